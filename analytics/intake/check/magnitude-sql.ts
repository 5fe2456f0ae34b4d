import { execution } from '../../contracts/datasets/execution.ts';
import { project } from '../../contracts/datasets/project.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import { acceptedTable } from './references.ts';
import { stands } from './refused.ts';

/*
 * Each comparison selects source_row, source_file, field, value, other, adjusted and spent (the row's own), stated (the
 * period, NULL for the list), of_zh, of_en: an amount of a project in a file, and all that was stated of it before.
 */

const [typed, typedList] = [ident(typedTable(execution)), ident(typedTable(project))];
const [accepted, acceptedList] = [ident(acceptedTable(execution.name)), ident(acceptedTable(project.name))];

const sums = 'sum(adjusted_amount) AS adjusted, sum(spent_amount) AS spent';
const sameProject = 'k.fiscal_year = t.fiscal_year AND k.project_code = t.project_code';

/** A project's budget in a file beside that on the list. */
export const comparedWithList = (hasList: boolean): string => {
  const columns = 'fiscal_year, project_code, initial_amount';
  const own = hasList ? ` UNION ALL SELECT ${columns} FROM ${typedList} t WHERE ${stands(project)}` : '';
  const totals = `SELECT source_file, fiscal_year, period, reporter, project_code,
  min(source_row) AS source_row, ${sums}
FROM ${typed} GROUP BY ALL`;
  return `SELECT t.source_row, t.source_file, 'adjusted_amount' AS field, t.adjusted AS value,
  k.initial_amount AS other, t.adjusted, t.spent, CAST(NULL AS VARCHAR) AS stated,
  '年初预算数' AS of_zh, 'initial budget' AS of_en
FROM (${totals}) t JOIN (SELECT ${columns} FROM ${acceptedList}${own}) k ON ${sameProject}`;
};

const amounts = [
  { field: 'adjusted_amount', sum: 'adjusted', zh: '全年预算数', en: 'adjusted budget' },
  { field: 'spent_amount', sum: 'spent', zh: '执行数', en: 'amount spent' },
] as const;

const fund = 'fiscal_year, reporter, project_code, fund_source';
const sameFund = `${sameProject} AND k.reporter = t.reporter AND k.fund_source = t.fund_source`;

/** A fund's amounts in a file, and those of the last period before that anything stands of. */
export const comparedWithMonths = (() => {
  const own = `SELECT source_file, period, ${fund}, min(source_row) AS source_row, ${sums}
FROM ${typed} GROUP BY ALL`;
  const before = `SELECT source_file, period, ${fund}, ${sums}
FROM ${accepted} WHERE fiscal_year IN (SELECT fiscal_year FROM ${typed}) GROUP BY ALL
UNION ALL SELECT CAST(t.source_file AS VARCHAR), period, ${fund}, ${sums}
FROM ${typed} t WHERE ${stands(execution)} GROUP BY ALL`;
  const pairs = `SELECT t.*, k.period AS stated, k.spent AS spent_before,
  CASE WHEN k.spent < k.adjusted * 100 THEN k.adjusted END AS adjusted_before
FROM (${own}) t JOIN (${before}) k ON ${sameFund} AND k.period < t.period
QUALIFY k.period = max(k.period) OVER (PARTITION BY t.source_row)`;
  return amounts
    .map(
      ({ field, sum, zh, en }) => `SELECT source_row, source_file, '${field}' AS field, ${sum} AS value,
  ${sum}_before AS other, adjusted, spent, stated, '${zh}' AS of_zh, '${en}' AS of_en
FROM (${pairs}) ${sum}_pairs`,
    )
    .join('\nUNION ALL ');
})();

const slips = [1000, 10000];

/**
 * Two budgets of the same digits, where the row's rate of execution would look right. A round 1, 10, 100 may be a
 * stand-in for a budget to come; a budget that alone is too small shows as overspent.
 */
const isSlip = `spent <= value AND greatest(value, other) >= 1000 AND (${slips.map((slip) => `greatest(value, other) = least(value, other) * ${slip}`).join(' OR ')})
  AND least(value, other) NOT IN (1, 10, 100, 1000, 10000)`;

/** A running total that fell, and that would go on from the last one in the other unit. */
const fellBy = (slip: number): string =>
  `value * ${slip} >= other AND value * ${slip} <= other * 2 AND (value * ${slip} = other OR value * ${slip} <= adjusted)`;

const isFall = `value < other AND other >= 1000 AND (${slips.map((slip) => `(${fellBy(slip)})`).join(' OR ')})`;

const isSure = `CASE field WHEN 'spent_amount' THEN (${isFall}) ELSE (${isSlip}) END`;

const isOdd = `CASE field
  WHEN 'spent_amount' THEN value < other AND other >= 1000 AND (value * 10 = other OR value * 100 = other)
  ELSE greatest(value, other) >= 10000 AND (greatest(value, other) >= least(value, other) * 500
    OR greatest(value, other) = least(value, other) * 100) END`;

/** Of each row and amount for which a condition holds against all that was stated before, one comparison. */
const againstAll = (
  compared: string,
  condition: string,
  least = 'value > 0',
): string => `SELECT source_row, source_file, field,
  CAST(max(value) AS VARCHAR) AS value, CAST(max(other) AS VARCHAR) AS other,
  max(stated) AS stated, max(of_zh) AS of_zh, max(of_en) AS of_en
FROM (${compared}) c WHERE ${least} AND other > 0
GROUP BY source_row, source_file, field HAVING bool_and(${condition})`;

export const otherSized = (compared: string): string => againstAll(compared, isSure);

/** What is merely warned of is said of files that stand; a refused one comes back anyway. */
const ofStanding = (query: string): string => `SELECT * FROM (
${query}) o
WHERE o.source_file NOT IN (SELECT source_file FROM refused)`;

export const oddlySized = (compared: string): string =>
  ofStanding(againstAll(compared, `(${isOdd}) AND NOT (${isSure})`));

/** A running total that is less than in the month before, by no slip of the unit. */
export const fallen = ofStanding(
  againstAll(
    comparedWithMonths,
    `field = 'spent_amount' AND value < other AND NOT (${isOdd}) AND NOT (${isSure})`,
    'value >= 0',
  ),
);

/** Projects that spent at least a hundred times their budget in the same file. */
export const farBeyondBudget = `SELECT min(source_row) AS source_row, source_file, 'spent_amount' AS field,
  CAST(sum(spent_amount) AS VARCHAR) AS value, CAST(sum(adjusted_amount) AS VARCHAR) AS other
FROM ${typed} GROUP BY source_file, fiscal_year, period, reporter, project_code
HAVING sum(adjusted_amount) > 0 AND sum(spent_amount) >= sum(adjusted_amount) * 100`;
