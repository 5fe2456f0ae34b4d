import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../../analytics/intake/read/docx.ts';
import type { MergedRange } from '../../../../analytics/intake/read/sheet.ts';
import { documentOf, type TestCell } from '../../../support/document.ts';

const cell = (text: string, look = ''): string =>
  `<w:tc><w:tcPr>${look}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const row = (cells: string, look = ''): string => `<w:tr><w:trPr>${look}</w:trPr>${cells}</w:tr>`;
const sheetOf = (rows: string) => readDocument(documentOf({ xml: `<w:tbl>${rows}</w:tbl>` }))[0];
const begins = '<w:vMerge w:val="restart"/>';
const goesOn = '<w:vMerge/>';

type Rows = readonly (readonly (string | null)[])[];

describe('a table of a document', () => {
  test('keeps cells at their columns where others are merged', () => {
    const rows: readonly (readonly (string | TestCell)[])[] = [
      [{ text: '资金\n(万元)', merge: 'start' }, { text: '总额', span: 2 }, '5'],
      [{ merge: 'on' }, '其中', '财政', '3'],
      [{ text: '总分', span: 3 }, '90'],
    ];
    expect(readDocument(documentOf(rows))).toEqual([
      {
        name: '表1',
        rows: [
          { row: 1, cells: ['资金\n(万元)', '总额', null, '5'] },
          { row: 2, cells: [null, '其中', '财政', '3'] },
          { row: 3, cells: ['总分', null, null, '90'] },
        ],
        merges: [
          { top: 1, left: 0, bottom: 2, right: 0 },
          { top: 1, left: 1, bottom: 1, right: 2 },
          { top: 3, left: 0, bottom: 3, right: 2 },
        ],
      },
    ]);
  });

  test.each<[string, string, Rows, readonly MergedRange[] | undefined]>([
    [
      'a row that begins further in',
      row(cell('a') + cell('b', begins)) + row(cell('', goesOn) + cell('c'), '<w:gridBefore w:val="1"/>'),
      [
        ['a', 'b'],
        [null, null, 'c'],
      ],
      [{ top: 1, left: 1, bottom: 2, right: 1 }],
    ],
    [
      'a bookmark between its rows',
      `${row(cell('a', begins) + cell('b'))}<w:bookmarkEnd w:id="0"/>${row(cell('', goesOn) + cell('d'))}`,
      [
        ['a', 'b'],
        [null, 'd'],
      ],
      [{ top: 1, left: 0, bottom: 2, right: 0 }],
    ],
    [
      'a control around a row, a cell and its prompt',
      `<w:sdt><w:sdtContent>${row(`<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${cell('请输入')}</w:sdtContent></w:sdt>${cell('b')}`)}</w:sdtContent></w:sdt>`,
      [[null, 'b']],
      undefined,
    ],
    ['a deleted row', row(cell('a')) + row(cell('b'), '<w:del w:id="1"/>') + row(cell('c')), [['a'], ['c']], undefined],
    [
      'the old merge sideways',
      row(cell('a', '<w:hMerge w:val="restart"/>') + cell('', '<w:hMerge/>') + cell('b')),
      [['a', null, 'b']],
      [{ top: 1, left: 0, bottom: 1, right: 1 }],
    ],
    ['a merge that nothing begins', row(cell('a', goesOn) + cell('b')), [['a', 'b']], undefined],
    [
      'a merge that goes on below a narrower cell',
      row(cell('a', begins) + cell('b')) + row(cell('c', `<w:gridSpan w:val="2"/>${goesOn}`)),
      [
        ['a', 'b'],
        ['c', null],
      ],
      [{ top: 2, left: 0, bottom: 2, right: 1 }],
    ],
    ['a width that is no number', row(cell('a', '<w:gridSpan w:val="-3"/>') + cell('b')), [['a', 'b']], undefined],
  ])('with %s', (_, xml, rows, merges) => {
    const sheet = sheetOf(xml);
    expect([sheet?.rows.map(({ cells }) => cells), sheet?.merges]).toEqual([rows, merges]);
  });

  test('counts rows that say nothing', () => {
    expect(sheetOf(row(cell('')) + row(cell('a')))?.rows).toEqual([{ row: 2, cells: ['a'] }]);
  });

  /** A grid cut into rectangles: each place names the first place of its own. */
  const cut = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.infiniteStream(fc.nat({ max: 99 })))
    .map(([height, width, draws]) => {
      const owner: (MergedRange | undefined)[][] = Array.from({ length: height }, () => Array(width).fill(undefined));
      const draw = (): number => draws.next().value ?? 0;
      const isFree = (top: number, left: number, bottom: number, right: number): boolean =>
        owner.slice(top, bottom + 1).every((line) => line.slice(left, right + 1).every((each) => each === undefined));
      for (let top = 0; top < height; top++)
        for (let left = 0; left < width; left++) {
          if (owner[top]?.[left]) continue;
          let right = left;
          while (right + 1 < width && draw() % 3 === 0 && isFree(top, right + 1, top, right + 1)) right++;
          let bottom = top;
          while (bottom + 1 < height && draw() % 3 === 0 && isFree(bottom + 1, left, bottom + 1, right)) bottom++;
          for (const line of owner.slice(top, bottom + 1))
            line.fill({ top: top + 1, left, bottom: bottom + 1, right }, left, right + 1);
        }
      return owner.map((line) => line.flatMap((each) => (each ? [each] : [])));
    });

  const textOf = ({ top, left }: MergedRange): string => `r${top}c${left}`;

  test('fills its grid: every place is of one cell, and every cell is read once', () => {
    fc.assert(
      fc.property(cut, (grid) => {
        const rows = grid.map((line, index) =>
          line.flatMap((range, column): readonly TestCell[] => {
            if (range.left !== column) return [];
            const span = range.right - range.left + 1;
            const isOn = range.top <= index;
            const merge = range.bottom > range.top ? ({ merge: isOn ? 'on' : 'start' } as const) : {};
            return [{ ...(isOn ? {} : { text: textOf(range) }), ...(span > 1 ? { span } : {}), ...merge }];
          }),
        );
        const [sheet] = readDocument(documentOf(rows));
        const wanted = grid.map((line, index) =>
          line.map((range, column) => (range.top === index + 1 && range.left === column ? textOf(range) : null)),
        );
        const read = wanted.map(
          (line, index) => sheet?.rows.find((each) => each.row === index + 1)?.cells ?? line.map(() => null),
        );
        expect(read).toEqual(wanted);
        const merged = [...new Set(grid.flat())].filter(({ top, left, bottom, right }) => bottom > top || right > left);
        expect(new Set(sheet?.merges?.map((each) => JSON.stringify(each)))).toEqual(
          new Set(merged.map((each) => JSON.stringify(each))),
        );
      }),
      { numRuns: 200 },
    );
  });
});
