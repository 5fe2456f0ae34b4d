import { text } from '../../core/language/text.ts';
import { column, later, mart, shared } from './mart.ts';

const {
  fiscalYear,
  period,
  department,
  departmentName,
  unit,
  unitName,
  project,
  projectName,
  indicator,
  indicatorName,
} = shared;

const money = [
  column('initial_amount', 'total', '年初预算数', 'Initial budget'),
  column('budget_amount', 'total', '全年预算数', 'Adjusted budget'),
  column('spent_amount', 'total', '执行数', 'Spent'),
  column('execution_rate', 'rate', '执行率', 'Execution rate'),
  column('planned_progress', 'rate', '序时进度', 'Planned progress'),
  column('execution_deviation', 'rate', '执行偏差(执行率 − 计划)', 'Execution deviation (rate − plan)'),
] as const;

const spendingForecast = [
  column('spent_forecast', 'total', '年末预计执行数', 'Spending forecast'),
  column('spent_forecast_low', 'total', '预计执行数下限', 'Forecast, low'),
  column('spent_forecast_high', 'total', '预计执行数上限', 'Forecast, high'),
] as const;

const rollup = [
  column('projects', 'count', '项目数', 'Projects'),
  ...money,
  column('goal_progress', 'rate', '目标进度', 'Goal progress'),
  column('declared_progress', 'rate', '填报进度', 'Declared progress'),
  column('light', 'code', '灯色', 'Light'),
  column('green', 'count', '绿灯', 'Green'),
  column('yellow', 'count', '黄灯', 'Yellow'),
  column('red', 'count', '红灯', 'Red'),
  column('blue', 'count', '蓝灯', 'Blue'),
  column('missing', 'count', '未报', 'Missing'),
  column('money_age', 'count', '资金数据期龄', 'Age of the newest money figure in periods'),
  column('money_missing', 'count', '资金未报的项目', 'Projects without money for the period'),
  column('money_carried', 'count', '沿用前期资金的项目', 'Projects with an earlier month’s money'),
  column('goals_age', 'count', '目标数据期龄', 'Age of the goals’ newest report in periods'),
  column('goals_missing', 'count', '目标未报的项目', 'Projects without goals for the period'),
  column('stale', 'count', '数据陈旧', 'Stale'),
  column('fast_slow', 'count', '钱快事慢', 'Money ahead, goals behind'),
  column('last_year_rate', 'rate', '上年同期执行率', 'Execution rate a year earlier'),
  ...spendingForecast,
] as const;

export const monitoringIndicator = mart({
  name: 'monitoring_indicator',
  label: text('指标监控', 'Indicator monitoring'),
  key: ['fiscal_year', 'period', 'project_code', 'indicator_code'],
  columns: [
    fiscalYear,
    period,
    project,
    indicator,
    department,
    unit,
    indicatorName,
    column('level1', 'code', '一级指标', 'Level 1'),
    column('level2', 'text', '二级指标', 'Level 2'),
    column('direction', 'code', '方向', 'Direction'),
    column('unit_of_measure', 'text', '计量单位', 'Unit of measure'),
    column('accumulation', 'code', '累计方式', 'Accumulation'),
    column('weight', 'number', '权重', 'Weight'),
    column('target', 'number', '目标值', 'Target'),
    column('actual', 'number', '实际值', 'Actual'),
    column('tier', 'code', '定性档次', 'Qualitative tier'),
    column('reported', 'flag', '本期已报', 'Reported this period'),
    column('reported_period', 'code', '数据期间', 'Period of the value'),
    column('age_in_periods', 'count', '数据期龄', 'Age in periods'),
    column('completion', 'rate', '完成率', 'Completion'),
    column('planned_progress', 'rate', '计划进度', 'Planned progress'),
    column('deviation', 'rate', '偏差(完成率 ÷ 计划 − 1)', 'Deviation (completion ÷ plan − 1)'),
    column('light', 'code', '灯色', 'Light'),
    column('last_deviation', 'rate', '最近一次报告的偏差', 'Deviation as last reported'),
    column('last_light', 'code', '最近一次报告的灯色', 'Light as last reported'),
    column('forecast', 'number', '年末预测', 'Forecast'),
    column('forecast_low', 'number', '预测下限', 'Forecast, low'),
    column('forecast_high', 'number', '预测上限', 'Forecast, high'),
    column('miss_probability', 'rate', '未达概率', 'Chance of missing the target'),
    column('likelihood', 'code', '完成可能性', 'Likelihood'),
    column('declared_completion', 'rate', '填报完成率', 'Declared completion'),
    column('cause', 'code', '偏差原因', 'Cause'),
    column('explanation', 'text', '原因说明', 'Explanation'),
    column('measure', 'text', '整改措施', 'Measure'),
    shared.sourceFile,
    shared.sourceSheet,
    shared.sourceRow,
    later(column('target_date', 'date', '完成时限', 'Due day')),
    later(column('actual_date', 'date', '完成日期', 'Day of completion')),
    later(column('target_high', 'number', '目标上限', 'Upper end of the target')),
  ],
});

