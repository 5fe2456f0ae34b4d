import { resultRowCheck } from './checks.ts';
import type { FormContent } from './content.ts';
import { levelBoxes, pointsCheck, resultCheck } from './indicator-rows.ts';
import { fill, free, known, type Line, label, line } from './paper.ts';

const headings = [
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '偏差原因分析及改进措施',
];

/** The goals of the year beside what became of them. */
export const goalLines = ({ goal, outcome }: FormContent): readonly Line[] => [
  line(label('年度总体目标', 1, 2), label('预期目标', 4), label('实际完成情况', 4)),
  line(known(goal, 4), fill(outcome, 4)),
];

/** The table of a self-evaluation, a project's or a department's: a line for its headings, then one an indicator. */
export const resultLines = ({ indicators }: FormContent): readonly Line[] => {
  const levels = levelBoxes(indicators);
  return [
    line(label('绩效指标', 1, indicators.length + 1), ...headings.map((text) => label(text))),
    ...indicators.map(
      (each, index): Line => ({
        boxes: [
          ...(levels[index] ?? []),
          known(each.target),
          fill(each.actual, 1, resultCheck(each)),
          known(each.weight),
          fill(each.points, 1, pointsCheck(each)),
          fill(each.reason),
        ],
        formula: resultRowCheck,
      }),
    ),
  ];
};

/** Who filled the form in, and when; each over so many columns. */
export const signedLine = ({ reportedOn }: FormContent, across: number, last = across): Line =>
  line(free('填报人:', across), free('联系电话:', across), free(`填报日期:${reportedOn ?? ''}`, last));
