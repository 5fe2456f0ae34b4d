import type { Session } from '../../../../analytics/core/ports/engine.ts';
import { buildAllocationLine } from '../../../../analytics/models/allocation-line.ts';
import { readModels } from '../../../../analytics/models/catalogue.ts';
import { inMemory } from '../../../../analytics/models/mart-file.ts';
import { tableOf } from '../../evaluation/fixture.ts';
import { asset, defaultPolicy } from '../../evaluation/year.ts';
import { openMonitored } from '../fixture.ts';

/**
 * A small year that fills every relation an audit reads: two departments, a project in two funds, one unreported, one
 * only re-evaluated, balances of November, a red one whose notice is answered and closed, framework facts, requests old
 * and new, control figures.
 */
const written = {
  organisation: `
    unit_code | department_code
    101001    | 101
    101002    | 101
    102001    | 102`,
  project: `
    project_code | unit_code
    P1           | 101001
    P2           | 101002
    P3           | 102001
    P4           | 102001`,
  indicator: `
    project_code | indicator_code | target_value | weight
    P1           | 01             | 3            | 50
    P1           | 02             | 10           | 40
    P2           | 01             | 3            | 90
    P3           | 01             | 3            | 90`,
  execution: `
    period  | project_code | fund_source | adjusted_amount | spent_amount
    2025-03 | P1           | 中央        | 300.00          | 0.00
    2025-03 | P1           | 本级        | 700.00          | 0.00
    2025-06 | P1           | 中央        | 300.00          | 300.00
    2025-06 | P1           | 本级        | 700.00          | 300.00
    2025-12 | P1           | 中央        | 300.00          | 300.00
    2025-12 | P1           | 本级        | 700.00          | 600.00
    2025-12 | P2           | 本级        | 500.00          | 500.00
    2025-03 | P4           | 本级        | 300.00          | 0.00`,
  'unit-balance': `
    period  | unit_code | fund_source | opening_amount | revenue_budget_amount | revenue_amount | budget_amount | spent_amount | returned_amount | balance_amount | idle_amount
    2025-11 | 101001    | 本级        | 10.00          | 200.00                | 100.00         | 200.00        | 90.00        | 5.00            | 15.00          | 1.00
    2025-11 | 101002    | 本级        | 30.00          | 100.00                | 50.00          | 100.00        | 60.00        | -               | 20.00          | 2.00
    2025-11 | 102001    | 本级        | 0.00           | 0.00                  | 7.00           | 0.00          | 4.00         | 1.00            | 2.00           | 2.00`,
  progress: `
    period  | project_code | indicator_code | actual_value | measure
    2025-03 | P1           | 01             | 0            | -
    2025-04 | P1           | 01             | 1            | 加快招标
    2025-06 | P1           | 01             | 2            | -
    2025-06 | P1           | 02             | 6            | -
    2025-12 | P1           | 01             | 2            | -
    2025-12 | P1           | 02             | 10           | -
    2025-12 | P2           | 01             | 3            | -`,
  'self-evaluation': `
    project_code | indicator_code | actual_value
    P1           | 01             | 2
    P1           | 02             | 10
    P2           | 01             | 3`,
  're-evaluation': `
    project_code | score
    P4           | 71`,
  'department-fact': `
    department_code | fact_code        | fact_value
    101             | staff_actual     | 41
    101             | staff_authorised | 40
    102             | staff_actual     | 3
    102             | staff_authorised | 0`,
  request: `
    fiscal_year | project_code | unit_code | previous_project_code | fund_source | requested_amount | floor_amount
    2026        | N1           | 101001    | P1                    | 中央        | 333.33           | -
    2026        | N1           | 101001    | P1                    | 本级        | 666.68           | -
    2026        | N2           | 102001    | -                     | 本级        | 100.00           | 10.00
    2026        | N3           | 101002    | P2                    | 本级        | 200.00           | -
    2026        | N4           | 101002    | P2                    | 本级        | 200.00           | -
    2026        | N5           | 101002    | P2                    | 中央        | 50.00            | -`,
  'control-figure': `
    period  | kind | level    | key_code | measure      | value_text | reporter | money_kind
    2025-12 | 月报 | district | ALL      | spent_amount | 1400.00    | treasury | all
    2025-12 | 月报 | unit     | 101001   | spent_amount | 901.00     | treasury | all
    2025-06 | 月报 | unit     | 101001   | spent_amount | 600.00     | treasury | all`,
};

const models = await readModels(asset);

/** The views that audits read, made tables, so that a case may change their rows. */
const changeable = ['staging_project', 'staging_indicator', 'staging_execution', 'staging_control_figure'];

/** A session in which everything stands worked out over the small year through a period; the caller closes it. */
export const openAudited = async (through = '2025-12', envelopeAmount: string | null = null): Promise<Session> => {
  const given = Object.fromEntries(Object.entries(written).map(([name, rows]) => [name, tableOf(rows.trim()).rows]));
  const session = await openMonitored({ given, policy: defaultPolicy, through }, models);
  try {
    await session.run(`UPDATE run_setting SET envelope_amount = ${envelopeAmount ?? 'NULL'}`);
    await buildAllocationLine(session, { envelopeAmount, policy: defaultPolicy }, inMemory);
    for (const name of changeable) {
      await session.run(`CREATE TABLE ${name}_rows AS SELECT * FROM ${name}`);
      await session.run(`DROP VIEW ${name}`);
      await session.run(`ALTER TABLE ${name}_rows RENAME TO ${name}`);
    }
    return session;
  } catch (cause) {
    await session.close();
    throw cause;
  }
};
