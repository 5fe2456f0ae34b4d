import { text } from '../../core/language/text.ts';
import { column, mart, shared } from './mart.ts';

/** What came in and what is left, of each unit, each department and the district. */
export const fundBalance = mart({
  name: 'fund_balance',
  label: text('收支结余', 'Revenue and balances'),
  about: text(
    '各单位、部门和全区(level)每期的收入和结转结余,照收支结余表各期的数相加,不沿用前期。合计里有一行没有填的,合计为空:一部分不当作全部(收回上缴数除外,不填即没有)。units 为报了数的单位,units_listed 为机构表上的单位。结转结余率 = 期末结转结余 ÷ 支出预算数,结转结余变动率 =(期末 − 年初)÷ 年初结转结余;没有分母的为空',
    'Revenue and balances of each unit, each department and the district (level) in each period, as the dataset unit-balance states them for that period; nothing is carried from an earlier one. A total is empty where one of its rows leaves the figure out, for a sum of some is no total (but for what was returned: empty means none). units: those that stated figures; units_listed: those on the list of the year. balance_rate = balance ÷ budget to spend, balance_change = (balance − carried over) ÷ carried over; empty without a denominator',
  ),
  key: ['fiscal_year', 'period', 'level', 'key_code'],
  later: true,
  columns: [
    shared.fiscalYear,
    shared.period,
    column('level', 'code', '层级', 'Level'),
    column('key_code', 'code', '编码', 'Code'),
    column('name', 'text', '名称', 'Name'),
    shared.department,
    column('units', 'count', '报数的单位', 'Units with figures'),
    column('units_listed', 'count', '机构表上的单位', 'Units on the list'),
    column('opening_amount', 'total', '年初结转结余', 'Carried over from last year'),
    column('revenue_budget_amount', 'total', '收入预算数', 'Budgeted revenue'),
    column('revenue_amount', 'total', '收入数', 'Revenue received'),
    column('revenue_rate', 'rate', '收入完成率', 'Received, of budgeted'),
    column('budget_amount', 'total', '支出预算数', 'Budget to spend'),
    column('spent_amount', 'total', '支出数', 'Spent'),
    column('returned_amount', 'total', '收回上缴数', 'Returned or recovered'),
    column('balance_amount', 'total', '期末结转结余', 'Balance'),
    column('idle_amount', 'total', '其中闲置资金', 'Of which idle'),
    column('balance_rate', 'rate', '结转结余率', 'Balance, of the budget'),
    column('balance_change', 'rate', '结转结余变动率', 'Change of the balance'),
  ],
});
