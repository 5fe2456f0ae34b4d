import { join } from 'node:path';
import { datasetNamed } from '../../analytics/contracts/catalogue.ts';
import { lakeColumns } from '../../analytics/models/prepare.ts';
import { duckdbEngine } from '../../functions/adapters/duckdb.ts';

const pad = (month: number): string => String(month).padStart(2, '0');

/** One project has this many indicators, as in the fictional district. */
const indicatorsPerProject = 8;

export interface ModelData {
  readonly lake: Readonly<Record<string, readonly string[]>>;
  /** Rows of snapshot_file. */
  readonly files: readonly (readonly string[])[];
}

/** A file as the models see it, by its id and its place among those accepted. */
export const fileRow = (id: string, order: number): readonly string[] => [
  ...[id, `${id}.csv`, String(order), 'accepted', 'csv', 'utf-8', '0', '0', id, 'false'],
];

/** Departments' codes begin here, so that all have three digits. */
const firstDepartment = 101;
const departmentCode = (department: number): string => String(firstDepartment + department);

const indicatorSql = (
  departments: number,
): string => `SELECT CAST(2025 AS INTEGER) AS fiscal_year, concat('2025', CAST(${firstDepartment} + project % ${departments} AS VARCHAR), lpad(CAST(project AS VARCHAR), 6, '0')) AS project_code,
  lpad(CAST(number % ${indicatorsPerProject} + 1 AS VARCHAR), 2, '0') AS indicator_code, concat('改造提升完成数量第', CAST(number % 9973 AS VARCHAR), '项') AS indicator_name,
  CASE number % 8 WHEN 0 THEN 'cost' WHEN 6 THEN 'benefit' WHEN 7 THEN 'satisfaction' ELSE 'output' END AS level1, '数量' AS level2,
  CASE number % 8 WHEN 0 THEN '<=' WHEN 5 THEN '=' WHEN 6 THEN 'qualitative' ELSE '>=' END AS direction,
  CASE WHEN number % 8 <> 6 THEN CAST(10 + hash(number) % 5000 AS DECIMAL(18,6)) END AS target_value, CAST(NULL AS VARCHAR) AS target_text,
  '个' AS unit_of_measure, CAST(11.25 AS DECIMAL(18,6)) AS weight, CASE WHEN number % 8 >= 6 THEN 'stock' ELSE 'flow' END AS accumulation,
  number % 8 = 1 AS core, CAST(NULL AS VARCHAR) AS parent_indicator_code, 'plan' AS standard, '竣工验收单' AS evidence_source,
  CAST(CASE WHEN project % 3 = 0 THEN 0.1 END AS DECIMAL(18,6)) AS plan_03, CAST(CASE WHEN project % 3 = 0 THEN 0.4 END AS DECIMAL(18,6)) AS plan_06,
  CAST(CASE WHEN project % 3 = 0 THEN 0.7 END AS DECIMAL(18,6)) AS plan_09,
  sha256(concat('goals-', CAST(${firstDepartment} + project % ${departments} AS VARCHAR))) AS source_file, '绩效指标' AS source_sheet, number + 2 AS source_row
  FROM (SELECT range AS number, CAST(floor(range / ${indicatorsPerProject}) AS BIGINT) AS project FROM range(CAST($indicators AS BIGINT)))
  ORDER BY project_code, indicator_code`;

/**
 * A month's monitoring forms of some projects, in one file: one indicator in twenty unreported, one in five with an
 * explanation in words.
 */
const progressSql = (
  month: number,
  file: string,
  projects: string,
): string => `SELECT fiscal_year, '2025-${pad(month)}' AS period, project_code, indicator_code,
  CAST(target_value * ${month} / 12 * (0.6 + (hash(source_row + ${month}) % 600000) / 1000000.0) AS DECIMAL(18,6)) AS actual_value,
  CASE WHEN direction = 'qualitative' THEN CASE hash(source_row * ${month}) % 3 WHEN 0 THEN 'met' WHEN 1 THEN 'partly' ELSE 'unmet' END END AS tier,
  CAST(target_value * (0.8 + (hash(source_row) % 400000) / 1000000.0) AS DECIMAL(18,6)) AS expected_value,
  CASE WHEN hash(source_row * ${month} + 1) % 100 = 0 THEN 'impossible' WHEN hash(source_row * ${month} + 1) % 4 = 0 THEN 'possible' ELSE 'certain' END AS likelihood,
  CASE WHEN hash(source_row * ${month} + 2) % 5 = 0 THEN 'funds' END AS cause,
  CASE WHEN hash(source_row * ${month} + 2) % 5 = 0 THEN concat('第', CAST(hash(source_row * ${month}) % 1000000 AS VARCHAR), '批资金到位较晚,施工受雨季影响') END AS explanation,
  CASE WHEN hash(source_row * ${month} + 2) % 10 = 0 THEN concat('月底前补足', CAST(hash(source_row) % 10000 AS VARCHAR), '人天并每周通报') END AS measure,
  CAST(NULL AS DATE) AS measure_due, CAST((hash(source_row + ${month}) % 1000000) / 1000000.0 AS DECIMAL(18,6)) AS declared_completion,
  CAST((hash(project_code) % 1000000) / 12000000.0 * ${month} AS DECIMAL(18,6)) AS declared_project_progress,
  DATE '2025-${pad(month)}-01' + CAST(hash(project_code) % 12 AS INTEGER) AS reported_on, sha256('${file}') AS source_file, '绩效监控表' AS source_sheet, source_row
  FROM indicator WHERE ${projects} AND hash(source_row * 31 + ${month}) % 20 <> 0
  ORDER BY project_code, indicator_code`;

