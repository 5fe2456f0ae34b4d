import { inWan, rateOf } from '../amount.ts';
import { totalCheck, yearMoneyCheck } from '../checks.ts';
import type { FormContent } from '../content.ts';
import { type Check, fill, given, known, type Line, label, line, type Paper } from '../paper.ts';
import { goalLines, resultLines, signedLine } from '../result-lines.ts';

const amount: Check = { kind: 'amount' };

const moneyLines = ({ money }: FormContent): readonly Line[] => {
  const [initial, adjusted, spent] = [inWan(money.initial), inWan(money.adjusted), inWan(money.spent)];
  const none = label('—');
  const part = (name: string): Line =>
    line(label(name, 2), ...[1, 2, 3].map(() => fill('', 1, amount)), none, fill(''), none);
  return [
    line(
      label('项目资金\n(万元)', 1, 5),
      label('', 2),
      ...['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'].map((text) => label(text)),
    ),
    {
      boxes: [
        label('年度资金总额:', 2),
        known(initial ?? ''),
        fill(adjusted, 1, amount),
        fill(spent, 1, amount),
        given('10'),
        fill(rateOf(money.spent, money.adjusted)),
        fill(money.points, 1, { kind: 'points', most: '10' }),
      ],
      formula: yearMoneyCheck,
    },
    part('其中:当年财政拨款'),
    part('上年结转资金'),
    part('其他资金'),
  ];
};

/** Lines from the sum of the year's money to the first indicator: its parts, the goals, the headings. */
const linesFromMoney = 7;

/** 项目支出绩效自评表 (财预〔2020〕10号). */
export const selfEvaluationPaper = (content: FormContent): Paper => ({
  name: content.project,
  title: '项目支出绩效自评表',
  year: `(${content.fiscalYear}年度)`,
  widths: [9, 14, 18, 24, 15, 15, 9, 10, 26],
  lines: [
    line(label('项目名称', 2), known(content.project, 7)),
    line(label('主管部门', 2), known(content.department, 3), label('实施单位', 2), known(content.unit, 2)),
    ...moneyLines(content),
    ...goalLines(content),
    ...resultLines(content),
    {
      boxes: [label('总分', 6), given('100'), fill(content.total, 1, { kind: 'points', most: '100' }), given('')],
      formula: totalCheck(content.indicators.length, content.indicators.length + linesFromMoney),
    },
    signedLine(content, 3),
  ],
  notes: [
    '注:1.实际完成值填数字和单位,与年度指标值一致;定性指标选择达成情况。',
    '2.得分不超过分值;未达到目标的,写明偏差原因和改进措施。',
  ],
});
