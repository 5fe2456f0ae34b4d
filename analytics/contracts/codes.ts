import { type Text, text } from '../core/language/text.ts';

/** Words for codes that the marts carry. A code without words here is shown as it is. */

export const lights: Readonly<Record<string, Text>> = {
  green: text('绿灯', 'green'),
  yellow: text('黄灯', 'yellow'),
  red: text('红灯', 'red'),
  blue: text('蓝灯', 'blue'),
  missing: text('未报', 'not reported'),
};

export const quadrants: Readonly<Record<string, Text>> = {
  fast_fast: text('钱快 · 事快', 'money ahead, goals ahead'),
  fast_slow: text('钱快 · 事慢', 'money ahead, goals behind'),
  slow_fast: text('钱慢 · 事快', 'money behind, goals ahead'),
  slow_slow: text('钱慢 · 事慢', 'money behind, goals behind'),
};

const denominatorMissing = text('执行率的分母没有填齐,不算执行率', 'denominator not given in full: no execution rate');
const denominatorReplaced = text(
  '规定的分母为 0,执行率改以全年预算数为分母',
  'the policy’s denominator is 0: rate over the adjusted budget',
);

export const reasons: Readonly<Record<string, Text>> = {
  overspend: text('支出超过预算', 'spent more than the budget'),
  money_behind: text('资金落后', 'money behind'),
  money_far_behind: text('资金严重落后', 'money far behind'),
  spent_fell: text(
    '累计执行数比以前报的少:有退款,或把本月数当成了累计数',
    'less spent in all than was reported before: a refund, or the month’s figure for the total',
  ),
  early_line: text('执行率低于当月的最低线', 'executed less than the month’s line'),
  goals_and_money_apart: text('资金和目标相差过大', 'money and goals far apart'),
  goals_behind: text('目标落后', 'goals behind'),
  goals_far_behind: text('目标严重落后', 'goals far behind'),
  impossible: text('单位认为完不成', 'the unit says it can’t be met'),
  money_missing: text('资金未报', 'money not reported'),
  denominator_missing: denominatorMissing,
  denominator_zero: text('执行率的分母为 0,按规则不算执行率', 'denominator 0: no execution rate by the policy'),
  denominator_replaced: denominatorReplaced,
  goals_missing: text('目标未报', 'goals not reported'),
  stale: text('数据陈旧', 'figures are stale'),
  target_too_low: text('目标定得偏低', 'target set too low'),
};

export const grades: Readonly<Record<string, Text>> = {
  excellent: text('优', 'excellent'),
  good: text('良', 'good'),
  medium: text('中', 'medium'),
  pass: text('合格', 'pass'),
  poor: text('差', 'poor'),
  failing: text('不合格', 'failing'),
  not_evaluated: text('未评', 'not evaluated'),
  ungraded: text('未评', 'not evaluated'),
  new: text('新增', 'new'),
};

/** Where a row of a whole department comes from. */
export const rowKinds: Readonly<Record<string, Text>> = {
  computed: text('由数据计算', 'computed'),
  judged: text('评定', 'judged'),
  own: text('部门申报', 'of its own'),
  undeclared: text('没有申报', 'undeclared'),
};

export const noticeStates: Readonly<Record<string, Text>> = {
  open: text('待答复', 'open'),
  answered: text('整改中', 'answered'),
  suspended: text('到期自动暂停', 'not answered in time: suspended'),
  closed: text('已办结', 'closed'),
};

/** What a unit chooses upon a deviation notice. */
export const answers = {
  go_on: text('继续执行', 'go on'),
  reallocate: text('调整用途', 'reallocate'),
  cancel: text('取消项目', 'cancel'),
} as const satisfies Readonly<Record<string, Text>>;

const allWorded = (words: Readonly<Record<string, Text>>, given: string | null, zh: string, en: string): Text => {
  const said = (given ?? '').split(',').flatMap((code) => (code === '' ? [] : [worded(words, code)]));
  return text(said.map((each) => each.zh).join(zh), said.map((each) => each.en).join(en));
};

/** Answers, joined by commas, in words; nothing where there is none. */
export const answerWords = (chosen: string | null): Text => allWorded(answers, chosen, '、', ', ');

