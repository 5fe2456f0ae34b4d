import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../../analytics/core/ports/engine.ts';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { duckdbEngine } from '../../../../functions/adapters/duckdb.ts';
import { type Applied, apply, described } from './sheet.ts';

let session: Session;
beforeAll(async () => {
  session = await duckdbEngine({ threads: 1 }).open([]);
});
afterAll(() => session.close());

type Cells = (string | null)[];

const rowsOf = (applied: Applied) =>
  applied.tables[0]?.rows.map((row) =>
    Object.values({ ...row, source_row: undefined })
      .filter(Boolean)
      .join(' '),
  );

const projects = (
  columns: Record<string, unknown>,
  fields: Record<string, unknown>,
  sheet: Record<string, unknown> = {},
) => described({ columns, tables: [{ dataset: 'project', fields: { project_code: 'code', ...fields } }], ...sheet });

describe('a header of several rows', () => {
  const head: Cells[] = [
    ['项目执行情况表', null, null, null, null, null],
    ['项目', '预算', null, '支出', null, '备注'],
    [null, '年初', '调整', '年初', '累计', null],
  ];
  const rows = [...head, ['P1', '10', '12', '1', '7', 'x']];
  const of = (columns: Record<string, unknown>, header: Record<string, unknown>) =>
    projects(
      { code: '项目', ...columns },
      { project_name: Object.keys(columns)[0] },
      { header: { over: 2, ...header } },
    );

  it.each<[string, Record<string, unknown>, string]>([
    ['under a word', { heading: '年初', under: '支出' }, '1'],
    ['under another', { heading: '年初', under: ['预算'] }, '10'],
    ['that stands once', { heading: '累计' }, '7'],
    ['merged over both rows', { heading: '备注' }, 'x'],
  ])('finds a heading %s', async (_says, column, expected) => {
    for (const header of [{ row: 2 }, { headings: ['项目', '累计'] }]) {
      const applied = await apply(session, of({ a: column }, header), rows);
      expect(applied.faults).toEqual([]);
      expect(rowsOf(applied)).toEqual([`P1 ${expected}`]);
    }
  });

  it('does not guess which of several is meant, nor take a heading from under another word', async () => {
    const twice = await apply(session, of({ a: '年初' }, { row: 2 }), rows);
    expect(twice.tables).toEqual([]);
    expect(twice.faults).toMatchObject([
      {
        code: 'source-column-twice',
        place: { row: 2, column: '年初' },
        detail: { found: '预算 · 年初、支出 · 年初', at: 'sheets.0.columns.a' },
      },
    ]);
    const nowhere = await apply(session, of({ a: { heading: '累计', under: '预算' } }, { row: 2 }), rows);
    expect(nowhere.faults).toMatchObject([{ code: 'source-column-missing', place: { column: '预算 · 累计' } }]);
  });

  it('needs all its rows to have the headings, the first of them in its first row', async () => {
    const applied = await apply(session, of({ a: '累计' }, { headings: ['累计', '项目'] }), rows);
    expect(applied.faults).toMatchObject([{ code: 'source-header-missing', detail: { at: 'sheets.0.header' } }]);
  });

  it('names the row that comes nearest and what it lacks, where there is one', async () => {
    const near = await apply(session, of({ a: '累计' }, { headings: ['项目', '累记'] }), rows);
    expect(near.faults).toMatchObject([{ detail: { row: '2', lacking: '累记' } }]);
    const [fault] = near.faults;
    expect(fault && faultWords(fault).rule).toEqual({
      zh: '来源描述要求的表头:项目、累记;第 2 行最像,没有 累记',
      en: 'The source description looks for the header: 项目、累记; row 2 comes nearest and lacks 累记',
    });
    const far = await apply(session, of({ a: '累计' }, { headings: ['别的'] }), rows);
    expect(far.faults[0]?.detail).not.toHaveProperty('row');
  });

  it('starts the words of lower rows anew under each word of the upper', async () => {
    const three: Cells[] = [
      ['项目', '上半年', null, '下半年', null],
      [null, '一季度', '二季度', null, '四季度'],
      [null, '数', '数', '数', '数'],
      ['P1', '1', '2', '3', '4'],
    ];
    const under = async (words: string[]) =>
      apply(session, of({ a: { heading: '数', under: words } }, { row: 1, over: 3 }), three);
    expect(rowsOf(await under(['二季度']))).toEqual(['P1 2']);
    expect(rowsOf(await under(['下半年', '四季度']))).toEqual(['P1 4']);
    expect((await under(['下半年', '二季度'])).faults).toMatchObject([{ code: 'source-column-missing' }]);
    expect((await under(['下半年'])).faults).toMatchObject([
      { detail: { found: '下半年 · 数、下半年 · 四季度 · 数' } },
    ]);
  });
});

