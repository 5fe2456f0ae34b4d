import { text } from '../../core/language/text.ts';
import { actualDate, tiers } from '../common.ts';
import type { Field } from '../field.ts';

/** What a self-evaluation says of an indicator at year end, a project's or a whole department's. */
export const resultFields: readonly Field[] = [
  {
    name: 'actual_value',
    label: text('全年完成值', 'Actual'),
    aliases: ['实际完成值', '年度完成值', '完成值'],
    type: 'number',
    about: text('年末实际完成值', 'The year-end value'),
    example: '11',
  },
  actualDate,
  {
    name: 'tier',
    label: text('定性完成情况', 'Qualitative result'),
    aliases: ['完成情况'],
    type: 'choice',
    about: text('达成、部分达成、未达成', 'Met, partly met, not met'),
    choices: tiers,
    example: '',
  },
  {
    name: 'tier_share',
    label: text('档内比例', 'Share within tier'),
    aliases: ['得分比例', '得分系数'],
    type: 'fraction',
    about: text('评价人在档内选定的比例', 'The share the evaluator picks within the tier'),
    min: '0',
    max: '1',
    example: '',
  },
  {
    name: 'declared_points',
    label: text('自评得分', 'Own points'),
    aliases: ['得分', '自评分'],
    type: 'number',
    about: text(
      '单位自评得分;定性指标的得分就是评价结果,不超过权重',
      'Points the unit gives itself; those of a qualitative row, at most its weight, are its judgement',
    ),
    min: '0',
    max: '100',
    example: '18.33',
  },
  {
    name: 'reason',
    label: text('偏差原因', 'Reason'),
    aliases: ['偏差原因分析及改进措施', '未完成原因', '原因'],
    type: 'text',
    about: text('未达目标必须说明', 'Required where the target was not met'),
    example: '一所学校因雨季延后',
  },
  {
    name: 'measure',
    label: text('改进措施', 'Measure'),
    aliases: ['整改措施'],
    type: 'text',
    about: text('怎样改进', 'What will be improved'),
    example: '明年 3 月底前完成',
  },
  {
    name: 'reported_on',
    label: text('填报日期', 'Reported on'),
    aliases: ['报送日期', '上报日期', '填表日期'],
    type: 'date',
    about: text(
      '报送日期;迟不迟看第一次接受的那张,更正件的日期不影响',
      'The day of sending; the first accepted form is what is late or not, whatever day a correction gives',
    ),
    example: '2026-02-28',
  },
  {
    name: 'actual_text',
    label: text('完成情况原文', 'Result in words'),
    type: 'text',
    later: true,
    about: text(
      '完成情况写的是别的文字时的原文,与得分一起给人看,不参与计分',
      'The result as written, where it is words other than a tier: shown beside the points and not scored',
    ),
    example: '',
  },
];
