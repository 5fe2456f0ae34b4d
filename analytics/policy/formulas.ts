import { type Text, text } from '../core/language/text.ts';

/** How the figures come about, in words. */
export const formulas: readonly { readonly name: Text; readonly says: Text }[] = [
  {
    name: text('执行率', 'Execution rate'),
    says: text(
      '累计执行数 ÷ 全年预算数(分母见“设置”)',
      'Cumulative spending ÷ the year’s budget (denominator as the policy sets it)',
    ),
  },
  {
    name: text('计划进度', 'Planned progress'),
    says: text(
      '目标:申报了计划曲线的按曲线,否则按规则给这类项目的曲线,都没有的按月数 ÷ 12;资金:规则给这类项目资金的曲线,没有的按月数 ÷ 12(序时进度);单位、部门、全区:各项目计划支出之和 ÷ 分母之和',
      'Goals: the declared curve, else the policy’s for the kind of project, else months ÷ 12; money: the policy’s curve for the money of the kind, else months ÷ 12; units, departments and the district: the money planned in their projects ÷ their denominators',
    ),
  },
  {
    name: text('执行偏差', 'Execution deviation'),
    says: text(
      '执行率 − 计划进度,两个比率之差,百分点',
      'Execution rate − planned progress: a difference, in percentage points',
    ),
  },
  {
    name: text('指标完成率', 'Completion'),
    says: text(
      '“不低于”:实际 ÷ 目标;“不超过”:在目标内为 100%;定性:按档次',
      'At least: actual ÷ target; at most: 100% while within; qualitative: by tier',
    ),
  },
  {
    name: text('指标偏差', 'Indicator deviation'),
    says: text(
      '完成率 ÷ 计划进度 − 1,是比计划多或少几成,不是两个比率之差;计划进度为 0 时为 0',
      'Completion ÷ planned progress − 1: the part by which the plan is passed or missed, not a difference of two rates; 0 where nothing was planned yet',
    ),
  },
  {
    name: text('目标进度', 'Goal progress'),
    says: text(
      '各指标 min(完成率 ÷ 计划进度, 1) 按权重平均;当月没有报的指标,按它最近报数那个月的计划;一项都没有报的月份为未报',
      'Weighted mean of min(completion ÷ planned progress, 1); an indicator not reported for the month against the plan of the month it was last reported for; not reported where none was',
    ),
  },
  {
    name: text('项目的灯', 'A project’s light'),
    says: text(
      '资金灯和目标灯中差的一个,规则另设的最低线、相差线低了至少为黄;当月没有报的一方不看,并在灯旁写明(没有报目标的按“设置”);都没有报为未报,不是落后。沿用的数不与后来的计划比。部门和单位的灯是资金灯',
      'The worse of money’s light and goals’, at least yellow below a line that the policy sets besides; a side that was not reported for the month is not judged, which is said beside the light (goals as the policy sets it); not reported, which is not behind, where neither was. What an earlier month reported is held against no later plan. The light of a department or unit is its money’s',
    ),
  },
  {
    name: text('四象限', 'Quadrants'),
    says: text(
      '先看钱、再看事;钱快 = 不慢于资金的计划进度,事快 = 落后不超过目标的黄灯线',
      'Money first, then goals; money is fast at or ahead of plan, goals while no further behind than their yellow line',
    ),
  },
  {
    name: text('项目总分', 'Project total'),
    says: text(
      '各行得分(先舍入)之和;有封顶规则的按执行率封顶',
      'Sum of the rounded rows; capped by execution where the policy has caps',
    ),
  },
  {
    name: text('部门总分', 'Department total'),
    says: text(
      '项目得分平均(按预算加权或每个项目一样,见“设置”),与部门整体指标按占比合成',
      'Mean of projects, weighted by budget or each alike as the policy sets it, blended with the whole-department measures',
    ),
  },
  {
    name: text('名次区间', 'Range of ranks'),
    says: text('少看任何一个项目时,名次可能落在的范围', 'Where the rank could lie with any one project left out'),
  },
  {
    name: text('安排', 'Allocation'),
    says: text(
      '等级定区间;下限先保;其余按优先次序和得分在区间内分,到总额用完或各项都满;装不下的留作预留',
      'The grade sets the range; floors come first; the rest is shared inside the ranges by priority and score until the envelope is used or every range is full; what is left is a reserve',
    ),
  },
];
