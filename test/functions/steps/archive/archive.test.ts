import { marshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ZodError } from 'zod';
import { canonicalBytes } from '../../../../analytics/core/digest.ts';
import type { Ledger } from '../../../../analytics/core/ports/ledger.ts';
import { chained, genesis } from '../../../../analytics/ledger/event.ts';
import { itemsOf, keyOf } from '../../../../functions/adapters/dynamo-items.ts';
import { type SqliteLedger, sqliteLedger } from '../../../../functions/adapters/sqlite.ts';
import { archiveKey, archivePlace } from '../../../../functions/steps/archive/place.ts';
import { recordsIn } from '../../../../functions/steps/archive/records.ts';
import { restore } from '../../../../functions/steps/archive/restore.ts';
import { ArchiveConflictError, archiveEvents } from '../../../../functions/steps/archive/step.ts';
import { DivergedStreamError } from '../../../../functions/steps/transfer/streams.ts';
import { verifyLedger } from '../../../../functions/steps/verify/ledger.ts';
import { type MemoryBucket, memoryBucket } from '../../../support/memory-bucket.ts';

const at = (day: number) => ({ actor: day % 2 ? 'intake' : 'finance', at: `2026-01-0${day}T00:00:00.000Z` });

/** Three streams of a region with several hands and times, one of more events than a transaction holds. */
const fill = async (ledger: Ledger): Promise<void> => {
  await ledger.append(
    'intake',
    0,
    [
      { kind: 'file.accepted', data: { fileName: '执行.csv' } },
      { kind: 'file.refused', data: {} },
    ],
    at(1),
  );
  await ledger.append('intake', 2, [{ kind: 'file.accepted', data: { amount: '1.20' } }], at(2));
  await ledger.append(
    'notices/2025',
    0,
    Array.from({ length: 150 }, (_, n) => ({ kind: 'notice.opened', data: { n } })),
    at(3),
  );
  await ledger.append('policy', 0, [{ kind: 'policy.adopted', data: {} }], at(2));
};

const contentOf = async (ledger: Ledger) =>
  Promise.all((await ledger.streams()).map(async (stream) => [stream, await ledger.read(stream)] as const));

let ledger: SqliteLedger;
let fresh: SqliteLedger;
let archive: MemoryBucket;
beforeEach(async () => {
  ledger = sqliteLedger(':memory:');
  fresh = sqliteLedger(':memory:');
  archive = memoryBucket();
  await fill(ledger);
});
afterEach(() => {
  ledger.close();
  fresh.close();
});

const archiveAll = async (reversed = false): Promise<void> => {
  const all = (await contentOf(ledger)).flatMap(([, events]) => events);
  for (const event of reversed ? all.toReversed() : all) await archiveEvents(archive, '1', [event]);
};
const restoreFresh = () => restore(archive, () => fresh, null);

test.each([
  { region: '330100', stream: 'notices/2025', version: 7 },
  { region: 'a', stream: '甲/乙', version: 1234567890 },
])('an event’s place and key name each other: $stream', (place) => {
  expect(archivePlace(archiveKey(place))).toEqual(place);
});
test('nothing but an event has a place', () =>
  expect([archivePlace('a/b.json'), archivePlace('a/1.json'), archivePlace('0000000001.json')]).toEqual([
    null,
    null,
    null,
  ]));

describe('the records of a table’s stream', () => {
  const insert = (item: object, SequenceNumber: string) => ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber, NewImage: item },
  });

  test('give their events; heads and registers give none', async () => {
    const events = await ledger.read('notices/2025');
    const head = { ...keyOf('1', 'intake', 0), ...marshall({ head: 3 }) };
    const records = recordsIn({
      Records: [insert(head, '10'), ...itemsOf('1', 'x', events).map((item, at) => insert(item, String(at)))],
    });
    expect(records[0]).toMatchObject({ sequence: '10', events: [] });
    expect(records.flatMap((record) => record.events)).toEqual(events);
    expect(records.at(-1)).toMatchObject({ region: '1', isRemoval: false });
  });

  test('a removal is told from a write, and another event is refused', () => {
    expect(
      recordsIn({
        Records: [{ eventName: 'REMOVE', dynamodb: { SequenceNumber: '1', Keys: keyOf('1', 'intake', 3) } }],
      }),
    ).toMatchObject([{ isRemoval: true }]);
    expect(() => recordsIn({ Records: [{ eventName: 'TOUCH' }] })).toThrow(ZodError);
  });
});

