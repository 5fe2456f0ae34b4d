import { z } from 'zod';
import { type Text, text } from '../core/language/text.ts';
import { monthAndDay, points, share, whole, within, words, yuan } from './values.ts';

/** What a setting is to its readers, and to the models. */
interface Described {
  readonly decides: Text;
  /** Where it is a choice: what each choice means. */
  readonly choices: Readonly<Record<string, Text>>;
  /** Its SQL type as a column of the table `policy`. */
  readonly type: string;
}

const described = z.registry<Described>();

/** A rule's number or choice together with the clause it comes from; nothing in a policy stands without one. */
const entry = <Value extends z.ZodType>(value: Value, says: Described) =>
  z.strictObject({ value, clause: z.string().min(1), about: words.optional() }).register(described, says);

const setting = <Value extends z.ZodType>(decides: Text, value: Value) =>
  entry(value, { decides, choices: {}, type: 'DECIMAL(18,6)' });

const choice = <Name extends string>(decides: Text, choices: Readonly<Record<Name, Text>>) =>
  entry(z.enum(Object.keys(choices) as Name[]), { decides, choices, type: 'VARCHAR' });

const money = (decides: Text) => entry(yuan.nullable(), { decides, choices: {}, type: 'DECIMAL(20,2)' });

const day = (decides: Text) => entry(monthAndDay.nullable(), { decides, choices: {}, type: 'VARCHAR' });

/**
 * The settings of a policy: what each decides and what may stand there. Each becomes a column of the one-row table
 * `policy`, a row of the method page and of docs/policy.md.
 */
