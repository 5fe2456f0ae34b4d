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

/** An audit of a model: its query gives the rows that break it. */
export interface AuditQuery {
  readonly name: string;
  readonly model: string;
  readonly sql: string;
}

/** Every audit of these relations: of each its key, then what its head says must hold. */
export const auditQueries = async (
  asset: Effects['asset'],
  audited: readonly Audited[],
): Promise<readonly AuditQuery[]> => [
  ...audited.map((model) => ({ name: `key_${model.name}`, model: model.name, sql: keyQuery(model) })),
  ...(await Promise.all(
    audited.flatMap(({ name: model, mustHold }) =>
      mustHold.map(async (name) => ({ name, model, sql: await asset(auditPath(name)) })),
    ),
  )),
];

/** Checks what must hold of these relations; throws AuditError with the first rows that break an audit. */
export const runAudits = async (
  session: Session,
  asset: Effects['asset'],
  audited: readonly Audited[],
): Promise<void> => {
  for (const { name, model, sql } of await auditQueries(asset, audited)) {
    const violators = await session.rows(`SELECT * FROM (${sql}) AS violator LIMIT ${shown}`);
    if (violators.length > 0) throw new AuditError(name, model, violators);
  }
};
