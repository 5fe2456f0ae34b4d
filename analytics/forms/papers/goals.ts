import { inWan } from '../amount.ts';
import { goalRowCheck } from '../checks.ts';
import { withCode } from '../coded-name.ts';
import type { FormContent } from '../content.ts';
import { levelBoxes } from '../indicator-rows.ts';
import { type Check, fill, free, known, type Line, label, line, type Paper } from '../paper.ts';

const amount: Check = { kind: 'amount' };

const money = (content: FormContent): string => inWan(content.money.initial) ?? '';

const termLines = ({ indicators }: FormContent): readonly Line[] => {
  const levels = levelBoxes(indicators);
  const headings = ['一级指标', '二级指标', '三级指标', '指标值', '二级指标', '三级指标', '指标值'];
  return [
    line(label('绩效指标', 1, indicators.length + 1), ...headings.map((text) => label(text))),
    ...indicators.map(
      (each, index): Line => ({
        boxes: [
          ...(levels[index] ?? []),
          fill(''),
          known(each.level2 === '' ? '' : `${each.level2}指标`),
          known(each.name),
          fill(each.target),
        ],
        formula: goalRowCheck('G', 'H'),
      }),
    ),
  ];
};

/** 项目支出绩效目标申报表 (财预〔2015〕88号): the mid-term on the left, the year on the right. */
export const goals2015Paper = (content: FormContent): Paper => ({
  name: content.project,
  title: '项目支出绩效目标申报表',
  year: `(${content.fiscalYear}年度)`,
  widths: [10, 14, 18, 22, 14, 18, 22, 14],
  lines: [
    line(label('项目名称', 2), known(content.project, 6)),
    line(
      label('主管部门及代码', 2),
      known(withCode(content.departmentCode, content.department), 2),
      label('实施单位', 2),
      known(content.unit, 2),
    ),
    line(label('项目属性', 2), fill('', 2), label('项目期', 2), fill('', 2)),
    line(
      label('项目资金\n(万元)', 2, 3),
      label('中期资金总额:'),
      fill('', 1, amount),
      label('年度资金总额:', 2),
      fill(money(content), 2, amount),
    ),
    line(label('其中:财政拨款'), fill('', 1, amount), label('其中:财政拨款', 2), fill('', 2, amount)),
    line(label('其他资金'), fill('', 1, amount), label('其他资金', 2), fill('', 2, amount)),
    line(label('总体目标', 1, 2), label('中期目标', 3), label('年度目标', 4)),
    line(fill('', 3), fill(content.goal, 4)),
    ...termLines(content),
    line(free('填报人:', 3), free('联系电话:', 3), free(`填报日期:${content.reportedOn ?? ''}`, 2)),
  ],
  notes: [],
});

const yearLines = ({ indicators }: FormContent): readonly Line[] => {
  const levels = levelBoxes(indicators);
  const headings = ['一级指标', '二级指标', '指标内容', '指标值', '备注'];
  return [
    line(label('年度绩效指标', 1, indicators.length + 1), ...headings.map((text) => label(text))),
    ...indicators.map(
      (each, index): Line => ({
        boxes: [...(levels[index] ?? []), fill(each.target), fill(each.weight === null ? '' : `权重${each.weight}`)],
        formula: goalRowCheck('D', 'E', 'F'),
      }),
    ),
  ];
};

/** 财政支出绩效目标申报表 in the layout of 2011, with the weights in the remarks. */
export const goals2011Paper = (content: FormContent): Paper => ({
  name: content.project,
  title: '财政支出绩效目标申报表',
  year: `(${content.fiscalYear}年度)`,
  widths: [14, 16, 20, 30, 18, 18],
  lines: [
    line(free(`填报单位(盖章):${content.unit}`, 6)),
    line(label('项目名称'), known(content.project, 2), label('项目属性'), fill('新增项目 □   延续项目 □', 2)),
    line(label('主管部门'), known(content.department, 2), label('主管部门编码'), known(content.departmentCode, 2)),
    line(label('项目实施单位'), known(content.unit, 2), label('项目负责人'), fill('', 2)),
    line(label('项目起止时间'), fill('', 5)),
    line(label('项目资金申请\n(万元)', 1, 4), label('资金总额:'), fill(money(content), 4, amount)),
    line(label('其中:财政拨款'), fill('', 4, amount)),
    line(label('自有资金'), fill('', 4, amount)),
    line(label('其他'), fill('', 4, amount)),
    line(label('项目立项的依据'), fill('', 5)),
    line(label('项目绩效目标', 1, 2), label('长期目标', 2), label('年度目标', 3)),
    line(fill('', 2), fill(content.goal, 3)),
    ...yearLines(content),
    line(label('其他说明的问题'), fill('', 5)),
    line(free('填报人:', 2), free('单位负责人:', 2), free(`填报日期:${content.reportedOn ?? ''}`, 2)),
  ],
  notes: ['注:指标值写符号、数字和单位,如 ≥12所;备注写分值,如 权重20。'],
});