const answerFindings: Readonly<Record<string, Text>> = {
  answer_before_notice: text(
    '有答复的日期早于通知发出,没有计入:请改正日期,或不写日期',
    'a day of answering lies before the notice was given and is not counted: correct it or leave it out',
  ),
  answer_after_run: text(
    '有答复的日期晚于截至月份,这一次没有计入:日期写错的请改正,没有写错的到那个月再算',
    'a day of answering lies after the last month shown and is not counted yet: correct it if it is wrong, else its own month counts it',
  ),
};

/** Why what a unit gave as its answer to a notice is not counted, and what to do about it; nothing where all is. */
export const uncountedWords = (finding: string | null): Text => allWorded(answerFindings, finding, ';', '; ');

/**
 * The state of a notice in words. A light that recovers closes a notice, but where nobody said what was done about it,
 * it is not called settled; an answer without a measure is no correction under way.
 */
export const noticeState = (state: string, measure: string | null): Text => {
  if (state === 'closed' && !measure) return text('已恢复,未见整改措施', 'recovered, no measure reported');
  if (state === 'answered' && !measure) return text('已答复', 'answered');
  return worded(noticeStates, state);
};

export const findings: Readonly<Record<string, Text>> = {
  target_far_exceeded: text('远超目标,应说明原因', 'far above target: say why'),
  // Asked for of a target that was missed and of one far exceeded.
  reason_missing: text('没有写与目标相差的原因', 'no reason given for the distance from the target'),
  measure_missing: text('未达目标,没有写改进措施', 'target missed, no measure given'),
  not_reported: text('没有自评数据', 'nothing reported'),
  denominator_missing: denominatorMissing,
  denominator_replaced: denominatorReplaced,
  money_in_no_part: text(
    '有资金不属于规则所列的任何一部分,没有计执行率',
    'some money falls into none of the policy’s parts and is not rated',
  ),
  execution_unmatched: text(
    '自评给执行率的得分不对应所计的行,只计入自评总分',
    'own points for execution match no row that is scored and count in the form’s own total only',
  ),
  no_money_in_parts: text(
    '项目的资金都不属于规则所列的部分,没有可计的执行率,得 0 分',
    'none of the project’s money falls into a part: nothing to rate, 0',
  ),
  money_stale: text(
    '执行数是较早月份的,以后没有再报,按那时的数计',
    'the money is of an earlier month, none was reported since: rated as it was then',
  ),
  spent_without_budget: text('没有预算却有支出', 'money spent without a budget'),
  fact_missing: text('计算用的数据没有报齐,得 0 分', 'a fact it divides was not reported: 0'),
  denominator_zero: text('分母为 0,无从计算', 'denominator 0: nothing to work out'),
  numerator_alone: text('分母为 0 而分子不为 0,得 0 分', 'a denominator of 0 under a numerator that is not: 0'),
  judged_by_scheme: text(
    '这一行由评价体系规定评定,填了完成值或日期,没有采用:请填定性完成情况、档内比例或自评得分',
    'the scheme has this row judged: the figure or day given is not used; give a tier, a share or points',
  ),
  code_of_scheme: text(
    '申报的一行与评价体系计算的指标同码,申报的不计分,只计体系的',
    'a declared row has the code of one that the scheme computes: only the scheme’s is scored',
  ),
  tier_share_outside: text('所给比例或得分不在所选档次的区间内', 'share or points outside the chosen tier'),
  share_in_no_tier: text('所给比例或得分不在任何档次的区间内', 'share or points in no tier'),
  points_outside_weight: text('所填得分不在 0 到权重之间', 'points outside 0 to the weight'),
  judgement_refused: text('没有可用的评价结果,得 0 分', 'no judgement that can be used: 0'),
  veto_not_met: text('一票否决的指标没有达到', 'a veto indicator is not met'),
  scoring_unknown: text(
    '指标所写的计分办法规则里没有,按规则的设置计分',
    'the policy has no scoring of the name written: scored by its settings',
  ),
  scoring_unsuited: text(
    '所定的计分办法不适用于这个方向,按规则的设置计分',
    'its scoring does not suit its direction: scored by the settings',
  ),
  dropped_by_correction: text(
    '更正的自评没有这一行,此前的自评里有:整张表以更正的为准,漏写的请补全重发',
    'the corrected self-evaluation leaves out what an earlier one said here: it counts whole, so send it again with every row',
  ),
  corrected_by_thousands: text(
    '更正的完成值与更正前差近千倍以上:核对计量单位(元、万元),不对的重发',
    'the corrected value is about a thousand times the one before it, or as small a part: check its unit, and send it again where it is wrong',
  ),
  target_read_as_percent: text(
    '计量单位是 %,目标写成了比例(如 0.95),结果是它的 10 倍以上:按百分数(95)比,请更正绩效目标',
    'in per cent, with a target written as a share (0.95) and a result ten times it or more: held against 95, correct the goals',
  ),
  own_points_outside: text(
    '自评得分不在 0 到权重之间,或合计超过满分,不作自评分',
    'own points outside 0 to the weight, or more than full marks in all: no self score',
  ),
  self_score_partial: text(
    '自评没有总分,有的行没有自评得分:不列自评分,偏差只比两边都有得分的行',
    'no total of its own and rows without own points: no self score, and the gap is of the rows that have both',
  ),
  self_row_unknown: text(
    '自评里有的行不是本项目的指标,不计入自评分',
    'rows of the self-evaluation are none of the project’s indicators and count in no self score',
  ),
  declared_differs: text('自评分与规则得分不同', 'own points differ from the rule’s'),
  weights_not_100: text('权重合计不是 100', 'weights do not add to 100'),
  level_outside_scheme: text('有一级指标不在所用的评价体系里', 'a first level is not one of the scheme'),
  returned: text('绩效目标被财政退回', 'finance returned the goals'),
  weights_off_scheme: text('一级指标的权重与所用的评价体系不同', 'the weights of a first level are not the scheme’s'),
  previous_unknown: text('本年没有所填上年编码的项目', 'no project of this year has the code given as last year’s'),
  fund_without_budget: text(
    '所延续项目的这一资金来源本年没有预算',
    'the continued project has no budget from this fund this year',
  ),
  fund_shared: text('几项申请平分同一资金来源的本年预算', 'requests share one fund’s budget of this year alike'),
  budget_as_listed: text(
    '本年没有报过资金,本年预算取项目表的年初预算',
    'no money was reported this year, its budget is the initial one on the list',
  ),
  not_approved: text('绩效目标没有批复(退回或不予安排)', 'goals not approved (returned or rejected)'),
  missing_self_evaluation: text('没有自评', 'no self-evaluation'),
  late_self_evaluation: text('自评迟报', 'self-evaluation late'),
  framework_not_reported: text(
    '没有报部门整体数据,整体部分按 0 分',
    'no whole-department facts sent: that part counts 0',
  ),
};

