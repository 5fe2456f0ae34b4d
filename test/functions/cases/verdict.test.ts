import { describe, expect, it } from 'vitest';
import type { Case, CaseRow } from '../../../functions/cases/facts.ts';
import { judgeExecution, judgeLine, judgeRow, judgeTotal, judgeWeights } from '../../../functions/cases/verdict.ts';

const row = (more: Partial<CaseRow>): CaseRow => ({
  level1: '产出',
  name: '培训人次',
  direction: '>=',
  target: 100,
  actual: 80,
  weight: 10,
  points: 8,
  ...more,
});

const form = (more: Partial<Case>): Case => ({ id: '甲', budget: {}, indicators: [], ...more });

describe('a row', () => {
  it.each<[string, Partial<CaseRow>, number | null, string]>([
    ['as the rule says', {}, 8, 'equal'],
    ['half a hundredth off', { points: 8.005 }, 8, 'equal'],
    ['below the rule without a reason', { points: 7 }, 8, 'judgement'],
    ['below the rule with a reason', { points: 7, reason: '质量问题' }, 8, 'judgement'],
    ['not met and printed full', { points: 10 }, 8, 'slip'],
    ['above its weight', { points: 11 }, 10, 'slip'],
    ['with its weight applied twice', { points: 10, actual: 100, converted: 1 }, 10, 'slip'],
    ['without weight and with points', { weight: 0, points: 3 }, 0, 'slip'],
    ['above the rule and not full', { points: 9 }, 8, 'ours'],
    ['that the product gives no points', {}, null, 'ours'],
  ])('%s', (_, more, computed, verdict) => {
    expect(judgeRow(row(more), computed)[0]).toBe(verdict);
  });
});

describe('an execution row', () => {
  const budget = { adjusted: 100, spent: 80, rate: 0.8, weight: 10, points: 8 };
  it.each<[string, Case['budget'], number | null, string]>([
    ['as the rule says', budget, 8, 'equal'],
    ['whose rate is rounded to per cents', { ...budget, spent: 80.4 }, 8, 'equal'],
    ['whose rate is not its money', { ...budget, rate: 1, points: 10 }, 8, 'slip'],
    ['whose total is not its sources', { ...budget, by_source: [{ adjusted: 90, spent: 80 }] }, 8, 'slip'],
    ['printed full at 80 %', { ...budget, points: 10 }, 8, 'slip'],
    ['below the rule', { ...budget, points: 6 }, 8, 'judgement'],
    ['above the rule and not full', { ...budget, points: 9 }, 8, 'ours'],
  ])('%s', (_, given, computed, verdict) => {
    expect(judgeExecution(form({ budget: given }), computed)[0]).toBe(verdict);
  });

  it('has lines with points of their own', () => {
    expect(judgeLine({ spent: 90, adjusted: 100, weight: 10, points: 10 }, 9)[0]).toBe('slip');
    expect(judgeLine({ spent: 90, adjusted: 100, weight: 10, points: 9 }, 9)[0]).toBe('equal');
  });
});

describe('a whole form', () => {
  const two = (first: number, second: number): Case['indicators'] => [row({ weight: first }), row({ weight: second })];
  it.each<[string, Partial<Case>, string]>([
    ['whose weights make 100', { budget: { weight: 10 }, indicators: two(50, 40), complete: true }, 'equal'],
    ['whose weights make 110', { budget: { weight: 10 }, indicators: two(50, 50), complete: true }, 'slip'],
    ['whose weights make 90', { budget: { weight: 10 }, indicators: two(40, 40), complete: true }, 'slip'],
    ['of which a part is known', { budget: { weight: 10 }, indicators: two(40, 40), complete: false }, 'equal'],
  ])('%s', (_, more, verdict) => {
    expect(judgeWeights(form(more))?.verdict).toBe(verdict);
  });

  it.each<[string, number, boolean, string]>([
    ['the sum of its rows', 18, true, 'equal'],
    ['not the sum of its rows', 20, true, 'slip'],
    ['what the rows that are not there can make up', 90, false, 'equal'],
    ['more than they can make up', 99, false, 'slip'],
    ['less than the rows that are there', 17, false, 'slip'],
  ])('whose total is %s', (_, total, complete, verdict) => {
    const given = form({ budget: { weight: 10, points: 10 }, indicators: [row({})], total, complete });
    expect(judgeTotal(given, [])?.verdict).toBe(verdict);
  });
});
