import { text } from '../../core/language/text.ts';
import type { Field } from '../field.ts';
import { levels } from './levels.ts';

/** What a goal says of an indicator, whether a project or a whole department declares it. */
export const goalFields: readonly Field[] = [
  {
    name: 'indicator_name',
    label: text('指标名称', 'Indicator'),
    aliases: ['三级指标', '绩效指标', '指标内容'],
    type: 'text',
    about: text('三级指标名称', 'Level 3 indicator name'),
    required: true,
    example: '改造食堂数量',
  },
  {
    name: 'level1',
    label: text('一级指标', 'Level 1'),
    aliases: ['一级'],
    type: 'choice',
    about: text(
      '成本、产出、效益、满意度,或所用评价体系的一级指标,如 决策、过程、投入',
      'Cost, output, benefit, satisfaction, or a level of the framework in use, such as 决策, 过程, 投入',
    ),
    required: true,
    open: true,
    choices: levels,
    example: '产出',
  },
  {
    name: 'level2',
    label: text('二级指标', 'Level 2'),
    aliases: ['二级'],
    type: 'text',
    about: text('数量、质量、时效、成本等', 'Quantity, quality, timeliness, cost and so on'),
    example: '数量',
  },
  {
    name: 'direction',
    label: text('指标方向', 'Direction'),
    aliases: ['计算符号', '指标性质', '方向', '符号'],
    type: 'choice',
    about: text(
      '≥、≤、=、>、<、不晚于(填完成时限)、区间(填目标值和目标上限)或定性',
      '≥, ≤, =, >, <, by (with a due day), range (with target and upper end) or qualitative',
    ),
    required: true,
    choices: [
      { code: '>=', label: text('≥', 'at least'), aliases: ['>=', '大于等于', '不少于', '不低于', '正向'] },
      { code: '<=', label: text('≤', 'at most'), aliases: ['<=', '小于等于', '不超过', '不高于', '反向'] },
      { code: '=', label: text('=', 'equal to'), aliases: ['等于', '＝'] },
      { code: '>', label: text('>', 'more than'), aliases: ['大于', '＞'] },
      { code: '<', label: text('<', 'less than'), aliases: ['小于', '＜'] },
      { code: 'qualitative', label: text('定性', 'qualitative'), aliases: ['定性指标'] },
      { code: 'by', label: text('不晚于', 'by'), aliases: ['时限', '截止', '之前'] },
      { code: 'range', label: text('区间', 'range'), aliases: ['范围', '介于'] },
    ],
    example: '≥',
  },
  {
    name: 'target_value',
    label: text('目标值', 'Target'),
    aliases: ['年度指标值', '指标值', '年度目标值', '全年目标值'],
    type: 'number',
    about: text('全年目标值', 'The whole year’s target'),
    example: '12',
  },
  {
    name: 'target_high',
    label: text('目标上限', 'Upper end of the target'),
    aliases: ['指标值上限', '区间上限'],
    type: 'number',
    later: true,
    about: text('区间的上限,目标值为下限;不是区间不填', 'Upper end of a range, the target being the lower; else empty'),
    example: '',
  },
  {
    name: 'target_date',
    label: text('完成时限', 'Due day'),
    aliases: ['时限', '截止日期', '计划完成日期'],
    type: 'date',
    later: true,
    about: text('“不晚于”的那一天', 'The day by which it must be done'),
    example: '',
  },
  {
    name: 'target_text',
    label: text('定性目标', 'Qualitative target'),
    aliases: ['目标描述', '定性描述'],
    type: 'text',
    about: text('定性指标的目标描述', 'What a qualitative indicator asks for'),
    example: '',
  },
  {
    name: 'unit_of_measure',
    label: text('计量单位', 'Unit of measure'),
    aliases: ['度量单位', '单位'],
    type: 'text',
    about: text('所、人次、% 等', 'Schools, visits, % and so on'),
    example: '所',
  },
  {
    name: 'weight',
    label: text('权重', 'Weight'),
    aliases: ['分值', '权重分值', '指标权重'],
    type: 'number',
    about: text('分,可有小数;子指标为 0', 'Points, decimals allowed; 0 for child rows'),
    required: true,
    min: '0',
    max: '100',
    example: '20',
  },
];

/** A scoring that the goal itself asks for. */
export const ownScoring: Field = {
  name: 'scoring',
  label: text('计分办法', 'Scoring'),
  aliases: ['评分办法', '评分规则', '计分规则'],
  type: 'text',
  later: true,
  about: text(
    '本指标另用的计分办法,写规则里的名称或代码;不填按规则',
    'A scoring of its own, by name or code as the policy has it; empty leaves it to the policy',
  ),
  example: '',
};

/** Where actual values are taken from. */
export const evidenceSource: Field = {
  name: 'evidence_source',
  label: text('佐证来源', 'Source of evidence'),
  aliases: ['数据来源', '证据来源', '取值依据'],
  type: 'text',
  about: text('实际值从哪里取', 'Where the actual value is taken from'),
  example: '竣工验收单',
};
