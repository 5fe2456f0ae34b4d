import { text } from '../../core/language/text.ts';
import { column, mart, shared } from './mart.ts';

const range = [
  shared.fiscalYear,
  shared.project,
  column('fund_source', 'code', '资金来源', 'Fund source'),
  shared.projectName,
  column('previous_project_code', 'code', '上年项目编码', 'Last year’s project code'),
  shared.department,
  shared.unit,
  column('base_amount', 'money', '本年预算数', 'This year’s budget'),
  column('requested_amount', 'money', '申请金额', 'Requested'),
  column('score', 'points', '评价得分', 'Score'),
  column('grade', 'code', '评价等级', 'Grade'),
  column('floor_amount', 'money', '保障下限', 'Floor'),
  column('low_amount', 'money', '区间下限', 'Low'),
  column('high_amount', 'money', '区间上限', 'High'),
  column('rule', 'code', '应用规则', 'Rule'),
  column('clause', 'text', '依据', 'Clause'),
  column('findings', 'text', '提示', 'Findings'),
] as const;

/** What the scores permit each request: the input of the allocation. */
export const allocationRange = mart({
  name: 'allocation_range',
  label: text('安排区间', 'Permitted ranges'),
  key: ['fiscal_year', 'project_code', 'fund_source'],
  columns: range,
});

/**
 * The proposed allocation. Money of the envelope that no range can take stands in one line with project_code RESERVE.
 */
export const allocationLine = mart({
  name: 'allocation_line',
  label: text('预算安排', 'Allocation'),
  key: ['fiscal_year', 'project_code', 'fund_source'],
  columns: [
    ...range,
    column('allocated_amount', 'money', '安排金额', 'Allocated'),
    column('binding_limit', 'code', '约束', 'Binding limit'),
    column('reason', 'text', '理由', 'Reason'),
    column('reason_en', 'text', '英文理由', 'Reason in English'),
  ],
});
