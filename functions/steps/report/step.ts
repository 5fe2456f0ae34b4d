import { datasets } from '../../../analytics/contracts/catalogue.ts';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Mart } from '../../../analytics/contracts/marts/mart.ts';
import { ident } from '../../../analytics/core/ident.ts';
import { inParallel } from '../../../analytics/core/in-parallel.ts';
import type { Params, Row, Session } from '../../../analytics/core/ports/engine.ts';
import type { Output } from '../../../analytics/core/ports/output.ts';
import { isOtherAmount } from '../../../analytics/intake/other-amount.ts';
import { martOrder, martQuery } from '../../../analytics/models/mart-rows.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import type { RunFacts } from '../../../analytics/run/record.ts';
import { type SiteData, type SiteMart, siteMarts } from '../../../analytics/site/parts/data.ts';
import { type Edition, editions } from '../../../analytics/site/parts/edition.ts';
import type { PageRows, ProjectRows } from '../../../analytics/site/parts/page-rows.ts';
import { site } from '../../../analytics/site/site.ts';
import { ownFiles } from './own-files.ts';

export { type Edition, editions };

export interface ReportRequest {
  readonly run: RunFacts;
  readonly policy: Policy;
  readonly edition: Edition;
  /** The site's stylesheet. */
  readonly style: string;
}

const martOf = (name: string): Mart => {
  const mart = marts.find((known) => known.name === name);
  if (!mart) throw new RangeError(`no mart ${name}`);
  return mart;
};

/** Marts of which all pages but those of a month or a project show the run's last period only. */
const latestOnly: ReadonlySet<SiteMart> = new Set(['monitoring_project', 'monitoring_unit']);

const rowsOf = (session: Session, name: SiteMart, period: string): Promise<readonly Row[]> => {
  const mart = martOf(name);
  return latestOnly.has(name) ? session.rows(martQuery(mart, 'period'), { period }) : session.rows(martQuery(mart));
};

const reportingSql = `SELECT period, department_code, count(*) AS indicators, sum(CASE WHEN reported THEN 1 ELSE 0 END) AS reported
FROM monitoring_indicator GROUP BY period, department_code ORDER BY period, department_code`;

const unreportedSql = 'SELECT count(*) AS months FROM monitoring_project WHERE NOT money_reported';

const declaredSql = `SELECT project_code, public_concern, initial_amount FROM staging_project WHERE fiscal_year = $year ORDER BY project_code`;

/** What projects declared of themselves that no mart carries: who is disclosed, and the initial budgets. */
const declaredIn = async (session: Session, year: number): Promise<Pick<SiteData, 'disclosed' | 'initialAmounts'>> => {
  const rows = await session.rows(declaredSql, { year });
  return {
    disclosed: rows.filter((row) => row.public_concern === true).map((row) => String(row.project_code)),
    initialAmounts: new Map(
      rows.flatMap((row) =>
        row.initial_amount === null ? [] : [[String(row.project_code), String(row.initial_amount)]],
      ),
    ),
  };
};

/** What units and the treasury state of a project's money in a period, all of it and this year's alone. */
const ownMoneySql = `WITH total AS (SELECT project_code, reporter, sum(adjusted_amount) AS budget, sum(spent_amount) AS spent,
    coalesce(sum(adjusted_amount) FILTER (WHERE money_kind = 'current'), 0) AS current_budget,
    coalesce(sum(spent_amount) FILTER (WHERE money_kind = 'current'), 0) AS current_spent
  FROM staging_execution WHERE fiscal_year = $year AND period = $period GROUP BY project_code, reporter)
SELECT own.project_code, CAST(own.budget AS VARCHAR) AS own_budget, CAST(own.spent AS VARCHAR) AS own_spent,
  CAST(treasury.budget AS VARCHAR) AS treasury_budget, CAST(treasury.spent AS VARCHAR) AS treasury_spent
FROM total own JOIN total treasury ON treasury.project_code = own.project_code
WHERE own.reporter = 'unit' AND treasury.reporter = 'treasury' AND (${['budget', 'spent']
  .map(
    (amount) =>
      `(${isOtherAmount(`own.${amount}`, `treasury.${amount}`)} AND ${isOtherAmount(`own.${amount}`, `treasury.current_${amount}`)})`,
  )
  .join(' OR ')})
ORDER BY own.project_code`;

