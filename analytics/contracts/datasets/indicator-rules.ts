import { text } from '../../core/language/text.ts';
import type { Rule } from '../dataset.ts';
import { levels } from './levels.ts';

/** What must hold in each row of an indicator table, a project's or a department's. */
const goalRules: readonly Rule[] = [
  {
    code: 'target-missing',
    sql: `SELECT source_row, 'target_value' AS field, direction AS value FROM typed
            WHERE direction NOT IN ('qualitative', 'by') AND target_value IS NULL`,
    says: text('定量指标没有目标值', 'A quantitative indicator has no target value'),
    remedy: text(
      '填写目标值,或把指标方向改为“定性”',
      'Fill in the target value, or make the direction 定性 (qualitative)',
    ),
  },
  {
    code: 'due-day-missing',
    sql: `SELECT source_row, 'target_date' AS field, direction AS value FROM typed WHERE direction = 'by' AND target_date IS NULL`,
    says: text('时限指标没有完成时限', 'An indicator with a due day has no such day'),
    remedy: text('填写完成时限,如 2025-11-30', 'Fill in the due day, such as 2025-11-30'),
  },
  {
    code: 'range-ends',
    sql: `SELECT source_row, 'target_high' AS field, coalesce(CAST(target_high AS VARCHAR), '') AS value FROM typed
            WHERE (direction = 'range' AND coalesce(target_high <= target_value, true))
               OR (direction <> 'range' AND target_high IS NOT NULL)`,
    title: text('区间的目标上限不对', 'Upper end of a range out of place'),
    says: text(
      '区间指标的目标上限应大于目标值;别的指标没有上限',
      'The upper end of a range must lie above its target value; other indicators have none',
    ),
    remedy: text(
      '区间 80–90 填:目标值 80,目标上限 90;不是区间就把目标上限留空',
      'For 80–90 write target value 80 and upper end 90; leave the upper end empty where it is no range',
    ),
  },
  {
    code: 'code-reserved',
    sql: `SELECT source_row, 'indicator_code' AS field, indicator_code AS value FROM typed
            WHERE indicator_code IN ('EXECUTION', 'TOTAL') OR starts_with(indicator_code, 'EXECUTION:') OR starts_with(indicator_code, 'UNDECLARED-')`,
    title: text('系统自己用的指标编码', 'Indicator code of the system’s own'),
    says: text(
      '这个编码留给系统自己的行(预算执行率、总分、没有申报的分值)',
      'This code is kept for rows of the system itself (execution rate, total, points without a row)',
    ),
    remedy: text('给指标换一个编码,如 01', 'Give the indicator another code, such as 01'),
  },
  {
    code: 'target-looks-like-fraction',
    warns: true,
    sql: `SELECT source_row, 'target_value' AS field, CAST(target_value AS VARCHAR) AS value FROM typed
            WHERE trim(unit_of_measure) IN ('%', '％', '百分比') AND direction IN ('>=', '>', '=', 'range') AND target_value > 0 AND target_value <= 1`,
    title: text('目标值像是写成了小数的百分数', 'Target looks like a percentage written as a fraction'),
    says: text(
      '计量单位是 %,目标值不超过 1:95% 应写 95,0.95 读作百分之 0.95;结果是它的 10 倍以上时,当作比例按 95% 比',
      'The unit is % and the target at most 1: 95 % is written 95, and 0.95 means 0.95 per cent; a result ten times that or more is held against 95 %',
    ),
    remedy: text(
      '是比例的乘以 100 再报;确是百分之一以内的就不必改',
      'Send it again a hundred times as large where it is a share; leave it where it is below one per cent',
    ),
  },
  {
    code: 'level-of-its-own',
    warns: true,
    sql: `SELECT min(source_row) AS source_row, 'level1' AS field, level1 AS value FROM typed
            WHERE level1 NOT IN (${levels.map(({ code }) => `'${code}'`).join(', ')}) GROUP BY source_file, level1`,
    says: text('一级指标不是常见的,按原样读', 'This first level is not a usual one; it is read as it is written'),
    remedy: text(
      '是本地评价体系的一级指标就不必改;写错了请改正',
      'Leave it where it is a level of your own framework; correct it where it is a slip',
    ),
  },
];

