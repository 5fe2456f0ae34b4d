import { ident } from '../core/ident.ts';
import type { Session } from '../core/ports/engine.ts';

/** Cells as text, null for absent; the column's SQL type says what they are. */
export type TextRow = readonly (string | null)[];

/** Creates a table of typed columns from rows of text. Throws EngineError where a text is not of its column's type. */
export const loadTyped = async (
  session: Session,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: Iterable<TextRow>,
): Promise<void> => {
  const names = Object.keys(columns);
  const draft = `${table}_as_text`;
  await session.loadText(draft, names, rows);
  const typed = Object.entries(columns).map(([name, type]) => `CAST(${ident(name)} AS ${type}) AS ${ident(name)}`);
  await session.run(`CREATE TABLE ${ident(table)} AS SELECT ${typed.join(', ')} FROM ${ident(draft)}`);
  await session.run(`DROP TABLE ${ident(draft)}`);
};
