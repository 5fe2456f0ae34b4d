import { execution } from '../../contracts/datasets/execution.ts';
import { project } from '../../contracts/datasets/project.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Batch } from '../batch.ts';
import { inForce } from './in-force.ts';

/*
 * Each comparison selects source_row, source_file, field, value, other, adjusted and spent (the row's own), stated (the
 * period, NULL for the list), of_zh, of_en: an amount of a project in a file, and all that was stated of it before.
 */

const isSuspect = '(fiscal_year, project_code) IN (SELECT (fiscal_year, project_code) FROM suspect_project)';

const ofSuspects = (rows: string): string => `(SELECT * FROM ${rows} WHERE ${isSuspect})`;

const typed = ofSuspects(ident(typedTable(execution)));

const sums = 'sum(adjusted_amount) AS adjusted, sum(spent_amount) AS spent';
const sameProject = 'k.fiscal_year = t.fiscal_year AND k.project_code = t.project_code';

/** Selects the projects on the list in force, with their initial budgets. */
export const listed = (batch: Batch): string =>
  `(SELECT fiscal_year, project_code, initial_amount FROM (${inForce(batch, project)}) l)`;

/**
 * A project's budgets in a file, the adjusted and the initial one where each row states it, beside that on the list.
 */
export const comparedWithList = (list: string): string => {
  const totals = `SELECT source_file, fiscal_year, period, reporter, project_code,
  min(source_row) AS source_row, ${sums},
  CASE WHEN count(initial_amount) = count(*) THEN sum(initial_amount) END AS initial
FROM ${typed} t GROUP BY ALL`;
  const beside = (field: string, sum: string): string => `SELECT t.source_row, t.source_file,
  '${field}' AS field, t.${sum} AS value, k.initial_amount AS other, t.adjusted, t.spent,
  CAST(NULL AS VARCHAR) AS stated, '年初预算数' AS of_zh, 'initial budget' AS of_en
FROM totals t JOIN ${list} k ON ${sameProject}`;
  return `WITH totals AS (${totals})
${beside('adjusted_amount', 'adjusted')}
UNION ALL ${beside('initial_amount', 'initial')}`;
};

const amounts = [
  { field: 'adjusted_amount', sum: 'adjusted', zh: '全年预算数', en: 'adjusted budget' },
  { field: 'spent_amount', sum: 'spent', zh: '执行数', en: 'amount spent' },
] as const;

const fund = ['fiscal_year', 'reporter', 'project_code', 'fund_source'];
const funds = fund.join(', ');
const sameFund = fund.map((column) => `k.${column} = t.${column}`).join(' AND ');

/** Makes the table of a fund's amounts in each file. */
export const totalMonths = `CREATE TABLE month_total AS
SELECT source_file, period, ${funds}, min(source_row) AS source_row, ${sums}
FROM ${typed} t GROUP BY ALL`;

/** Makes the table of the same beside those of the last period before that anything stands of. */
export const pairMonths = (batch: Batch): string => `CREATE OR REPLACE TABLE month_pair AS
WITH before AS MATERIALIZED (SELECT period, ${funds}, ${sums}
  FROM (${inForce(batch, execution, isSuspect)}) told GROUP BY ALL)
SELECT t.*, k.spent AS spent_before, k.period AS stated,
  CASE WHEN k.spent < k.adjusted * 100 THEN k.adjusted END AS adjusted_before
FROM month_total t ASOF JOIN before k ON ${sameFund} AND t.period > k.period`;

/** A fund's amounts in a file, and those of the period before it. */
export const comparedWithMonths = amounts
  .map(
    ({ field, sum, zh, en }) => `SELECT source_row, source_file, '${field}' AS field, ${sum} AS value,
  ${sum}_before AS other, adjusted, spent, stated, '${zh}' AS of_zh, '${en}' AS of_en
FROM month_pair`,
  )
  .join('\nUNION ALL ');

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

/** Columns that run from January on. */
const isRunning = `field IN ('spent_amount', 'revenue_amount')`;

const isSure = `value > 0 AND CASE WHEN field = 'initial_amount' THEN false
  WHEN ${isRunning} THEN (${isFall}) ELSE (${isSlip}) END`;

const isOdd = `value > 0 AND CASE WHEN field = 'initial_amount' THEN false
  WHEN ${isRunning} THEN value < other AND other >= 1000 AND (value * 10 = other OR value * 100 = other)
  ELSE greatest(value, other) >= 10000 AND (greatest(value, other) >= least(value, other) * 500
    OR greatest(value, other) = least(value, other) * 100) END`;

/** An initial budget is the one on the list; an adjusted one is seldom twice or half of what was known. */
const isOther = `CASE field WHEN 'initial_amount' THEN value <> other
  WHEN 'adjusted_amount' THEN value > 0 AND (value >= other * 2 OR value * 2 <= other) ELSE false END`;

/**
 * Makes the table of the rows and amounts that are odd against all that was stated before of the same, one comparison
 * each: `is_sure` where it can only be a slip, `is_odd` where it is merely strange, `is_other` where it is another
 * budget, and `has_fallen` where a running total is less than in the month before, by no slip of the unit.
 */
