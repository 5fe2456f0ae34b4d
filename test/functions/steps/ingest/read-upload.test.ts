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

  test('are one fault a range, and their rows are not faulty besides', async () => {
    const touch: TestSheet['touch'] = (each) => {
      each.mergeCells('A2:A3');
      each.mergeCells('B2:B3');
    };
    const bytes = await workbookOf({ name: '预算执行', rows, touch });
    const { sheets, faults } = await readUpload(bytes, { name: 'a.xlsx', bytes: async () => bytes }, []);
    expect(
      faults.map(({ code, severity, place, detail }) => [
        code,
        severity,
        place.row,
        place.column,
        place.value,
        detail.range,
      ]),
    ).toEqual([
      ['merged-cells', 'fault', 2, '年度', '2025', 'A2:A3'],
      ['merged-cells', 'fault', 2, '期间', '2025-06', 'B2:B3'],
    ]);
    expect(sheets[0]?.rows).toMatchObject([
      { row: 2 },
      { row: 3, cells: ['2025', '2025-06', 'P2', '10', '5'] },
      { row: 4 },
    ]);
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
