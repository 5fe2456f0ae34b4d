import { describe, expect, it } from 'vitest';
import { datasets } from '../../../analytics/contracts/catalogue.ts';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import { monitoringDistrict } from '../../../analytics/contracts/marts/monitoring.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { allocationLineAudited } from '../../../analytics/models/allocation-line.ts';
import { auditPath, runAudits } from '../../../analytics/models/audit.ts';
import { build } from '../../../analytics/models/build.ts';
import { readModels } from '../../../analytics/models/catalogue.ts';
import { AuditError, MartShapeError, ModelError } from '../../../analytics/models/errors.ts';
import { lakeColumns } from '../../../analytics/models/prepare.ts';
import { runModel } from '../../../analytics/models/run-model.ts';
import { duckdbEngine } from '../../../functions/adapters/duckdb.ts';
import { asset, defaultPolicy } from '../evaluation/year.ts';
import { inputsOf } from './fixture.ts';

const withSession = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
  const session = await duckdbEngine({ threads: 1 }).open([]);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
};

const models = await readModels(asset);
const audits = [...models, allocationLineAudited].flatMap(({ mustHold }) => mustHold);

const given = (spent: string) => ({
  organisation: [{ unit_code: '101001', department_code: '101' }],
  project: [{ project_code: 'P1', unit_code: '101001' }],
  execution: [{ period: '2025-01', project_code: 'P1', adjusted_amount: '100.00', spent_amount: spent }],
});

const built = (spent: string, through = '2025-01') =>
  withSession(async (session) =>
    build(
      session,
      asset,
      await inputsOf(session, { given: given(spent), policy: defaultPolicy, through }),
      session.workspace,
    ),
  );

describe('a build', () => {
  it('makes every mart, filled or empty, from nothing at all', async () => {
    const result = await withSession(async (session) =>
      build(
        session,
        asset,
        await inputsOf(session, { given: {}, policy: defaultPolicy, through: '2025-06' }),
        session.workspace,
      ),
    );
    expect(Object.keys(result.marts)).toEqual(marts.map((mart) => mart.name));
    expect(Object.values(result.marts).every((mart) => mart.rows === 0)).toBe(true);
    expect(result.resultDigest).toMatch(/^[0-9a-f]{64}$/);
  });

  // That the same year gives the same digest twice is shown by the year of the command line.
  it('gives another digest for another fen', async () => {
    const [one, other] = [await built('8.00'), await built('8.01')];
    expect(other.resultDigest).not.toBe(one.resultDigest);
    expect(other.marts.evaluation_project).toEqual(one.marts.evaluation_project);
  });

  it('names the model of a table that does not fit', async () => {
    const failed = withSession(async (session) => {
      const inputs = await inputsOf(session, { given: {}, policy: defaultPolicy, through: '2025-06' });
      return build(session, asset, { ...inputs, fiscalYear: Number.NaN }, session.workspace);
    });
    await expect(failed).rejects.toThrow(ModelError);
    await expect(failed).rejects.toMatchObject({ model: 'inputs' });
  });

  it('names the model whose SQL fails', async () => {
    const broken = async (path: string): Promise<string> =>
      path.endsWith('monitoring_head.sql')
        ? '-- monitoring_head · 项目\n-- grain: project_code\n-- inputs: nowhere\nSELECT nothing FROM nowhere'
        : asset(path);
    const failed = withSession(async (session) =>
      build(
        session,
        broken,
        await inputsOf(session, { given: {}, policy: defaultPolicy, through: '2025-06' }),
        session.workspace,
      ),
    );
    await expect(failed).rejects.toMatchObject({ name: 'ModelError', model: 'monitoring_head' });
  });
});

describe('a mart', () => {
  it('that lacks a promised column or brings another is refused', async () => {
    const sql = "SELECT 1 AS fiscal_year, '2025-01' AS period, 2 AS surprise";
    const failed = withSession((session) =>
      runModel(session, { name: 'monitoring_district', kept: 'table', sql }, monitoringDistrict),
    );
    await expect(failed).rejects.toThrow(MartShapeError);
    await expect(failed).rejects.toMatchObject({ mart: 'monitoring_district', unknown: ['surprise'] });
  });

  it('that brings as many columns as promised, one of them another, is refused', async () => {
    const names = monitoringDistrict.columns.map(({ name }) => (name === 'red' ? 'crimson' : name));
    const sql = `SELECT ${names.map((name) => `NULL AS ${name}`).join(', ')}`;
    const failed = withSession((session) =>
      runModel(session, { name: 'monitoring_district', kept: 'table', sql }, monitoringDistrict),
    );
    await expect(failed).rejects.toMatchObject({ name: 'MartShapeError', absent: ['red'], unknown: ['crimson'] });
  });

  it('that brings a column more than promised is refused', async () => {
    const names = [...monitoringDistrict.columns.map(({ name }) => name), 'surprise'];
    const sql = `SELECT ${names.map((name) => `NULL AS ${name}`).join(', ')}`;
    const failed = withSession((session) =>
      runModel(session, { name: 'monitoring_district', kept: 'table', sql }, monitoringDistrict),
    );
    await expect(failed).rejects.toMatchObject({ name: 'MartShapeError', absent: [], unknown: ['surprise'] });
  });

  it('has the promised types whatever the model computes in', async () => {
    const types = await withSession(async (session) => {
      await runModel(
        session,
        {
          name: 'monitoring_district',
          kept: 'view',
          sql: `SELECT ${monitoringDistrict.columns.map(({ name }) => `NULL AS ${name}`).join(', ')}`,
        },
        monitoringDistrict,
      );
      return session.rows(
        `SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'monitoring_district' ORDER BY ordinal_position`,
      );
    });
    expect(types).toEqual(monitoringDistrict.columns.map(({ name, type }) => ({ column_name: name, data_type: type })));
  });
});

