import { text } from '../core/language/text.ts';
import type { Choice, Field } from './field.ts';

export const fiscalYear: Field = {
  name: 'fiscal_year',
  label: text('年度', 'Fiscal year'),
  aliases: ['预算年度', '会计年度', '财政年度'],
  type: 'year',
  about: text('预算年度,四位数字', 'Budget year, four digits'),
  required: true,
  min: '2000',
  max: '2100',
  example: '2025',
};

export const period: Field = {
  name: 'period',
  label: text('期间', 'Period'),
  aliases: ['月份', '报告期', '监控期间', '截止月份'],
  type: 'period',
  about: text('数据截至的月份,累计数', 'The month the cumulative figures run to'),
  required: true,
  example: '2025-06',
};

export const departmentCode: Field = {
  name: 'department_code',
  label: text('主管部门编码', 'Department code'),
  aliases: ['部门编码', '部门代码', '主管部门代码'],
  type: 'code',
  about: text('主管部门的稳定编码', 'Stable code of the supervising department'),
  required: true,
  example: '101',
};

export const unitCode: Field = {
  name: 'unit_code',
  label: text('预算单位编码', 'Unit code'),
  aliases: ['单位编码', '单位代码', '预算单位代码', '实施单位编码'],
  type: 'code',
  about: text('预算单位的稳定编码', 'Stable code of the budget unit'),
  required: true,
  example: '101001',
};

export const projectCode: Field = {
  name: 'project_code',
  label: text('项目编码', 'Project code'),
  aliases: ['项目代码', '项目编号'],
  type: 'code',
  about: text('年度+单位+顺序号', 'Year + unit + serial'),
  required: true,
  example: '2025101001001',
};

export const projectName: Field = {
  name: 'project_name',
  label: text('项目名称', 'Project name'),
  type: 'text',
  about: text('项目全称', 'Full project name'),
  required: true,
  example: '义务教育学校食堂改造',
};

export const indicatorCode: Field = {
  name: 'indicator_code',
  label: text('指标编码', 'Indicator code'),
  aliases: ['指标代码', '指标编号', '序号'],
  type: 'code',
  about: text('项目内唯一', 'Unique within its project'),
  required: true,
  example: '01',
};

export const fundSource: Field = {
  name: 'fund_source',
  label: text('资金来源', 'Fund source'),
  aliases: ['资金性质', '经费来源'],
  type: 'code',
  about: text('资金性质,如一般公共预算', 'Kind of fund, such as the general public budget'),
  fallback: '一般公共预算',
  example: '一般公共预算',
};

/** Money columns share everything but their words. */
export const money = (name: string, zh: string, en: string, more: Partial<Field> = {}): Field => ({
  name,
  label: text(zh, en),
  type: 'money',
  about: text('元,两位小数', 'Yuan, two decimals'),
  example: '1200000.00',
  ...more,
});

/** When an indicator with a due day was reached. */
export const actualDate: Field = {
  name: 'actual_date',
  label: text('实际完成日期', 'Day of completion'),
  aliases: ['完成日期', '完成时间'],
  type: 'date',
  later: true,
  about: text('时限指标实际完成的那一天', 'The day on which an indicator with a due day was reached'),
  example: '',
};

export const tiers: readonly Choice[] = [
  { code: 'met', label: text('达成', 'Met'), aliases: ['达成预期指标', '完成', '已达成', '全部达成'] },
  {
    code: 'partly',
    label: text('部分达成', 'Partly met'),
    aliases: ['部分达成预期指标并具有一定效果', '部分达成并具有一定效果', '部分达成预期指标', '部分完成', '基本达成'],
  },
  {
    code: 'unmet',
    label: text('未达成', 'Not met'),
    aliases: ['未达成预期指标且效果较差', '未达成且效果较差', '未达成预期指标', '未完成'],
  },
];