describe('the archive', () => {
  test('holds each event once, whatever the order and however often it comes', async () => {
    await archiveAll(true);
    const keys = [...archive.objects.keys()].toSorted();
    expect(keys).toHaveLength(154);
    expect(keys.slice(0, 3)).toEqual([
      '1/intake/0000000001.json',
      '1/intake/0000000002.json',
      '1/intake/0000000003.json',
    ]);
    const writes = archive.log.length;
    await archiveAll();
    expect(archive.log).toHaveLength(writes);
  });

  test('does not let an event take the place of another', async () => {
    await archiveAll();
    const forged = chained('intake', genesis, [{ kind: 'file.accepted', data: { fileName: '别的.csv' } }], at(1));
    await expect(archiveEvents(archive, '1', forged)).rejects.toMatchObject({
      name: 'ArchiveConflictError',
      key: '1/intake/0000000001.json',
    });
    await expect(archiveEvents(archive, '1', forged)).rejects.toBeInstanceOf(ArchiveConflictError);
  });
});

describe('a restore', () => {
  test('writes every event back as it was, and again changes nothing', async () => {
    await archiveAll();
    expect((await restoreFresh()).every(({ broken }) => broken === null)).toBe(true);
    expect(await contentOf(fresh)).toEqual(await contentOf(ledger));
    expect(await verifyLedger({ ledger: fresh }, [])).toMatchObject({ events: 154, findings: [] });
    expect((await restoreFresh()).map(({ sent, there }) => [sent, there])).toEqual([
      [0, 3],
      [0, 150],
      [0, 1],
    ]);
  });

  test('goes on where it broke off', async () => {
    await archiveAll();
    let appends = 0;
    const failing: Ledger = {
      ...fresh,
      append: async (...given) => {
        appends++;
        if (appends > 2) throw new Error('gone');
        return fresh.append(...given);
      },
    };
    await expect(restore(archive, () => failing, null)).rejects.toThrow('gone');
    await restoreFresh();
    expect(await contentOf(fresh)).toEqual(await contentOf(ledger));
  });

  const damage = (key: string, change: (event: Record<string, unknown>) => object | null): void => {
    const held = archive.objects.get(key);
    if (!held) throw new RangeError(key);
    const changed = change(JSON.parse(new TextDecoder().decode(held.body)));
    archive.objects.delete(key);
    if (changed) archive.objects.set(key, { ...held, body: canonicalBytes(changed) });
  };
  test.each<[string, string, (event: Record<string, unknown>) => object | null, object, number]>([
    ['a gap', '1/notices/2025/0000000090.json', () => null, { code: 'event_missing', version: 90 }, 89],
    [
      'a changed event',
      '1/intake/0000000002.json',
      (event) => ({ ...event, actor: 'nobody' }),
      { code: 'event_changed', version: 2 },
      1,
    ],
    ['a first event that is gone', '1/policy/0000000001.json', () => ({}), { code: 'event_missing', version: 1 }, 0],
    [
      'an end that can’t be read',
      '1/intake/0000000003.json',
      () => ({ version: 'three' }),
      { code: 'event_missing', version: 3 },
      2,
    ],
  ])('brings a stream back as far as its chain holds and names %s', async (_, key, change, broken, kept) => {
    await archiveAll();
    damage(key, change);
    const found = (await restoreFresh()).filter((stream) => stream.broken);
    expect(found).toMatchObject([{ broken, sent: kept }]);
    expect(await fresh.read(found[0]?.stream ?? '')).toHaveLength(kept);
  });

  test('brings back one region where one is named', async () => {
    await archiveAll();
    await archiveEvents(archive, '2', await ledger.read('policy'));
    expect((await restore(archive, () => fresh, '2')).map(({ region, stream }) => [region, stream])).toEqual([
      ['2', 'policy'],
    ]);
  });

  test('lays nothing over a ledger that tells another story', async () => {
    await archiveAll();
    await fresh.append('intake', 0, [{ kind: 'file.accepted', data: { fileName: '别的.csv' } }], at(1));
    await expect(restoreFresh()).rejects.toBeInstanceOf(DivergedStreamError);
    expect(await fresh.read('intake')).toHaveLength(1);
  });
});