/** Files of which at least one row is in force, in any dataset. */
const filesInForce = async (session: Session): Promise<ReadonlySet<string>> => {
  const files = new Set<string>();
  for (const { name } of datasets) {
    const rows = await session.rows(
      `SELECT DISTINCT source_file FROM ${ident(`staging_${name.replaceAll('-', '_')}`)}`,
    );
    for (const row of rows) files.add(String(row.source_file));
  }
  return files;
};

/**
 * Rows of a mart's projects from one code to another, in key order; the engine passes over the parts of its file that
 * hold none of them.
 */
const projectsSql = (mart: keyof ProjectRows, which: 'all' | 'period' = 'all'): string =>
  `SELECT * FROM ${ident(mart)} WHERE project_code BETWEEN $first AND $last ${which === 'period' ? 'AND period = $period ' : ''}ORDER BY ${martOrder(martOf(mart))}`;

/** No mart has what approved adjustments changed in goals. */
const goalChangesSql = `SELECT project_code, change_order, indicator_code, indicator_name, changed, value_before, value_after, reason,
  CAST(approved_on AS VARCHAR) AS approved_on, document, source_file, source_sheet, source_row
FROM goal_adjustment WHERE fiscal_year = $year AND project_code BETWEEN $first AND $last
ORDER BY project_code, change_order, indicator_code, changed`;

const pageRows = (session: Session, period: string, year: number): PageRows => {
  // The build has checked that each mart has the columns and types of its declaration.
  const read = async (sql: string, params: Params): Promise<readonly never[]> =>
    (await session.rows(sql, params)) as readonly unknown[] as readonly never[];
  return {
    month: (month) => read(martQuery(martOf('monitoring_project'), 'period'), { period: month }),
    projects: async (codes) => {
      const range = { first: codes[0] ?? '', last: codes.at(-1) ?? '' };
      return {
        monitoring_project: await read(projectsSql('monitoring_project'), range),
        monitoring_indicator: await read(projectsSql('monitoring_indicator', 'period'), { ...range, period }),
        evaluation_indicator: await read(projectsSql('evaluation_indicator'), range),
        goal_changes: await read(goalChangesSql, { ...range, year }),
      };
    },
  };
};

/** Pages that are being written while the next is drawn; a page of a month can take ten megabytes. */
const writtenAtOnce = 4;

/**
 * Writes the report site of one edition under site/ from the marts and staging views that stand in the session; returns
 * the number of files.
 */
export const reportStep = async (session: Session, request: ReportRequest, output: Output): Promise<number> => {
  const read: [SiteMart, readonly Row[]][] = [];
  for (const mart of siteMarts) read.push([mart, await rowsOf(session, mart, request.run.through)]);
  const data: SiteData = {
    run: request.run,
    policy: request.policy,
    marts: Object.fromEntries(read) as unknown as SiteData['marts'],
    pages: pageRows(session, request.run.through, request.run.fiscalYear),
    unreported: Number((await session.rows(unreportedSql))[0]?.months),
    reporting: (await session.rows(reportingSql)) as unknown as SiteData['reporting'],
    ...(await declaredIn(session, request.run.fiscalYear)),
    ownMoney: (await session.rows(ownMoneySql, {
      year: request.run.fiscalYear,
      period: request.run.through,
    })) as unknown as SiteData['ownMoney'],
    inForce: await filesInForce(session),
    ownFiles: await ownFiles(session),
  };
  let files = 0;
  await inParallel(site(data, request.edition, request.style), writtenAtOnce, async (file) => {
    await output.write(`site/${file.path}`, file.content);
    files += 1;
  });
  return files;
};
