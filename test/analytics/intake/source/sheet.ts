import { parse } from 'yaml';
import { ident } from '../../../../analytics/core/ident.ts';
import type { Session } from '../../../../analytics/core/ports/engine.ts';
import type { Fault } from '../../../../analytics/intake/fault.ts';
import { applySource } from '../../../../analytics/intake/source/apply.ts';
import type { IdentityCount } from '../../../../analytics/intake/source/identity.ts';
import { sourceSchema } from '../../../../analytics/intake/source/schema.ts';

type Cells = readonly (string | null)[];

export interface Applied {
  /** For each table its rows: the fields that are not empty, in the contract's order, and the source row. */
  readonly tables: readonly {
    readonly dataset: string;
    readonly headings: Readonly<Record<string, string>>;
    readonly rows: readonly Record<string, unknown>[];
  }[];
  readonly identities: readonly IdentityCount[];
  readonly faults: readonly Fault[];
}

let made = 0;

const rowsOf = async (session: Session, table: string): Promise<readonly Record<string, unknown>[]> => {
  const rows = await session.rows(`SELECT * FROM ${ident(table)} ORDER BY ALL`);
  return rows
    .map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null)))
    .sort((a, b) => Number(a.source_row) - Number(b.source_row));
};

/**
 * Applies a description's sheet, which may be as small as the test wants, to rows as they stand in a file; row 1 is the
 * first.
 */
export const apply = async (
  session: Session,
  written: string,
  rows: readonly Cells[],
  given: { fileName?: string; index?: number; sheet?: string } = {},
): Promise<Applied> => {
  const source = sourceSchema.parse(parse(written));
  const described = source.sheets[given.index ?? 0];
  if (!described) throw new RangeError('no such sheet');
  made += 1;
  const columns = Math.max(...rows.map((row) => row.length));
  const names = Array.from({ length: columns }, (_, index) => `c${index + 1}`);
  const table = `given_${made}`;
  const lines = rows.map((row, index) => [...names.map((_, place) => row[place] ?? null), String(index + 1)]);
  await session.loadText(`${table}_text`, [...names, 'source_row'], lines);
  await session.run(
    `CREATE VIEW ${ident(table)} AS SELECT ${names.join(', ')}, CAST(source_row AS BIGINT) AS source_row FROM ${ident(`${table}_text`)}`,
  );
  const raw = {
    table,
    columns,
    fileName: given.fileName ?? 'export.csv',
    sheet: given.sheet ?? described.sheet ?? null,
  };
  const applied = await applySource(session, raw, source, described);
  const tables = [];
  for (const each of applied.tables)
    tables.push({ dataset: each.dataset, headings: each.headings, rows: await rowsOf(session, each.table) });
  return { ...applied, tables };
};

/** A description of one CSV sheet with its header in row 1, as YAML (JSON is YAML). */
export const described = (
  sheet: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): string =>
  JSON.stringify({
    name: 'test',
    title: { zh: '测试', en: 'test' },
    file: '*.csv',
    format: 'csv',
    ...more,
    sheets: [{ header: { row: 1 }, ...sheet }],
  });
