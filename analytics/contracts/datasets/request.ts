import { text } from '../../core/language/text.ts';
import { fiscalYear, fundSource, money, projectCode, projectName, unitCode } from '../common.ts';
import type { Dataset } from '../dataset.ts';

export const request: Dataset = {
  name: 'request',
  label: text('下年度预算申请', 'Request'),
  about: text('下一年度的项目预算申请', 'What departments ask for next year'),
  clause: '中发〔2018〕34号',
  titles: ['预算申请', '下年度预算申请', '预算申报', '明年预算申请'],
  key: ['fiscal_year', 'project_code', 'fund_source'],
  scope: ['fiscal_year', 'project_code'],
  separable: true,
  amount: 'requested_amount',
  consults: ['project'],
  rules: [
    {
      code: 'floor-over-request',
      sql: `SELECT source_row, 'floor_amount' AS field, CAST(floor_amount AS VARCHAR) AS value FROM typed WHERE floor_amount > requested_amount`,
      says: text('保障下限高于申请金额', 'The protected floor is higher than the request'),
      remedy: text('改正下限或申请金额', 'Correct the floor or the request'),
    },
    {
      code: 'request-oddly-small',
      warns: true,
      // A project that goes on is held against its own budget of this year, not against its neighbours.
      sql: `WITH asked AS (
  SELECT source_file, min(source_row) AS source_row, sum(requested_amount) AS amount,
         max(previous_project_code) AS continues
  FROM typed GROUP BY source_file, fiscal_year, project_code HAVING sum(requested_amount) > 0)
SELECT r.source_row, 'requested_amount' AS field,
       CAST(r.amount AS VARCHAR) || ' < ' || CAST(min(o.amount) AS VARCHAR) AS value
FROM asked r JOIN asked o ON r.source_file = o.source_file AND r.source_row <> o.source_row
WHERE r.amount < 1000 AND r.continues IS NULL
GROUP BY r.source_row, r.amount
HAVING count(*) > 1 AND min(o.amount) >= 1000 * r.amount`,
      title: text('申请金额比别的小千倍', 'Request a thousand times smaller than the others'),
      says: text(
        '申请金额不到 1,000 元,不到同表其他申请的千分之一,可能是按万元填的',
        'The request is below 1,000 yuan and a thousandth of every other in the table; it may be in 万元',
      ),
      remedy: text(
        '核对单位:按万元填的改成元再报;确实是这个数的不必改',
        'Check the unit: send an amount in 万元 again in yuan; leave it where it is right',
      ),
    },
  ],
  fields: [
    { ...fiscalYear, about: text('申请的年度', 'The year asked for'), example: '2026' },
    unitCode,
    { ...projectCode, example: '2026101001001' },
    projectName,
    {
      name: 'previous_project_code',
      label: text('上年项目编码', 'Last year’s project code'),
      aliases: ['延续项目编码', '上年度项目编码'],
      type: 'code',
      about: text('延续项目填上年编码;新项目留空', 'Code of the project it continues; empty for a new one'),
      example: '2025101001001',
    },
    fundSource,
    money('requested_amount', '申请金额', 'Requested', { aliases: ['申请数', '申报金额'], required: true, min: '0' }),
    money('floor_amount', '保障下限', 'Protected floor', {
      aliases: ['刚性支出', '必保金额'],
      min: '0',
      fallback: '0',
    }),
  ],
};
