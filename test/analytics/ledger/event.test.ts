import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../../../analytics/core/ports/ledger.ts';
import { findBreak, findLostHead } from '../../../analytics/ledger/chain.ts';
import { chained, genesis, hashOf, headOf } from '../../../analytics/ledger/event.ts';

const by = { actor: 'finance', at: '2026-01-05T08:00:00.000Z' };
const data = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 });
const newEvent = fc.record({ kind: fc.constantFrom('file.accepted', 'file.refused', 'notice.opened'), data });
const stream = fc
  .array(newEvent, { minLength: 1, maxLength: 8 })
  .map((events) => chained('intake', genesis, events, by));
const stored = (events: readonly LedgerEvent[]): LedgerEvent[] => JSON.parse(JSON.stringify(events));

describe('chained', () => {
  test('numbers from one and links to the event before', () => {
    const [first, second] = chained(
      's',
      genesis,
      [
        { kind: 'a', data: { b: 2, a: 1 } },
        { kind: 'b', data: {} },
      ],
      by,
    );
    expect(first).toMatchObject({ stream: 's', version: 1, previousHash: genesis.hash, ...by });
    expect(second).toMatchObject({ version: 2, previousHash: first?.hash });
  });

  test('the hash is of the canonical content: the order of members does not matter, anything else does', () => {
    const [event] = chained('s', genesis, [{ kind: 'a', data: { x: 1, y: [1, 2] } }], by);
    if (!event) throw new Error('one event expected');
    expect(hashOf({ ...event, data: { y: [1, 2], x: 1 } })).toBe(event.hash);
    const changed = [
      { ...event, stream: 't' },
      { ...event, version: 2 },
      { ...event, kind: 'b' },
      { ...event, data: { x: 1, y: [2, 1] } },
      { ...event, data: { x: '1', y: [1, 2] } },
      { ...event, at: '2026-01-05T08:00:00.001Z' },
      { ...event, actor: 'unit' },
      { ...event, previousHash: event.hash },
    ];
    for (const other of changed) expect(hashOf(other)).not.toBe(event.hash);
  });

  test('a member that JSON leaves out is left out of the event', () => {
    const [event] = chained('s', genesis, [{ kind: 'a', data: { kept: null, gone: undefined } }], by);
    expect(event?.data).toEqual({ kept: null });
    expect(Object.keys(event?.data ?? {})).toEqual(['kept']);
  });

  test('appending in parts gives what appending at once gives', () =>
    fc.assert(
      fc.property(fc.array(newEvent, { maxLength: 8 }), fc.nat(8), (events, cut) => {
        const head = chained('s', genesis, events.slice(0, cut), by);
        expect([...head, ...chained('s', headOf(head), events.slice(cut), by)]).toEqual(
          chained('s', genesis, events, by),
        );
      }),
    ));
});

describe('findBreak', () => {
  test('holds for every stream read back from its stored text', () =>
    fc.assert(fc.property(stream, (events) => findBreak('intake', stored(events)) === null)));

  test('names the event whose content was changed', () =>
    fc.assert(
      fc.property(stream, fc.nat(), fc.constantFrom('kind', 'data', 'at', 'actor'), (events, pick, member) => {
        const changed = stored(events);
        const index = pick % changed.length;
        const event = changed[index] as LedgerEvent;
        changed[index] = {
          ...event,
          [member]: member === 'data' ? { ...event.data, 'changed by hand': true } : `${event[member as 'kind']}x`,
        };
        expect(findBreak('intake', changed)).toMatchObject({
          code: 'event_changed',
          stream: 'intake',
          version: index + 1,
          expected: event.hash,
        });
      }),
    ));

  test('names the next event when a changed one was given a fitting hash', () =>
    fc.assert(
      fc.property(stream, fc.nat(), (events, pick) => {
        fc.pre(events.length > 1);
        const changed = stored(events);
        const index = pick % (changed.length - 1);
        const forged = { ...(changed[index] as LedgerEvent), actor: 'someone else' };
        changed[index] = { ...forged, hash: hashOf(forged) };
        expect(findBreak('intake', changed)).toMatchObject({
          code: 'link_changed',
          version: index + 2,
          expected: changed[index]?.hash,
        });
      }),
    ));

  test('names the version that was taken out, or put in twice', () =>
    fc.assert(
      fc.property(stream, fc.nat(), (events, pick) => {
        fc.pre(events.length > 1);
        const index = pick % (events.length - 1);
        expect(findBreak('intake', stored(events).toSpliced(index, 1))).toMatchObject({
          code: 'event_missing',
          version: index + 1,
          found: String(index + 2),
        });
        expect(findBreak('intake', stored(events).toSpliced(index, 0, events[index] as LedgerEvent))).toMatchObject({
          code: 'event_missing',
          version: index + 2,
        });
      }),
    ));

  test('does not take another stream’s events', () => {
    expect(findBreak('policy', chained('intake', genesis, [{ kind: 'a', data: {} }], by))).toMatchObject({
      code: 'event_changed',
      stream: 'policy',
      version: 1,
    });
  });

  test('an empty stream holds', () => expect(findBreak('intake', [])).toBeNull());
});

describe('findLostHead', () => {
  test('finds every head that was ever seen, and none of a stream that was cut shorter or written anew', () =>
    fc.assert(
      fc.property(stream, fc.nat(), (events, pick) => {
        const seen = headOf(events.slice(0, (pick % events.length) + 1));
        expect(findLostHead('intake', events, seen)).toBeNull();
        expect(findLostHead('intake', events.slice(0, seen.version - 1), seen)).toMatchObject({
          code: 'head_changed',
          version: seen.version,
          found: 'absent',
        });
        const anew = chained('intake', genesis, events, { ...by, actor: 'someone else' });
        expect(findLostHead('intake', anew, seen)).toMatchObject({
          code: 'head_changed',
          expected: seen.hash,
          found: anew[seen.version - 1]?.hash,
        });
      }),
    ));

  test('before the first event there is nothing to lose', () => expect(findLostHead('intake', [], genesis)).toBeNull());
});
