import { text } from '../../core/language/text.ts';
import { departmentCode, fiscalYear } from '../common.ts';
import type { Dataset, Rule } from '../dataset.ts';

/** The facts whose quotients the whole-department framework scores; which quotient weighs what is policy. */
const facts: readonly (readonly [string, string, string])[] = [
  ['staff_actual', '在职人员数', 'Staff in post'],
  ['staff_authorised', '编制数', 'Authorised posts'],
  ['three_public_this', '本年“三公”经费', 'Three public expenses, this year'],
  ['three_public_last', '上年“三公”经费', 'Three public expenses, last year'],
  ['three_public_budget', '“三公”经费预算', 'Three public expenses, budget'],
  ['key_spending_arranged', '重点支出安排数', 'Key spending arranged'],
  ['project_spending_total', '项目支出总额', 'Project spending, total'],
  ['budget_total', '预算数', 'Budget'],
  ['budget_done', '预算完成数', 'Budget completed'],
  ['budget_adjustment', '预算调整数', 'Amount of budget adjustments'],
  ['carryover_total', '结转结余总额', 'Carry-over and surplus'],
  ['carryover_last', '上年结转结余总额', 'Carry-over and surplus, last year'],
  ['public_expense_actual', '实际公用经费', 'Public expenses, actual'],
  ['public_expense_budget', '预算公用经费', 'Public expenses, budget'],
  ['procurement_actual', '实际政府采购金额', 'Procurement, actual'],
  ['procurement_budget', '政府采购预算数', 'Procurement, budget'],
  ['disclosed_items', '已公开事项', 'Items disclosed'],
  ['disclosure_due', '应公开事项', 'Items due for disclosure'],
  ['assets_in_use', '在用固定资产', 'Fixed assets in use'],
  ['assets_total', '固定资产总额', 'Fixed assets, total'],
  ['revenue_budget', '收入预算数', 'Budgeted revenue'],
  ['revenue_received', '实际收入数', 'Revenue received'],
];

/** Amounts that are set against each other, the one measured and its base. */
const pairs: readonly (readonly [string, string])[] = [
  ['three_public_this', 'three_public_last'],
  ['three_public_this', 'three_public_budget'],
  ['budget_done', 'budget_total'],
  ['carryover_total', 'carryover_last'],
  ['public_expense_actual', 'public_expense_budget'],
  ['procurement_actual', 'procurement_budget'],
  ['revenue_received', 'revenue_budget'],
];

const valueWithName = (row: string): string =>
  `CASE ${row}.fact_code ${facts.map(([code, zh]) => `WHEN '${code}' THEN '${zh}'`).join(' ')} END || ' ' || CAST(${row}.fact_value AS VARCHAR)`;

/** Two amounts that are compared, of which one is a thousand times the other: one of them is in another unit. */
const apart: Rule = {
  code: 'facts-far-apart',
  warns: true,
  sql: `SELECT a.source_row, 'fact_value' AS field, ${valueWithName('a')} || ' / ' || ${valueWithName('b')} AS value
FROM typed a JOIN typed b ON a.source_file = b.source_file AND a.fiscal_year = b.fiscal_year
 AND a.department_code = b.department_code
WHERE (a.fact_code, b.fact_code) IN (${pairs.map(([one, other]) => `('${one}', '${other}')`).join(', ')})
  AND least(a.fact_value, b.fact_value) > 0
  AND greatest(a.fact_value, b.fact_value) >= 1000 * least(a.fact_value, b.fact_value)`,
  title: text('相比的两个金额相差千倍', 'Compared amounts a thousand times apart'),
  says: text(
    '相比的两个金额,一个是另一个的一千倍以上,单位可能不同',
    'Of two amounts that are compared one is a thousand times the other or more; they may be in different units',
  ),
  remedy: text(
    '核对两个数的单位:金额都以元计;没有错的不必改',
    'Check the units of both: amounts are in yuan; leave them where they are right',
  ),
};

export const departmentFact: Dataset = {
  name: 'department-fact',
  label: text('部门整体数据', 'Department facts'),
  about: text('部门整体支出评价所用的基础数据', 'Basic figures of the whole-department framework'),
  clause: '财预〔2013〕53号',
  titles: ['部门整体', '部门整体支出', '部门整体支出基础数据', '整体支出基础数据表'],
  key: ['fiscal_year', 'department_code', 'fact_code'],
  scope: ['fiscal_year', 'department_code', 'fact_code'],
  rules: [apart],
  fields: [
    fiscalYear,
    departmentCode,
    {
      name: 'fact_code',
      label: text('数据项', 'Fact'),
      aliases: ['基础数据项', '项目名称', '数据项目'],
      type: 'choice',
      about: text('财预〔2013〕53号指标公式的分子或分母', 'A numerator or denominator of the framework’s formulas'),
      required: true,
      choices: facts.map(([code, zh, en]) => ({ code, label: text(zh, en) })),
      example: '在职人员数',
    },
    {
      name: 'fact_value',
      label: text('数值', 'Value'),
      aliases: ['数据', '金额或数量'],
      type: 'number',
      about: text('金额以元计,人数以人计', 'Yuan or persons'),
      required: true,
      min: '0',
      example: '48',
    },
  ],
};
