import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Field, FieldType } from '../../../analytics/contracts/field.ts';
import { text } from '../../../analytics/core/language/text.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { duckdbEngine } from '../../../functions/adapters/duckdb.ts';
import { readCells, readCellsFully } from '../../support/reading.ts';

let session: Session;
beforeAll(async () => {
  session = await duckdbEngine().open([]);
});
afterAll(() => session.close());

const tierChoices: Partial<Field> = {
  choices: [
    { code: 'met', label: text('达成', 'Met'), aliases: ['完成'] },
    { code: '>=', label: text('≥', 'at least'), aliases: ['不低于'] },
    { code: 'all', label: text('全部 达成', 'All') },
  ],
};

/** What each spelling means; null is refused. */
const accepted: readonly (readonly [FieldType, readonly (readonly [string, string])[], Partial<Field>?])[] = [
  [
    'money',
    [
      ['0', '0.00'],
      ['1234.5', '1234.50'],
      ['-0.01', '-0.01'],
      [' 12 ', '12.00'],
      ['1,234.50', '1234.50'],
      ['1,234,567', '1234567.00'],
      ['2 500 000.00', '2500000.00'],
      ['12\u00a0345.6 元', '12345.60'],
      ['１２３．４５', '123.45'],
      ['１，２３４', '1234.00'],
      ['¥12.30', '12.30'],
      ['￥1,000', '1000.00'],
      ['-¥5', '-5.00'],
      ['¥-5', '-5.00'],
      ['12元', '12.00'],
      ['1,200.50 元', '1200.50'],
      ['(1,234.50)', '-1234.50'],
      ['（12）', '-12.00'],
      ['\u2212 7'.replace(' ', ''), '-7.00'],
      ['1.5万元', '15000.00'],
      ['(2.5)万元', '-25000.00'],
      ['(2.5万元)', '-25000.00'],
      ['（¥1,200.5） 千元', '-1200500.00'],
      ['(2.5)元', '-2.50'],
      ['0.123456万元', '1234.56'],
      ['1.23456千元', '1234.56'],
      ['0.00123456百万元', '1234.56'],
      ['-1,000.0000123456亿元', '-100000001234.56'],
      ['-1,200万元', '-12000000.00'],
      ['\u300012\u00a0', '12.00'],
      ['9999999999999999.99', '9999999999999999.99'],
      ['0012', '12.00'],
    ],
  ],
  [
    'number',
    [
      ['12', '12.000000'],
      ['0.1234564', '0.123456'],
      ['0.1234565', '0.123457'],
      ['0.0000005', '0.000001'],
      ['0.00000000', '0.000000'],
      ['-0.1234565', '-0.123457'],
      ['1,234.5', '1234.500000'],
      ['(3)', '-3.000000'],
      ['１２', '12.000000'],
      ['95%', '95.000000'],
      ['-0.5 ％', '-0.500000'],
    ],
  ],
  [
    'fraction',
    [
      ['0.8421', '0.842100'],
      ['84.21%', '0.842100'],
      ['84.21％', '0.842100'],
      ['100 %', '1.000000'],
      ['-3%', '-0.030000'],
      ['1', '1.000000'],
      ['0.00005%', '0.000001'],
      ['0.00%', '0.000000'],
    ],
  ],
  [
    'integer',
    [
      ['12', '12'],
      ['-1,200', '-1200'],
      ['１２', '12'],
    ],
  ],
  [
    'year',
    [
      ['2025', '2025'],
      ['2025年', '2025'],
      ['２０２５年度', '2025'],
    ],
  ],
  [
    'period',
    [
      ['2025-06', '2025-06'],
      ['2025-6', '2025-06'],
      ['2025/6', '2025-06'],
      ['202506', '2025-06'],
      ['2025年6月', '2025-06'],
      ['2025年06月份', '2025-06'],
      ['2024年1-6月', '2024-06'],
      ['2025年1月-12月', '2025-12'],
      ['1-6月', '2025-06'],
      ['1—11月', '2025-11'],
      ['1至3月', '2025-03'],
      ['6月', '2025-06'],
      ['8', '2025-08'],
      ['08', '2025-08'],
      ['2025.10', '2025-10'],
      ['2025-06-30', '2025-06'],
      ['2025-06-01 00:00:00', '2025-06'],
      ['２０２５－０６', '2025-06'],
      ['六月', '2025-06'],
      ['十一月份', '2025-11'],
      ['二〇二五年十月', '2025-10'],
      ['6 月', '2025-06'],
      ['2025年 6 月', '2025-06'],
      ['2025 06', '2025-06'],
      ['2025/06/30', '2025-06'],
      ['20250630', '2025-06'],
      ['20250201', '2025-02'],
      ['2024.2.29', '2024-02'],
      ['2025年6月30日', '2025-06'],
      ['2025年6月底', '2025-06'],
      ['截至2025年6月', '2025-06'],
      ['截止到6月末', '2025-06'],
      ['2025年1月至2025年6月', '2025-06'],
      ['2025-01至2025-06', '2025-06'],
    ],
  ],
  [
    'date',
    [
      ['2025-03-01', '2025-03-01'],
      ['2025/3/1', '2025-03-01'],
      ['2025.3.1', '2025-03-01'],
      ['2025年3月1日', '2025-03-01'],
      ['20250301', '2025-03-01'],
      ['2024-02-29', '2024-02-29'],
      ['2025-03-01 09:30:00', '2025-03-01'],
      ['２０２５年３月１日', '2025-03-01'],
    ],
  ],
  [
    'code',
    [
      ['007', '007'],
      ["'003001", '003001'],
      ['="003001"', '003001'],
      [' 101 ', '101'],
      ['０１２', '012'],
      ['ＡＢ-1', 'AB-1'],
      ['一般公共预算', '一般公共预算'],
      ['1E', '1E'],
      ['12.5', '12.5'],
      ['2025\u200b101\u00ad001', '2025101001'],
      ['\ufeff007\u2060', '007'],
      ['“007”', '007'],
      ["'007'", '007'],
      ['《预算》', '《预算》'],
      ['2025-01-0', '2025-01-0'],
      ['A-2025-01-06', 'A-2025-01-06'],
    ],
  ],
  [
    'text',
    [
      ['改造食堂 12 所', '改造食堂 12 所'],
      ['  两端有空 ', '两端有空'],
      ['第一行\n第二行', '第一行\n第二行'],
      ['２０２５', '２０２５'],
      ['#1 号楼', '#1 号楼'],
      ['第一\u200b实验\u00ad小学', '第一实验小学'],
    ],
  ],
  [
    'flag',
    [
      ['是', 'true'],
      ['√', 'true'],
      ['y', 'true'],
      ['１', 'true'],
      ['TRUE', 'true'],
      ['否', 'false'],
      ['×', 'false'],
      ['N', 'false'],
      ['0', 'false'],
    ],
  ],
  [
    'choice',
    [
      ['达成', 'met'],
      [' 达 成 ', 'met'],
      ['MET', 'met'],
      ['Met', 'met'],
      ['完成', 'met'],
      ['met', 'met'],
      ['≥', '>='],
      ['≧', '>='],
      ['＞＝', '>='],
      ['不低于', '>='],
      ['全部达成', 'all'],
    ],
    tierChoices,
  ],
];