describe('values outside the rows', () => {
  const of = (sheet: Record<string, unknown>, name = 'said') =>
    projects({ code: 'Code' }, { project_name: name }, sheet);
  const rows: Cells[] = [
    ['2025年 度支出', '单位:万元'],
    [null, null],
    ['Code', 'x'],
    ['P1', null],
  ];
  const header = { row: 3 };

  it.each<[string, Record<string, unknown>, string]>([
    ['a cell', { cell: 'A1' }, '2025年 度支出'],
    ['a part of a cell', { cell: 'A1', matches: '([0-9]{4})年.*' }, '2025'],
    ['a cell that matches', { matches: '单位:(.*)' }, '万元'],
    ['a cell translated', { matches: '单位:(.*)', codes: { 万元: '10000' } }, '10000'],
  ])('come from %s', async (_says, title, expected) => {
    expect(rowsOf(await apply(session, of({ header, titles: { said: title } }), rows))).toEqual([`P1 ${expected}`]);
  });

  it('that codes does not know are told as they were found', async () => {
    const title = { matches: '单位:(.*)', codes: { 千元: '1000' } };
    const { faults } = await apply(session, of({ header, titles: { said: title } }), rows);
    expect(faults).toMatchObject([{ code: 'source-title-missing', detail: { uncoded: '万元' } }]);
    const [fault] = faults;
    expect(fault && faultWords(fault).rule.zh).toContain('找到“万元”,codes 里没有它');
    expect(fault && faultWords(fault).rule.en).toContain('finds “万元”, for which codes has nothing');
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['matches', { matches: '年度:.*' }, { code: 'source-title-missing' }],
    ['is in its cell', { cell: 'A2' }, { code: 'source-title-missing' }],
    ['has a code', { cell: 'B1', codes: { 元: '1' } }, { place: { row: 1, value: '单位:万元' } }],
    ['is below the header', { matches: 'P1' }, { detail: { title: 'said', looked: 'P1', at: 'sheets.0.titles.said' } }],
  ])('are missed, and no row is read, where nothing %s', async (_says, title, fault) => {
    const applied = await apply(session, of({ header, titles: { said: title } }), rows);
    expect(applied.tables).toEqual([]);
    expect(applied.faults).toMatchObject([{ severity: 'fault', ...fault }]);
  });

  it('may be said twice, but not in two ways', async () => {
    const said = async (second: string) =>
      apply(session, of({ header, titles: { said: { matches: '(.*)年度' } } }), [
        ['2025年度'],
        [second],
        ...rows.slice(2),
      ]);
    expect(rowsOf(await said('2025年度'))).toEqual(['P1 2025']);
    expect((await said('2024年度')).faults).toMatchObject([
      { code: 'source-title-twice', place: { row: 2, value: '2024年度' }, detail: { first: '2025', second: '2024' } },
    ]);
  });

  it('come from the sheet’s name', async () => {
    const written = of({ sheet: '{month}月', sheet_codes: { month: { 3: '2025-03' } }, header }, 'month');
    expect(rowsOf(await apply(session, written, rows, { sheet: '3月' }))).toEqual(['P1 2025-03']);
  });
});

