import { ident } from '../core/ident.ts';
import type { Effects } from '../core/ports/effects.ts';
import type { Session } from '../core/ports/engine.ts';
import { AuditError } from './errors.ts';
import type { Head } from './head.ts';

/** What must hold of a relation: its grain, and audits whose queries give the rows that break them. */
export interface Audited extends Pick<Head, 'grain' | 'mustHold'> {
  readonly name: string;
}

export const auditPath = (name: string): string => `models/audits/${name}.sql`;

/** Rows shown with a broken audit. */
const shown = 5;

/** Rows that share their grain with another or lack a part of it. */
const keyQuery = ({ name, grain }: Audited): string => {
  const columns = grain.map((column) => ident(column.name)).join(', ');
  const needed = grain.filter(({ optional }) => !optional).map((column) => `${ident(column.name)} IS NULL`);
  return `SELECT ${columns}, count(*) AS times FROM ${ident(name)} GROUP BY ${columns} HAVING ${['count(*) > 1', ...needed].join(' OR ')}`;
};

const check = async (session: Session, name: string, model: string, sql: string): Promise<void> => {
  const violators = await session.rows(`SELECT * FROM (${sql}) AS violator LIMIT ${shown}`);
  if (violators.length > 0) throw new AuditError(name, model, violators);
};

/** Checks what must hold of these relations; throws AuditError with the first rows that break an audit. */
export const runAudits = async (
  session: Session,
  asset: Effects['asset'],
  audited: readonly Audited[],
): Promise<void> => {
  for (const model of audited) await check(session, `key_${model.name}`, model.name, keyQuery(model));
  for (const { name, mustHold } of audited)
    for (const audit of mustHold) await check(session, audit, name, await asset(auditPath(audit)));
};
