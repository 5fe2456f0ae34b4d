import { text } from '../../core/language/text.ts';
import { fiscalYear, indicatorCode, projectCode } from '../common.ts';
import type { Dataset } from '../dataset.ts';
import { resultFields } from './result-fields.ts';

/** Of each project in a file its total, what its rows add to, and whether the one may be the other rounded. */
const totals = `SELECT source_row, project_code, total, added,
       total <> added AND is_rounded_sum(total, added) AS is_rounded
FROM (SELECT max(CASE WHEN indicator_code = 'TOTAL' THEN source_row END) AS source_row, project_code,
             sum(CASE WHEN indicator_code = 'TOTAL' THEN declared_points END) AS total,
             sum(CASE WHEN indicator_code <> 'TOTAL' THEN declared_points END) AS added
      FROM typed GROUP BY source_file, fiscal_year, project_code) sums`;

const compared = (sign: string): string =>
  `project_code || ': ' || CAST(total AS VARCHAR) || ' ${sign} ' || CAST(added AS VARCHAR)`;

export const selfEvaluation: Dataset = {
  name: 'self-evaluation',
  label: text('绩效自评', 'Self-evaluation'),
  about: text('绩效自评表:年末实际值与自评得分', 'Self-evaluation form: year-end values and the unit’s own points'),
  clause: '项目支出绩效自评表(财预〔2020〕10号)',
  titles: ['绩效自评', '自评表', '绩效自评表', '项目支出绩效自评表', '自评'],
  values: ['actual_value', 'actual_date', 'tier', 'declared_points'],
  key: ['fiscal_year', 'project_code', 'indicator_code'],
  scope: ['fiscal_year', 'project_code'],
  separable: true,
  references: [
    { columns: ['fiscal_year', 'project_code'], dataset: 'project', to: ['fiscal_year', 'project_code'] },
    {
      columns: ['fiscal_year', 'project_code', 'indicator_code'],
      dataset: 'indicator',
      to: ['fiscal_year', 'project_code', 'indicator_code'],
      within: ['fiscal_year', 'project_code'],
      besides: `t.indicator_code IN ('EXECUTION', 'TOTAL') OR starts_with(t.indicator_code, 'EXECUTION:')`,
      orMeasure: true,
    },
  ],
  consults: ['indicator', 'progress', 'self-evaluation'],
  rules: [
    {
      code: 'total-looks-like-share',
      sql: `SELECT source_row, 'declared_points' AS field, CAST(declared_points AS VARCHAR) AS value
            FROM typed WHERE indicator_code = 'TOTAL' AND declared_points > 0 AND declared_points < 1`,
      title: text('总分像是写成了小数', 'Total looks like a share'),
      says: text('总分不到 1 分,像是把百分制的分写成了小数', 'A total below 1 of 100 looks like a share of 100'),
      remedy: text(
        '总分和各行得分都按百分制填:96 分填 96,不填 0.96',
        'Write the total and the points of the rows out of 100: 96, not 0.96',
      ),
    },
    {
      code: 'total-contradicts-rows',
      sql: `SELECT source_row, 'declared_points' AS field, ${compared('≠')} AS value
            FROM (${totals}) held WHERE total <> added AND NOT is_rounded`,
      says: text('总分与各行得分之和不一致', 'The total contradicts the sum of the rows'),
      remedy: text('改正各行得分或总分', 'Correct the rows or the total'),
    },
    {
      code: 'total-rounded',
      warns: true,
      sql: `SELECT source_row, 'declared_points' AS field, ${compared('≈')} AS value FROM (${totals}) held WHERE is_rounded`,
      title: text('总分是四舍五入的', 'Total is rounded'),
      says: text(
        '总分是各行得分之和四舍五入的,按各行之和算',
        'The total is the rounded sum of the rows, and the sum is what counts',
      ),
      remedy: text(
        '不用改;总分或某一行的得分写错的,改正后再报',
        'Leave it; where the total or the points of a row are wrong, correct them and send the file again',
      ),
    },
  ],
  fields: [
    fiscalYear,
    projectCode,
    {
      ...indicatorCode,
      about: text(
        '指标编码;预算执行率行填 EXECUTION 或“预算执行率”(分资金计的每部分填 EXECUTION:代码),总分行填 TOTAL 或“总分”',
        'Indicator code; EXECUTION or 预算执行率 for the execution rate (EXECUTION:<code> for each part of the money that is rated by itself), TOTAL or 总分 for the total',
      ),
      spelled: {
        EXECUTION: ['EXECUTION', '预算执行率', '执行率', '预算执行'],
        TOTAL: ['TOTAL', '总分', '自评总分', '得分合计', '合计', '总计'],
      },
    },
    ...resultFields,
  ],
};
