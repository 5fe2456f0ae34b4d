import { describe, expect, it } from 'vitest';
import { datasets } from '../../analytics/contracts/catalogue.ts';
import { columnType } from '../../analytics/contracts/field.ts';
import { marts } from '../../analytics/contracts/marts/catalogue.ts';
import { ident } from '../../analytics/core/ident.ts';
import type { Row, Session } from '../../analytics/core/ports/engine.ts';
import type { Output } from '../../analytics/core/ports/output.ts';
import { duckdbEngine } from '../../functions/adapters/duckdb.ts';
import { reportStep } from '../../functions/steps/report/step.ts';
import { closedYear, midYear, type ShownMart, shownMarts, withRows } from '../fixtures/site-data.ts';

const inMemory = (): { output: Output; files: Map<string, string> } => {
  const files = new Map<string, string>();
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    files.set(path, String(content));
  };
  const nothing = async (): Promise<void> => {};
  return {
    output: { workspace: '/nowhere', write, move: nothing, publish: async () => null, discard: nothing },
    files,
  };
};

/** The fixture's rows as tables, typed as the marts declare them. */
const load = async (session: Session, rowsOf: (mart: ShownMart) => readonly Row[]): Promise<void> => {
  for (const name of shownMarts) {
    const columns = marts.find((mart) => mart.name === name)?.columns ?? [];
    const cells = rowsOf(name).map((row) =>
      columns.map((column) =>
        row[column.name] === null || row[column.name] === undefined ? null : String(row[column.name]),
      ),
    );
    await session.loadText(
      `text_${name}`,
      columns.map((column) => column.name),
      cells,
    );
    const casts = columns.map((column) => `CAST(${ident(column.name)} AS ${column.type}) AS ${ident(column.name)}`);
    await session.run(`CREATE TABLE ${ident(name)} AS SELECT ${casts.join(', ')} FROM ${ident(`text_${name}`)}`);
  }
  for (const { name, fields } of datasets) {
    const columns = fields.map((field) => `${ident(field.name)} ${columnType(field)}`).join(', ');
    await session.run(
      `CREATE TABLE ${ident(`staging_${name.replaceAll('-', '_')}`)} (source_file VARCHAR, ${columns})`,
    );
  }
  await session.run(
    `CREATE TABLE goal_adjustment AS SELECT 2025 AS fiscal_year, '2025101001' AS project_code, CAST(3 AS BIGINT) AS change_order,
       '01' AS indicator_code, '改造数量' AS indicator_name, 'target_value' AS changed, '12.000000' AS value_before,
       '6.000000' AS value_after, '洪水停工' AS reason, DATE '2025-09-01' AS approved_on, '示财预〔2025〕9号' AS document,
       'file-101' AS source_file, '批复' AS source_sheet, CAST(2 AS BIGINT) AS source_row`,
  );
  await session.run(
    `INSERT INTO staging_project (fiscal_year, project_code, public_concern, initial_amount, source_file)
     VALUES (2025, '2025101001', TRUE, 12345.00, 'file-101')`,
  );
};

const report = async (
  data = closedYear(),
  edition: 'internal' | 'public' = 'internal',
  more?: string,
): Promise<{ count: number; files: Map<string, string> }> => {
  const session = await duckdbEngine().open([]);
  try {
    await load(session, (mart) => data.rows[mart]);
    if (more !== undefined) await session.run(more);
    const { output, files } = inMemory();
    const count = await reportStep(session, { run: data.run, policy: data.policy, edition, style: 'body{}' }, output);
    return { count, files };
  } finally {
    await session.close();
  }
};

describe('reportStep', () => {
  it('writes the whole site under site/ from typed marts', async () => {
    const { count, files } = await report();
    expect(files.size).toBe(count);
    expect([...files.keys()].filter((path) => !path.startsWith('site/'))).toEqual([]);
    for (const path of [
      'index.html',
      'style.css',
      'allocation.html',
      'projects/2025103002.html',
      'departments/101.html',
      'monitoring/2025-12.html',
    ])
      expect(files.has(`site/${path}`)).toBe(true);
    expect(files.get('site/projects/2025101001.html')).toContain('80 × 87.5% = <b>70.00</b>');
  });

  it('shows the same figures whatever the engine makes of them', async () => {
    const { files } = await report(midYear());
    expect(files.get('site/departments/101.html')).toContain('235,760,000.00');
  });

  it('reads what projects declared and which files are still in force', async () => {
    const data = closedYear();
    const rows = data.rows.monitoring_project.map((row) => ({ ...row, initial_amount: null }));
    const { files } = await report(withRows(data, { monitoring_project: rows }));
    expect(files.get('site/projects/2025101001.html')).toContain('title="12,345.00 元"');
    expect(files.get('site/quality.html')).toContain('被 教育体育局 6月监控表.xlsx 替代');
  });

  it('reads what units reported of their own money where the treasury has another figure for the month', async () => {
    const execution = `INSERT INTO staging_execution (fiscal_year, period, reporter, project_code, fund_source, money_kind, budget_line, adjusted_amount, spent_amount)
      VALUES (2025, '2025-12', 'unit', '2025101001', 'x', 'current', '-', 1000000, 819000),
        (2025, '2025-12', 'treasury', '2025101001', 'x', 'current', '1', 600000, 100000),
        (2025, '2025-12', 'treasury', '2025101001', 'x', 'carryover', '2', 400000, 400000.01),
        (2025, '2025-12', 'unit', '2025102002', 'x', 'current', '-', 1000000, 819000),
        (2025, '2025-12', 'treasury', '2025102002', 'x', 'current', '1', 1000000, 819432.17),
        (2025, '2025-11', 'unit', '2025103002', 'x', 'current', '-', 5, 5),
        (2025, '2025-11', 'treasury', '2025103002', 'x', 'current', '1', 9, 9)`;
    const { files } = await report(closedYear(), 'internal', execution);
    const pages = [...files].filter(([, content]) => content.includes('与国库不同')).map(([path]) => path);
    expect(pages).toEqual(['site/projects/2025101001.html']);
    expect((files.get(pages[0] ?? '') ?? '').replaceAll('\u2060', '')).toContain(
      '全年预算数 1,000,000.00,国库 1,000,000.00;执行数 819,000.00,国库 500,000.01',
    );
  });

  it('reads what approved adjustments changed in the goals, and tells the public no reason', async () => {
    const textOf = async (edition: 'internal' | 'public'): Promise<string> =>
      ((await report(closedYear(), edition)).files.get('site/projects/2025101001.html') ?? '')
        .replaceAll('\u00a0', ' ')
        .replace(/<[^>]+>/g, ' ');
    const [own, open] = [await textOf('internal'), await textOf('public')];
    for (const said of ['批复后经批准调整过 1 项指标', '目标值 12', '目标值 6', '示财预〔2025〕9号']) {
      expect(own).toContain(said);
      expect(open).toContain(said);
    }
    expect([own.includes('洪水停工'), open.includes('洪水停工')]).toEqual([true, false]);
  });

  it('discloses to the public only the projects of public concern', async () => {
    const { files } = await report(closedYear(), 'public');
    expect([...files.keys()].filter((path) => path.startsWith('site/projects/'))).toEqual([
      'site/projects/2025101001.html',
    ]);
  });
});
