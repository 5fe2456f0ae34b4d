import { expect, test } from 'vitest';
import { mayBeShare, mayBeShareSql } from '../../../analytics/intake/may-be-share.ts';
import { sharedEngine } from '../../support/shared-engine.ts';

const engine = sharedEngine({});

/** Result, direction, target, unit and name of its goal, and whether it may be a share. */
const cases: readonly (readonly [string, string, string, string, string, boolean])[] = [
  ['0.96', '>=', '95', '%', '验收合格', true],
  ['0.96', '>=', '95', '％', '验收合格', true],
  ['0.96', '>=', '95', '百分比', '验收合格', true],
  ['1', '=', '100', '%', '验收合格', true],
  ['1.1', '>=', '95', '%', '验收合格', false],
  ['0', '>=', '95', '%', '验收合格', false],
  ['0.96', '>=', '0.95', '%', '验收合格', false],
  ['0.9', '>=', '3', '%', '增长', false],
  ['0.96', '>=', '95', '家', '验收合格率', false],
  ['0.96', '>=', '95', '', '验收合格率', true],
  ['0.96', '>=', '95', '', '群众满意度(%)', true],
  ['0.96', '>=', '95', '', '路面厚度', false],
  ['0.08', '<=', '5', '%', '差错', true],
  ['0.08', '<', '5', '', '差错率', true],
  ['0.6', '<=', '5', '%', '差错', false],
  ['0.9', '<=', '3', '%', '失业', false],
  ['0.08', '>=', '5', '%', '增长', false],
];

test('the rule for forms says so', () => {
  const said = cases.map(([value, direction, target_value, unit_of_measure, indicator_name]) =>
    mayBeShare(value, { direction, target_value, unit_of_measure, indicator_name }),
  );
  expect(said).toEqual(cases.map(([, , , , , is]) => is));
});

test('and the rule for tables the same', async () => {
  const session = await engine.open([]);
  try {
    const rows = cases.map(
      ([value, direction, target, unit, name], index) =>
        `(${index}, CAST(${value} AS DECIMAL(18,6)), '${direction}', CAST(${target} AS DECIMAL(18,6)), '${unit}', '${name}')`,
    );
    const found = await session.rows(`WITH both_of AS (SELECT * FROM (VALUES ${rows.join(', ')})
  v(nth, actual_value, direction, target_value, unit_of_measure, indicator_name))
SELECT t.nth FROM both_of t JOIN both_of i ON i.nth = t.nth WHERE ${mayBeShareSql} ORDER BY t.nth`);
    expect(found.map(({ nth }) => Number(nth))).toEqual(cases.flatMap(([, , , , , is], index) => (is ? [index] : [])));
  } finally {
    await session.close();
  }
});