const refused: readonly (readonly [FieldType, readonly string[], Partial<Field>?])[] = [
  [
    'money',
    [
      '1e3',
      '0x10',
      '1_000',
      'inf',
      'nan',
      '1.234',
      '12.',
      '.5',
      '1,23',
      '12,34.5',
      '1,2345',
      '++1',
      '--1',
      '+1',
      '5%',
      '12 34',
      'abc',
      '#N/A',
      '12元元',
      '(-5)',
      '(2.5)万',
      '(2.5万元)元',
      '(5',
      '1.1234567万元',
      '99999999999999999.99',
      '12345678901234567890',
      '9999999999999万元',
      '1 2345',
      '1,234 567',
      '无',
      '\u0001=A1+B1',
      "'12",
    ],
  ],
  [
    'number',
    ['1e3', '0x10', 'inf', '5%%', '12所', '1.', '一', '1234567890123', '1.2.3', '12元', '0.00000049', '(0.0000001)'],
  ],
  ['fraction', ['84.21%%', '八成', '1e-3', '1.12345678901%', '% 5', '3元', '0.0000001', '0.00004%']],
  ['integer', ['1.5', '1e3', '99999999999999999999', '1.0']],
  ['year', ['25', '20255', '2025.5', '二〇二五', '2e+3', '2025-01']],
  [
    'period',
    [
      '2025-13',
      '2025-00',
      '202513',
      '2025',
      '2025.6',
      '2025.13',
      '13',
      '0',
      '13月',
      '0月',
      '2-6月',
      '第二季度',
      '06-2025',
      '2025年13月',
      '1-13月',
      '5202506',
      '2025-01-06',
      '2025-01-06 00:00:00',
      '2025/2/28 8',
      '2024-02-28',
      '20250229',
      '20250615',
      '2024年1月至2025年6月',
      '2025年2月至2025年6月',
      '2025年6月1',
      '十三月',
      '一季度',
      '上半年',
    ],
  ],
  [
    'date',
    [
      '3/4/2025',
      '03-04-2025',
      '2025-02-29',
      '2025-13-01',
      '2025/0/1',
      '20250230',
      '2025-3/1',
      '2025年3月',
      '45717',
      '0205-05-28',
      '25-3-1',
      '昨天',
    ],
  ],
  [
    'code',
    [
      '1.23E+12',
      '2E+15',
      '2.0251E15',
      '#N/A',
      '#REF!',
      'a\nb',
      'x'.repeat(101),
      '\u0001=A1',
      '2025-01-06',
      '2025-01-06 00:00:00',
      '\u200b',
    ],
  ],
  ['text', ['#N/A', '#DIV/0!', 'a\u0007b', 'x'.repeat(4001), '\u0001=A1']],
  ['flag', ['2', '也许', '是否', 'T']],
  ['choice', ['未知', '达成了', '>'], tierChoices],
];

