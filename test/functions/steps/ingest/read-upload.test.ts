import { describe, expect, test } from 'vitest';
import { readUpload } from '../../../../functions/steps/ingest/read-upload.ts';
import { type TestSheet, workbookOf } from '../../../support/workbook.ts';

const header = ['年度', '期间', '项目编码', '全年预算数', '执行数'];
const sheet = (name: string, more: Partial<TestSheet> = {}): TestSheet => ({
  name,
  rows: [header, [2025, '2025-06', 'P1', 10, 5], [2025, '2025-06', 'P2', 10, 5]],
  ...more,
});

const readOf = async (...sheets: readonly TestSheet[]): Promise<unknown> => {
  const bytes = await workbookOf(...sheets);
  const { sheets: found, faults } = await readUpload(bytes, { name: 'a.xlsx', bytes: async () => bytes }, []);
  return [
    found.map(({ name }) => name),
    faults.map(({ code, severity, place, detail }) => [code, severity, place.sheet, place.row, detail]),
  ];
};

describe('what a workbook hides', () => {
  test('is not data where it is a sheet beside one that can be seen', async () => {
    expect(
      await readOf(sheet('预算执行'), sheet('旧数据', { state: 'hidden' }), {
        name: '选项',
        rows: [['是']],
        state: 'hidden',
      }),
    ).toEqual([['预算执行'], [['hidden-sheet-skipped', 'warning', '旧数据', undefined, { sheet: '旧数据' }]]]);
  });

  test('is data where nothing else can be seen but instructions', async () => {
    expect(await readOf({ name: '填表说明', rows: [['请填写']] }, sheet('预算执行', { state: 'hidden' }))).toEqual([
      ['预算执行'],
      [],
    ]);
  });

  test('is data where it is a row, with one warning', async () => {
    const touch: TestSheet['touch'] = (each) => {
      for (const row of [2, 3]) each.getRow(row).hidden = true;
    };
    expect(await readOf(sheet('预算执行', { touch }))).toEqual([
      ['预算执行'],
      [['hidden-rows-read', 'warning', '预算执行', 2, { rows: '2' }]],
    ]);
  });

  const hide =
    (...columns: readonly number[]): TestSheet['touch'] =>
    (each) => {
      for (const column of columns) each.getColumn(column).hidden = true;
    };

  test('is data where it is a column, with one warning that names the letters', async () => {
    expect(await readOf(sheet('预算执行', { touch: hide(3, 5) }))).toEqual([
      ['预算执行'],
      [['hidden-columns-read', 'warning', '预算执行', 2, { columns: 'C、E' }]],
    ]);
  });

  test.each<[string, number[], (string | number | null)[][]]>([
    ['that no field has', [6], []],
    ['that is empty', [6], [[null, null, null, null, null, null]]],
    ['far to the right', [16384], []],
  ])('says nothing of a hidden column %s', async (_, columns, more) => {
    const rows = [[...header, '备查'], [2025, '2025-06', 'P1', 10, 5, '旧'], ...more];
    const [, faults] = (await readOf({ name: '预算执行', rows, touch: hide(...columns) })) as [unknown, unknown[][]];
    expect(faults.map(([code]) => code)).not.toContain('hidden-columns-read');
  });

  test('does not excuse a sheet that can be seen and is no table', async () => {
    const [found, faults] = (await readOf({ name: '说', rows: [['你好']] }, sheet('旧数据', { state: 'hidden' }))) as [
      unknown[],
      unknown[][],
    ];
    expect([found, faults.map(([code]) => code)]).toEqual([[], ['hidden-sheet-skipped', 'unknown-dataset']]);
  });
});