describe('cells filled down', () => {
  const rows: Cells[] = [
    ['Unit', 'Code'],
    ['U1', null],
    [null, 'P1'],
    [null, null],
    [null, 'P2'],
    ['U2', 'P3'],
  ];
  const of = (fill: unknown, more: Record<string, unknown> = {}) =>
    projects(
      { unit: { heading: 'Unit', fill_down: fill }, code: 'Code', ...more },
      { unit_code: 'unit' },
      {
        skip: [{ column: 'code', empty: true }],
      },
    );

  it('mean what stands above them, also in a row that is not read', async () => {
    expect(rowsOf(await apply(session, of(true), rows))).toEqual(['U1 P1', 'U1 P2', 'U2 P3']);
  });

  it('stay empty before the first', async () => {
    expect(rowsOf(await apply(session, of(true), [['Unit', 'Code'], [null, 'P0'], ...rows.slice(1)]))?.[0]).toBe('P0');
  });

  it('of one column hold parents and children apart', async () => {
    const written = projects(
      { unit: { heading: 'Code', fill_down: { matches: 'U.*' } }, code: 'Code' },
      { unit_code: 'unit' },
      { skip: [{ column: 'code', matches: 'U.*' }] },
    );
    const given = [['Code'], ['U1'], ['P1'], ['U2'], ['P2'], ['P3']];
    expect(rowsOf(await apply(session, written, given))).toEqual(['U1 P1', 'U2 P2', 'U2 P3']);
  });

  it('do not reach from one parent’s parent into the next', async () => {
    const written = projects(
      {
        part: { heading: 'Part', fill_down: true },
        unit: { heading: 'Unit', fill_down: { within: ['part'] } },
        code: 'Code',
      },
      { unit_code: 'unit' },
    );
    const given = [
      ['Part', 'Unit', 'Code'],
      ['A', 'U1', 'P1'],
      [null, null, 'P2'],
      ['B', null, 'P3'],
    ];
    expect(rowsOf(await apply(session, written, given))).toEqual(['U1 P1', 'U1 P2', 'P3']);
  });
});

describe('codes cleaned up', () => {
  it.each<[Record<string, unknown>, string, string]>([
    [{ strip: ['-', ' '] }, '10-1 001', '101001'],
    [{ replace: [{ matches: '^0+', with: '' }] }, '00120', '120'],
    [{ replace: [{ matches: '^(\\d+)\\.0$', with: '\\1' }] }, '120.0', '120'],
    [{ pad: { to: 6 } }, '1001', '001001'],
    [{ pad: { to: 3, with: 'x' } }, '1001', '1001'],
    [{ strip: ['P'], replace: [{ matches: '9', with: '0' }], pad: { to: 4 } }, 'P91', '0001'],
  ])('by %j', async (clean, written, expected) => {
    const description = projects({ code: { heading: 'Code', clean }, name: 'Name' }, { project_name: 'name' });
    const applied = await apply(session, description, [
      ['Code', 'Name'],
      [written, 'x'],
    ]);
    expect(rowsOf(applied)).toEqual([`${expected} x`]);
  });

  it('are empty where nothing is left, and neither padded nor filled up', async () => {
    const clean = { strip: ['*'], pad: { to: 3 } };
    const description = projects({ code: { heading: 'Code', clean }, name: 'Name' }, { project_name: 'name' });
    const given = [
      ['Code', 'Name'],
      ['**', 'x'],
      [null, 'y'],
    ];
    expect(rowsOf(await apply(session, description, given))).toEqual(['x', 'y']);
  });

  it('are cleaned before rows are chosen by them', async () => {
    const description = projects(
      { code: { heading: 'Code', clean: { strip: ['-'] } } },
      {},
      {
        keep: [{ column: 'code', equals: '11' }],
      },
    );
    expect(rowsOf(await apply(session, description, [['Code'], ['1-1'], ['1-2']]))).toEqual(['11']);
  });
});

describe('an empty cell', () => {
  const of = (field: Record<string, unknown>) =>
    projects({ code: 'Code', kind: 'Kind' }, { project_type: { from: 'kind', ...field } });
  it.each<[Record<string, unknown>, string | null, string]>([
    [{ empty: 'staff' }, null, 'staff'],
    [{ empty: 'staff' }, 'x', 'x'],
    [{ empty: 'staff', codes: { A: 'specific' } }, null, 'staff'],
    [{ empty: 'staff', codes: { A: 'specific' }, otherwise: { code: 'other' } }, null, 'staff'],
    [{ empty: '0', scale: '1000' }, null, '0'],
    [{ empty: '5', scale: '1000' }, '2', '2000'],
  ])('%j: %s is %s', async (field, cell, expected) => {
    const applied = await apply(session, of(field), [
      ['Code', 'Kind'],
      ['1', cell],
    ]);
    expect(applied.faults).toEqual([]);
    expect(rowsOf(applied)).toEqual([`1 ${expected}`]);
  });
});
