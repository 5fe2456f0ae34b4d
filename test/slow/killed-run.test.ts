import { describe, expect, it } from 'vitest';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import { publishedIn } from '../support/published.ts';
import { plannedRun, type RegionRun, region } from '../support/region-run.ts';
import { eventsOf, offices } from '../support/small-offices.ts';

const { small } = offices();

/** All that anybody can see of a run but for the seconds it took. */
const seen = async (run: RegionRun, effects: Effects) => {
  const { 'run.json': record = '{}', ...published } = await publishedIn(run.site, run.lake, region.code);
  const { secondsPerStep: _, ...kept } = JSON.parse(record);
  return {
    published,
    kept,
    events: await eventsOf(effects),
    outcome: JSON.parse(run.lake.text('runs/monthly-2025-12/regions/330101.json')),
  };
};

/** Changes of a run after or, for buckets, before which it is killed, in the order in which they come. */
const deaths = [
  'append notices/2025',
  'store runs/',
  'store timings/',
  'append runs',
  'put 330101/runs/',
  'put results/330101/runs/',
  'put results/330101/run.json',
  'put 330101/index.html',
  'put marts/',
  'put runs/monthly-2025-12/regions/330101.json',
];

describe('a region’s run that is killed', () => {
  /**
   * Tries again until it is done; each try but the last dies of the next cause, and a dead one changes nothing any
   * more.
   */
  const life = async (causes: readonly string[]) => {
    const effects = await small();
    const left = [...causes];
    let dead = false;
    const meet = (change: string): void => {
      if (!dead && left[0] !== undefined && change.startsWith(left[0])) {
        left.shift();
        dead = true;
      }
      if (dead) throw new Error('killed');
    };
    let begun = false;
    const run = await plannedRun(effects, { disturb: (verb, key) => begun && meet(`${verb} ${key}`) });
    begun = true;
    const lived = async <Result>(change: string, act: () => Promise<Result>): Promise<Result> => {
      if (dead) throw new Error('killed');
      const result = await act();
      meet(change);
      return result;
    };
    const mortal: Effects = {
      ...effects,
      store: { ...effects.store, put: (key, body) => lived(`store ${key}`, () => effects.store.put(key, body)) },
      ledger: {
        ...effects.ledger,
        append: (stream, ...rest) => lived(`append ${stream}`, () => effects.ledger.append(stream, ...rest)),
      },
      outbox: { notify: (event) => lived(`notify ${event.stream}`, () => effects.outbox.notify(event)) },
    };
    for (let tries = 1; ; tries += 1) {
      try {
        await run.build(mortal);
        return { tries, seen: await seen(run, effects) };
      } catch (cause) {
        if (!dead) throw cause;
        dead = false;
      }
    }
  };

  it('after each of its changes in turn leaves in the end what it would have left: the same pages, one record, each notice once', {
    timeout: 180_000,
  }, async () => {
    const whole = await life([]);
    expect(whole.seen.events.filter(({ kind }) => kind === 'run.completed')).toHaveLength(1);
    expect(JSON.parse(whole.seen.published['notices/index.json'] ?? '{}').new).not.toEqual([]);
    const hard = await life(deaths);
    expect(hard.tries).toBe(deaths.length + 1);
    expect(hard.seen).toEqual(whole.seen);
  });
});
