import { type Text, text } from './text.ts';

/** How a row's points were worked out, by the rule code of evaluation_indicator. */
export const scoringRules: Readonly<Record<string, Text>> = {
  execution_proportional: text('权重 × 执行率,不超过权重', 'weight × execution rate, at most the weight'),
  execution_banded: text('按执行率所在档次计分', 'by the band of the execution rate'),
  at_least_proportional: text('达到得满分,否则按完成比例', 'full when reached, else in proportion'),
  at_least_pass_line: text('达到得满分,低于及格线不得分,其间按比例', 'full when reached, nothing below the pass line, in proportion between'),
  at_most_linear: text('不超过得满分,超出部分按比例扣减', 'full within the ceiling, less what exceeds it in proportion'),
  at_most_ratio: text('不超过得满分,否则权重 × 目标 ÷ 实际', 'full within the ceiling, else weight × target ÷ actual'),
  equal_as_at_least: text('按“不低于”计分', 'scored as “at least”'),
  equal_symmetric: text('偏离目标多少扣多少,高低一样', 'less the distance from the target, above or below'),
  satisfaction_threshold: text('满意度按上下限之间的比例', 'satisfaction between a lower and an upper threshold'),
  tier: text('按定性档次', 'by the qualitative tier'),
  met_or_not: text('达到得满分,未达到不得分', 'full when met, else nothing'),
  unweighted: text('不计权重的子指标', 'a child row without weight'),
};

/** What bound an allocated amount, by binding_limit. */
export const bindingLimits: Readonly<Record<string, Text>> = {
  floor: text('保障下限', 'floor'),
  low: text('区间下限', 'low'),
  high: text('区间上限', 'high'),
  request: text('申请金额', 'request'),
  none: text('区间之内', 'inside the range'),
  reserve: text('预留', 'reserve'),
};

/** Where the envelope came from. */
export const envelopeOrigins: Readonly<Record<string, Text>> = {
  given: text('命令给定', 'given with the command'),
  policy: text('规则设定', 'set in the policy'),
  minimum: text('未设总额,本年预算合计不够各项下限,取下限合计', 'none was set, and this year’s budgets can’t pay the lower limits: their sum'),
  base: text('未设总额,取延续项目本年预算合计', 'none was set: this year’s budgets of the continued projects'),
};
