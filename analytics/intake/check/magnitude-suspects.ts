import { execution } from '../../contracts/datasets/execution.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import { acceptedTable } from './accepted.ts';

/*
 * Of most deliveries no amount is of an odd size, and to see that is far cheaper than to compare each with all before
 * it: one row a fund and year, its months beside one another, tells the projects that are worth a comparison.
 */

const [typed, accepted] = [ident(typedTable(execution)), ident(acceptedTable(execution.name))];

const months = Array.from({ length: 12 }, (_, index) => index + 1);

const inMonths = (term: (month: number) => string, between: string): string => months.map(term).join(between);

const project = 'fiscal_year, project_code';

/** A share of all projects that is looked at in one pass, so that memory is flat in the number of rows. */
export interface Pass {
  readonly number: number;
  readonly of: number;
}

/** The passes in which so many rows are looked at. */
export const passesOver = (rows: number): readonly Pass[] => {
  const of = Math.max(1, Math.ceil(rows / 2_000_000));
  return Array.from({ length: of }, (_, number) => ({ number, of }));
};

const isIn = ({ number, of }: Pass): string => (of === 1 ? 'true' : `hash(project_code) % ${of} = ${number}`);

const yearsOf = (
  rows: string,
  isOwn: boolean,
): string => `SELECT CAST(source_file AS VARCHAR) AS source_file, ${isOwn} AS is_own,
  fiscal_year, reporter, project_code, fund_source, bool_or(month IS NULL) AS is_stray,
  ${inMonths((month) => `sum(spent_amount) FILTER (WHERE month = ${month}) AS spent_${month}, sum(adjusted_amount) FILTER (WHERE month = ${month}) AS adjusted_${month}`, ',\n  ')}
FROM (SELECT *, CASE WHEN substr(period, 1, 4) = CAST(fiscal_year AS VARCHAR)
    THEN TRY_CAST(substr(period, 6, 2) AS TINYINT) END AS month FROM ${rows}) r
GROUP BY ALL`;

/** Makes the table of what each file states of a fund's year: this delivery's, and those accepted of its projects. */
export const fundYears = (pass: Pass): string => `CREATE OR REPLACE TABLE fund_year AS
${yearsOf(`(SELECT * FROM ${typed} WHERE ${isIn(pass)})`, true)}
UNION ALL ${yearsOf(`(SELECT * FROM ${accepted} WHERE ${isIn(pass)} AND (${project}) IN (SELECT (${project}) FROM ${typed} WHERE ${isIn(pass)}))`, false)}`;

const twice = (amount: string): string => `CAST(${amount} AS DECIMAL(38,2)) * 2`;

const farApart = (a: string, b: string): string =>
  `(${a} > 0 AND ${b} > 0 AND (${a} >= ${twice(b)} OR ${b} >= ${twice(a)}))`;

/** A project's initial budget, where each row of a file states it, that is another than that on the list. */
const ofAnotherBudget = (list: string, pass: Pass): string => `SELECT ${project}
FROM (SELECT ${project}, sum(initial_amount) AS initial FROM ${typed} WHERE ${isIn(pass)}
    AND (${project}) IN (SELECT (${project}) FROM ${typed} WHERE initial_amount IS NOT NULL)
  GROUP BY source_file, fiscal_year, period, reporter, project_code HAVING count(initial_amount) = count(*)) p
JOIN (SELECT ${project}, initial_amount FROM ${list}) k USING (${project}) WHERE initial <> initial_amount`;

/** A budget far from that on the list, or far more or less spent than budgeted; over a project's months. */
const isBesideItsList = inMonths(
  (month) =>
    `(adjusted_${month} > 0 AND spent_${month} >= adjusted_${month} * 100) OR (spent_${month} > 0 AND spent_${month} * 5000 <= adjusted_${month}) OR ${farApart(`adjusted_${month}`, 'initial_amount')}`,
  '\n  OR ',
);

/**
 * A running total that fell from one month to the next, or budgets that are far apart; over a fund's months, whose
 * columns begin with `least` and `most` where several files may state them.
 */
const isBesideOtherMonths = (least: string, most: string): string => {
  const before = (month: number): string =>
    `coalesce(${months
      .slice(0, month - 1)
      .reverse()
      .map((earlier) => `${most}_${earlier}`)
      .join(', ')})`;
  const fell = months.slice(1).map((month) => `${least}_${month} < ${before(month)}`);
  return `is_stray OR most_budgeted >= least_budgeted * 2\n  OR ${fell.join('\n  OR ')}`;
};

const budgeted = (most: (amount: string) => string, least: (amount: string) => string): string =>
  `greatest(${inMonths((month) => most(`adjusted_${month}`), ', ')}) AS most_budgeted,
  least(${inMonths((month) => least(`CASE WHEN adjusted_${month} > 0 THEN adjusted_${month} END`), ', ')}) AS least_budgeted`;

const asItIs = (amount: string): string => amount;

/** Projects of one row of `fund_year`: there is nothing to add up, which for most deliveries is the whole work. */
const ofOneRow = (list: string): string => `SELECT ${project}
FROM (SELECT *, ${budgeted(asItIs, asItIs)} FROM fund_year
  WHERE (${project}) NOT IN (SELECT (${project}) FROM of_several_rows)) f
LEFT JOIN (SELECT ${project}, initial_amount FROM ${list}) k USING (${project})
WHERE ${isBesideItsList}
  OR ${isBesideOtherMonths('spent', 'spent')}`;

const ofSeveralRows = `(SELECT * FROM fund_year WHERE (${project}) IN (SELECT (${project}) FROM of_several_rows))`;

const besideItsList = (list: string): string => `SELECT ${project}
FROM (SELECT source_file, fiscal_year, reporter, project_code,
  ${inMonths((month) => `sum(spent_${month}) AS spent_${month}, sum(adjusted_${month}) AS adjusted_${month}`, ', ')}
  FROM ${ofSeveralRows} WHERE is_own GROUP BY ALL) p
LEFT JOIN (SELECT ${project}, initial_amount FROM ${list}) k USING (${project})
WHERE ${isBesideItsList}`;

const besideOtherMonths = `SELECT ${project}
FROM (SELECT fiscal_year, reporter, project_code, fund_source, bool_or(is_stray) AS is_stray,
  ${inMonths((month) => `min(spent_${month}) AS least_${month}, max(spent_${month}) AS most_${month}`, ', ')},
  ${budgeted(
    (amount) => `max(${amount})`,
    (amount) => `min(${amount})`,
  )}
  FROM ${ofSeveralRows} GROUP BY ALL) f
WHERE ${isBesideOtherMonths('least', 'most')}`;

export const openSuspects = 'CREATE TABLE suspect_project (fiscal_year INTEGER, project_code VARCHAR)';

/** Makes the table of the projects that `fund_year` has several rows of: of funds, reporters or files. */
export const severalRows = `CREATE OR REPLACE TABLE of_several_rows AS
SELECT ${project} FROM fund_year GROUP BY ALL HAVING count(*) > 1`;

/**
 * Adds the projects of `fund_year` of which some amount is to be compared; `list` selects the projects' initial
 * budgets.
 */
export const addSuspects = (list: string, pass: Pass): readonly string[] =>
  [ofOneRow(list), besideItsList(list), ofAnotherBudget(list, pass), besideOtherMonths].map(
    (suspects) => `INSERT INTO suspect_project ${suspects}`,
  );
