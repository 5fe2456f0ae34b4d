import type { Mart } from '../contracts/marts/mart.ts';
import { ident } from '../core/ident.ts';
import type { Session } from '../core/ports/engine.ts';
import type { Model } from './catalogue.ts';
import { MartShapeError, ModelError } from './errors.ts';
import { inMemory, type Keep } from './mart-file.ts';

/** The columns of a relation of this session, in order. */
const columnsOf = async (session: Session, relation: string): Promise<readonly string[]> => {
  // Trino knows no DESCRIBE within a query.
  const rows = await session.rows(
    'SELECT column_name FROM information_schema.columns WHERE table_name = $relation ORDER BY ordinal_position',
    { relation },
  );
  return rows.map((row) => String(row.column_name));
};

const checkShape = async (session: Session, relation: string, mart: Mart): Promise<void> => {
  const found = new Set(await columnsOf(session, relation));
  const absent = mart.columns.map((column) => column.name).filter((name) => !found.has(name));
  const promised = new Set(mart.columns.map((column) => column.name));
  const unknown = [...found].filter((name) => !promised.has(name));
  if (absent.length > 0 || unknown.length > 0) throw new MartShapeError(mart.name, absent, unknown);
};

/** The promised columns of a mart, cast to their types, from a relation. */
export const martSelection = (mart: Mart, relation: string): string =>
  `SELECT ${mart.columns.map(({ name, type }) => `CAST(${ident(name)} AS ${type}) AS ${ident(name)}`).join(', ')} FROM ${ident(relation)}`;

/**
 * Makes a mart of a relation: casts its columns, keeps the rows. Throws MartShapeError where they are not those that
 * the mart promises. To list the names of columns takes DuckDB as long as to compute a small mart, so they are looked
 * at only where their number is another, or where one that is promised could not be read.
 */
export const publish = async (session: Session, draft: string, mart: Mart, keep: Keep): Promise<void> => {
  if ((await session.width(draft)) !== mart.columns.length) await checkShape(session, draft, mart);
  try {
    await keep(session, mart, martSelection(mart, draft));
  } catch (cause) {
    await checkShape(session, draft, mart);
    throw cause;
  }
};

/** Computes one model from its SQL; a mart gets exactly its promised columns. Throws ModelError, MartShapeError. */
export const runModel = async (
  session: Session,
  model: Pick<Model, 'name' | 'kept' | 'sql'>,
  mart: Mart | undefined,
  keep: Keep = inMemory,
): Promise<void> => {
  try {
    if (!mart) {
      await session.run(`CREATE ${model.kept === 'view' ? 'VIEW' : 'TABLE'} ${ident(model.name)} AS\n${model.sql}`);
      return;
    }
    const draft = `${model.name}_draft`;
    await session.run(`CREATE VIEW ${ident(draft)} AS\n${model.sql}`);
    await publish(session, draft, mart, keep);
  } catch (cause) {
    if (cause instanceof MartShapeError) throw cause;
    throw new ModelError(model.name, { cause });
  }
};
