import { afterEach, beforeEach, expect, it } from 'vitest';
import { datasets } from '../../../../analytics/contracts/catalogue.ts';
import { columnType } from '../../../../analytics/contracts/field.ts';
import { ident } from '../../../../analytics/core/ident.ts';
import type { Session } from '../../../../analytics/core/ports/engine.ts';
import { duckdbEngine } from '../../../../functions/adapters/duckdb.ts';
import { ownFiles } from '../../../../functions/steps/report/own-files.ts';

let session: Session;
beforeEach(async () => {
  session = await duckdbEngine({ threads: 1 }).open([]);
  for (const { name, fields } of datasets) {
    const columns = fields.map((field) => `${ident(field.name)} ${columnType(field)}`).join(', ');
    await session.run(
      `CREATE TABLE ${ident(`staging_${name.replaceAll('-', '_')}`)} (source_file VARCHAR, ${columns})`,
    );
  }
});
afterEach(() => session.close());

const insert = async (table: string, row: Readonly<Record<string, string>>): Promise<void> => {
  const cells = { fiscal_year: '2025', ...row };
  const names = Object.keys(cells).map(ident).join(', ');
  const values = Object.values(cells)
    .map((value) => `'${value}'`)
    .join(', ');
  await session.run(`INSERT INTO ${ident(table)} (${names}) VALUES (${values})`);
};

it('knows whose file it is by the units and projects of all its rows', async () => {
  for (const [department, unit] of [
    ['101', '101001'],
    ['202', '202001'],
  ] as const) {
    await insert('staging_organisation', { source_file: 'list', department_code: department, unit_code: unit });
    await insert('staging_project', { source_file: `projects ${unit}`, unit_code: unit, project_code: `P${unit}` });
  }
  await insert('staging_progress', { source_file: 'school', project_code: 'P101001' });
  await insert('staging_indicator', { source_file: 'school', project_code: 'P101001' });
  await insert('staging_execution', { source_file: 'treasury', project_code: 'P101001' });
  await insert('staging_execution', { source_file: 'treasury', project_code: 'P202001' });
  await insert('staging_progress', { source_file: 'stray', project_code: 'P101001' });
  await insert('staging_progress', { source_file: 'stray', project_code: 'nobody' });
  await insert('staging_department_fact', { source_file: 'facts', department_code: '202' });
  expect(await ownFiles(session)).toEqual(
    new Map([
      ['projects 101001', '101'],
      ['projects 202001', '202'],
      ['school', '101'],
      ['facts', '202'],
    ]),
  );
});
