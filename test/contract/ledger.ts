import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Ledger, type NewEvent, StaleVersionError } from '../../analytics/core/ports/ledger.ts';
import { findBreak } from '../../analytics/ledger/chain.ts';

export interface LedgerUnderTest {
  readonly ledger: Ledger;
  /** A second, independent opening of the same streams. */
  readonly other: Ledger;
  readonly release: () => Promise<void>;
}

const by = { actor: 'intake', at: '2026-01-05T08:00:00.000Z' };
const event = (kind: string, data: NewEvent['data'] = {}): NewEvent => ({ kind, data });

/** What every Ledger must do, whatever keeps the streams. */
export const ledgerContract = (name: string, open: () => Promise<LedgerUnderTest>): void => {
  describe(`Ledger: ${name}`, () => {
    let under: LedgerUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.release());

    test('gives back what was appended, numbered without gaps and chained', async () => {
      const { ledger, other } = under;
      const first = await ledger.append(
        'intake',
        0,
        [event('file.accepted', { fileName: '项目库.xlsx', bytes: 12 }), event('file.refused')],
        by,
      );
      const second = await ledger.append('intake', 2, [event('file.accepted', { amount: '1234567890123456.78' })], {
        ...by,
        at: '2026-01-06T08:00:00.000Z',
      });
      const read = await ledger.read('intake');
      expect(read).toEqual([...first, ...second]);
      expect(await other.read('intake')).toEqual(read);
      expect(read.map(({ version }) => version)).toEqual([1, 2, 3]);
      expect(read.map(({ previousHash }) => previousHash)).toEqual(['0'.repeat(64), read[0]?.hash, read[1]?.hash]);
      expect(read[0]).toMatchObject({
        stream: 'intake',
        kind: 'file.accepted',
        data: { fileName: '项目库.xlsx', bytes: 12 },
        ...by,
      });
      expect(findBreak('intake', read)).toBeNull();
    });

    test('reads from a version on, and nothing of a stream that is not there', async () => {
      await under.ledger.append('s', 0, [event('a'), event('b'), event('c')], by);
      expect((await under.ledger.read('s', 2)).map(({ kind }) => kind)).toEqual(['b', 'c']);
      expect(await under.ledger.read('s', 4)).toEqual([]);
      expect(await under.ledger.read('none')).toEqual([]);
    });

    test('an append of nothing changes nothing but is checked', async () => {
      expect(await under.ledger.append('s', 0, [], by)).toEqual([]);
      await expect(under.ledger.append('s', 1, [], by)).rejects.toBeInstanceOf(StaleVersionError);
      expect(await under.ledger.streams()).toEqual([]);
    });

    test.each([0, 1, 3])('refuses an append that expects version %i of a stream at 2', async (expectedVersion) => {
      await under.ledger.append('s', 0, [event('a'), event('b')], by);
      const stale = under.other.append('s', expectedVersion, [event('c')], by);
      await expect(stale).rejects.toBeInstanceOf(StaleVersionError);
      await expect(stale).rejects.toMatchObject({ stream: 's', expectedVersion });
      expect(await under.ledger.read('s')).toHaveLength(2);
    });

    test('lets exactly one of many racing writers win each version', async () => {
      const writers = Array.from({ length: 20 }, (_, writer) => ({
        writer,
        ledger: writer % 2 ? under.ledger : under.other,
      }));
      const ends = await Promise.allSettled(
        writers.map(({ writer, ledger }) =>
          ledger.append('race', 0, [event('a', { writer }), event('b', { writer })], by),
        ),
      );
      expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(StaleVersionError);
      const read = await under.ledger.read('race');
      expect(read).toHaveLength(2);
      expect(read[0]?.data).toEqual(read[1]?.data);
    });

    test('writers that read again after losing all get their turn', async () => {
      const add = async (ledger: Ledger, writer: number): Promise<void> => {
        for (;;) {
          const seen = await ledger.read('turns');
          try {
            await ledger.append('turns', seen.length, [event('turn', { writer })], by);
            return;
          } catch (cause) {
            if (!(cause instanceof StaleVersionError)) throw cause;
          }
        }
      };
      await Promise.all(
        Array.from({ length: 12 }, (_, writer) => add(writer % 2 ? under.ledger : under.other, writer)),
      );
      const read = await under.ledger.read('turns');
      expect(read.map(({ data }) => data.writer).sort((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: 12 }, (_, writer) => writer),
      );
      expect(findBreak('turns', read)).toBeNull();
    });

    test('writes all events of an append or none', async () => {
      const unwritable = { kind: 'b', data: { amount: 1n } } as unknown as NewEvent;
      await expect(under.ledger.append('s', 0, [event('a'), unwritable], by)).rejects.toThrow(TypeError);
      expect(await under.ledger.read('s')).toEqual([]);
      expect(await under.ledger.append('s', 0, [event('a')], by)).toHaveLength(1);
    });

    test.each([0, 1])('lets one of racing appends of different lengths win, from version %i on', async (version) => {
      if (version > 0) await under.ledger.append('race', 0, [event('seed')], by);
      const lengths = [1, 150, 2, 230, 99, 1];
      const race = lengths.map((length, writer) =>
        (writer % 2 ? under.ledger : under.other).append(
          'race',
          version,
          Array.from({ length }, () => event('a', { writer })),
          by,
        ),
      );
      const ends = await Promise.allSettled(race);
      const won = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
      expect(won).toHaveLength(1);
      expect(await under.ledger.read('race', version + 1)).toEqual(won[0]);
    });

    describe('an append of 250 events', () => {
      const many = (writer = 0): NewEvent[] =>
        Array.from({ length: 250 }, (_, index) =>
          event('notice.opened', { writer, index, text: '偏差通知'.repeat(20) }),
        );

      test('is read back whole, from its middle too, and chained on', async () => {
        const before = await under.ledger.append('s', 0, [event('a')], by);
        const written = await under.ledger.append('s', 1, many(), by);
        const after = await under.other.append('s', 251, [event('z')], { ...by, actor: 'other' });
        const read = await under.other.read('s');
        expect(read).toEqual([...before, ...written, ...after]);
        expect(findBreak('s', read)).toBeNull();
        expect((await under.ledger.read('s', 100)).map(({ version }) => version)).toEqual(
          Array.from({ length: 153 }, (_, index) => 100 + index),
        );
        expect(await under.ledger.scan('notice.opened')).toEqual(written);
      });

      test('writes nothing when it is stale', async () => {
        await under.ledger.append('s', 0, [event('a')], by);
        await expect(under.ledger.append('s', 0, many(), by)).rejects.toBeInstanceOf(StaleVersionError);
        expect(await under.ledger.read('s')).toHaveLength(1);
      });

      test('wins or loses a race as a whole, and is never seen in part', async () => {
        const writers = Array.from({ length: 6 }, (_, writer) => ({
          writer,
          ledger: writer % 2 ? under.ledger : under.other,
        }));
        const sizes = new Set<number>();
        let racing = true;
        const watching = (async () => {
          while (racing) sizes.add((await under.other.read('race')).length);
        })();
        const ends = await Promise.allSettled(
          writers.map(({ writer, ledger }) => ledger.append('race', 0, many(writer), by)),
        );
        racing = false;
        await watching;
        expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(StaleVersionError);
        const read = await under.ledger.read('race');
        expect(new Set(read.map(({ data }) => data.writer)).size).toBe(1);
        expect(read).toHaveLength(250);
        for (const size of sizes) expect([0, 250]).toContain(size);
      });
    });

    test('reads a stream of more than a megabyte whole', async () => {
      const text = '绩效'.repeat(8000);
      for (let part = 0; part < 3; part++)
        await under.ledger.append(
          'long',
          part * 10,
          Array.from({ length: 10 }, () => event('a', { text })),
          by,
        );
      const read = await under.other.read('long');
      expect(read.map(({ version }) => version)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
      expect(read.every(({ data }) => data.text === text)).toBe(true);
      expect(await under.other.read('long', 29)).toHaveLength(2);
      expect(await under.other.scan('a')).toHaveLength(30);
    });

    test('takes ten events of 300 KB at once', async () => {
      const text = 'x'.repeat(300_000);
      const written = await under.ledger.append(
        'wide',
        0,
        Array.from({ length: 10 }, () => event('a', { text })),
        by,
      );
      expect(await under.other.read('wide')).toEqual(written);
    });

    test('knows 120 streams, begun by many writers at once', async () => {
      const names = Array.from({ length: 120 }, (_, index) => `notice/${String(index).padStart(3, '0')}`);
      const begin = (stream: string, index: number) =>
        (index % 2 ? under.ledger : under.other).append(stream, 0, [event('opened', { index })], by);
      for (let start = 0; start < names.length; start += 6)
        await Promise.all(names.slice(start, start + 6).map((name, index) => begin(name, start + index)));
      expect(await under.ledger.streams('notice/')).toEqual(names);
      expect((await under.ledger.scan('opened')).map(({ stream }) => stream)).toEqual(names);
    });

    test('keeps the order of the versions where a writer’s clock is behind, and scans by each event’s own time', async () => {
      const at = (day: string) => ({ actor: 'r', at: `2026-01-${day}T00:00:00.000Z` });
      await under.ledger.append('s', 0, [event('a', { n: 1 })], at('09'));
      await under.other.append('s', 1, [event('a', { n: 2 })], at('02'));
      await under.ledger.append('s', 2, [event('a', { n: 3 })], at('10'));
      const read = await under.ledger.read('s');
      expect(read.map(({ data }) => data.n)).toEqual([1, 2, 3]);
      expect(findBreak('s', read)).toBeNull();
      expect((await under.ledger.scan('a', '2026-01-05T00:00:00.000Z')).map(({ version }) => version)).toEqual([1, 3]);
      expect((await under.ledger.scan('a', '2026-01-01T00:00:00.000Z')).map(({ version }) => version)).toEqual([
        1, 2, 3,
      ]);
    });

    test('names the streams of a prefix in order, taking no sign for a wildcard', async () => {
      for (const stream of ['notice/二', 'notice/一', 'notice_x', 'intake', 'policy', '100%', '1000'])
        await under.ledger.append(stream, 0, [event('a')], by);
      expect(await under.ledger.streams()).toEqual([
        '100%',
        '1000',
        'intake',
        'notice/一',
        'notice/二',
        'notice_x',
        'policy',
      ]);
      expect(await under.ledger.streams('notice/')).toEqual(['notice/一', 'notice/二']);
      expect(await under.ledger.streams('notice_')).toEqual(['notice_x']);
      expect(await under.ledger.streams('100%')).toEqual(['100%']);
      expect(await under.ledger.streams('none')).toEqual([]);
    });

    test('scans one kind over all streams from a time on, by stream and version', async () => {
      const at = (day: string) => ({ actor: 'r', at: `2026-01-${day}T00:00:00.000Z` });
      await under.ledger.append('b', 0, [event('opened'), event('closed'), event('opened')], at('02'));
      await under.ledger.append('a', 0, [event('opened')], at('03'));
      await under.ledger.append('a', 1, [event('opened')], at('04'));
      const places = async (since?: string) =>
        (await under.ledger.scan('opened', since)).map(({ stream, version }) => `${stream}${version}`);
      expect(await places()).toEqual(['a1', 'a2', 'b1', 'b3']);
      expect(await places('2026-01-03T00:00:00.000Z')).toEqual(['a1', 'a2']);
      expect(await places('2026-01-05T00:00:00.000Z')).toEqual([]);
    });

    test.each([
      ['nested documents', { a: { b: [1, null, { c: '深' }] } }],
      ['members in any order', { z: 1, a: 2, '10': 3, '9': 4 }],
      ['odd text', { 'a\u0000"\\': '\ud800 \u2028 😀' }],
      ['odd numbers', { tiny: 5e-324, big: 2 ** 53 - 1, negative: -0 }],
    ])('keeps %s so that the chain holds', async (_, data) => {
      const [written] = await under.ledger.append('s', 0, [event('a', data)], by);
      const read = await under.other.read('s');
      expect(read).toEqual([written]);
      expect(findBreak('s', read)).toBeNull();
    });
  });
};
