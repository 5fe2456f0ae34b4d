import { describe, expect, test } from 'vitest';
import { kindOf } from '../../../analytics/intake/read/kind.ts';
import { UnreadableFileError } from '../../../analytics/intake/read/sheet.ts';
import { draftAll } from '../../../functions/sample/draft-all.ts';
import { sendTwice } from '../../../functions/sample/plant/duplicates.ts';
import { dropColumn, repeatRow, setCell, setColumn } from '../../../functions/sample/plant/edit.ts';
import { faultPlans } from '../../../functions/sample/plant/faults.ts';
import { plantFaults } from '../../../functions/sample/plant/plant.ts';
import { restate } from '../../../functions/sample/plant/restatements.ts';
import { storiesOf } from '../../../functions/sample/plant/stories.ts';
import { random } from '../../../functions/sample/random.ts';
import { worldOf } from '../../../functions/sample/world/world.ts';
import { type Cell, number, shown, type Table } from '../../../functions/sample/write/cell.ts';
import type { Draft } from '../../../functions/sample/write/draft.ts';

const draw = random('plant');
const world = worldOf(draw.fork('world'), { departments: 42, projects: 300 });
const { drafts, offices } = draftAll(draw.fork('files'), world);

const draft = (rows: Table['rows']): Draft => ({
  path: 'a/b.xlsx',
  form: 'xlsx',
  dataset: 'progress',
  department: '101',
  period: '2025-03',
  tables: [{ sheet: 's', titles: [], headers: ['项目编码', '完成值'], fields: ['project_code', 'actual_value'], rows }],
});

const three = draft([
  ['a', number(1)],
  ['b', number(2)],
  ['c', number(3)],
]);

const rowsOf = (made: Draft | null): readonly (readonly string[])[] =>
  (made?.tables[0]?.rows ?? []).map((row) => row.map(shown));

describe('edits', () => {
  test('setCell changes one cell from a third of the way down', () => {
    expect(rowsOf(setCell(three, 'actual_value', () => '约120'))).toEqual([
      ['a', '1'],
      ['b', '约120'],
      ['c', '3'],
    ]);
  });

  test('setCell waits for the row that passes', () => {
    const passes = (_: Cell, row: readonly Cell[]): boolean => row[0] === 'c';
    expect(rowsOf(setCell(three, 'actual_value', () => number(9), passes)).at(-1)).toEqual(['c', '9']);
    expect(
      setCell(
        three,
        'actual_value',
        () => number(9),
        () => false,
      ),
    ).toBeNull();
  });

  test('setColumn changes every row', () => {
    expect(rowsOf(setColumn(three, 'project_code', (old) => `${shown(old)}!`)).map(([code]) => code)).toEqual([
      'a!',
      'b!',
      'c!',
    ]);
  });

  test('dropColumn takes header, field and cells', () => {
    const table = dropColumn(three, 'project_code')?.tables[0];
    expect([table?.headers, table?.fields, table?.rows[0]]).toEqual([['完成值'], ['actual_value'], [number(1)]]);
  });

  test('repeatRow pastes a row at the end', () => {
    expect(rowsOf(repeatRow(three, 'project_code'))).toHaveLength(4);
    expect(rowsOf(repeatRow(three, 'project_code')).at(-1)).toEqual(['c', '3']);
  });

  test.each([
    ['setCell', setCell(three, 'weight', () => null)],
    ['setColumn', setColumn(three, 'weight', () => null)],
    ['dropColumn', dropColumn(three, 'weight')],
    ['repeatRow', repeatRow(three, 'weight')],
  ])('%s leaves a draft without the column alone', (_, made) => {
    expect(made).toBeNull();
  });

  test('the draft that is edited stays as it was', () => {
    setColumn(three, 'actual_value', () => null);
    expect(rowsOf(three)[0]).toEqual(['a', '1']);
  });
});