const executionSql = `SELECT fiscal_year, concat('2025-', lpad(CAST(month AS VARCHAR), 2, '0')) AS period, 'treasury' AS reporter, substr(project_code, 5, 3) AS unit_code, project_code,
  '一般公共预算' AS fund_source, 'current' AS money_kind, '302' AS budget_line, CAST(1000000 AS DECIMAL(18,2)) AS initial_amount,
  CAST(1000000 + hash(project_code) % 500000 AS DECIMAL(18,2)) AS adjusted_amount, CAST(NULL AS DECIMAL(18,2)) AS reserved_amount,
  CAST(NULL AS DECIMAL(18,2)) AS committed_amount, CAST(NULL AS DECIMAL(18,2)) AS received_amount,
  CAST(month * (hash(project_code) % 9000000) / 100.0 AS DECIMAL(18,2)) AS spent_amount, CAST(NULL AS DECIMAL(18,2)) AS paid_amount,
  sha256('treasury') AS source_file, '国库支付' AS source_sheet, row_number() OVER () AS source_row
  FROM (SELECT DISTINCT fiscal_year, project_code FROM indicator) AS project CROSS JOIN (SELECT range + 1 AS month FROM range(12)) AS calendar`;

/** Rows with every column of the dataset's lake, of its type; empty where the rows above say nothing of it. */
export const asInLake = (name: string, sql: string): string => {
  const dataset = datasetNamed(name);
  const typed = Object.entries(dataset ? lakeColumns(dataset) : {}).map(
    ([column, type]) => `CAST(NULL AS ${type}) AS ${column}`,
  );
  return `SELECT * FROM (SELECT ${typed.join(', ')}) WHERE source_row > 0 UNION ALL BY NAME (${sql})`;
};

/**
 * Makes lake files for so many indicator-months of so many departments (899 at most) in a folder: each department sends
 * one form a month, its projects in the order of their codes; one late file restates. The same sizes give the same
 * rows.
 */
export const makeModelData = async (
  folder: string,
  indicatorMonths: number,
  departments: number,
): Promise<ModelData> => {
  const session = await duckdbEngine({ threads: 2 }).open([folder]);
  try {
    await session.run(`CREATE TABLE indicator AS ${indicatorSql(departments)}`, {
      indicators: Math.round(indicatorMonths / 12),
    });
    const at = (name: string): string => join(folder, `${name}.parquet`);
    await session.writeParquet(asInLake('indicator', 'SELECT * FROM indicator'), at('indicator'));
    await session.writeParquet(asInLake('execution', executionSql), at('execution'));
    const progress: string[] = [];
    for (let month = 1; month <= 12; month++) {
      for (let department = 0; department < departments; department++) {
        const code = departmentCode(department);
        const file = `progress-${pad(month)}-${code}`;
        progress.push(at(file));
        const projects = `project_code BETWEEN '2025${code}' AND '2025${code}999999'`;
        await session.writeParquet(asInLake('progress', progressSql(month, file, projects)), at(file));
      }
    }
    await session.writeParquet(
      asInLake('progress', progressSql(6, 'restated', 'hash(project_code) % 100 = 0')),
      at('progress-restated'),
    );
    const seen = await session.rows(
      `SELECT DISTINCT source_file, 1 AS place FROM indicator UNION ALL SELECT sha256('treasury'), 2 UNION ALL SELECT sha256('restated'), 3
       UNION ALL SELECT sha256(concat('progress-', lpad(CAST(month AS VARCHAR), 2, '0'), '-', CAST(department AS VARCHAR))), 3
       FROM (SELECT range + 1 AS month FROM range(12)) AS calendar CROSS JOIN (SELECT range + ${firstDepartment} AS department FROM range(${departments})) AS part ORDER BY 2, 1`,
    );
    const last = (await session.rows(`SELECT sha256('restated') AS id`))[0]?.id;
    const files = seen.map((row, index) =>
      fileRow(String(row.source_file), row.source_file === last ? 9999 : index + 1),
    );
    return {
      lake: {
        indicator: [at('indicator')],
        execution: [at('execution')],
        progress: [...progress, at('progress-restated')],
      },
      files,
    };
  } finally {
    await session.close();
  }
};
