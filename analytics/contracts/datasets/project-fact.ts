import { text } from '../../core/language/text.ts';
import { fiscalYear, projectCode } from '../common.ts';
import type { Dataset } from '../dataset.ts';

/** The facts whose quotients a scheme of finance's evaluation scores; which quotient weighs what is policy. */
const facts: readonly (readonly [string, string, string])[] = [
  ['planned_output', '计划产出数', 'Planned output'],
  ['actual_output', '实际产出数', 'Actual output'],
  ['qualified_output', '质量达标产出数', 'Output up to standard'],
  ['timely_output', '及时完成产出数', 'Output in time'],
  ['planned_cost', '计划成本', 'Planned cost'],
  ['actual_cost', '实际成本', 'Actual cost'],
  ['planned_days', '计划完成天数', 'Planned days'],
  ['actual_days', '实际完成天数', 'Actual days'],
];

export const projectFact: Dataset = {
  name: 'project-fact',
  label: text('项目基础数据', 'Project facts'),
  about: text(
    '财政评价里由公式计算的指标所用的基础数据;资金数从预算执行里取,不必再报',
    'Basic figures of the measures that finance’s evaluation computes; money is taken from execution and not asked for again',
  ),
  clause: '财预〔2020〕10号附件 项目支出绩效评价指标体系框架',
  titles: ['项目基础数据', '项目评价基础数据', '评价基础数据表'],
  key: ['fiscal_year', 'project_code', 'fact_code'],
  scope: ['fiscal_year', 'project_code', 'fact_code'],
  separable: true,
  references: [{ columns: ['fiscal_year', 'project_code'], dataset: 'project', to: ['fiscal_year', 'project_code'] }],
  fields: [
    fiscalYear,
    projectCode,
    {
      name: 'fact_code',
      label: text('数据项', 'Fact'),
      aliases: ['基础数据项', '数据项目'],
      type: 'choice',
      about: text('指标公式的分子或分母', 'A numerator or denominator of a measure’s formula'),
      required: true,
      choices: facts.map(([code, zh, en]) => ({ code, label: text(zh, en) })),
      example: '实际产出数',
    },
    {
      name: 'fact_value',
      label: text('数值', 'Value'),
      aliases: ['数据', '金额或数量'],
      type: 'number',
      about: text('成本以元计,产出以指标的计量单位计', 'Yuan for costs, the indicator’s own unit for output'),
      required: true,
      min: '0',
      example: '12',
    },
  ],
};
