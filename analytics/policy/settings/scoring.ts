import { text } from '../../core/language/text.ts';
import { multiple, points, share, whole, wholeScalePoints, within } from '../values.ts';
import { choice, setting } from './kinds.ts';

/** How execution and indicators are scored. */
export const scoringSettings = {
  execution_weight: setting(text('预算执行率的权重', 'Weight of the execution rate'), wholeScalePoints),
  execution_scoring: choice(text('执行率怎么计分', 'How execution is scored'), {
    proportional: text('按比例', 'in proportion'),
    banded: text('分档', 'by bands'),
    zero_below_line: text('一条线以下不得分,以上按比例', 'nothing below a line, in proportion above'),
  }),
  execution_zero_below: setting(
    text('执行率低于多少不得分(按线计分时)', 'Rate below which execution earns nothing, where scored so'),
    share,
  ),
  /** What the execution row earns where there is nothing to execute. */
  execution_without_budget: choice(
    text('执行率没有分母时,执行率一行怎么计', 'What execution earns where there is nothing to execute'),
    {
      full: text('满分', 'the full weight'),
      as_others: text('权重按其余各行的得分率计', 'its weight at the rate the other rows earn'),
      zero: text('得 0 分', 'nothing'),
    },
  ),
  /** Places to which the execution rate is rounded before it is scored; null scores the exact rate. */
  execution_rate_decimals: setting(
    text('执行率先取几位小数再计分', 'Decimals to which the rate is rounded before scoring'),
    whole(0, 6).nullable(),
  ),
  at_least_formula: choice(text('“不低于”类指标的公式', 'Formula of “at least”'), {
    proportional: text('按比例', 'in proportion'),
    pass_line: text('从及格线起', 'from the pass line'),
  }),
  at_least_pass_line: setting(text('“不低于”类的及格线', 'Pass line of “at least”'), share),
  at_most_formula: choice(text('“不超过”类指标的公式', 'Formula of “at most”'), {
    linear: text('超出部分线性扣减', 'linear reduction'),
    ratio: text('之比', 'ratio'),
  }),
  equal_formula: choice(text('“等于”类指标的公式', 'Formula of “equal to”'), {
    as_at_least: text('同“不低于”', 'as “at least”'),
    symmetric: text('按偏离程度', 'by distance'),
  }),
  range_formula: choice(text('区间目标的公式', 'Formula for ranges'), {
    met_or_not: text('在区间里得满分,否则 0 分', 'the weight within the range, else nothing'),
    symmetric: text('离最近一端的距离 ÷ 该端', 'by the distance to the nearer end'),
  }),
  /** Null gives what is late nothing. */
  late_day_points: setting(
    text(
      '时限指标每迟一天扣几分(空为迟了不得分)',
      'Points that each day late costs (none: what is late earns nothing)',
    ),
    within(0.01, 100).nullable(),
  ),
  /** What counts where a judged row's share or points lie outside its tier: the lower of the two, or neither. */
  outside_tier: choice(
    text('定性行所给比例或得分不在所选档次之内', 'Judged rows whose share or points lie outside the tier'),
    { lower: text('取较低的', 'the lower of the two'), refuse: text('不予采用,得 0 分', 'neither is taken: 0') },
  ),
  /** Whether the points written on a judged row are its judgement, or stand beside it for comparison only. */
  judged_points: choice(text('定性行只填得分时,得分的意思', 'What points alone mean on a judged row'), {
    judgement: text('就是评价结果', 'they are the judgement'),
    comparison: text('只作对照', 'comparison only'),
  }),
  satisfaction_formula: choice(text('满意度的公式', 'Formula of satisfaction'), {
    proportional: text('按比例', 'in proportion'),
    threshold: text('满分线和零分线之间按比例', 'between two lines'),
  }),
  satisfaction_full_from: setting(text('满意度满分线', 'Satisfaction earns all from'), share),
  satisfaction_zero_below: setting(text('满意度零分线', 'Satisfaction earns nothing below'), share),
  far_above_from: setting(
    text('远超目标:从目标的多少倍起要说明原因', 'Far above target from this multiple: a reason is asked for'),
    multiple(1, 99),
  ),
  far_above_effect: choice(text('远超目标怎么办', 'What a result far above its target costs'), {
    points: text('说明原因,按“远超目标扣分”扣', 'a reason, and the points of the next setting'),
    proportional: text(
      '说明原因,每多出 1% 少得权重的 1%',
      'a reason, and a hundredth of the weight for each hundredth above',
    ),
    full: text('不问,得满分', 'nothing: the full weight'),
  }),
  far_above_deduction: setting(text('远超目标扣分', 'Points deducted for being far above target'), points),
  rounding_mode: choice(text('舍入方式', 'Rounding'), {
    half_up: text('四舍五入', 'half up'),
    half_even: text('四舍六入五成双', 'half to even'),
    up: text('进一', 'up'),
    down: text('去尾', 'down'),
  }),
  rounding_decimals: setting(text('得分小数位', 'Decimals of points'), whole(0, 2)),
};