export const settingsSchema = z.strictObject({
  /**
   * What a fault refuses: the file, or only the project where its dataset can be taken apart: in evaluations, or
   * everywhere.
   */
  refusal: choice(text('一处问题退回什么', 'What a fault refuses'), {
    file: text('整个文件', 'the whole file'),
    project_in_evaluation: text(
      '自评、再评价只退出错的项目,其他整个文件',
      'in self- and re-evaluations the project at fault alone, else the whole file',
    ),
    project: text(
      '按项目的表只退出错的项目,支出等整个文件',
      'the project at fault alone where files are by project, else (as in execution) the whole file',
    ),
  }),
  money_kinds: choice(text('计入哪些资金', 'Which money counts'), {
    all: text('全部资金,含结转', 'all money, carry-over included'),
    current: text('只算本年预算', 'this year’s money only'),
  }),
  execution_denominator: choice(text('执行率的分母', 'Denominator of the execution rate'), {
    adjusted: text('调整后全年预算数', 'adjusted budget'),
    initial: text('年初预算数', 'initial budget'),
    received: text('到位资金', 'money received'),
  }),
  /** What a rate is taken over where the denominator above is 0. */
  zero_denominator: choice(text('上述分母为 0 时以什么为分母', 'Denominator where the one above is 0'), {
    adjusted: text('调整后全年预算数', 'adjusted budget'),
    unrated: text('不算执行率', 'no execution rate'),
  }),
  money_light_measure: choice(
    text('资金灯看什么:执行率与序时进度之差,或之比', 'What the money light judges: rate less plan, or rate over plan'),
    { difference: text('执行率 − 序时进度', 'rate − plan'), ratio: text('之比', 'ratio') },
  ),
  money_yellow_below: setting(text('资金黄灯:低于', 'Money is yellow below'), within(-1, 1)),
  money_red_below: setting(text('资金红灯:低于', 'Money is red below'), within(-1, 1)),
  indicator_yellow_below: setting(
    text('指标黄灯:完成率 ÷ 计划 − 1 低于', 'Indicators are yellow where completion ÷ plan − 1 is below'),
    within(-1, 1),
  ),
  indicator_red_below: setting(
    text('指标红灯:完成率 ÷ 计划 − 1 低于', 'Indicators are red where completion ÷ plan − 1 is below'),
    within(-1, 1),
  ),
  indicator_blue_from: setting(
    text('指标蓝灯:达到全年目标的', 'Indicators are blue from this share of the year’s target'),
    within(0.01, 100).nullable(),
  ),
  indicator_blue_against: choice(text('蓝灯比什么', 'What blue is measured against'), {
    year: text('全年目标', 'the whole year’s target'),
    plan: text('到当期的计划', 'the plan to date'),
  }),
  ceiling_light: choice(text('“不超过”类指标的灯', 'The light of a ceiling'), {
    deviation: text('超出多少按黄灯线、红灯线看', 'by how far it is exceeded'),
    over_is_red: text('超出就是红灯', 'red as soon as it is exceeded'),
  }),
  unbudgeted_light: choice(
    text('没有预算也没有支出的项目,资金灯', 'Money’s light where nothing was budgeted and nothing spent'),
    {
      green: text('绿灯', 'green'),
      red: text('红灯', 'red'),
    },
  ),
  without_goals: choice(
    text('当月没有报目标的项目,灯看什么', 'The light of a project whose goals were not reported for the month'),
    {
      money: text('只看资金', 'its money’s alone'),
      missing: text('未报', 'not reported'),
      red_when_stale: text('只看资金,目标陈旧的为红灯', 'its money’s, red once the goals are stale'),
    },
  ),
  goals_apart_from: setting(
    text(
      '资金与目标相差超过多少提示(空为不提示)',
      'Money and goals apart by more than this are warned of (none: never)',
    ),
    within(0.01, 1).nullable(),
  ),
  overspend_is_red: choice(text('支出超过预算一律红灯', 'Spending over the budget is red whatever else'), {
    yes: text('是', 'yes'),
    no: text('否', 'no'),
  }),
  project_light_rule: choice(text('项目灯怎么定', 'How a project’s light follows from its indicators'), {
    goal_progress: text('按权重加权的目标进度', 'weighted goal progress'),
    worst_indicator: text('取最差的指标', 'the worst indicator'),
  }),
  stale_after_periods: setting(text('几期不更新算陈旧', 'Periods after which a figure is stale'), whole(1, 120)),
  forecast_z: setting(text('预测区间的分位数', 'Quantile of the forecast’s range'), within(0.1, 5)),
  forecast_spread: setting(text('预测的相对标准差', 'Relative spread of the forecast'), within(0.001, 5)),
  execution_weight: setting(text('预算执行率的权重', 'Weight of the execution rate'), points),
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
    within(1, 1000),
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
  missing_self_evaluation: choice(text('没有自评的项目怎么办', 'What becomes of a project without a self-evaluation'), {
    not_evaluated: text('未评', 'not evaluated'),
    year_end_values: text('按 12 月监控的年末值评', 'scored by December’s monitored values'),
  }),
  missing_self_evaluation_deduction: setting(
    text(
      '没有自评扣分(按年末值评的项目)',
      'Points deducted without a self-evaluation (where year-end values stand in)',
    ),
    points,
  ),
  unanswered_row: choice(text('自评表里空着的行', 'Rows left blank in a self-evaluation'), {
    zero: text('得 0 分', 'nothing'),
    not_evaluated: text('未评', 'not evaluated'),
  }),
  /** The day of the following year by which self-evaluations are due, as month and day; null judges none late. */
  self_evaluation_due: day(text('自评报送截止日(次年)', 'Self-evaluations are due by (following year)')),
  late_self_evaluation_deduction: setting(text('自评迟报扣分', 'Points deducted for a late self-evaluation'), points),
  framework_share: setting(
    text('部门总分中整体指标的占比', 'Share of the whole-department measures in a department’s total'),
    share,
  ),
  rank_within: choice(text('部门名次在哪里排', 'Among whom departments are ranked'), {
    all: text('全部部门', 'all departments'),
    group: text('同类部门', 'the departments of their group'),
  }),
  ties: choice(text('得分相同时,后面的名次', 'What rank follows a tie'), {
    share: text('跳过并列的个数(1、1、3)', 'places are skipped (1, 1, 3)'),
    next: text('紧接着排(1、1、2)', 'the next place (1, 1, 2)'),
  }),
  department_blend: choice(text('部门的项目部分怎么平均', 'How projects are averaged in a department'), {
    budget_weighted: text('按预算加权', 'weighted by budget'),
    simple_mean: text('每个项目一样', 'each project alike'),
  }),
  re_evaluation: choice(text('财政再评价与自评的关系', 'What a re-evaluation by finance does'), {
    beside: text('与规则得分并列,不改等级', 'stands beside the total, the grade is the total’s'),
    replaces: text('代替规则得分,等级按再评价', 'is the score that the grade is given for'),
  }),
  returned_deduction: setting(text('绩效目标被退回扣分', 'Points deducted where the goals were returned'), points),
  total_decimals: setting(
    text('总分取几位小数(空为不再舍入)', 'Decimals of the total (none: as its rows)'),
    z.number().int().min(0).max(2).nullable(),
  ),
  allocation_envelope_amount: money(text('下年度总额', 'Next year’s envelope')),
  /**
   * How a continued project's request from a fund that has no budget of it this year is ranged: as new, or by the
   * project's grade.
   */
  fund_without_budget_rule: choice(
    text(
      '延续项目的资金来源本年没有预算,按什么安排',
      'What ranges a continued project’s request from a fund without a budget this year',
    ),
    {
      new: text('同新增项目', 'as a new item'),
      grade: text('按项目的评价等级,系数乘申请额', 'by the project’s grade, its factors on the request'),
    },
  ),
  statutory_floor_share: setting(text('法定支出保障比例', 'Share protected for statutory spending'), share),
  staff_floor_share: setting(text('人员支出保障比例', 'Share protected for staff spending'), share),
});

type Name = keyof typeof settingsSchema.shape;

/** What a setting decides, what its choices mean, and its SQL type. */
export const describeSetting = (name: string): Described => {
  const found = Object.hasOwn(settingsSchema.shape, name)
    ? described.get(settingsSchema.shape[name as Name])
    : undefined;
  if (!found) throw new RangeError(`no setting of a policy is called ${name}`);
  return found;
};
