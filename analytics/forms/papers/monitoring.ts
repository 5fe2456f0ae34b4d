import { inWan, rateOf } from '../amount.ts';
import { progressRowCheck, runningMoneyCheck } from '../checks.ts';
import { withCode } from '../coded-name.ts';
import type { FormContent } from '../content.ts';
import { levelBoxes, resultCheck } from '../indicator-rows.ts';
import { type Check, fill, known, type Line, label, line, type Paper } from '../paper.ts';
import { signedLine } from '../result-lines.ts';

const causes = [
  ['funds', '经费保障'],
  ['rules', '制度保障'],
  ['staff', '人员保障'],
  ['equipment', '硬件条件保障'],
  ['other', '其他'],
] as const;

const likelihoods = [
  ['certain', '确定能'],
  ['possible', '有可能'],
  ['impossible', '完全不可能'],
] as const;

const tick = { kind: 'one-of', words: ['√'] } as const;

const amount: Check = { kind: 'amount' };

const moneyLines = ({ money, month }: FormContent): readonly Line[] => {
  const part = (name: string): Line =>
    line(
      label(name, 2),
      ...[1, 2, 3, 4].map((column) => fill('', 1, column === 3 ? undefined : amount)),
      label('', 10),
    );
  return [
    line(
      label('项目资金\n(万元)', 1, 4),
      label('', 2),
      label('年初预算数'),
      label(`1-${month}月执行数`),
      label(`1-${month}月执行率`),
      label('全年预计执行数'),
      label('', 10),
    ),
    {
      boxes: [
        label('年度资金总额:', 2),
        known(inWan(money.initial) ?? ''),
        fill(inWan(money.spent), 1, amount),
        fill(rateOf(money.spent, money.initial)),
        fill(inWan(money.expected), 1, amount),
        label('', 10),
      ],
      formula: runningMoneyCheck(month),
    },
    part('其中:本年一般公共预算拨款'),
    part('其他资金'),
  ];
};

const indicatorLines = ({ indicators, month }: FormContent): readonly Line[] => {
  const levels = levelBoxes(indicators);
  const tall = ['一级指标', '二级指标', '三级指标', '年度指标值', `1-${month}月执行情况`, '全年预计完成情况'];
  return [
    line(
      label('绩效指标', 1, indicators.length + 2),
      ...tall.map((text) => label(text, 1, 2)),
      label('偏差原因分析', 6),
      label('完成目标可能性', 3),
      label('备注', 1, 2),
    ),
    line(
      ...[...causes.map(([, text]) => text), '原因说明', ...likelihoods.map(([, text]) => text)].map((text) =>
        label(text),
      ),
    ),
    ...indicators.map(
      (each, index): Line => ({
        boxes: [
          ...(levels[index] ?? []),
          known(each.target),
          fill(each.actual, 1, resultCheck(each)),
          fill(each.expected),
          ...causes.map(([code]) => fill(each.cause === code ? '√' : '', 1, tick)),
          fill(each.reason),
          ...likelihoods.map(([code]) => fill(each.likelihood === code ? '√' : '', 1, tick)),
          fill(''),
        ],
        formula: progressRowCheck,
      }),
    ),
  ];
};

/** 项目支出绩效目标执行监控表 (财预〔2019〕136号). */
export const monitoringPaper = (content: FormContent): Paper => ({
  name: content.project,
  title: '项目支出绩效目标执行监控表',
  year: `(${content.fiscalYear}年度)`,
  widths: [9, 12, 16, 22, 14, 14, 14, 7, 7, 7, 7, 7, 18, 7, 7, 7, 10],
  lines: [
    line(label('项目名称', 2), known(content.project, 15)),
    line(
      label('主管部门及代码', 2),
      known(withCode(content.departmentCode, content.department), 4),
      label('实施单位'),
      known(content.unit, 10),
    ),
    ...moneyLines(content),
    line(label('年度总体目标'), known(content.goal, 16)),
    ...indicatorLines(content),
    signedLine(content, 6, 5),
  ],
  notes: ['注:1.执行情况填年初至本月的累计数和单位。2.偏差原因、完成目标可能性各选一项打 √。'],
});
