import { text } from '../../core/language/text.ts';
import { fiscalYear, fundSource, money, period, projectCode, unitCode } from '../common.ts';
import type { Dataset } from '../dataset.ts';
import { periodInYear } from './period-in-year.ts';

/**
 * Of each project, period and reporter in a file, the least row whose column adds to less than zero; only where a line
 * is less than zero is there anything to add.
 */
const negativeTotals = `SELECT source_row, CASE WHEN adjusted < 0 THEN 'adjusted_amount' ELSE 'spent_amount' END AS field,
       project_code || ' / ' || period || ': ' || CAST(CASE WHEN adjusted < 0 THEN adjusted ELSE spent END AS VARCHAR) AS value
FROM (SELECT min(source_row) AS source_row, project_code, period, sum(adjusted_amount) AS adjusted, sum(spent_amount) AS spent
      FROM typed WHERE project_code IN (SELECT project_code FROM typed WHERE adjusted_amount < 0 OR spent_amount < 0)
      GROUP BY source_file, fiscal_year, period, reporter, project_code) totals
WHERE adjusted < 0 OR spent < 0`;

/**
 * Of each project, period and reporter in a file, spending of twice the budget or more; of a hundred times and more a
 * check of sizes says so. Only where a line is such a one can the lines add to it.
 */
const twiceBudget = `SELECT source_row, 'spent_amount' AS field,
       project_code || ' / ' || period || ': ' || CAST(spent AS VARCHAR) || ' > ' || CAST(adjusted AS VARCHAR) AS value
FROM (SELECT min(source_row) AS source_row, project_code, period, sum(adjusted_amount) AS adjusted, sum(spent_amount) AS spent
      FROM typed WHERE period IS NOT NULL
        AND project_code IN (SELECT project_code FROM typed WHERE spent_amount > 0 AND spent_amount >= CAST(adjusted_amount AS DECIMAL(38,2)) * 2)
      GROUP BY source_file, fiscal_year, period, reporter, project_code) totals
WHERE adjusted > 0 AND spent >= adjusted * 2 AND spent < adjusted * 100`;

export const execution: Dataset = {
  name: 'execution',
  label: text('预算执行', 'Execution'),
  about: text('每个项目每期的累计资金执行', 'Cumulative money per project and period'),
  clause: '财预〔2019〕136号',
  titles: ['预算执行', '执行情况', '支出进度', '国库支付', '预算执行情况表'],
  key: ['fiscal_year', 'period', 'reporter', 'project_code', 'fund_source', 'money_kind', 'budget_line'],
  scope: ['fiscal_year', 'period', 'reporter', 'project_code', 'fund_source'],
  amount: 'spent_amount',
  references: [
    {
      columns: ['fiscal_year', 'project_code'],
      dataset: 'project',
      to: ['fiscal_year', 'project_code'],
      countsAlone: true,
    },
  ],
  consults: ['execution', 'project'],
  rules: [
    periodInYear,
    {
      code: 'negative-total',
      sql: negativeTotals,
      says: text(
        '同一项目同一期间的累计数合计为负',
        'The cumulative figures of one project and period add to less than zero',
      ),
      remedy: text(
        '填年初至本期的累计数;单行可以为负,合计不能',
        'Give the totals since January; single lines may be negative, their sum may not',
      ),
    },
    {
      code: 'spent-twice-budget',
      sql: twiceBudget,
      says: text('执行数是全年预算数的两倍以上', 'Twice the adjusted budget or more was spent'),
      remedy: text(
        '核对执行数和全年预算数的小数点和单位,错的改正后再报;都对的,不必处理',
        'Check decimals and units of both, and send a correction; nothing to do where both are right',
      ),
      warns: true,
    },
  ],
  fields: [
    fiscalYear,
    period,
    {
      name: 'reporter',
      label: text('数据口径', 'Reporter'),
      aliases: ['口径', '数据来源口径'],
      type: 'choice',
      about: text('财政国库数,或单位填报数', 'The treasury’s figure or the unit’s own'),
      choices: [
        { code: 'treasury', label: text('国库', 'treasury'), aliases: ['财政', '国库数'] },
        { code: 'unit', label: text('单位', 'unit'), aliases: ['单位填报', '填报数'] },
      ],
      fallback: '国库',
      example: '国库',
    },
    { ...unitCode, required: false },
    projectCode,
    fundSource,
    {
      name: 'money_kind',
      label: text('资金类别', 'Kind of money'),
      aliases: ['资金年度', '指标类型'],
      type: 'choice',
      about: text('当年预算、上年结转或以前年度结余', 'This year’s budget, carry-over or earlier surplus'),
      choices: [
        { code: 'current', label: text('当年', 'current'), aliases: ['当年预算', '本年'] },
        { code: 'carryover', label: text('结转', 'carry-over'), aliases: ['上年结转', '结转资金'] },
        { code: 'surplus', label: text('结余', 'surplus'), aliases: ['以前年度结余'] },
      ],
      fallback: '当年',
      example: '当年',
    },
    {
      name: 'budget_line',
      label: text('预算明细', 'Budget line'),
      aliases: ['经济科目', '支出经济分类', '指标明细'],
      type: 'code',
      about: text('项目内的明细,如经济分类', 'A line within the project, such as the economic classification'),
      fallback: '-',
      example: '302',
    },
    money('initial_amount', '年初预算数', 'Initial budget', { aliases: ['年初预算'] }),
    money('adjusted_amount', '全年预算数', 'Adjusted budget', {
      aliases: ['调整预算数', '调整后预算', '调整后预算数', '指标金额'],
      required: true,
    }),
    money('reserved_amount', '预留数', 'Reserved', { aliases: ['冻结数'] }),
    money('committed_amount', '合同数', 'Committed', { aliases: ['承诺数', '已签合同金额'] }),
    money('received_amount', '到位数', 'Received', { aliases: ['资金到位数', '到位资金', '下达数'] }),
    money('spent_amount', '执行数', 'Spent', {
      aliases: ['支出数', '累计支出', '支付数', '全年执行数', '累计执行数', '预算执行数'],
      required: true,
      sinceJanuary: true,
    }),
    money('paid_amount', '实际支付数', 'Paid', { aliases: ['实付数'] }),
  ],
};
