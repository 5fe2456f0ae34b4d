import { describe, expect, it } from 'vitest';
import type { Row } from '../../../analytics/core/ports/engine.ts';
import { formulaOf } from '../../../analytics/explain/formula.ts';
import { policyWith } from '../evaluation/year.ts';

// That it makes the points it is shown beside is checked of every worked example: ../evaluation/fixtures.test.ts.
describe('the formula of a scored row', () => {
  const row = (more: Row): Row => ({
    level1: 'output',
    direction: '>=',
    target: '100',
    actual: '80',
    weight: '10',
    rule: 'at_least_proportional',
    ...more,
  });
  const days = policyWith({ late_day_points: 0.5 });
  it.each<[string, Row, string, number]>([
    ['in proportion', {}, '80 ÷ 100', 0.8],
    ['met', { actual: '120' }, '120 / 100:满分', 1],
    ['a pass line', { rule: 'at_least_pass_line' }, '(80 ÷ 100 − 0.6) ÷ (1 − 0.6)', 0.5],
    ['a ceiling', { rule: 'at_most_linear', direction: '<=', actual: '150' }, '(2 × 100 − 150) ÷ 100', 0.5],
    ['a ratio', { rule: 'at_most_ratio', direction: '<=', actual: '160' }, '100 ÷ 160', 0.625],
    ['symmetric', { rule: 'equal_symmetric', direction: '=', actual: '120' }, '1 − 20 ÷ 100', 0.8],
    [
      'a day',
      {
        rule: 'late_by_day',
        direction: 'by',
        target: null,
        actual: null,
        target_date: '2025-11-30',
        actual_date: '2025-12-06',
      },
      '(10 − 6 × 0.5) ÷ 10',
      0.7,
    ],
    [
      'satisfaction',
      { rule: 'satisfaction_threshold', level1: 'satisfaction', target: '95', actual: '75' },
      '(75 − 60) ÷ (90 − 60)',
      0.5,
    ],
  ])('says %s with its numbers', (_, more, says, share) => {
    const worked = formulaOf(row(more), days);
    expect(worked?.says.zh).toBe(says);
    expect(worked?.share).toBeCloseTo(share, 9);
  });

  it.each([
    ['a judged row', { direction: 'qualitative', rule: 'judged_points', target: null, actual: null }],
    ['a row without a result', { actual: null }],
    ['a row without weight', { weight: '0' }],
    ['execution', { level1: 'execution', rule: 'execution_proportional' }],
  ])('makes none of %s', (_, more) => {
    expect(formulaOf(row(more), days)).toBeNull();
  });
});
