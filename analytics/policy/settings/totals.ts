import { text } from '../../core/language/text.ts';
import { points, share, whole } from '../values.ts';
import { choice, day, setting } from './kinds.ts';

/** What becomes of missing and late forms, and how projects, departments and ranks follow from scores. */
export const totalsSettings = {
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
  returned_deduction_counts: choice(text('被退回扣分怎么计', 'Which returns of the goals are deducted for'), {
    standing: text('只看在效的批复:仍是退回的扣一次', 'the decision in force alone: once where it returns them'),
    each: text(
      '每退回一次扣一次,后来批复的也扣;同一日期、同一文号的算同一次;填错的退回,由同一日期或文号的另一决定,或名字标明更正的文件收回',
      'each return, also where they were approved later; one day and one document are one return; one stated by mistake is taken back by another decision of its day or document, or by a file marked as the correction of its own',
    ),
  }),
  total_decimals: setting(
    text('总分取几位小数(空为不再舍入)', 'Decimals of the total (none: as its rows)'),
    whole(0, 2).nullable(),
  ),
};
