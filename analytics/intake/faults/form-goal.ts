import { text } from '../../core/language/text.ts';
import { blank, type FaultEntry, same } from './entry.ts';

/** Goals that a form states beside those declared, and the money it asks for. */
export const formGoalFaults = {
  'form-budget-differs': {
    title: text('申报的资金与项目表不同', 'Sum asked for differs from the list'),
    rule: (detail) =>
      text(
        `这张表申报的是 ${blank(detail, 'asked')} 元,项目表里的年初预算是 ${blank(detail, 'listed')} 元`,
        `The form asks for ${blank(detail, 'asked')} yuan, the list of projects has ${blank(detail, 'listed')}`,
      ),
    remedy: same('以项目表为准;不对请与财政部门核对', 'The list stands; ask finance where it is wrong'),
  },
  'form-target-missing': {
    title: text('指标没有指标值', 'Indicator without a target'),
    rule: same(
      '申报的每项指标都要有指标值,没有就评不出达成没有达成',
      'Every indicator declared needs a target: without one nobody can tell it reached from missed',
    ),
    remedy: same(
      '填上指标值(数、日期或文字);不申报这项指标的,删去这一行',
      'Fill in the target, a number, a day or words; delete the row of an indicator that is not declared',
    ),
  },
  'form-weights-missing': {
    title: text('指标没有分值', 'Indicators without weights'),
    rule: same(
      '这张表没有分值:目标已批复的,分值照旧;没有批复的,监控时各指标同等看待,评分要等自评表给出分值',
      'The form states no weights: those of approved goals stay; of others monitoring treats all alike, and scoring waits for the weights of a self-evaluation',
    ),
    remedy: same(
      '有分值的,在备注写“权重20”或加一列分值',
      'Where there are weights, write 权重20 in the remarks or add a column 分值',
    ),
  },
  'form-weights-sum': {
    title: text('分值相加不是 100', 'Weights do not add to 100'),
    rule: (detail) =>
      detail.execution
        ? text(
            `各指标相加 ${blank(detail, 'rows')} 分,预算执行率 ${detail.execution} 分,合起来不是 100 分`,
            `The indicators add to ${blank(detail, 'rows')} and the execution rate has ${detail.execution}: together not 100`,
          )
        : text(
            `各指标相加 ${blank(detail, 'rows')} 分;连同预算执行率应当是 100 分`,
            `The indicators add to ${blank(detail, 'rows')}; with the execution rate they should make 100`,
          ),
    remedy: same(
      '分值按表上的读,总分最多 100;错的改正后再报',
      'The weights are read as written, and no total is above 100; where one is wrong, correct it and send the form again',
    ),
  },
  'form-points-above-weight': {
    title: text('得分高于分值', 'Points above the weight'),
    rule: (detail) => text(`这一行的分值是 ${blank(detail, 'weight')} 分`, `The row weighs ${blank(detail, 'weight')}`),
    remedy: same('改正得分或分值', 'Correct the points or the weight'),
  },
  'form-weights-late': {
    title: text('分值随后表补报', 'Weights declared late'),
    rule: (detail) =>
      text(
        `申报时没有分值,这张表上 ${blank(detail, 'indicators')} 项的分值算事后补报`,
        `Declared without weights; those of ${blank(detail, 'indicators')} indicators on this form are declared late`,
      ),
    remedy: same('请财政部门确认这些分值', 'Finance is asked to confirm them'),
  },
  'form-goals-undeclared': {
    title: text('还没有目标申报', 'No goals declared'),
    rule: (detail) =>
      text(
        `“${blank(detail, 'subject')}”还没有目标申报,这张表的 ${blank(detail, 'indicators')} 项指标没有可以对照的目标`,
        `No goals of “${blank(detail, 'subject')}” were declared, so the ${blank(detail, 'indicators')} indicators of this form have none to be held against`,
      ),
    remedy: same(
      '先送它的绩效目标申报表,送过而被退回的改好再送;本表不用改,收到申报表后会重新判断',
      'Send its goal declaration first, or again where that came back; this form needs no change and is judged again with it',
    ),
  },
  'form-goals-late': {
    title: text('目标随后表补报', 'Goals declared late'),
    rule: (detail) =>
      text(
        `这个项目没有申报过目标,这张表上的 ${blank(detail, 'indicators')} 项算事后补报`,
        `No goals were declared for it; the ${blank(detail, 'indicators')} on this form are declared late`,
      ),
    remedy: same('请补送绩效目标申报表,或请财政部门确认', 'Send the goal declaration, or have finance confirm these'),
  },
  'form-differs-from-goal': {
    title: text('与申报的目标不同', 'Differs from the declared goal'),
    rule: (detail) =>
      text(
        `申报的是 ${blank(detail, 'declared')},这张表写的是 ${blank(detail, 'stated')};以申报的为准`,
        `Declared was ${blank(detail, 'declared')}, this form has ${blank(detail, 'stated')}; the declared goal stands`,
      ),
    remedy: same(
      '改成申报的目标;确有调整的先报目标调整',
      'Write the declared goal; where it was adjusted, send the adjustment first',
    ),
  },
} as const satisfies Readonly<Record<string, FaultEntry>>;