describe('audits', () => {
  const marked = (rows: string) =>
    withSession(async (session) => {
      await session.run(`CREATE TABLE intake_file AS ${rows}`);
      await runAudits(session, asset, [
        { name: 'intake_file', grain: [{ name: 'file_id', optional: false }], mustHold: ['intake_files_whole'] },
      ]);
    });
  const row = (id: string, received: number, accepted: number) =>
    `SELECT ${id} AS file_id, 'accepted' AS state, ${received} AS rows_received, ${accepted} AS rows_accepted, ${received - accepted} AS rows_refused`;

  it('pass where all holds', async () => {
    await expect(marked(row("'a'", 3, 3))).resolves.toBeUndefined();
  });

  it('find a key that is there twice', async () => {
    const failed = marked(`${row("'a'", 3, 3)} UNION ALL ${row("'a'", 4, 4)}`);
    await expect(failed).rejects.toThrow(AuditError);
    await expect(failed).rejects.toMatchObject({
      audit: 'key_intake_file',
      model: 'intake_file',
      violators: [{ file_id: 'a', times: 2 }],
    });
  });

  it('find a key that is not there', async () => {
    await expect(marked(row('CAST(NULL AS VARCHAR)', 3, 3))).rejects.toMatchObject({ audit: 'key_intake_file' });
  });

  it('find a file taken in half', async () => {
    await expect(marked(row("'a'", 3, 2))).rejects.toMatchObject({
      audit: 'intake_files_whole',
      violators: [{ file_id: 'a' }],
    });
  });

  it.each([
    ['red', 'green', true],
    ['missing', 'green', false],
    ['yellow', 'green', false],
    ['red', 'missing', false],
    ['red', 'red', false],
    ['red', null, true],
  ])('find a notice opened under a %s light and closed under a %s one: %s', async (opened, closed, holds) => {
    const audited = withSession(async (session) => {
      await session.run(
        `CREATE TABLE monitoring_notice AS SELECT 2025 AS fiscal_year, 'n' AS notice_id, 'P' AS project_code,
           '2025-01' AS opened_period, ${closed === null ? 'CAST(NULL AS VARCHAR)' : "'2025-02'"} AS closed_period`,
      );
      await session.run(
        `CREATE TABLE monitoring_project AS SELECT 2025 AS fiscal_year, 'P' AS project_code, period, light
         FROM (VALUES ('2025-01', '${opened}'), ('2025-02', '${closed ?? 'missing'}')) AS month (period, light)`,
      );
      await runAudits(session, asset, [
        {
          name: 'monitoring_notice',
          grain: [{ name: 'notice_id', optional: false }],
          mustHold: ['monitoring_notices_by_reports'],
        },
      ]);
    });
    if (holds) await expect(audited).resolves.toBeUndefined();
    else await expect(audited).rejects.toMatchObject({ audit: 'monitoring_notices_by_reports' });
  });

  it('let a column of the grain be NULL only where it is optional', async () => {
    const grain = (optional: boolean) => [
      { name: 'file_id', optional: false },
      { name: 'state', optional },
    ];
    const audited = (optional: boolean) =>
      withSession(async (session) => {
        await session.run("CREATE TABLE intake_file AS SELECT 'a' AS file_id, CAST(NULL AS VARCHAR) AS state");
        await runAudits(session, asset, [{ name: 'intake_file', grain: grain(optional), mustHold: [] }]);
      });
    await expect(audited(true)).resolves.toBeUndefined();
    await expect(audited(false)).rejects.toMatchObject({ audit: 'key_intake_file' });
  });
});

describe('the models', () => {
  it('has a staging model with the columns of each contract', async () => {
    await withSession(async (session) => {
      await build(
        session,
        asset,
        await inputsOf(session, { given: {}, policy: defaultPolicy, through: '2025-06' }),
        session.workspace,
      );
      for (const dataset of datasets) {
        const relation = `staging_${dataset.name.replaceAll('-', '_')}`;
        const found = await session.rows(
          'SELECT column_name FROM information_schema.columns WHERE table_name = $relation ORDER BY ordinal_position',
          {
            relation,
          },
        );
        expect(found.map((each) => each.column_name)).toEqual(Object.keys(lakeColumns(dataset)));
      }
    });
  });

  it('keeps to SQL that other engines run too', async () => {
    const foreign = /::|\bQUALIFY\b|\bEXCLUDE\b|\bGROUP BY ALL\b|\bREPLACE \(|\/\/|\blist_[a-z]+\(/i;
    const files = [...models.map(({ path }) => path), ...audits.map(auditPath)];
    for (const path of files) {
      const code = (await asset(path)).replaceAll(/--.*$/gm, '');
      expect(foreign.exec(code)?.[0], path).toBeUndefined();
    }
  });
});
