import { type Text, text } from '../core/language/text.ts';

/** One table of what a figure is made of; `sql` is an asset whose parameters are the mart's key columns. */
export interface Part {
  readonly title: Text;
  readonly sql: string;
}

const part = (sql: string, zh: string, en: string): Part => ({ sql: `explain/${sql}.sql`, title: text(zh, en) });

const requested = [
  part('request_score', '评价结果', 'Evaluation'),
  part('range_rule', '应用规则', 'What the policy permits'),
  part('request_source', '申请', 'Request'),
  part('fund_budget', '资金来源的本年预算', 'What the fund has this year'),
  part('range_steps', '区间和安排怎么算', 'How range and allocation are worked out'),
];

/** What a row of each mart is made of, down to file, sheet and row. A mart without parts is its own explanation. */
export const explanations: Readonly<Record<string, readonly Part[]>> = {
  monitoring_indicator: [part('indicator_source', '数据来源', 'Where the value was written')],
  monitoring_project: [
    part('project_money', '资金明细', 'Execution rows'),
    part('project_indicators', '指标', 'Indicators'),
  ],
  monitoring_unit: [part('unit_month', '项目', 'Projects')],
  monitoring_department: [part('department_month', '项目', 'Projects')],
  monitoring_district: [part('district_month', '部门', 'Departments')],
  evaluation_indicator: [
    part('indicator_score_source', '数据来源', 'Where the value was written'),
    part('execution_money', '资金明细', 'Execution rows'),
    part('computed_facts', '计算所用的数据', 'The facts it divides'),
    part('goal_changes', '目标经批准调整过', 'The goal was adjusted with approval'),
  ],
  evaluation_project: [
    part('project_scores', '逐项得分', 'Points row by row'),
    part('total_steps', '总分怎么算', 'How the total is worked out'),
    part('goal_decisions', '目标批复的经过', 'Decisions on the goals'),
    part('first_form', '第一次接受的自评', 'The first accepted self-evaluation'),
    part('year_money', '预算执行率的资金明细', 'Execution rows behind the execution rate'),
    part('money_outside', '不属于任何部分的资金', 'Money in none of the parts'),
  ],
  evaluation_framework: [
    part('framework_facts', '部门整体数据', 'The facts it divides'),
    part('framework_declared', '申报和自评', 'Declared and reported'),
  ],
  evaluation_department: [
    part('department_projects', '项目部分', 'Project part'),
    part('department_framework', '整体部分', 'Framework part'),
  ],
  target_achievement: [part('target_rows', '逐项目标', 'Targets one by one')],
  fund_balance: [part('balance_rows', '收支结余明细', 'Rows of revenue and balances')],
  allocation_range: [...requested],
  allocation_line: [...requested],
  monitoring_notice: [
    part('notice_months', '各月灯色', 'The light month by month'),
    part('notice_answers', '答复和整改措施', 'Answers and measures reported'),
    part('notice_due', '答复期限怎么算', 'How the last day to answer is counted'),
    part('notice_calendar', '期限里不照星期的日子', 'Days on the way that are not as the week says'),
  ],
  reconciliation: [
    part('control_figure_source', '公布数来源', 'Where the published figure was written'),
    part('control_figure_money', '资金明细', 'Execution rows'),
    part('control_figure_files', '各文件合计', 'Sums by file'),
    part('control_figure_goals', '项目进度', 'Progress by project'),
    part('control_figure_targets', '逐项目标', 'Targets one by one'),
    part('control_figure_balances', '收支结余明细', 'Rows of revenue and balances'),
  ],
  intake_file: [part('file_tables', '读到的表', 'Tables read'), part('file_faults', '问题', 'Faults')],
};
