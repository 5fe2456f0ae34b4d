import { text } from '../../core/language/text.ts';
import { departmentCode, fiscalYear, money, period } from '../common.ts';
import type { Dataset } from '../dataset.ts';

export const priorYear: Dataset = {
  name: 'prior-year',
  label: text('上年执行', 'Prior year'),
  about: text('上一年度各部门各月累计执行', 'Last year’s cumulative spending per department and month'),
  clause: '财预〔2019〕136号',
  titles: ['上年执行', '上年度执行', '历史执行', '上年支出进度'],
  key: ['fiscal_year', 'period', 'department_code'],
  scope: ['fiscal_year', 'period', 'department_code'],
  amount: 'spent_amount',
  fields: [
    { ...fiscalYear, example: '2024' },
    { ...period, example: '2024-06' },
    departmentCode,
    money('adjusted_amount', '全年预算数', 'Adjusted budget', { aliases: ['调整预算数'], required: true }),
    money('spent_amount', '执行数', 'Spent', { aliases: ['支出数', '累计支出'], required: true, sinceJanuary: true }),
  ],
};
