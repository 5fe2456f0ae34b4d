import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CsvError, type Session } from '../../analytics/core/ports/engine.ts';
import { isPlainCsv } from '../../functions/adapters/csv-plain.ts';
import { csvRows } from '../../functions/adapters/csv-rows.ts';
import { duckdbEngine } from '../../functions/adapters/duckdb.ts';

let folder: string;
let session: Session;
let tables = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jixiao-csv-'));
  session = await duckdbEngine({ threads: 2 }).open([folder]);
});
afterAll(async () => {
  await session.close();
  await rm(folder, { recursive: true, force: true });
});

/** The table that a CSV of three columns becomes, as `row: cell|cell|cell` with `·` for NULL. */
const loaded = async (content: string, delimiter = ','): Promise<string[]> => {
  const path = join(folder, "表 '一'.csv");
  const table = `t${tables++}`;
  await writeFile(path, content);
  await session.loadCsv(table, path, { delimiter, columns: ['a', 'b', 'c'] });
  const rows = await session.rows(`SELECT * FROM ${table}`);
  return rows.map(({ a, b, c, source_row }) => `${source_row}: ${[a, b, c].map((cell) => cell ?? '·').join('|')}`);
};

describe('loadCsv', () => {
  test.each([
    ['lines', '1,2,3\n4,5,6\n', ['1: 1|2|3', '2: 4|5|6']],
    ['no line end at the end', '1,2,3\n4,5,6', ['1: 1|2|3', '2: 4|5|6']],
    ['Windows lines', '1,2,3\r\n4,5,6\r\n', ['1: 1|2|3', '2: 4|5|6']],
    ['old Mac lines', '1,2,3\r4,5,6\r', ['1: 1|2|3', '2: 4|5|6']],
    ['mixed lines', '1,2,3\r\n4,5,6\n7,8,9\r\n', ['1: 1|2|3', '2: 4|5|6', '3: 7|8|9']],
    ['a byte order mark', '\ufeff1,2,3\n', ['1: 1|2|3']],
    ['numbers as they are written', '007,1e3,1_000\n0x10,１２,1.50\n', ['1: 007|1e3|1_000', '2: 0x10|１２|1.50']],
    ['blanks as they are written', ' 1 , 2,3\n', ['1:  1 | 2|3']],
    ['empty cells, quoted or not', '1,,""\n', ['1: 1|·|·']],
    ['quotes', '"a,b","c""d",e"f\n', ['1: a,b|c"d|e"f']],
    ['a line break in quotes', '1,"a\nb",3\r\n4,5,6\r\n', ['1: 1|a\nb|3', '2: 4|5|6']],
    ['records after a break in quotes, counted as records', '1,"a\nb",3\n4,5,6\n', ['1: 1|a\nb|3', '2: 4|5|6']],
    ['short records', '1,2,3\n4,5\n6\n7,8,9\n', ['1: 1|2|3', '2: 4|5|·', '3: 6|·|·', '4: 7|8|9']],
    ['empty lines, counted and left out', '1,2,3\n\n4,5,6\n\n', ['1: 1|2|3', '3: 4|5|6']],
    ['empty lines at the end', '1,2,3\n4,5,6\n\n\n', ['1: 1|2|3', '2: 4|5|6']],
    ['empty Windows lines at the end', '1,2,3\r\n4,5,6\r\n\r\n', ['1: 1|2|3', '2: 4|5|6']],
    ['records without content, counted and left out', ',,\n1,2,3\n,,\n4,5,6\n', ['2: 1|2|3', '4: 4|5|6']],
    ['empty cells beyond the columns', '1,2,3\n4,5,6,,\n', ['1: 1|2|3', '2: 4|5|6']],
    ['nothing', '', []],
  ])('reads %s', async (_, content, expected) => expect(await loaded(content)).toEqual(expected));

  test.each([';', '\t', '|'])('reads cells between %j', async (delimiter) =>
    expect(await loaded(['1', '2,5', '3'].join(delimiter), delimiter)).toEqual(['1: 1|2,5|3']),
  );

  test('names the record that says more than there are columns for, counting records and not lines', async () => {
    const failure = loaded('1,2,3\n"x\ny",5,6\n\n4,5,6,7,8\n');
    await expect(failure).rejects.toBeInstanceOf(CsvError);
    await expect(failure).rejects.toMatchObject({ record: 4, columns: 3, cells: 5 });
  });

  test('reads no text once more that memory did not suffice for', async () => {
    const full = new Error('Out of Memory Error: failed to allocate data of size 256.0 KiB');
    const run = vi.spyOn(DuckDBConnection.prototype, 'run').mockRejectedValueOnce(full);
    try {
      await expect(loaded('1,2,3\n')).rejects.toMatchObject({ name: 'EngineError', of: 'engine', cause: full });
    } finally {
      run.mockRestore();
    }
  });

  test.each([
    ['quote-not-closed', '1,2,3\n4,"5,6\n7,8,9\n', 2],
    ['unreadable-csv', '1,2,3\n4,"x"y,6\n', 2],
  ])('names the record with a wrong quote (%s)', async (code, content, row) => {
    await expect(loaded(content)).rejects.toMatchObject({
      name: 'UnreadableFileError',
      fault: { code, place: { row } },
    });
  });

  test('refuses bytes that are not UTF-8', async () => {
    await writeFile(join(folder, 'gb.csv'), new Uint8Array([0xc4, 0xea, 0x2c, 0x31, 0x0a]));
    await expect(
      session.loadCsv('gb', join(folder, 'gb.csv'), { delimiter: ',', columns: ['a', 'b'] }),
    ).rejects.toMatchObject({ name: 'UnreadableFileError' });
  });

  test('keeps the order of many records', async () => {
    const lines = Array.from({ length: 300_000 }, (_, index) => `${index + 1},"第 ""${index}"" 行",x`);
    await writeFile(join(folder, 'many.csv'), lines.join('\n'));
    await session.loadCsv('many', join(folder, 'many.csv'), { delimiter: ',', columns: ['a', 'b', 'c'] });
    expect(
      await session.rows(
        'SELECT count(*) AS n, bool_and(CAST(a AS BIGINT) = source_row) AS numbered, bool_and(source_row = rowid + 1) AS ordered FROM many',
      ),
    ).toEqual([{ n: 300_000, numbered: true, ordered: true }]);
  });

  test('DuckDB’s reader and ours agree on every text that both take', async () => {
    const pieces = fc.constantFrom(
      'a',
      '1',
      ',',
      ',',
      ',',
      ',',
      '"',
      '"',
      ' ',
      '\n',
      '\n',
      '\r\n',
      '一',
      '\\',
      '#',
      '\t',
      "'",
    );
    const path = join(folder, 'both.csv');
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 14 }), async (parts) => {
        await writeFile(path, parts.join(''));
        // Whatever is not plain our own reader takes, here and there.
        if (!(await isPlainCsv(path))) return;
        const ours = await csvRows(path, ',', 3).catch(() => null);
        const table = `t${tables++}`;
        const load = session.loadCsv(table, path, { delimiter: ',', columns: ['a', 'b', 'c'] });
        if (ours === null)
          return load.then(
            () => Promise.reject(new Error('taken by one only')),
            () => undefined,
          );
        await load;
        const rows = await session.rows(`SELECT * FROM ${table}`);
        expect(rows.map(({ a, b, c, source_row }) => ({ row: source_row, cells: [a, b, c] }))).toEqual(ours);
        await session.run(`DROP TABLE ${table}`);
      }),
      { numRuns: 400 },
    );
  });
});

describe('isPlainCsv', () => {
  test.each([
    ['a,b\nc,d\n', true],
    ['a,b\r\nc,d\r\n', true],
    ['"a","b"\n', true],
    ['', true],
    ['a,b\nc,d\n\n\n', true],
    ['a,b\r\nc,d\r\n\r\n', true],
    ['a,b\r\nc,d\r\n\n', false],
    ['a,b\n\r\n', false],
    ['\n', false],
    [`a,b\n${'\n'.repeat(2 ** 16)}`, false],
    ['a,b\n\nc,d\n\n', false],
    ['a,b\n\nc,d', false],
    ['a,b\r\n\r\nc,d', false],
    ['\na,b', false],
    ['a,b\rc,d', false],
    ['a,b\r\nc,d\n', false],
    ['a,b\nc,d\r\n', false],
    ['a, "b"', false],
    ['"a" ,b', false],
  ])('%j: %s', async (content, plain) => {
    await writeFile(join(folder, 'plain.csv'), content);
    expect(await isPlainCsv(join(folder, 'plain.csv'))).toBe(plain);
  });
});