export const monitoringProject = mart({
  name: 'monitoring_project',
  label: text('项目监控', 'Project monitoring'),
  key: ['fiscal_year', 'period', 'project_code'],
  columns: [
    fiscalYear,
    period,
    project,
    projectName,
    department,
    unit,
    ...money,
    column('money_reported', 'flag', '资金已报', 'Money reported'),
    column('money_age', 'count', '资金数据期龄', 'Age of the money figure in periods'),
    column('reporter', 'code', '资金口径', 'Whose money figure'),
    column('goal_progress', 'rate', '目标进度', 'Goal progress'),
    column('goals_age', 'count', '目标数据期龄', 'Age of the goals’ last report in periods'),
    column('last_goal_progress', 'rate', '最近一次报告的目标进度', 'Goal progress as last reported'),
    column('declared_progress', 'rate', '填报进度', 'Declared progress'),
    column('quadrant', 'code', '象限', 'Quadrant'),
    column('money_light', 'code', '资金灯', 'Money light'),
    column('goal_light', 'code', '目标灯', 'Goal light'),
    column('light', 'code', '灯色', 'Light'),
    column('standing_light', 'code', '各方最近的灯色', 'Light by each side’s last report'),
    column('previous_light', 'code', '上期灯色', 'The same one period earlier'),
    column('reasons', 'text', '亮灯原因', 'Reasons'),
    column('indicators', 'count', '指标数', 'Indicators'),
    column('red_indicators', 'count', '红灯指标', 'Red indicators'),
    column('missing_indicators', 'count', '未报指标', 'Missing indicators'),
    column('stale_indicators', 'count', '陈旧指标', 'Stale indicators'),
    ...spendingForecast,
  ],
});

export const monitoringUnit = mart({
  name: 'monitoring_unit',
  label: text('单位监控', 'Unit monitoring'),
  key: ['fiscal_year', 'period', 'unit_code'],
  columns: [fiscalYear, period, unit, unitName, department, ...rollup],
});

export const monitoringDepartment = mart({
  name: 'monitoring_department',
  label: text('部门监控', 'Department monitoring'),
  key: ['fiscal_year', 'period', 'department_code'],
  columns: [
    fiscalYear,
    period,
    department,
    departmentName,
    column('department_group', 'text', '部门类别', 'Group'),
    ...rollup,
  ],
});

export const monitoringDistrict = mart({
  name: 'monitoring_district',
  label: text('全区监控', 'District monitoring'),
  key: ['fiscal_year', 'period'],
  columns: [fiscalYear, period, column('departments', 'count', '部门数', 'Departments'), ...rollup],
});

export const monitoringNotice = mart({
  name: 'monitoring_notice',
  label: text('偏差通知', 'Deviation notices'),
  key: ['fiscal_year', 'notice_id'],
  columns: [
    fiscalYear,
    column('notice_id', 'code', '通知编号', 'Notice'),
    project,
    projectName,
    department,
    unit,
    column('opened_period', 'code', '发出期间', 'Opened'),
    column('reasons', 'text', '原因', 'Reasons'),
    column('answered_period', 'code', '答复期间', 'Answered'),
    column('measure', 'text', '整改措施', 'Measure'),
    column('measure_person', 'text', '整改责任人', 'Measure by'),
    column('measure_due', 'date', '整改期限', 'Measure due'),
    column('closed_period', 'code', '办结期间', 'Closed'),
    column('state', 'code', '状态', 'State'),
  ],
});
