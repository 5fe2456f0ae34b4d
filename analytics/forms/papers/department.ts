import { goalRowCheck, totalCheck } from '../checks.ts';
import { withCode } from '../coded-name.ts';
import type { FormContent } from '../content.ts';
import { levelBoxes } from '../indicator-rows.ts';
import { fill, given, known, type Line, label, line, type Paper } from '../paper.ts';
import { goalLines, resultLines, signedLine } from '../result-lines.ts';

const head = ({ department, departmentCode }: FormContent, across: number): Line =>
  line(label('部门名称', 2), known(withCode(departmentCode, department), across));

/** 部门整体支出绩效目标申报表. */
export const departmentGoalsPaper = (content: FormContent): Paper => {
  const levels = levelBoxes(content.indicators);
  const headings = ['一级指标', '二级指标', '三级指标', '指标值', '分值', '备注'];
  return {
    name: content.department,
    title: '部门整体支出绩效目标申报表',
    year: `(${content.fiscalYear}年度)`,
    widths: [12, 16, 18, 30, 18, 10, 18],
    lines: [
      head(content, 5),
      line(label('年度主要任务', 1, 3), label('任务名称'), label('主要内容', 3), label('预算金额(万元)', 2)),
      line(fill(''), fill('', 3), fill('', 2)),
      line(fill(''), fill('', 3), fill('', 2)),
      line(label('年度总体目标'), fill(content.goal, 6)),
      line(label('年度绩效指标', 1, content.indicators.length + 1), ...headings.map((text) => label(text))),
      ...content.indicators.map(
        (each, index): Line => ({
          boxes: [
            ...(levels[index] ?? []),
            fill(each.target),
            fill(each.weight ?? '', 1, { kind: 'points', most: '100' }),
            fill(''),
          ],
          formula: goalRowCheck('D', 'E', 'F'),
        }),
      ),
      signedLine(content, 2, 3),
    ],
    notes: [],
  };
};

/** 部门整体支出绩效自评表. */
export const departmentSelfEvaluationPaper = (content: FormContent): Paper => ({
  name: content.department,
  title: '部门整体支出绩效自评表',
  year: `(${content.fiscalYear}年度)`,
  widths: [9, 14, 18, 26, 15, 15, 9, 10, 26],
  lines: [
    head(content, 7),
    ...goalLines(content),
    ...resultLines(content),
    {
      boxes: [label('总分', 6), given(''), fill(content.total, 1, { kind: 'points', most: '100' }), given('')],
      formula: totalCheck(content.indicators.length),
    },
    signedLine(content, 3),
  ],
  notes: [],
});