describe.each(accepted.map(([type, spellings, more]) => [type, spellings, more ?? {}] as const))(
  'a %s',
  (type, spellings, more) => {
    test('is read in every spelling of the grammar', async () => {
      const read = await readCells(
        session,
        { type, ...more },
        spellings.map(([written]) => written),
      );
      expect(spellings.map(([written], index) => [written, read[index]?.value, read[index]?.isFaulty])).toEqual(
        spellings.map(([written, value]) => [written, value, false]),
      );
    });

    test('is read the same beside a cell that is not plain', async () => {
      const read = await readCells(
        session,
        { type, ...more },
        spellings.map(([written]) => written),
        ' 2025年',
      );
      expect(read.map(({ value, isFaulty }) => [value, isFaulty])).toEqual(
        spellings.map(([, value]) => [value, false]),
      );
    });

    test('is read the same by the full grammar, which plain cells are spared', async () => {
      const read = await readCellsFully(
        session,
        { type, ...more },
        spellings.map(([written]) => written),
      );
      expect(read).toEqual(spellings.map(([, value]) => value));
    });

    test('may be empty where it is not required', async () => {
      const cells = [null, '', '   ', '\u3000'];
      expect(await readCells(session, { type, ...more }, cells)).toEqual(
        cells.map(() => ({ value: null, isFaulty: false })),
      );
      expect(await readCells(session, { type, required: true, ...more }, cells)).toEqual(
        cells.map(() => ({ value: null, isFaulty: true })),
      );
    });
  },
);

test.each(refused.map(([type, spellings, more]) => [type, spellings, more ?? {}] as const))(
  'a %s refuses everything else',
  async (type, spellings, more) => {
    const read = await readCells(session, { type, ...more }, spellings);
    expect(spellings.map((written, index) => [written, read[index]])).toEqual(
      spellings.map((written) => [written, { value: null, isFaulty: true }]),
    );
  },
);

test('an empty cell stands for the fallback, a wrong one does not', async () => {
  expect(await readCells(session, { type: 'money', fallback: '0' }, [null, ' ', 'x'])).toEqual([
    { value: '0.00', isFaulty: false },
    { value: '0.00', isFaulty: false },
    { value: null, isFaulty: true },
  ]);
  expect((await readCells(session, { type: 'code', fallback: '-' }, ['', null])).map(({ value }) => value)).toEqual([
    '-',
    '-',
  ]);
  expect(await readCells(session, { type: 'flag', fallback: '否' }, [null, '是'])).toEqual([
    { value: 'false', isFaulty: false },
    { value: 'true', isFaulty: false },
  ]);
  expect((await readCells(session, { type: 'choice', fallback: '达成', ...tierChoices }, [null, '？']))[0]?.value).toBe(
    'met',
  );
});

test('an open choice takes other short words as they are written', async () => {
  expect(
    await readCells(session, { type: 'choice', open: true, ...tierChoices }, ['达成', ' 决策 ', '', '#N/A']),
  ).toEqual([
    { value: 'met', isFaulty: false },
    { value: '决策', isFaulty: false },
    { value: null, isFaulty: false },
    { value: null, isFaulty: true },
  ]);
  expect(await readCells(session, { type: 'choice', open: true, ...tierChoices }, ['长'.repeat(31)])).toEqual([
    { value: null, isFaulty: true },
  ]);
});

test('a lone dash is an empty cell of figures, and of nothing else', async () => {
  for (const type of ['money', 'number', 'fraction', 'integer'] as const) {
    expect(await readCells(session, { type }, ['-', ' — ', '——', '－'])).toEqual(
      Array.from({ length: 4 }, () => ({ value: null, isFaulty: false })),
    );
    expect(await readCells(session, { type, required: true }, ['-'])).toEqual([{ value: null, isFaulty: true }]);
  }
  expect(await readCells(session, { type: 'money', fallback: '0' }, ['-'])).toEqual([
    { value: '0.00', isFaulty: false },
  ]);
  expect(await readCells(session, { type: 'code' }, ['-'])).toEqual([{ value: '-', isFaulty: false }]);
  expect(await readCells(session, { type: 'year' }, ['-'])).toEqual([{ value: null, isFaulty: true }]);
});

