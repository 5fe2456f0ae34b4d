import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delimiterOf, readCsv } from '../../../../analytics/intake/read/csv.ts';
import { UnreadableFileError } from '../../../../analytics/intake/read/sheet.ts';

const faultOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error instanceof UnreadableFileError ? [error.fault.code, error.fault.place.row] : error;
  }
  return undefined;
};

const cases: readonly (readonly [string, string, readonly (readonly [number, readonly (string | null)[]])[]])[] = [
  ['nothing', '', []],
  ['one record without a line end', 'a,b', [[1, ['a', 'b']]]],
  [
    'empty cells',
    'a,,\n,b,',
    [
      [1, ['a', null, null]],
      [2, [null, 'b', null]],
    ],
  ],
  [
    'LF, CRLF and CR',
    'a\nb\r\nc\rd',
    [
      [1, ['a']],
      [2, ['b']],
      [3, ['c']],
      [4, ['d']],
    ],
  ],
  [
    'blank records count but are left out',
    'a\n\n,,\nb',
    [
      [1, ['a']],
      [4, ['b']],
    ],
  ],
  [
    'quoted delimiters, quotes and newlines',
    '"a,b","c ""d""","e\nf"\ng',
    [
      [1, ['a,b', 'c "d"', 'e\nf']],
      [2, ['g']],
    ],
  ],
  ['a quoted empty cell is empty', '"",a', [[1, [null, 'a']]]],
  ['a quote inside a plain cell is content', 'a"b,c', [[1, ['a"b', 'c']]]],
  [
    'a delimiter right before the end',
    'a,\n"b",',
    [
      [1, ['a', null]],
      [2, ['b', null]],
    ],
  ],
];

test.each(cases)('%s', (_, text, rows) => {
  expect(readCsv(text, ',')).toEqual(rows.map(([row, cells]) => ({ row, cells })));
});

test('broken quotes are named with their record', () => {
  expect(faultOf(() => readCsv('a\n"b,c\nd', ','))).toEqual(['quote-not-closed', 2]);
  expect(faultOf(() => readCsv('a\n"b"c,d', ','))).toEqual(['unreadable-csv', 2]);
});

test('only as many records as asked for', () => {
  expect(readCsv('a\nb\nc', ',', 2).map(({ row }) => row)).toEqual([1, 2]);
});

test.each([
  ['a,b,c\n1,2,3', ','],
  ['a;b;c\n1,5;2;3', ';'],
  ['a\tb\n1\t2', '\t'],
  ['a|b|c', '|'],
  ['标题\n年度;期间;执行数\n', ';'],
  ['a', ','],
  // Excel's Unicode text: figures with thousands separators hold more commas than there are tabs.
  ['年度\t项目\t预算\t支出\n2025\tP1\t5,200,000\t2,400,000', '\t'],
  ['年度;预算;支出\n2025;5.200.000,00;2.400.000,50', ';'],
  ['年度\t项目\t备注\n2025\tP1\t"一,二,三,四,五"\n2025\tP2\t', '\t'],
  ['年度\t项目\t备注\n2025\tP1\t一,二,三,四,五\n2025\tP2\t', '\t'],
  ['支出;表,单位:万元\n年度,项目,支出\n2025,P1,1', ','],
  ['1,200,300\n2,300,400', ','],
  // Decimal commas in the last column, under any header.
  ['项目编码;执行数\nA;1,5\nB;2,5', ';'],
  ['附表,执行情况\n项目编码;执行数\nA;1,5\nB;2,5', ';'],
  ['附,表,一\n项目编码;执行数\nA;1,5\nB;2,5', ';'],
  ['编码\t金额,元\nA\t1,5\nB\t2,5', '\t'],
  ['编码,说明\nA,甲;乙\nB,丙;丁', ','],
  ['支出;表\n编码,说明\nA,甲;乙\nB,丙', ','],
  ['编码,金额\nA,1\nB,2', ','],
])('the delimiter of %j', (text, delimiter) => {
  expect(delimiterOf(text)).toBe(delimiter);
});

test('what is written by the rules is read back cell by cell', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '元', '"', ',', '\n', '\r', ' ', '1'), maxLength: 6 });
  const quoted = (written: string): string =>
    /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 20 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      (rows, end) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join(end);
        const expected = rows
          .map((cells, index) => ({ row: index + 1, cells: cells.map((each) => (each === '' ? null : each)) }))
          .filter(({ cells }) => cells.some((each) => each !== null));
        expect(readCsv(text, ',')).toEqual(expected);
      },
    ),
  );
});

test('a long text with one stray carriage return is read in one pass', () => {
  const text = `${'a,b,c\n'.repeat(200_000)}x\ry`;
  const started = performance.now();
  expect(readCsv(text, ',')).toHaveLength(200_002);
  expect(performance.now() - started).toBeLessThan(5000);
});
