import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { documentOf } from '../../support/document.ts';
import { workbookOf } from '../../support/workbook.ts';
import { ministryLabels } from '../seeds/forms.ts';
import { documentGrids } from './document.ts';
import { exportClaims } from './export.ts';
import { formSaid } from './form.ts';
import { textGrid } from './text.ts';
import { workbookGrids } from './workbook.ts';
import { leafLost } from './yaml.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const rows = (grid: { readonly rows: ReadonlyMap<number, readonly string[]> } | null | undefined) => [
  ...(grid?.rows ?? []),
];

test('a text is cut at the delimiter that makes most cells, quotes and packing apart', () => {
  const text = '\ufeffa;b\r\n"1;""2""\n";x\n\n3;\u001a';
  const cut = [
    [1, ['a', 'b']],
    [2, ['1;"2"\n', 'x']],
    [4, ['3', '']],
  ];
  expect(rows(textGrid(utf8(text)))).toEqual(cut);
  expect(rows(textGrid(gzipSync(utf8(text))))).toEqual(cut);
  expect(textGrid(utf8('"1" 2\n'))).toBeNull();
  expect(textGrid(utf8('"1\n'))).toBeNull();
});

test('a workbook gives values, of merged cells the first, of formulas what they came to', async () => {
  const bytes = await workbookOf({
    name: '表',
    rows: [
      ['a', 'b'],
      [1.5, new Date(Date.UTC(2025, 5, 30))],
    ],
    touch: (sheet) => {
      sheet.mergeCells('A1:B1');
      sheet.getCell('C2').value = { formula: 'A2*2', result: 3 };
    },
  });
  const [grid] = (await workbookGrids(bytes)) ?? [];
  expect(rows(grid)).toEqual([
    [1, ['a', '']],
    [2, ['1.5', '2025-06-30', '3']],
  ]);
});

test('a document gives its cells in their columns, without what was deleted, and rows that stand in no table', () => {
  const bytes = documentOf(
    [
      [{ text: 'a', span: 2 }, 'b'],
      [
        { merge: 'start', text: 'c' },
        { xml: '<w:del><w:r><w:delText>1</w:delText></w:r></w:del><w:r><w:t>2</w:t></w:r>' },
      ],
      [{ merge: 'on' }, 'd'],
    ],
    { xml: '<w:tr><w:tc><w:p><w:r><w:t>e</w:t></w:r></w:p></w:tc></w:tr>' },
  );
  expect(documentGrids(bytes)?.map((grid) => [grid.name, rows(grid)])).toEqual([
    [
      '表1',
      [
        [1, ['a', '', 'b']],
        [2, ['c', '2']],
        [3, ['', 'd']],
      ],
    ],
    ['outside', [[1, ['e']]]],
  ]);
});

const description = (more = '') => `
file: 'X_{month}_2025.csv'
file_codes: { month: { JUNIO: '06' } }
numbers: { n: { decimal: ',', thousands: '.', zero: ['-'] } }
sheets:
  - header: { row: 1 }
    columns: { project: BP, spent: { heading: [Pagado], number: n } }
    tables:
      - dataset: execution
        fields: { fiscal_year: { constant: '2025' }, period: { template: '2025-{month}' }, project_code: project, spent_amount: spent }
${more}`;

test('an export is read by its description, and not at all where that says more than is understood', () => {
  const grid = {
    name: '',
    rows: new Map([
      [1, ['BP', 'pagado']],
      [2, ['P1', '1.234,50']],
      [3, ['P2', '-']],
    ]),
  };
  const read = (written: string) =>
    exportClaims(grid, written, 'X_JUNIO_2025.csv')?.map(({ row, cells }) => [
      row,
      ...cells.flatMap(([field, cell]) => (cell === '' ? [] : [`${field.name} ${cell}`])),
    ]);
  expect(read(description())).toEqual([
    [2, 'fiscal_year 2025', 'period 2025-06', 'project_code P1', 'spent_amount 1234.50'],
    [3, 'fiscal_year 2025', 'period 2025-06', 'project_code P2', 'spent_amount 0'],
  ]);
  expect(read(description('        per_period: [spent_amount]'))).toBeUndefined();
});

test.each<[string, unknown, boolean]>([
  ['a: { b: 1.50, c: [x, "007"] }', { a: { b: 1.5, c: ['x', '007'], d: 'default' } }, true],
  ['a: 007', { a: '007' }, true],
  ['a: 007', { a: 7 }, true],
  ['a: 12345678901234567890', { a: 12345678901234567000 }, false],
  ['a: yes', { a: true }, false],
  ['a: ~', { a: null }, true],
  ['a: Code', { a: { heading: 'Code', optional: false } }, true],
  ['a: [x, y]', { a: { labels: ['x', 'y'] } }, true],
  ['a: 1\nb: 2', { a: 1 }, false],
  ['a: &x { b: 1 }\nc: { <<: *x, b: 1 }', { a: { b: 1 }, c: { b: 1 } }, true],
  ['a: 1\n---\na: 2', { a: 1 }, false],
])('settings %s loaded as %j', (written, loaded, isWhole) => {
  expect(leafLost(written, loaded) === null).toBe(isWhole);
});

test('a form’s indicators go on below the sum, and are strays below the end of the table', () => {
  const grid = {
    name: '自评',
    rows: new Map([
      [1, ['三级指标', '年度指标值', '实际完成值', '分值', '得分']],
      [2, ['养护里程', '≥10公里', '12公里', '50', '50']],
      [3, ['总分', '', '', '', '100']],
      [4, ['受益人口', '≥100人', '20人', '40', '5']],
      [5, ['说明:以下为补充']],
      [6, ['就餐人数', '≥100人', '20人', '40', '5']],
      [7, ['场地移交推迟']],
    ]),
  };
  const { claims, strays } = formSaid(grid, ministryLabels);
  expect(claims.filter(({ dataset }) => dataset === 'indicator').map(({ row }) => row)).toEqual([2, 4]);
  expect(strays).toEqual([{ sheet: '自评', row: 6, heading: null, written: '就餐人数 ≥100人 20人 40 5' }]);
});
