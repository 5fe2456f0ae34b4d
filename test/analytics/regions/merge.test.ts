import { describe, expect, it } from 'vitest';
import { text } from '../../../analytics/core/language/text.ts';
import { countsOf, mergeOutcomes, NothingPlannedError } from '../../../analytics/regions/merge.ts';
import { withoutResult } from '../../../analytics/regions/outcome.ts';
import { doneOf, period, plannedOf } from '../../fixtures/regions.ts';

describe('a run’s outcomes together', () => {
  it('stand in the order of the plan, one of which nothing was heard as missing with the reason', () => {
    const planned = [plannedOf('330102'), plannedOf('330101'), plannedOf('330103')];
    const failed = withoutResult(plannedOf('330102'), 'failed', text('规则文件不对', 'the policy is none'));
    const merged = mergeOutcomes(planned, [doneOf('330101', '1.00', '0.50'), failed]);
    expect(merged.outcomes.map(({ code, state }) => [code, state])).toEqual([
      ['330102', 'failed'],
      ['330101', 'done'],
      ['330103', 'missing'],
    ]);
    expect(merged.outcomes[2]?.reason?.zh).toContain('中断');
    expect(merged).toMatchObject({ key: `monthly-${period}`, period, plannedAt: '2025-12-05T00:00:00.000Z' });
    expect(countsOf(merged)).toEqual({ planned: 3, done: 1, missing: 1, failed: 1 });
  });

  it('are the same in whatever order and however often they are heard', () => {
    const planned = [plannedOf('330101'), plannedOf('330102')];
    const [one, two] = [doneOf('330101', '1.00', '0.50'), doneOf('330102', '2.00', '0.50')];
    expect(mergeOutcomes(planned, [two, one, two])).toEqual(mergeOutcomes(planned, [one, two]));
  });

  it('are none where nothing was planned', () => {
    expect(() => mergeOutcomes([], [])).toThrow(NothingPlannedError);
  });
});