/** What a grade stands on. */
export const gradedBy: Readonly<Record<string, Text>> = {
  self_evaluation: text('按规则计分', 'scored by the rules'),
  re_evaluation: text('财政再评价', 'finance’s re-evaluation'),
};

/** Why a project is not evaluated. */
export const notEvaluated: Readonly<Record<string, Text>> = {
  no_indicators: text('没有绩效指标', 'it has no indicators'),
  no_self_evaluation: text('没有收到可用的自评', 'no usable self-evaluation was received'),
  self_evaluation_refused: text('自评被拒收,没有更正', 'its self-evaluation was refused and not corrected'),
  self_evaluation_empty: text('自评表里没有一个完成值', 'its self-evaluation holds no result'),
  self_evaluation_incomplete: text(
    '自评表有空行,按规则不评',
    'its self-evaluation has blank rows: not scored by the policy',
  ),
};

export const level1: Readonly<Record<string, Text>> = {
  execution: text('预算执行率', 'Execution'),
  cost: text('成本', 'Cost'),
  output: text('产出', 'Output'),
  benefit: text('效益', 'Benefit'),
  satisfaction: text('满意度', 'Satisfaction'),
  input: text('投入', 'Input'),
  process: text('过程', 'Process'),
  effect: text('效果', 'Effect'),
  decision: text('决策', 'Decision'),
  management: text('管理', 'Management'),
  duty: text('履职效能', 'Duty performed'),
  running_cost: text('运行成本', 'Running cost'),
  social_effect: text('社会效应', 'Social effect'),
  sustainability: text('可持续发展能力', 'Sustainability'),
};

