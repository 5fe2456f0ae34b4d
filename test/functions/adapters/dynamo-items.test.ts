import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBreak } from '../../../analytics/ledger/chain.ts';
import { chained, genesis } from '../../../analytics/ledger/event.ts';
import { headItem, stateOf } from '../../../functions/adapters/dynamo-head.ts';
import { bytesOf, eventsOfItem, type Item, itemsOf, keyOf } from '../../../functions/adapters/dynamo-items.ts';

const by = { actor: 'intake', at: '2026-01-05T08:00:00.000Z' };
const some = (count: number, text = '') =>
  chained(
    '通知/2025',
    genesis,
    Array.from({ length: count }, (_, index) => ({ kind: `k${index % 3}`, data: { index, text } })),
    by,
  );
const back = (items: readonly Item[]) => items.flatMap((item) => eventsOfItem(item)?.events ?? []);

describe('the items of an append', () => {
  test.each([1, 98, 99, 1000])('give %i events back as they were', (count) => {
    const events = some(count);
    const items = itemsOf('4401', 'call', events);
    expect(items).toHaveLength(count > 98 ? 1 : count);
    expect(back(items)).toEqual(events);
    expect(findBreak('通知/2025', back(items))).toBeNull();
    expect(eventsOfItem(items[0] ?? {})?.region).toBe('4401');
  });

  test('stand in groups under the version of their last event, each small enough for an item', () => {
    const events = some(300, '绩'.repeat(3000));
    const items = itemsOf('4401', 'call', events);
    expect(items.length).toBeGreaterThan(5);
    for (const item of items) expect(bytesOf(item)).toBeLessThan(400 * 1024);
    expect(back(items)).toEqual(events);
    for (const item of items) expect(Number(item.version?.N)).toBe(eventsOfItem(item)?.events.at(-1)?.version);
  });

  test('keep any document', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), { minLength: 1, maxLength: 120 }),
        (documents) => {
          const kinds = documents.map((data) => ({ kind: 'a', data: { ...data } }));
          const events = chained('s', genesis, kinds, by);
          expect(back(itemsOf('r', 'c', events))).toEqual(events);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('that keep no events are heads and the register', () => {
    const events = some(2);
    expect(eventsOfItem(headItem('4401', stateOf(undefined, ''), events))).toBeNull();
    expect(eventsOfItem({ stream: { S: '4401' }, version: { N: '1' }, name: { S: 's' } })).toBeNull();
  });

  test.each([
    ['too few', '[["a",{},"h"]]'],
    ['no JSON', '[['],
    ['no documents', '[["a",1,"h"],["a",{},"h"]]'],
  ])('a group with %s events is damaged', (_, written) => {
    const group = {
      from: { N: '1' },
      at: { S: '' },
      actor: { S: '' },
      previousHash: { S: '' },
      events: { S: written },
    };
    expect(() => eventsOfItem({ ...keyOf('r', 's', 2), ...group })).toThrow(
      expect.objectContaining({ name: 'DamagedEventError', stream: 's', version: 2 }),
    );
  });
});

describe('a stream’s head', () => {
  test('says how far it has come, what kinds are in it, and the latest time of any', () => {
    const first = stateOf(headItem('r', stateOf(undefined, ''), some(2)), '');
    expect(first).toMatchObject({ version: 2, kinds: ['k0', 'k1'], latest: by.at });
    const earlier = chained('通知/2025', first, [{ kind: 'new', data: {} }], {
      actor: 'x',
      at: '2025-12-31T00:00:00.000Z',
    });
    const second = stateOf(headItem('r', first, earlier), '');
    expect(second).toEqual({ version: 3, hash: earlier[0]?.hash, kinds: ['k0', 'k1', 'new'], latest: by.at });
  });

  test('that can’t be read is blamed on its place', () => {
    expect(() => stateOf({ head: { S: '2' } }, 'table/r/s')).toThrow(
      expect.objectContaining({ name: 'LedgerDamagedError', place: 'table/r/s' }),
    );
  });
});
