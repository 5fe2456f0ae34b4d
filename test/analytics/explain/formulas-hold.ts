import { expect } from 'vitest';
import type { Row } from '../../../analytics/core/ports/engine.ts';
import { formulaOf } from '../../../analytics/explain/formula.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';

/** Checks of scored rows that the formula shown beside each makes its points. */
export const formulasHold = (rows: readonly Row[], policy: Policy): void => {
  const places = 10 ** -policy.settings.rounding_decimals.value;
  for (const row of rows.filter(
    ({ finding, rule }) => !/not_reported/.test(String(finding)) && rule !== 'unweighted',
  )) {
    const worked = formulaOf(row, policy);
    if (worked === null) continue;
    const off = Number(row.weight) * worked.share - Number(row.points);
    const deducted = Number(row.points) === 0 || /target_far_exceeded/.test(String(row.finding)) ? 100 : 0;
    expect([row.indicator_code, row.rule, off <= places + deducted, off >= -places]).toEqual([
      row.indicator_code,
      row.rule,
      true,
      true,
    ]);
  }
};
