import { marts as catalogue } from '../../analytics/models/marts/catalogue.ts';
import type { RunRecord } from '../../analytics/models/run-record.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import type { Row, Session } from '../../analytics/ports/engine.ts';
import type { Output } from '../../analytics/ports/output.ts';
import { type SiteData, type SiteMart, siteMarts } from '../../analytics/reports/data.ts';
import { type Edition, editions } from '../../analytics/reports/edition.ts';
import { site } from '../../analytics/reports/site.ts';
import { ident } from '../../analytics/sql/ident.ts';

export { type Edition, editions };

export interface ReportRequest {
  readonly run: RunRecord;
  readonly policy: Policy;
  readonly edition: Edition;
}

/** Marts of which a site shows the run's last period only. */
const latestOnly: ReadonlySet<SiteMart> = new Set(['monitoring_indicator', 'monitoring_unit']);

const rowsOf = async (session: Session, mart: SiteMart, through: string): Promise<readonly Row[]> => {
  const order = catalogue.find((known) => known.name === mart)?.key ?? [];
  const sorted = `ORDER BY ${order.map(ident).join(', ')}`;
  if (latestOnly.has(mart)) return session.rows(`SELECT * FROM ${ident(mart)} WHERE period = $through ${sorted}`, { through });
  return session.rows(`SELECT * FROM ${ident(mart)} ${sorted}`);
};

const reportingSql = `SELECT period, department_code, count(*) AS indicators, sum(CASE WHEN reported THEN 1 ELSE 0 END) AS reported
FROM monitoring_indicator GROUP BY period, department_code ORDER BY period, department_code`;

const disclosedSql = 'SELECT project_code FROM staging_project WHERE fiscal_year = $year AND public_concern ORDER BY project_code';

/** Writes the report site of one edition under site/ from the marts (and staging_project) that stand in the session; returns the number of files. */
export const reportStep = async (session: Session, request: ReportRequest, output: Output): Promise<number> => {
  const read: [SiteMart, readonly Row[]][] = [];
  for (const mart of siteMarts) read.push([mart, await rowsOf(session, mart, request.run.through)]);
  const disclosed = await session.rows(disclosedSql, { year: request.run.fiscalYear });
  const data: SiteData = {
    run: request.run,
    policy: request.policy,
    marts: Object.fromEntries(read) as SiteData['marts'],
    reporting: await session.rows(reportingSql),
    disclosed: disclosed.map((row) => String(row.project_code)),
  };
  let files = 0;
  for await (const file of site(data, request.edition)) {
    await output.write(`site/${file.path}`, file.content);
    files += 1;
  }
  return files;
};
