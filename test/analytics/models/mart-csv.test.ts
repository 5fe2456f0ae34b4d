import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { column, type Mart } from '../../../analytics/contracts/marts/mart.ts';
import { text } from '../../../analytics/core/language/text.ts';
import type { Session, TextRow } from '../../../analytics/core/ports/engine.ts';
import { writeMartCsv } from '../../../analytics/models/mart-csv.ts';
import { inFiles } from '../../../analytics/models/mart-file.ts';
import { martTypes } from '../../../analytics/models/mart-rows.ts';
import { duckdbEngine } from '../../../functions/adapters/duckdb.ts';

const mart: Mart = {
  name: 'm',
  label: text('表', 'table'),
  key: ['place'],
  columns: [
    column('code', 'code', '编码', 'Code'),
    column('amount', 'money', '金额', 'Amount'),
    column('place', 'count', '次', 'Place'),
    column('open', 'flag', '开', 'Open'),
    column('day', 'date', '日', 'Day'),
  ],
};

let session: Session;
beforeAll(async () => {
  session = await duckdbEngine({ threads: 2 }).open([]);
});
afterAll(() => session.close());

const written = async (rows: readonly TextRow[]): Promise<string> => {
  await session.loadTyped('m_draft', martTypes(mart), rows);
  await session.run('DROP VIEW IF EXISTS m');
  await inFiles(session.workspace)(session, mart, 'SELECT * FROM m_draft');
  await session.run('DROP TABLE m_draft');
  const path = join(session.workspace, 'm.csv');
  await writeMartCsv(session, mart, path);
  return readFile(path, 'utf8');
};

const heading = '\uFEFFcode,amount,place,open,day\r\n';

/** What a cell of text must look like, said once more without SQL. */
const cell = (written: string): string => {
  const harmless = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(written) ? `'${written}` : written;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

describe('a mart as CSV', () => {
  it('begins with the byte order mark and the column names', async () => {
    expect(await written([])).toBe(heading);
  });

  it.each([
    ['plain text', 'A1', '1.00', 'A1,1.00'],
    ['a negative amount stays a number', 'A1', '-1.00', 'A1,-1.00'],
    ['money that a float can not hold', 'A1', '1234567890123456.78', 'A1,1234567890123456.78'],
    ['a missing value is empty', 'A1', null, 'A1,'],
    ['and so is a missing text', null, '1.00', ',1.00'],
    ['and an empty one', '', '1.00', ',1.00'],
    ['commas and quotes are quoted', 'a,"b"', '1.00', '"a,""b""",1.00'],
    ['a line break stays inside its cell', 'a\nb', '1.00', '"a\nb",1.00'],
    ['and so does the other half of one', 'a\rb', '1.00', '"a\rb",1.00'],
    ['a formula becomes text', '=1+1', '1.00', "'=1+1,1.00"],
    ['so does one in disguise', '+cmd', '1.00', "'+cmd,1.00"],
    ['and a full-width one', '\uFF1D1', '1.00', "'\uFF1D1,1.00"],
    ['and one after a tab', '\t=1', '1.00', "'\t=1,1.00"],
    ['and one with a comma', '=A1,B1', '1.00', `"'=A1,B1",1.00`],
  ])('%s', async (_what, code, amount, line) => {
    expect(await written([[code, amount, '1', null, null]])).toBe(`${heading}${line},1,,\r\n`);
  });

  it('has its rows in the order of the written mart, flags and dates in plain words', async () => {
    const rows = [
      ['B', null, '2', 'false', '2025-06-30'],
      ['A', null, '10', 'true', null],
    ];
    expect(await written(rows)).toBe(`${heading}B,,2,false,2025-06-30\r\nA,,10,true,\r\n`);
  });

  it('quotes and disarms any text', async () => {
    const sign = fc.constantFrom(...'=+-@\t\r\n"\',;＝＋－＠ 中a1'.split(''), '\u{1F600}', 'e\u0301');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: sign, maxLength: 6 }), { maxLength: 40 }), async (texts) => {
        const lines = texts.map((each, place) => `${cell(each)},,${place},,\r\n`);
        expect(await written(texts.map((each, place) => [each, null, String(place), null, null]))).toBe(
          `${heading}${lines.join('')}`,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the order of more rows than the engine writes at a time', async () => {
    const rows = Array.from({ length: 300_000 }, (_, place): TextRow => ['甲', null, String(place), null, null]);
    expect(await written(rows.toReversed())).toBe(
      `${heading}${rows.map(([code, , place]) => `${code},,${place},,\r\n`).join('')}`,
    );
  });
});
