import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../analytics/intake/decode.ts';
import { readWorkbook } from '../../../analytics/intake/read/xlsx/workbook.ts';
import { tenThousands, yuan } from '../../../functions/sample/files/money-text.ts';
import { random } from '../../../functions/sample/random.ts';
import { date, number, shown, type Table } from '../../../functions/sample/write/cell.ts';
import { writeCsv } from '../../../functions/sample/write/csv.ts';
import { renamed } from '../../../functions/sample/write/draft.ts';
import { gb18030 } from '../../../functions/sample/write/gb18030.ts';
import { headersOf, wordFor } from '../../../functions/sample/write/headers.ts';
import { writeXlsx } from '../../../functions/sample/write/xlsx.ts';

const table: Table = {
  sheet: '项目 & <单位>',
  titles: ['标题', '单位:元'],
  headers: ['项目编码', '金额', '日期', '说明'],
  fields: ['project_code', 'amount', 'day', 'note'],
  rows: [
    ['0012', number('1234567.50'), date('2025-02-28'), '“引号” & <尖括号>'],
    ['0013', null, date('1999-12-31'), null],
  ],
  foot: [['合计', number('1234567.50'), null, null]],
};

describe('writeXlsx', () => {
  test('reads back as it was written, dates as dates, codes with their zeros', () => {
    const [sheet] = readWorkbook(writeXlsx([table]));
    expect(sheet?.name).toBe('项目 & <单位>');
    expect(sheet?.rows).toEqual([
      { row: 1, cells: ['标题'] },
      { row: 2, cells: ['单位:元'] },
      { row: 3, cells: ['项目编码', '金额', '日期', '说明'] },
      { row: 4, cells: ['0012', '1234567.5', '2025-02-28', '“引号” & <尖括号>'] },
      { row: 5, cells: ['0013', null, '1999-12-31'] },
      { row: 6, cells: ['合计', '1234567.5'] },
    ]);
  });

  test('the same tables give the same bytes', () => {
    expect(writeXlsx([table, { ...table, sheet: '二' }])).toEqual(writeXlsx([table, { ...table, sheet: '二' }]));
  });

  test('columns past Z have two letters', () => {
    const headers = Array.from({ length: 30 }, (_, index) => `列${index}`);
    const [sheet] = readWorkbook(writeXlsx([{ sheet: '宽', titles: [], headers, fields: headers, rows: [headers] }]));
    expect(sheet?.rows[1]?.cells).toEqual(headers);
  });

  test('any words survive', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.stringMatching(/^[a-z&<>"'一-龥 ]{1,12}$/).filter((words) => words.trim() !== ''),
          { minLength: 1, maxLength: 5 },
        ),
        (cells) => {
          const headers = cells.map((_, index) => `h${index}`);
          const [sheet] = readWorkbook(
            writeXlsx([{ sheet: 's', titles: [], headers, fields: headers, rows: [cells] }]),
          );
          expect(sheet?.rows[1]?.cells).toEqual(cells);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('writeCsv', () => {
  test('GB18030 decodes strictly, with titles above and the total below', () => {
    const { text, encoding } = decodeText(writeCsv(table, 'gb18030'));
    expect(encoding).toBe('gb18030');
    expect(text.split('\r\n')).toEqual([
      '标题',
      '单位:元',
      '项目编码,金额,日期,说明',
      '0012,1234567.50,2025-02-28,“引号” & <尖括号>',
      '0013,,1999-12-31,',
      '合计,1234567.50,,',
      '',
    ]);
  });

  test('UTF-8 carries its mark', () => {
    expect([...writeCsv(table, 'utf8-bom').slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test('cells with commas and quotes are quoted', () => {
    const bytes = writeCsv(
      { ...table, titles: [], headers: ['a', 'b'], rows: [['1,234.50', '说"好"']], foot: [] },
      'utf8-bom',
    );
    expect(decodeText(bytes).text).toBe('a,b\r\n"1,234.50","说""好"""\r\n');
  });
});

describe('gb18030', () => {
  test('every common character comes back', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~一-龠,。“”〔〕—≥≤（）]*$/), (words) => {
        expect(new TextDecoder('gb18030', { fatal: true }).decode(gb18030(words))).toBe(words);
      }),
    );
  });

  test('a character outside the two-byte part is an error', () => {
    expect(() => gb18030('😀')).toThrow(RangeError);
  });
});

describe('money', () => {
  test.each([
    [123456700n, '123.4567'],
    [1_000_000n, '1'],
    [50n, '0.00005'],
    [120_000_000_000n, '120000'],
  ])('%s fen in 万元 is %s', (fen, written) => {
    expect(tenThousands(fen)).toBe(written);
  });

  test('万元 and yuan say the same', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n }), (fen) => {
        const [whole = '0', part = ''] = tenThousands(fen).split('.');
        expect(BigInt(whole) * 1_000_000n + BigInt(part.padEnd(6, '0'))).toBe(fen);
        expect(BigInt(yuan(fen).replace('.', ''))).toBe(fen);
      }),
    );
  });
});

describe('words', () => {
  test('headers by another name are names the contract knows', () => {
    const strict = headersOf(random('h'), 'project', ['fiscal_year', 'project_code'], 0);
    expect(strict).toEqual(['年度', '项目编码']);
    expect(headersOf(random('h'), 'project', ['project_code'], 1)[0]).toMatch(/^项目(代码|编号)$/);
  });

  test('a code is written by its Chinese word', () => {
    expect(wordFor('indicator', 'direction', '>=')).toBe('≥');
    expect(() => wordFor('indicator', 'direction', '!')).toThrow(RangeError);
    expect(() => wordFor('indicator', 'nothing', 'x')).toThrow(RangeError);
  });

  test('a file is renamed before its ending', () => {
    expect(renamed('a/2025年3月.xlsx', '_更正')).toBe('a/2025年3月_更正.xlsx');
  });

  test('cells show as a person sees them', () => {
    expect([shown(null), shown('字'), shown(number(1.5)), shown(date('2025-01-02')), shown(number(null))]).toEqual([
      '',
      '字',
      '1.5',
      '2025-01-02',
      '',
    ]);
  });
});
