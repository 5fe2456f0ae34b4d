import { expect, test } from 'vitest';
import type { NewEvent } from '../../../../analytics/core/ports/ledger.ts';
import { chained, genesis } from '../../../../analytics/ledger/event.ts';
import { completions, runCompleted, runSetAside, standingRuns } from '../../../../analytics/ledger/streams/runs.ts';

const done = (run: string): NewEvent =>
  runCompleted({ run, snapshot: 's', policy: 'p', through: '2025-06', resultDigest: 'd' });
const aside = (run: string): NewEvent => runSetAside(run, '2025-12');

test.each([
  ['nothing', [], []],
  ['runs in the order of their completion', [done('a'), done('b')], ['a', 'b']],
  ['none that was set aside', [done('a'), done('b'), aside('b')], ['a']],
  ['one that was set aside and completed again', [done('a'), done('b'), aside('b'), done('b')], ['a', 'b']],
  ['none that was set aside again', [done('b'), aside('b'), done('b'), aside('b')], []],
  ['none twice that was not', [done('a'), aside('b')], ['a']],
])('the runs that stand: %s', (_, events, stand) => {
  const stream = chained('runs', genesis, events, { actor: 'run', at: '2026-01-05T08:00:00.000Z' });
  expect(standingRuns(stream).map(({ data }) => data.run)).toEqual(stand);
  expect(completions(stream)).toHaveLength(events.filter(({ kind }) => kind === 'run.completed').length);
});