describe('mistakes', () => {
  test.each(faultPlans.filter((plan) => plan.tables).map((plan) => [plan.kind, plan] as const))(
    '%s changes the tables of some draft',
    (_, plan) => {
      const made = drafts
        .filter((each) => each.dataset === plan.dataset && (plan.forms?.includes(each.form) ?? true))
        .map((each) => [each, plan.tables?.(each)] as const)
        .find(([, broken]) => broken);
      expect(made).toBeDefined();
      expect(made?.[1]).not.toEqual(made?.[0]);
    },
  );

  test.each([
    ['locked-workbook', 'password-protected'],
    ['legacy-workbook', 'legacy-xls'],
  ])('%s is what the reader knows as %s', (kind, code) => {
    const bytes = faultPlans.find((plan) => plan.kind === kind)?.bytes?.(new Uint8Array()) ?? new Uint8Array();
    let thrown: unknown;
    try {
      kindOf(bytes);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UnreadableFileError);
    expect((thrown as UnreadableFileError).fault.code).toBe(code);
  });

  test('three decimals go only where money is in yuan: in 万元 they would be right', () => {
    const plan = faultPlans.find((each) => each.kind === 'three-decimals');
    const made = drafts.filter((each) => each.dataset === 'indicator' && plan?.tables?.(each));
    expect(made.length).toBeGreaterThan(5);
    for (const each of made) expect(JSON.stringify(each.tables)).not.toContain('万元)');
  });

  test('every mistake is told in both languages', () => {
    for (const plan of faultPlans) expect(plan.says.zh.length * plan.says.en.length).toBeGreaterThan(0);
    expect(new Set(faultPlans.map((plan) => plan.kind)).size).toBe(faultPlans.length);
  });

  test('files of a restatement or a duplicate are never broken', () => {
    const restated = restate(drafts, world.departments);
    const doubled = sendTwice(restated.drafts, world.departments);
    const told = [...restated.planted, ...doubled.planted];
    const { planted } = plantFaults(draw.fork('faults'), doubled.drafts, told);
    const taken = new Set(told.flatMap((each) => [each.file, each.correctedBy, each.original]));
    expect(planted.length).toBeGreaterThan(10);
    for (const { file } of planted) expect(taken.has(file)).toBe(false);
  });

  const { files, planted } = plantFaults(draw.fork('faults'), drafts, []);

  test('what is never corrected is one month, not a quarter', () => {
    for (const each of planted.filter(({ correctedBy }) => !correctedBy)) expect(each.period).toMatch(/^2025-\d{2}$/);
  });

  test('corrected files have the right content', () => {
    const { files: clean } = plantFaults(draw.fork('faults'), [], []);
    expect(clean).toEqual([]);
    expect(files).toHaveLength(drafts.length + planted.filter(({ correctedBy }) => correctedBy).length);
  });
});

describe('stories', () => {
  const told = storiesOf(world, offices);

  test('every department but the steady ones has its story told', () => {
    const lively = world.departments
      .filter((department) => department.story !== 'steady')
      .map((department) => department.code);
    expect(new Set(told.map((planted) => planted.department))).toEqual(new Set(lively));
  });

  test('months that were missed are named, and no form covers them', () => {
    const missed = told.filter((planted) => planted.kind === 'story:misses-a-month');
    expect(missed.length).toBeGreaterThan(1);
    for (const { department, period } of missed) {
      const [, month = ''] = period?.split('-') ?? [];
      const spellings = new Set([period, `2025年${Number(month)}月`]);
      const periods = drafts
        .filter((each) => each.dataset === 'progress' && each.department === department)
        .flatMap((each) =>
          each.tables.flatMap((table) => table.rows.map((row) => shown(row[table.fields.indexOf('period')] ?? null))),
        );
      expect(periods.length).toBeGreaterThan(0);
      expect(periods.some((written) => spellings.has(written))).toBe(false);
    }
  });
});
