import { text } from '../../core/language/text.ts';
import { fiscalYear, fundSource, money, period, unitCode } from '../common.ts';
import type { Dataset, Rule } from '../dataset.ts';
import { periodInYear } from './period-in-year.ts';

/** What came in, or may be spent, of which the balance is what is left. */
const worked = (income: string): string =>
  `CAST(opening_amount AS DECIMAL(38,2)) + ${income} - spent_amount - coalesce(returned_amount, 0)`;

/**
 * The balance follows from what is stated beside it: of what came in, as final accounts have it, or of the budget, as a
 * treasury counts what may still be spent. Both are right where both are given, so either will do.
 */
const addsUp: Rule = {
  code: 'balance-not-the-rest',
  sql: `SELECT source_row, 'balance_amount' AS field,
       concat_ws(' / ', CAST(by_revenue AS VARCHAR), CAST(by_budget AS VARCHAR)) || ' <> ' || CAST(balance_amount AS VARCHAR) AS value
FROM (SELECT source_row, balance_amount, ${worked('revenue_amount')} AS by_revenue, ${worked('budget_amount')} AS by_budget FROM typed) rest
WHERE balance_amount IS NOT NULL AND coalesce(by_revenue, by_budget) IS NOT NULL
  AND coalesce(balance_amount <> by_revenue, TRUE) AND coalesce(balance_amount <> by_budget, TRUE)`,
  title: text('期末结转结余与收支对不上', 'Balance does not follow from the other amounts'),
  says: text(
    '期末结转结余不等于 年初结转结余 + 收入数(或支出预算数)− 支出数 − 收回上缴数',
    'The balance is not what was carried over + revenue (or the budget) − spent − returned',
  ),
  remedy: text(
    '改正其中填错的数;财政收回、上缴或分配了的,填在收回上缴数',
    'Correct the figure that is wrong; what finance recovered, or was paid over or distributed, goes to 收回上缴数 (returned)',
  ),
};

const idleWithin: Rule = {
  code: 'idle-above-balance',
  sql: `SELECT source_row, 'idle_amount' AS field, CAST(idle_amount AS VARCHAR) || ' > ' || CAST(balance_amount AS VARCHAR) AS value FROM typed WHERE idle_amount > balance_amount`,
  says: text('闲置资金大于期末结转结余', 'More money lies idle than is left'),
  remedy: text('闲置资金是结转结余的一部分,改正其一', 'Idle money is a part of the balance; correct one of the two'),
};

const belowZero: Rule = {
  code: 'balance-below-zero',
  sql: `SELECT source_row, field, CAST(amount AS VARCHAR) AS value
FROM (SELECT source_row, 'opening_amount' AS field, opening_amount AS amount FROM typed
      UNION ALL SELECT source_row, 'balance_amount', balance_amount FROM typed) balances WHERE amount < 0`,
  says: text('结转结余小于零', 'A balance below zero'),
  remedy: text(
    '核对支出和结转结余;确实超支的不必处理',
    'Check what was spent and the balance; nothing to do where more was spent than there was',
  ),
  warns: true,
};

const farBeyond: Rule = {
  code: 'hundred-times-budget',
  sql: `SELECT source_row, field, CAST(amount AS VARCHAR) AS value
FROM (SELECT source_row, 'revenue_amount' AS field, revenue_amount AS amount, CAST(revenue_budget_amount AS DECIMAL(38,2)) AS budget FROM typed
      UNION ALL SELECT source_row, 'spent_amount', spent_amount, CAST(budget_amount AS DECIMAL(38,2)) + coalesce(opening_amount, 0) FROM typed) amounts
WHERE budget > 0 AND amount >= budget * 100`,
  says: text('收入或支出是预算的百倍以上', 'Revenue or spending a hundred times its budget or more'),
  remedy: text('核对两列的金额单位(元、万元)', 'Check the units of both columns (元, 万元)'),
  warns: true,
};

export const unitBalance: Dataset = {
  name: 'unit-balance',
  label: text('收支结余', 'Revenue and balances'),
  about: text(
    '每个单位每期的收入和结转结余;同表的预算和支出只用来核对结余,执行率仍看预算执行',
    'Revenue and balances of each unit and period; budget and spending beside them only prove the balance, execution is reported by itself',
  ),
  clause: '财预〔2013〕53号',
  titles: ['收支结余', '收入支出结余', '收支结余表', '收支情况表', '结转结余表', '结转结余情况表', '收入预算执行'],
  key: ['fiscal_year', 'period', 'unit_code', 'fund_source'],
  scope: ['fiscal_year', 'period', 'unit_code', 'fund_source'],
  values: ['opening_amount', 'revenue_budget_amount', 'revenue_amount', 'balance_amount', 'idle_amount'],
  amount: 'balance_amount',
  references: [{ columns: ['fiscal_year', 'unit_code'], dataset: 'organisation', to: ['fiscal_year', 'unit_code'] }],
  consults: ['unit-balance'],
  rules: [periodInYear, addsUp, idleWithin, belowZero, farBeyond],
  fields: [
    fiscalYear,
    period,
    unitCode,
    fundSource,
    money('opening_amount', '年初结转结余', 'Carried over from last year', {
      example: '120000.00',
      aliases: [
        '上年结转结余',
        '上年结转',
        '年初结转和结余',
        '年初结余',
        'Opening balance',
        'Brought forward',
        'Saldo inicial',
        'Saldo anterior',
      ],
    }),
    money('revenue_budget_amount', '收入预算数', 'Budgeted revenue', {
      example: '1200000.00',
      aliases: [
        '本年收入预算',
        '收入预算',
        '预算收入',
        'Revenue budget',
        'Estimated revenue',
        'Presupuesto de ingresos',
        'Ingresos presupuestados',
      ],
    }),
    money('revenue_amount', '收入数', 'Revenue received', {
      example: '1000000.00',
      aliases: [
        '本年收入',
        '累计收入',
        '实际收入',
        '收入决算数',
        'Revenue',
        'Actual revenue',
        'Ingresos',
        'Ingresos recaudados',
        'Recaudo',
      ],
    }),
    money('budget_amount', '支出预算数', 'Budget to spend', {
      example: '1200000.00',
      aliases: ['本年支出预算', '支出预算', '本年预算数', 'Expenditure budget', 'Presupuesto de gastos'],
    }),
    money('spent_amount', '支出数', 'Spent', {
      example: '900000.00',
      aliases: ['本年支出', '累计支出', '支出决算数', 'Expenditure', 'Gastos'],
    }),
    money('returned_amount', '收回上缴数', 'Returned or recovered', {
      example: '20000.00',
      aliases: ['收回数', '上缴数', '财政收回', '结余分配', 'Returned', 'Reintegros'],
      about: text(
        '财政收回的存量资金、上缴和分配的结余;没有的不填',
        'Idle money that finance recovered, balances paid over or distributed; empty where there are none',
      ),
    }),
    money('balance_amount', '期末结转结余', 'Balance', {
      example: '200000.00',
      aliases: [
        '结转结余',
        '年末结转结余',
        '年末结转和结余',
        '期末结余',
        'Closing balance',
        'Balance carried forward',
        'Saldo',
        'Saldo final',
      ],
    }),
    money('idle_amount', '其中闲置资金', 'Of which idle', {
      example: '50000.00',
      aliases: ['其中:闲置资金', '闲置资金', '存量资金', '沉淀资金', 'Idle', 'Saldo inmovilizado'],
    }),
  ],
};
