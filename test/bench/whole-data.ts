import { join } from 'node:path';
import { duckdbEngine } from '../../functions/adapters/duckdb.ts';
import { asInLake, fileRow, type ModelData, makeModelData } from './model-data.ts';

const projects = `SELECT DISTINCT project_code, substr(project_code, 5, 3) AS unit_code FROM read_parquet($indicator) ORDER BY project_code`;
const numbered = `SELECT row_number() OVER (ORDER BY project_code) + 1 AS source_row, * FROM (${projects})`;

/**
 * What a year has besides its indicators, money and progress: who is who, what each project is, and what it asks for
 * next year.
 */
const tables: Readonly<Record<string, string>> = {
  organisation: `SELECT 2025 AS fiscal_year, unit_code, unit_code AS department_code, concat(unit_code, '局') AS department_name, concat(unit_code, '局本级') AS unit_name,
    '社会事业' AS department_group, sha256('organisation') AS source_file, '机构' AS source_sheet, CAST(unit_code AS BIGINT) AS source_row
    FROM (SELECT DISTINCT unit_code FROM (${projects})) ORDER BY unit_code`,
  project: `SELECT 2025 AS fiscal_year, unit_code, project_code, concat('改造提升项目', project_code) AS project_name, 'specific' AS project_type, '一般公共预算' AS fund_source,
    CAST(1000000 AS DECIMAL(18,2)) AS initial_amount, hash(project_code) % 5 = 0 AS public_concern, false AS statutory,
    sha256('project') AS source_file, '项目' AS source_sheet, source_row FROM (${numbered})`,
  request: `SELECT 2026 AS fiscal_year, unit_code, concat('2026', substr(project_code, 5)) AS project_code, concat('改造提升项目', project_code) AS project_name,
    project_code AS previous_project_code, '一般公共预算' AS fund_source, CAST(800000 + hash(project_code) % 900000 AS DECIMAL(18,2)) AS requested_amount,
    CAST(hash(project_code) % 100000 AS DECIMAL(18,2)) AS floor_amount, sha256('request') AS source_file, '申请' AS source_sheet, source_row FROM (${numbered})`,
};

/** The data of the models' bench and the rest of a year, so that everything a run does has something to do. */
export const makeWholeData = async (
  folder: string,
  indicatorMonths: number,
  departments: number,
): Promise<ModelData> => {
  const { lake, files: seen } = await makeModelData(folder, indicatorMonths, departments);
  const session = await duckdbEngine({ threads: 2 }).open([folder]);
  try {
    const indicator = join(folder, 'indicator.parquet');
    const more: Record<string, readonly string[]> = {};
    const files: (readonly string[])[] = [];
    for (const [name, sql] of Object.entries(tables)) {
      const path = join(folder, `${name}.parquet`);
      await session.writeParquet(asInLake(name, sql), path, { indicator });
      more[name] = [path];
      const [row] = await session.rows('SELECT sha256($name) AS id', { name });
      files.push(fileRow(String(row?.id), 10_000 + files.length));
    }
    return { lake: { ...lake, ...more }, files: [...seen, ...files] };
  } finally {
    await session.close();
  }
};
