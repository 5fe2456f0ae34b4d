import { approval } from '../../contracts/datasets/approval.ts';
import { typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { unmarked } from '../input-files.ts';
import { acceptedOrder, batchOrder, everTable } from './accepted.ts';
import { sameProject } from './goal-differs.ts';
import { stands } from './refused.ts';

const [typed, ever] = [ident(typedTable(approval)), ident(everTable(approval.name))];

/** The files that state decisions, with what their names say. */
const files = 'approval_files';

/** Loads which files state decisions on goals, and which of them are by their names corrections of which. */
export const nameApprovals = async (session: Session, hasApprovals: boolean): Promise<void> => {
  const own = `SELECT DISTINCT CAST(b.source_file AS VARCHAR) AS source_file, b.name, b.place, NULL AS accepted
FROM ${typed} t JOIN ${batchOrder} b ON b.source_file = t.source_file`;
  const rows = await session.rows(`SELECT DISTINCT o.source_file, o.name, o.place, o.accepted
FROM ${ever} a JOIN ${acceptedOrder} o ON o.source_file = a.source_file
${hasApprovals ? `UNION ALL ${own}` : ''}`);
  await session.loadTyped(
    files,
    { source_file: 'VARCHAR', place: 'BIGINT', accepted: 'BIGINT', plain: 'VARCHAR', corrects: 'BOOLEAN' },
    rows.map(({ source_file, name, place, accepted: version }) => {
      const { plain, corrects } = unmarked(String(name));
      return [String(source_file), String(place), version === null ? null : String(version), plain, String(corrects)];
    }),
  );
};

const stated = (hasApprovals: boolean): string => {
  const columns = `fiscal_year, project_code, decision, coalesce(kind, 'initial') AS kind, kind IS NOT NULL AS says_kind,
    approved_on, document_key(document) AS paper`;
  const of = (rows: string): string => `SELECT r.*, f.place, f.accepted, f.plain, f.corrects
FROM (${rows}) r JOIN ${files} f ON f.source_file = r.source_file`;
  const own = `SELECT CAST(t.source_file AS VARCHAR) AS source_file, ${columns} FROM ${typed} t WHERE ${stands(approval)}`;
  return [`SELECT source_file, ${columns} FROM ${ever}`, ...(hasApprovals ? [own] : [])].map(of).join('\nUNION ALL ');
};

/** A later file corrects by its name the one that states a decision, `d`, and states something else. */
const isCorrected = `o.corrects AND o.plain = d.plain
    AND (o.decision <> d.decision OR o.kind <> d.kind OR o.approved_on <> d.approved_on OR o.paper <> d.paper)`;

/** A later file states another decision under its day or document. */
const isOtherwise = `(o.approved_on = d.approved_on OR o.paper = d.paper)
    AND coalesce(o.approved_on = d.approved_on, TRUE) AND coalesce(o.paper = d.paper, TRUE)
    AND (o.decision <> d.decision OR (o.says_kind AND o.kind <> d.kind))`;

/** One decision stated twice: under one document, on one day, or in a file and its correction. */
const isSame = `p.decision = d.decision AND p.kind = d.kind AND (p.source_file = d.source_file OR p.paper = d.paper
    OR (p.approved_on = d.approved_on AND coalesce(p.paper = d.paper, TRUE))
    OR (d.corrects AND p.plain = d.plain AND p.place < d.place))`;

/**
 * Tables of a WITH, the last of them `decided`: each statement of a decision on goals, accepted before or in this
 * batch, with the version in which the decision was first `accepted`, NULL where this batch is the first to state it.
 * One that is `withdrawn` holds no more: a correction of its file states something else, or a later file another
 * decision under its day or document, as with returns (model approval_return).
 */
export const decided = (hasApprovals: boolean): string => `stated_decision AS MATERIALIZED (${stated(hasApprovals)}),
decided AS MATERIALIZED (
  SELECT d.fiscal_year, d.project_code, d.decision, d.kind, d.approved_on,
    (SELECT min(p.accepted) FROM stated_decision p WHERE ${sameProject('p', 'd')} AND ${isSame}) AS accepted,
    EXISTS (SELECT 1 FROM stated_decision o WHERE ${sameProject('o', 'd')} AND o.place > d.place
      AND (${isCorrected} OR ${isOtherwise})) AS withdrawn
  FROM stated_decision d)`;