/** The weights that one owner's goals, a project's or a department's by the column of its code, add to. */
const weightsOver100 = (owner: string): string =>
  `SELECT min(source_row) AS source_row, 'weight' AS field, ${owner} || ': ' || CAST(sum(weight) AS VARCHAR) AS value
            FROM typed GROUP BY source_file, fiscal_year, ${owner} HAVING sum(weight) > 100`;

/** The sums of weights of one owner's goals that lie in a range, on its first row with a weight. */
const weightsWithin = (owner: string, having: string): string =>
  `SELECT min(source_row) AS source_row, 'weight' AS field, ${owner} || ': ' || CAST(sum(weight) AS VARCHAR) AS value
            FROM typed WHERE weight > 0 GROUP BY source_file, fiscal_year, ${owner} HAVING ${having}`;

/** Weights of another scale than out of 100: shares of one, which nothing else can be, or points out of ten. */
const scaleOfWeights = (owner: string): readonly Rule[] => [
  {
    code: 'weights-look-like-shares',
    // The execution rate, which is not always among them, and rounding keep the sum near 1, not at it.
    sql: weightsWithin(owner, 'sum(weight) <= 1.2 AND min(weight) < 1'),
    title: text('权重像是写成了小数', 'Weights look like shares'),
    says: text(
      '指标权重合计约为 1,像是把百分制的权重写成了小数',
      'The weights add to about 1: they look like shares, not points out of 100',
    ),
    remedy: text('权重按百分制填:占一半填 50,不填 0.5', 'Write weights out of 100: 50 for a half, not 0.5'),
  },
  {
    code: 'weights-look-like-tenths',
    warns: true,
    sql: weightsWithin(owner, 'sum(weight) BETWEEN 8 AND 10 AND count(*) > 1'),
    title: text('权重像是按十分制填的', 'Weights look like points out of ten'),
    says: text(
      '指标权重合计不超过 10,按百分制读,像是按十分制填的',
      'The weights add to at most 10 and are read as out of 100; they look like points out of ten',
    ),
    remedy: text(
      '核对:按十分制填的都乘以 10 再报',
      'Check them: send weights out of ten again, each ten times as large',
    ),
  },
];

/** What must hold between the rows of a project's indicator table. */
export const indicatorRules: readonly Rule[] = [
  ...goalRules,
  ...scaleOfWeights('project_code'),
  {
    code: 'weights-over-100',
    sql: weightsOver100('project_code'),
    says: text('同一项目的指标权重合计超过 100', 'The weights of one project add to more than 100'),
    remedy: text(
      '调整权重,使指标权重与预算执行率权重合计为 100',
      'Correct the weights; with the execution rate they add to 100',
    ),
  },
  {
    code: 'parent-unknown',
    sql: `SELECT child.source_row, 'parent_indicator_code' AS field, child.parent_indicator_code AS value
            FROM typed AS child
            LEFT JOIN typed AS parent
                   ON parent.source_file = child.source_file AND parent.fiscal_year = child.fiscal_year AND parent.project_code = child.project_code
                  AND parent.indicator_code = child.parent_indicator_code AND parent.indicator_code <> child.indicator_code
            WHERE child.parent_indicator_code IS NOT NULL AND parent.indicator_code IS NULL`,
    says: text('同一项目里没有这个上级指标', 'The project has no such parent indicator'),
    remedy: text(
      '改成同一项目里另一个指标的编码,不是子指标就留空',
      'Name another indicator of the same project, or leave it empty where this is no child row',
    ),
  },
];

/** What must hold between the rows of a department's indicator table. */
export const departmentIndicatorRules: readonly Rule[] = [
  ...goalRules,
  ...scaleOfWeights('department_code'),
  {
    code: 'weights-over-100',
    sql: weightsOver100('department_code'),
    says: text('同一部门的指标权重合计超过 100', 'The weights of one department add to more than 100'),
    remedy: text(
      '调整权重,使部门申报的指标权重合计不超过 100',
      'Correct the weights; what the department declares adds to 100 at most',
    ),
  },
];