describe('merged cells among the data', () => {
  const rows = [header, [2025, '2025-06', 'P1', 10, 5], [null, null, 'P2', 10, 5], [2025, '2025-06', 'P3', 10, 5]];

  const read = async (name: string, lines: TestSheet['rows'], ...ranges: readonly string[]) => {
    const touch: TestSheet['touch'] = (each) => {
      for (const range of ranges) each.mergeCells(range);
    };
    const bytes = await workbookOf({ name, rows: lines, touch });
    const { sheets, faults } = await readUpload(bytes, { name: 'a.xlsx', bytes: async () => bytes }, []);
    return {
      cells: sheets.flatMap((each) => (Array.isArray(each.rows) ? each.rows.map(({ cells }) => cells) : [])),
      said: faults.map(({ code, severity, place, detail }) => [code, severity, place.row, place.column, detail.range]),
    };
  };

  test('have their value in every row where they say what the rows are of', async () => {
    expect(await read('预算执行', rows, 'A2:A3', 'B2:B3')).toEqual({
      cells: [
        ['2025', '2025-06', 'P1', '10', '5'],
        ['2025', '2025-06', 'P2', '10', '5'],
        ['2025', '2025-06', 'P3', '10', '5'],
      ],
      said: [],
    });
  });

  test('do so in a list of units, past a row of totals and before rows are held to be the same', async () => {
    const units = [
      ['年度', '主管部门编码', '主管部门', '预算单位编码', '预算单位', '部门类别'],
      [2025, '101', '教育局', '101001', '一小', '社会事业'],
      [null, null, null, '101002', '二小', null],
      [null, null, null, '小计', null, null],
      [null, null, null, '101003', '幼儿园', null],
      [2025, '102', '水利局', '101003', '幼儿园', '农业'],
    ];
    const found = await read('机构', units, 'A2:A5', 'B2:B5', 'C2:C5', 'F2:F5');
    expect(found.said.filter(([, severity]) => severity === 'fault')).toEqual([]);
    expect(found.cells).toEqual([
      ['2025', '101', '教育局', '101001', '一小', '社会事业'],
      ['2025', '101', '教育局', '101002', '二小', '社会事业'],
      ['2025', '101', '教育局', '101003', '幼儿园', '社会事业'],
      ['2025', '102', '水利局', '101003', '幼儿园', '农业'],
    ]);
  });

  test('are one fault a range where they are money or lie over several columns, and their rows are not faulty besides', async () => {
    const merged = [
      header,
      [2025, '2025-06', 'P1', 10, 5],
      [2025, '2025-06', 'P2', null, 5],
      [2025, null, 'P3', 10, 5],
    ];
    const { cells, said } = await read('预算执行', merged, 'D2:D3', 'A4:B4');
    expect(said).toEqual([
      ['merged-cells', 'fault', 2, '全年预算数', 'D2:D3'],
      ['merged-cells', 'fault', 4, '年度', 'A4:B4'],
    ]);
    expect(cells[1]).toEqual(['2025', '2025-06', 'P2', '10', '5']);
  });

  test('are a warning where they are a result in words', async () => {
    const results = [
      ['年度', '期间', '项目编码', '指标编码', '实际值', '完成情况原文'],
      [2025, '2025-12', 'P1', 'I1', 1, '已完成'],
      [2025, '2025-12', 'P1', 'I2', 1, null],
    ];
    const { cells, said } = await read('绩效自评', results, 'F2:F3');
    expect(said.filter(([code]) => code === 'merged-cells')).toEqual([
      ['merged-cells', 'warning', 2, '完成情况原文', 'F2:F3'],
    ]);
    expect(cells[1]?.[5] ?? null).toBeNull();
  });

  test('are a warning where the column may be empty, and nothing above the data or in columns that are not read', async () => {
    const wide = [
      ['2025年预算执行'],
      [...header, '合同数', '备注'],
      [2025, '2025-06', 'P1', 10, 5, 3, 'x'],
      [2025, '2025-06', 'P2', 10, 5],
    ];
    const touch: TestSheet['touch'] = (each) => {
      each.mergeCells('A1:G1');
      each.mergeCells('F3:F4');
      each.mergeCells('G3:G4');
    };
    const bytes = await workbookOf({ name: '预算执行', rows: wide, touch });
    const { sheets, faults } = await readUpload(bytes, { name: 'a.xlsx', bytes: async () => bytes }, []);
    expect(
      faults.filter(({ code }) => code === 'merged-cells').map(({ severity, detail }) => [severity, detail.range]),
    ).toEqual([['warning', 'F3:F4']]);
    expect(sheets[0]?.rows).toMatchObject([{ row: 3 }, { row: 4, cells: ['2025', '2025-06', 'P2', '10', '5'] }]);
  });
});
