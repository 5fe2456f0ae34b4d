import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ObjectKeyError, ObjectNotFoundError, type ObjectStore } from '../../analytics/core/ports/object-store.ts';

export interface StoreUnderTest {
  readonly store: ObjectStore;
  /** A second, independent opening of the same objects. */
  readonly other: ObjectStore;
  readonly release: () => Promise<void>;
}

const bytes = (written: string): Uint8Array => new TextEncoder().encode(written);
const words = (content: Uint8Array): string => new TextDecoder().decode(content);

/** What every ObjectStore must do, whatever keeps the objects. */
export const objectStoreContract = (name: string, open: () => Promise<StoreUnderTest>): void => {
  describe(`ObjectStore: ${name}`, () => {
    let under: StoreUnderTest;
    let folder: string;
    beforeEach(async () => {
      under = await open();
      folder = await mkdtemp(join(tmpdir(), 'jixiao-contract-'));
    });
    afterEach(async () => {
      await under.release();
      await rm(folder, { recursive: true, force: true });
    });

    const listed = async (prefix: string): Promise<string[]> => {
      const found: string[] = [];
      for await (const { key } of under.store.list(prefix)) found.push(key);
      return found;
    };

    test('gives back what was put', async () => {
      expect(await under.store.put('raw/ab/abcd', bytes('一二三'))).toBe(true);
      expect(words(await under.store.get('raw/ab/abcd'))).toBe('一二三');
      expect(words(await under.other.get('raw/ab/abcd'))).toBe('一二三');
    });

    test('keeps an empty object and one of several megabytes', async () => {
      const large = new Uint8Array(5_000_000).map((_, index) => index % 251);
      await under.store.put('empty', new Uint8Array());
      await under.store.put('large', large);
      expect((await under.store.get('empty')).length).toBe(0);
      expect(Buffer.compare(await under.store.get('large'), large)).toBe(0);
    });

    test('leaves the first of two puts of one key and says so', async () => {
      expect(await under.store.put('a/b', bytes('first'))).toBe(true);
      expect(await under.store.put('a/b', bytes('second'))).toBe(false);
      expect(await under.other.put('a/b', bytes('third'))).toBe(false);
      expect(words(await under.store.get('a/b'))).toBe('first');
    });

    test('lets exactly one of many racing writers win, and keeps that one whole', async () => {
      const contents = Array.from({ length: 16 }, (_, writer) => String(writer).repeat(100_000));
      const won = await Promise.all(
        contents.map((content, writer) => (writer % 2 ? under.store : under.other).put('race/key', bytes(content))),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(contents).toContain(words(await under.store.get('race/key')));
      expect(words(await under.store.get('race/key'))).toBe(contents[won.indexOf(true)]);
    });

    test.each([true, false])('takes a local file in and away with it (key free: %s)', async (free) => {
      const path = join(folder, '支出 明细.parquet');
      await writeFile(path, 'from a file');
      if (!free) await under.store.put('lake/x', bytes('was there'));
      expect(await under.store.put('lake/x', { path })).toBe(free);
      expect(words(await under.store.get('lake/x'))).toBe(free ? 'from a file' : 'was there');
      await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
    });

    test('leaves nothing under a key whose body could not be read', async () => {
      await expect(under.store.put('lake/y', { path: join(folder, 'absent') })).rejects.toThrow();
      expect(await listed('')).toEqual([]);
    });

    test.each(['get', 'locate', 'presign'] as const)('%s of an absent key names it', async (verb) => {
      const failure = under.store[verb]('lake/none.parquet', 60);
      await expect(failure).rejects.toBeInstanceOf(ObjectNotFoundError);
      await expect(failure).rejects.toMatchObject({ key: 'lake/none.parquet' });
    });

    test('does not take a folder of keys for an object', async () => {
      await under.store.put('a/b/c', bytes('x'));
      await expect(under.store.get('a/b')).rejects.toBeInstanceOf(ObjectNotFoundError);
      await expect(under.store.get('a/b/c/d')).rejects.toBeInstanceOf(ObjectNotFoundError);
    });

    test('locates an object where it can be read, and presigns an address of it', async () => {
      await under.store.put('数据/执行 100%.csv', bytes('x,y'));
      expect(await readFile(await under.store.locate('数据/执行 100%.csv'), 'utf8')).toBe('x,y');
      const address = new URL(await under.store.presign('数据/执行 100%.csv', 60));
      if (address.protocol === 'file:') expect(await readFile(fileURLToPath(address), 'utf8')).toBe('x,y');
      else expect(await (await fetch(address)).text()).toBe('x,y');
    });

    test('lists by prefix, in the order of the keys’ bytes', async () => {
      const all = [
        'a',
        'a-b',
        'a/b',
        'a0',
        'a/B',
        'lake/x/1',
        'lake/x/10',
        'lake/x/2',
        'lake/xy/1',
        '中/文',
        '部门/乙',
        '部门/甲',
        '𠮷/一',
        'ｚ/z',
      ];
      const some = all.filter((key) => key !== 'a');
      for (const key of [...some].reverse()) await under.store.put(key, bytes(key));
      const inOrder = [...some].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(await listed('')).toEqual(inOrder);
      for (const prefix of ['a', 'a/', 'lake/x', 'lake/x/', 'lake/x/1', '部门/', '部', 'none', 'lake/none/deeper'])
        expect(await listed(prefix)).toEqual(inOrder.filter((key) => key.startsWith(prefix)));
    });

    test('lists past a thousand keys, each once and in order', async () => {
      const keys = Array.from({ length: 1030 }, (_, index) => `many/部门-${String(index).padStart(4, '0')}`);
      for (let start = 0; start < keys.length; start += 32)
        await Promise.all(keys.slice(start, start + 32).map((key) => under.store.put(key, bytes('x'))));
      expect(await listed('many/')).toEqual(keys);
      expect(await listed('many/部门-1')).toEqual(keys.slice(1000));
    });

    describe('an object of 20 MB', () => {
      const large = new Uint8Array(20_000_000).map((_, index) => (index * 31) % 253);

      test.each(['memory', 'a file'])('from %s comes back as it was, and is written once', async (from) => {
        const key = '数据/执行.parquet';
        const path = join(folder, 'large');
        await writeFile(path, large);
        expect(await under.store.put(key, from === 'memory' ? large : { path })).toBe(true);
        expect(await under.other.put(key, new Uint8Array(12_000_000))).toBe(false);
        expect(Buffer.compare(await under.other.get(key), large)).toBe(0);
        expect(Buffer.compare(await readFile(await under.store.locate(key)), large)).toBe(0);
      });

      test('has one winner of a race', async () => {
        const contents = [1, 2, 3].map((writer) => new Uint8Array(10_000_000).fill(writer));
        const won = await Promise.all(
          contents.map((content, writer) => (writer % 2 ? under.store : under.other).put('race/large', content)),
        );
        expect(won.filter(Boolean)).toHaveLength(1);
        expect(
          Buffer.compare(await under.store.get('race/large'), contents[won.indexOf(true)] ?? new Uint8Array()),
        ).toBe(0);
      });
    });

    test('locates an object for many at once, at one place', async () => {
      await under.store.put('lake/x', bytes('x'));
      const paths = await Promise.all(Array.from({ length: 8 }, () => under.store.locate('lake/x')));
      expect(new Set(paths).size).toBe(1);
      expect(await readFile(paths[0] ?? '', 'utf8')).toBe('x');
    });

    test('lists sizes in bytes', async () => {
      await under.store.put('size', bytes('汉字'));
      for await (const found of under.store.list('size')) expect(found).toEqual({ key: 'size', bytes: 6 });
    });

    test.each([
      '',
      '/',
      '/etc/passwd',
      '../out',
      'a/../../out',
      'a/./b',
      'a//b',
      'a/',
      '.hidden',
      'a/.incoming/b',
      'a\\..\\b',
      'a\u0000b',
      'a\nb',
    ])('refuses the key %j', async (key) => {
      await expect(under.store.put(key, bytes('x'))).rejects.toBeInstanceOf(ObjectKeyError);
      await expect(under.store.get(key)).rejects.toBeInstanceOf(ObjectKeyError);
      await expect(under.store.locate(key)).rejects.toBeInstanceOf(ObjectKeyError);
      expect(await listed('')).toEqual([]);
    });
  });
};