export const judgeSizes = (table: string, compared: string): string => `CREATE OR REPLACE TABLE ${ident(table)} AS
WITH judged AS (SELECT *, ${isSure} AS sure, ${isOdd} AS odd, ${isOther} AS another,
    ${isRunning} AND stated IS NOT NULL AND value < other AS fell
  FROM (SELECT * REPLACE (CAST(value AS DECIMAL(38,2)) AS value, CAST(other AS DECIMAL(38,2)) AS other)
    FROM (${compared}) c) c WHERE value >= 0 AND other > 0)
SELECT source_row, source_file, field, CAST(max(value) AS VARCHAR) AS value,
  CAST(max(other) AS VARCHAR) AS other, max(stated) AS stated, max(of_zh) AS of_zh,
  max(of_en) AS of_en, bool_and(sure) AS is_sure, bool_and(odd AND NOT sure) AS is_odd,
  bool_and(fell AND NOT odd AND NOT sure) AS has_fallen,
  bool_and(another) AND NOT bool_and(odd OR sure) AS is_other
FROM judged WHERE source_row IN (SELECT source_row FROM judged WHERE sure OR odd OR fell OR another)
GROUP BY source_row, source_file, field HAVING is_sure OR is_odd OR has_fallen OR is_other`;

const columns = 'source_row, source_file, field, value, other, stated, of_zh, of_en';

export const otherSized = (table: string): string => `SELECT ${columns} FROM ${ident(table)} WHERE is_sure`;

/** What is merely warned of is said of files that stand; a refused one comes back anyway. */
const ofStanding = (table: string, flag: string): string =>
  `SELECT ${columns} FROM ${ident(table)} WHERE ${flag} AND source_file NOT IN (SELECT source_file FROM refused)`;

export const oddlySized = (table: string): string => ofStanding(table, 'is_odd');

/** Budgets of the field that are another than what was known. */
export const otherBudgets = (table: string, field: 'initial_amount' | 'adjusted_amount'): string =>
  `${ofStanding(table, 'is_other')} AND field = '${field}'`;

export const fallen = (table: string): string => ofStanding(table, 'has_fallen');

/** Projects of which each line of a file states the whole budget on the list, which is added up. */
export const repeatedBudget = (list: string): string => `SELECT min(t.source_row) AS source_row,
  t.source_file, 'adjusted_amount' AS field, CAST(sum(t.adjusted_amount) AS VARCHAR) AS value,
  CAST(min(t.adjusted_amount) AS VARCHAR) AS other, count(*) AS lines
FROM ${typed} t
GROUP BY t.source_file, t.fiscal_year, t.period, t.reporter, t.project_code
HAVING count(*) > 1 AND min(t.adjusted_amount) > 0 AND min(t.adjusted_amount) = max(t.adjusted_amount)
  AND (t.fiscal_year, t.project_code, min(t.adjusted_amount)) IN
    (SELECT (fiscal_year, project_code, initial_amount) FROM ${list})`;

/** What each project spent beside its budget in the same file. */
const besideBudget = (
  rows: string,
): string => `SELECT min(source_row) AS source_row, source_file, fiscal_year, project_code, period,
  reporter, 'spent_amount' AS field, sum(spent_amount) AS value, sum(adjusted_amount) AS other
FROM ${rows} t GROUP BY source_file, fiscal_year, period, reporter, project_code`;

const asText = 'source_row, source_file, field, CAST(value AS VARCHAR) AS value, CAST(other AS VARCHAR) AS other';

const suspects = ofSuspects(ident(typedTable(execution)));

const farBeyond = `FROM (${besideBudget(suspects)}) b WHERE other > 0 AND value >= other * 100`;

/** Spent in yuan beside a budget in 千元 or 万元 that the list bears out: a rate that people reach in the other unit. */
const isOtherUnit = (list: string): string => `value <= other * 12000
  AND EXISTS (SELECT 1 FROM ${list} k WHERE k.fiscal_year = b.fiscal_year
    AND k.project_code = b.project_code AND b.other BETWEEN k.initial_amount / 10 AND CAST(k.initial_amount AS DECIMAL(38,2)) * 10)`;

/** Projects that spent at least a hundred times their budget in the same file, and would not in another unit. */
export const farBeyondBudget = (list: string): string => `SELECT ${asText} ${farBeyond} AND ${isOtherUnit(list)}`;

/** The same where the budget may be the one that is not right. */
export const oddlyBeyondBudget = (list: string): string =>
  `SELECT ${asText} ${farBeyond} AND NOT (${isOtherUnit(list)})`;

/** Spent in 万元 beside a budget in yuan: ten thousand times that would be a rate that people reach. */
const isFarBelow = 'value > 0 AND other >= 100000 AND value * 10000 BETWEEN other * 0.01 AND other * 1.2';

/** Projects that spent so little, where the month before does not say something of it already. */
export const farBelowBudget = (months: string): string => `SELECT ${asText}, period, reporter
FROM (${besideBudget(suspects)}) b WHERE ${isFarBelow}
  AND source_row NOT IN (SELECT source_row FROM ${ident(months)} WHERE field = 'spent_amount')`;

const ofFile = 'source_file, period, reporter';

/**
 * Tables in which two projects or more spent so little and no other spent anything: there are fees of a few hundred
 * yuan.
 */
const whollyBelow = `SELECT (${ofFile}) FROM (${besideBudget(ident(typedTable(execution)))}) b WHERE value > 0
GROUP BY ALL HAVING count(*) > 1 AND bool_and(${isFarBelow})`;

export const surelyBelowBudget = (months: string): string =>
  `SELECT * FROM (${farBelowBudget(months)}) f WHERE (${ofFile}) IN (${whollyBelow})`;

export const oddlyBelowBudget = (months: string): string => `SELECT * FROM (${farBelowBudget(months)}) f
WHERE (${ofFile}) NOT IN (${whollyBelow}) AND source_file NOT IN (SELECT source_file FROM refused)`;