export const directions: Readonly<Record<string, string>> = {
  '>=': '≥',
  '<=': '≤',
  '=': '=',
  '>': '>',
  '<': '<',
  qualitative: '定性',
  by: '不晚于',
  range: '区间',
};

export const tiers: Readonly<Record<string, Text>> = {
  met: text('达成', 'met'),
  partly: text('部分达成', 'partly met'),
  unmet: text('未达成', 'not met'),
};

/** In place of a department's code: the projects whose unit no list has. They are no department, and are not ranked. */
export const unlisted = '-';

export const unlistedName = text('不在机构表的单位', 'Units on no list');

/** How a target stands. */
export const targetStates: Readonly<Record<string, Text>> = { ...tiers, not_reported: text('未报', 'not reported') };

/** What a target is held against: the year's evaluation, or the plan so far. */
export const targetBases: Readonly<Record<string, Text>> = {
  evaluation: text('年度评价', 'the year’s evaluation'),
  monitoring: text('监控期', 'monitoring so far'),
};

export const fileStates: Readonly<Record<string, Text>> = {
  accepted: text('接受', 'accepted'),
  partly: text('部分接受', 'accepted in part'),
  refused: text('拒收', 'refused'),
};

export const reconciliationStates: Readonly<Record<string, Text>> = {
  exact: text('完全一致', 'exact'),
  rounding: text('相差一个末位', 'within rounding'),
  known_slip: text('来源自身差错', 'the source’s own slip'),
  differs: text('不一致', 'differs'),
  absent: text('没有对应数', 'nothing to compare'),
};

export const levels: Readonly<Record<string, Text>> = {
  district: text('全区', 'whole district'),
  city: text('全市', 'whole city'),
  department: text('部门', 'department'),
  unit: text('单位', 'unit'),
  project: text('项目', 'project'),
  product: text('产品', 'product'),
  row: text('行', 'row'),
  file: text('文件', 'file'),
};

export const measures: Readonly<Record<string, Text>> = {
  initial_amount: text('年初预算数', 'initial budget'),
  adjusted_amount: text('调整后预算数', 'adjusted budget'),
  committed_amount: text('已承诺', 'committed'),
  spent_amount: text('执行数', 'spent'),
  owed_amount: text('应付', 'owed'),
  paid_amount: text('已支付', 'paid'),
  committed_rate: text('承诺率', 'committed rate'),
  reserved_amount: text('已预留', 'reserved'),
  rows: text('行数', 'rows'),
  execution_rate: text('执行率', 'execution rate'),
  paid_rate: text('支付率', 'paid rate'),
  projects: text('项目数', 'projects'),
  progress: text('进度', 'progress'),
  declared_progress: text('填报进度', 'declared progress'),
  goal_progress: text('目标进度', 'goal progress'),
  opening_amount: text('年初结转结余', 'carried over from last year'),
  revenue_budget_amount: text('收入预算数', 'budgeted revenue'),
  revenue_amount: text('收入数', 'revenue received'),
  revenue_rate: text('收入完成率', 'received ÷ budgeted revenue'),
  balance_amount: text('期末结转结余', 'balance'),
  idle_amount: text('闲置资金', 'idle balances'),
  balance_rate: text('结转结余率', 'balance ÷ budget'),
  balance_change: text('结转结余变动率', 'change of the balance'),
  targets: text('目标数', 'targets'),
  targets_reported: text('已报目标数', 'targets reported'),
  targets_met: text('达成目标数', 'targets met'),
  targets_partly: text('部分达成目标数', 'targets partly met'),
  targets_unmet: text('未达成目标数', 'targets not met'),
  targets_not_reported: text('未报目标数', 'targets not reported'),
  targets_met_rate: text('目标达成率', 'targets met ÷ targets'),
  targets_met_of_reported_rate: text('已报目标达成率', 'targets met ÷ reported'),
  light: text('灯色', 'light'),
};

/** The words of a code, or the code itself where nobody has given it words. */
export const worded = (words: Readonly<Record<string, Text>>, code: string): Text => words[code] ?? text(code, code);
