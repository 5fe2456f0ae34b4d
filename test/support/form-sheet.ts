import { findForms } from '../../analytics/intake/form/find.ts';
import { readLayouts } from '../../analytics/intake/form/layouts.ts';
import { type ReadForm, readForm } from '../../analytics/intake/form/read-form.ts';
import type { Sheet } from '../../analytics/intake/read/sheet.ts';
import { asset } from '../../functions/adapters/assets.ts';

/** A row of a test's sheet, its cells apart by strokes; two strokes leave a cell empty. */
export const cellsOf = (line: string): (string | null)[] => line.split('|').map((cell) => cell.trim() || null);

const sheetOf = (lines: readonly string[]): Sheet => ({
  name: '自评',
  rows: lines.map((line, index) => ({ row: index + 1, cells: cellsOf(line) })),
});

const layouts = await readLayouts(asset);

/** The official forms on a sheet, as they are read. */
export const formsOf = (sheet: Sheet): readonly ReadForm[] =>
  findForms(sheet, layouts).forms.map((found) => readForm(found, ''));

export const formsOn = (lines: readonly string[]): readonly ReadForm[] => formsOf(sheetOf(lines));

/** Faults of a form in one line each: code, severity, row, column, what they add. */
export const faultLines = ({ faults }: Pick<ReadForm, 'faults'>): readonly string[] =>
  faults.map(({ code, severity, place: { row, column }, detail }) =>
    [code, severity, row, column, ...Object.values(detail)].filter((each) => each !== undefined).join(' '),
  );

/** A self-evaluation down to the header of its indicators, which is row 7. */
export const selfEvaluation = [
  '项目支出绩效自评表',
  '(2025年度)',
  '项目名称 | 食堂改造',
  '主管部门 | 教育局 | | 实施单位 | 第一小学',
  '项目资金(万元) | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分',
  '| 年度资金总额 | 520 | 500 | 498.6 | 10 | 99.72% | 9.97',
  '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析',
] as const;