test('bounds are inclusive and exact', async () => {
  const read = await readCells(session, { type: 'number', min: '0', max: '100' }, [
    '0',
    '100',
    '100.000001',
    '-0.000001',
    '100.0000004',
  ]);
  expect(read.map(({ isFaulty }) => isFaulty)).toEqual([false, false, true, true, false]);
});

/** An independent reading of a well-formed amount: group separators away, the point moved two places. */
const oracleFen = (written: string): bigint => {
  const isNegative = /[-(\u2212（]/.test(written);
  const digits = written.replaceAll(/[^0-9.]/g, '');
  const [whole = '0', decimals = ''] = digits.split('.');
  const fen = BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0') || '0');
  return isNegative ? -fen : fen;
};

const grouped = (whole: string): string => whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');

const amounts = fc
  .record({
    fen: fc.bigInt({ min: 0n, max: 10n ** 17n }),
    places: fc.constantFrom(0, 1, 2),
    isGrouped: fc.boolean(),
    isWide: fc.boolean(),
    shape: fc.constantFrom('n', '-n', '(n)', '¥n', '-¥n', 'n元', '（n）', '\u2212n', ' n '),
  })
  .map(({ fen, places, isGrouped, isWide, shape }) => {
    const whole = (fen / 100n).toString();
    const decimals = (fen % 100n).toString().padStart(2, '0').slice(0, places);
    const number = `${isGrouped ? grouped(whole) : whole}${places > 0 ? `.${decimals}` : ''}`;
    const written = shape.replace('n', number);
    return isWide
      ? written.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      : written;
  });

test('amounts in any spelling are exact to the fen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(amounts, { minLength: 50, maxLength: 200 }), async (cells) => {
      const narrow = cells.map((cell) =>
        cell.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)),
      );
      const read = await readCells(session, { type: 'money' }, cells);
      expect(read.map(({ value }) => BigInt(String(value).replace('.', '')))).toEqual(narrow.map(oracleFen));
    }),
    { numRuns: 10 },
  );
});

test('no text that is not of the grammar becomes money, whatever the engine would make of it', async () => {
  const strict =
    /^\s*(?:(?:-?(?:¥ ?)?|¥ ?-)(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+)(?:\.[0-9]{1,2})? ?元?|\((?:¥ ?)?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+)(?:\.[0-9]{1,2})?(?: ?元?\)|\) ?元?))\s*$/;
  const junk = fc.string({
    unit: fc.constantFrom(
      '0',
      '1',
      '9',
      '.',
      ',',
      '-',
      '(',
      ')',
      'e',
      'E',
      '+',
      '_',
      'x',
      ' ',
      '%',
      '¥',
      '元',
      'i',
      'n',
      'f',
    ),
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(junk, { minLength: 100, maxLength: 300 }), async (cells) => {
      const read = await readCells(session, { type: 'money', required: true }, cells);
      cells.forEach((cell, index) => {
        expect([cell, read[index]?.isFaulty]).toEqual([cell, !strict.test(cell)]);
      });
    }),
    { numRuns: 10 },
  );
});

test('dates agree with the calendar', async () => {
  const parts = fc.record({
    year: fc.integer({ min: 1900, max: 2100 }),
    month: fc.integer({ min: 0, max: 13 }),
    day: fc.integer({ min: 0, max: 32 }),
    shape: fc.constantFrom('-', '/', '年', 'plain'),
  });
  const pad = (number: number): string => String(number).padStart(2, '0');
  const write = ({ year, month, day, shape }: { year: number; month: number; day: number; shape: string }): string => {
    if (shape === 'plain') return `${year}${pad(month)}${pad(day)}`;
    return shape === '年' ? `${year}年${month}月${day}日` : `${year}${shape}${month}${shape}${day}`;
  };
  const oracle = ({ year, month, day }: { year: number; month: number; day: number }): string | null => {
    const at = new Date(Date.UTC(year, month - 1, day));
    const isReal = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
    return isReal ? `${year}-${pad(month)}-${pad(day)}` : null;
  };
  await fc.assert(
    fc.asyncProperty(fc.array(parts, { minLength: 50, maxLength: 200 }), async (dates) => {
      const read = await readCells(session, { type: 'date' }, dates.map(write));
      expect(read.map(({ value }) => value)).toEqual(dates.map(oracle));
    }),
    { numRuns: 10 },
  );
});
