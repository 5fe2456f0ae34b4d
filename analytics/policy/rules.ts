import { type Text, text } from '../core/language/text.ts';

/** How each scoring rule turns a result into points, as formulas in words. */
export const scoringRules: Readonly<Record<string, Text>> = {
  execution_proportional: text('权重 × 执行率,最多满分', 'weight × execution rate, at most the weight'),
  execution_banded: text('按执行率所在的档得分', 'by the band the execution rate falls in'),
  execution_zero_below_line: text(
    '执行率低于规定的线得 0 分,以上按比例',
    'nothing below the line set, in proportion above it',
  ),
  execution_waived_full: text('执行率的分母为 0,不计执行率,按满分', 'nothing to rate spending by: the full weight'),
  execution_waived_as_others: text(
    '执行率的分母为 0,不计执行率,按权重 × 其余各行的得分率',
    'nothing to rate spending by: weight × the rate the other rows earn',
  ),
  execution_waived_zero: text('执行率的分母为 0,不计执行率,得 0 分', 'nothing to rate spending by: 0'),
  at_least_proportional: text(
    '达到目标得满分,否则权重 × 实际 ÷ 目标',
    'met: the weight; else weight × actual ÷ target',
  ),
  at_least_pass_line: text(
    '达到目标得满分,否则从及格线起按比例',
    'met: the weight; else in proportion from the pass line',
  ),
  at_most_linear: text(
    '不超目标得满分,超出部分按比例扣,超一倍为 0',
    'within the ceiling: the weight; falls to 0 at twice the ceiling',
  ),
  at_most_ratio: text(
    '不超目标得满分,否则权重 × 目标 ÷ 实际',
    'within the ceiling: the weight; else weight × target ÷ actual',
  ),
  equal_as_at_least: text('按“不低于”计分', 'scored as “at least”'),
  equal_symmetric: text('权重 × (1 − |实际 − 目标| ÷ |目标|)', 'weight × (1 − |actual − target| ÷ |target|)'),
  range_symmetric: text(
    '在区间里得满分,否则权重 × (1 − 离最近一端的距离 ÷ |该端|)',
    'within the range: the weight; else weight × (1 − distance to its nearer end ÷ |that end|)',
  ),
  late_by_day: text('按期得满分,每迟一天扣规定的分', 'by its day: the weight; each day late costs the points set'),
  satisfaction_proportional: text('权重 × 满意度 ÷ 目标', 'weight × satisfaction ÷ target'),
  satisfaction_threshold: text('按满分线和零分线之间的位置得分', 'by the place between the full and the zero line'),
  tier: text('按定性档次', 'by its qualitative tier'),
  judged_points: text('所填得分就是评价结果', 'the points written are the judgement'),
  tier_share_below: text(
    '所给比例或得分低于所选档次,取所给的(较低)',
    'the share or points given lie below the tier: they count, being the lower',
  ),
  tier_share_above: text(
    '所给比例或得分高于所选档次,取该档的规定比例(较低)',
    'the share or points given lie above the tier: the tier’s own share counts, being the lower',
  ),
  tier_refused: text(
    '所给比例或得分与档次不符,不予采用,得 0 分',
    'the share or points given contradict the tiers: neither is taken, 0',
  ),
  met_or_not: text('达到得满分,未达到为 0', 'met: the weight; else 0'),
  unweighted: text('没有权重,不计分', 'no weight: not scored'),
  not_reported: text('没有数据,得 0 分', 'nothing reported: 0'),
};

/** What limited an allocation. */
export const bindingLimits: Readonly<Record<string, Text>> = {
  floor: text('保障下限', 'protected floor'),
  low: text('区间下限', 'lower limit'),
  high: text('区间上限', 'upper limit'),
  request: text('申请金额', 'the request'),
  none: text('区间之内', 'inside the range'),
  reserve: text('预留', 'reserve'),
};
