import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { joinContinued } from '../../../../analytics/intake/form/continued.ts';
import { factsOf } from '../../../../analytics/intake/form/facts.ts';
import { findForms } from '../../../../analytics/intake/form/find.ts';
import { readLayouts } from '../../../../analytics/intake/form/layouts.ts';
import { readForm } from '../../../../analytics/intake/form/read-form.ts';
import type { FormDescription } from '../../../../analytics/intake/form/schema.ts';
import { readDocument } from '../../../../analytics/intake/read/docx.ts';
import type { Sheet } from '../../../../analytics/intake/read/sheet.ts';
import { asset } from '../../../../functions/adapters/assets.ts';

const example = new URL('../../../../examples/official-forms/公路养护中心-自评表.docx', import.meta.url);

/** Tracked changes of a cell of each half, of a row and of the table. */
const changes: Sheet['changes'] = [
  { row: 2, column: 0, was: '(2024年度)', is: '(2025年度)' },
  { row: 9, column: 4, was: '118公里', is: '77公里' },
  { row: 10, was: '养护桥梁', is: '' },
  { was: '附注', is: '' },
];

let layouts: readonly FormDescription[];
let whole: Sheet;
beforeAll(async () => {
  layouts = await readLayouts(asset);
  const [sheet] = readDocument(new Uint8Array(await readFile(example)));
  if (!sheet) throw new Error('no table');
  whole = { ...sheet, changes };
});

/** The table as Word has it once it was split before a row: merged cells begin anew. */
const splitAt = (row: number): readonly [Sheet, Sheet] => {
  const { above, below, merges = [], rows } = whole;
  const upperChanges = changes.filter((each) => each.row !== undefined && each.row < row);
  const lowerChanges = changes.filter((each) => each.row === undefined || each.row >= row);
  const upper = merges.filter(({ top }) => top < row);
  const lower = merges.filter(({ bottom }) => bottom >= row);
  return [
    {
      name: '表1',
      rows: rows.filter((each) => each.row < row),
      merges: upper.map((range) => ({ ...range, bottom: Math.min(range.bottom, row - 1) })),
      ...(above ? { above } : {}),
      ...(upperChanges.length > 0 ? { changes: upperChanges } : {}),
    },
    {
      name: '表2',
      rows: rows.filter((each) => each.row >= row).map((each) => ({ ...each, row: each.row - row + 1 })),
      merges: lower.map(({ top, bottom, ...sides }) => ({
        ...sides,
        top: Math.max(top, row) - row + 1,
        bottom: bottom - row + 1,
      })),
      ...(below ? { below } : {}),
      changes: lowerChanges.map((each) => (each.row === undefined ? each : { ...each, row: each.row - row + 1 })),
    },
  ];
};

const statedIn = (sheets: readonly Sheet[]) =>
  sheets.flatMap((sheet) =>
    findForms(sheet, layouts).forms.map((found) => {
      const form = readForm(found, '自评.docx');
      return { money: form.money?.cells, totals: form.table.totals.map(({ cells }) => cells), ...factsOf(form) };
    }),
  );

it('reads the same of a form, wherever it was split', () => {
  const last = Math.max(...whole.rows.map(({ row }) => row));
  expect(statedIn([whole])[0]?.facts.length).toBe(5);
  for (let row = 2; row <= last; row++) {
    const sheets = joinContinued(splitAt(row), layouts);
    expect(sheets.map(({ name }) => name)).toEqual(['表1、表2']);
    expect(sheets[0]?.changes, `split before row ${row}`).toEqual(changes);
    expect(statedIn(sheets), `split before row ${row}`).toEqual(statedIn([whole]));
  }
});

it('leaves tables apart that have text between them, that each begin a form, or of which none does', () => {
  const [first, second] = splitAt(8);
  const other: Sheet = { name: '表0', rows: [{ row: 1, cells: ['目录', '页码'] }] };
  for (const sheets of [
    [first, { ...second, above: ['附件'] }],
    [whole, whole],
    [other, other],
    [other, first],
  ])
    expect(joinContinued(sheets, layouts)).toEqual(sheets);
});
