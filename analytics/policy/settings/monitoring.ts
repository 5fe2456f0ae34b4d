import { text } from '../../core/language/text.ts';
import { difference, multiple, positiveShare, whole, within } from '../values.ts';
import { choice, setting } from './kinds.ts';

/** What counts, and how money and goals are lit and forecast. */
export const monitoringSettings = {
  /**
   * What a fault refuses: the file, or only the project where its dataset can be taken apart: in evaluations, or
   * everywhere. Official forms of a workbook are taken apart unless it is the file.
   */
  refusal: choice(text('一处问题退回什么', 'What a fault refuses'), {
    file: text('整个文件', 'the whole file'),
    project_in_evaluation: text(
      '自评、再评价只退出错的项目,一个文件里的官方表只退出错的表,其他整个文件',
      'in self- and re-evaluations the project at fault alone, of official forms in one file the form alone, else the whole file',
    ),
    project: text(
      '按项目的表只退出错的项目,一个文件里的官方表只退出错的表,支出等整个文件',
      'the project at fault alone where files are by project, of official forms in one file the form alone, else (as in execution) the whole file',
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
    text('资金灯看什么:执行率与计划进度之差,或之比', 'What the money light judges: rate less plan, or rate over plan'),
    { difference: text('执行率 − 计划进度', 'rate − plan'), ratio: text('之比', 'ratio') },
  ),
  money_yellow_below: setting(text('资金黄灯:低于', 'Money is yellow below'), difference),
  money_red_below: setting(text('资金红灯:低于', 'Money is red below'), difference),
  indicator_yellow_below: setting(
    text('指标黄灯:完成率 ÷ 计划 − 1 低于', 'Indicators are yellow where completion ÷ plan − 1 is below'),
    difference,
  ),
  indicator_red_below: setting(
    text('指标红灯:完成率 ÷ 计划 − 1 低于', 'Indicators are red where completion ÷ plan − 1 is below'),
    difference,
  ),
  indicator_blue_from: setting(
    text('指标蓝灯:达到全年目标的', 'Indicators are blue from this share of the year’s target'),
    multiple(0.01, 10).nullable(),
  ),
  indicator_blue_against: choice(text('蓝灯比什么', 'What blue is measured against'), {
    year: text('全年目标', 'the whole year’s target'),
    plan: text('到当期的计划', 'the plan to date'),
  }),
  prorated_rows: choice(text('哪些指标按计划进度比', 'Which indicators are compared with the plan to date'), {
    flows: text('累计型的;时点型比全年目标', 'flows; a stock with the whole year’s target'),
    flows_and_floors: text('累计型的,和所有“不低于”的', 'flows, and every indicator that asks for at least'),
  }),
  zero_target: choice(text('目标为 0 的指标,监控中怎么算达到', 'When a target of 0 is met in monitoring'), {
    direction: text('按指标方向', 'as its direction says'),
    equal: text('等于 0 才算,负数按 0 算', 'at 0 only, a negative value counting as 0'),
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
    positiveShare.nullable(),
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
  notice_answer_working_days: setting(
    text(
      '偏差通知几个工作日内答复,到期没有答复的自动暂停(空为不定期限)',
      'Working days within which a deviation notice is answered, else the project is suspended (none: no due day)',
    ),
    whole(1, 60).nullable(),
  ),
  notice_given_day: setting(
    text(
      '偏差通知算次月几日发出(空为亮红灯那个月的最后一天)',
      'Day of the following month on which a notice counts as given (none: the last day of the red month)',
    ),
    whole(1, 28).nullable(),
  ),
  forecast_z: setting(text('预测区间的分位数', 'Quantile of the forecast’s range'), within(0.1, 5)),
  forecast_spread: setting(text('预测的相对标准差', 'Relative spread of the forecast'), within(0.001, 5)),
};
