import type { Dataset } from '../../contracts/dataset.ts';
import type { Field } from '../../contracts/field.ts';
import { type Statement, typedTable } from '../../contracts/to-checks.ts';
import { ident } from '../../core/ident.ts';
import type { Session } from '../../core/ports/engine.ts';
import { type BatchFile, rowBase } from '../batch.ts';
import type { Judged } from './accept.ts';
import { isData, type ReadSource, recordNumber } from './read-source.ts';
import type { Verdict } from './verdict.ts';

/** The table that gives each row its origin; made once per batch from files and their parts. */
export const originTable = 'origin';

export function* originRows(
  files: readonly BatchFile[],
  fileIds: ReadonlyMap<number, string>,
): Generator<readonly (string | null)[]> {
  for (const file of files)
    for (const part of file.parts) yield [String(part.unit), fileIds.get(file.number) ?? '', part.sheet ?? ''];
}

export const originColumns = ['unit', 'source_file', 'source_sheet'] as const;

const fallenOf = (file: number): string => `SELECT project_code FROM refused WHERE source_file = ${file}`;

interface Kept {
  /** The table that has the file's rows: one of its own for a large text, else the dataset's, of all files. */
  readonly table: string;
  readonly large: ReadSource | undefined;
}

const keptIn = ({ sources }: Judged, dataset: Dataset, { file, parts }: Verdict): Kept => {
  const large =
    parts.length === 1
      ? sources.find(
          ({ source, isInPlace }) => isInPlace && source.dataset === dataset && source.large?.part.file === file,
        )
      : undefined;
  return { table: large?.table ?? typedTable(dataset), large };
};

/** What the rows of a file come to in one dataset. */
export interface Filled {
  /** The fields of its lake file: those of the first release, and later ones that some row fills in. */
  readonly fields: readonly Field[];
  /** The fiscal years of all its rows. */
  readonly years: readonly number[];
}

/** What each file fills in of a dataset, asked once for all of them. */
export const filledBy = async (session: Session, dataset: Dataset): Promise<ReadonlyMap<number, Filled>> => {
  const later = dataset.fields.filter((field) => field.later);
  const counts = later.map(({ name }) => `, count(${ident(name)}) AS ${ident(name)}`).join('');
  const rows = await session.rows(`SELECT source_file, fiscal_year${counts} FROM ${ident(typedTable(dataset))}
GROUP BY source_file, fiscal_year ORDER BY source_file, fiscal_year`);
  return new Map(
    [...Map.groupBy(rows, ({ source_file }) => Number(source_file))].map(([file, own]) => [
      file,
      {
        fields: dataset.fields.filter(({ name, later }) => !later || own.some((row) => Number(row[name]) > 0)),
        years: own.map(({ fiscal_year }) => Number(fiscal_year)),
      },
    ]),
  );
};

/**
 * The accepted rows of one file as the lake keeps them: the columns that it has, then file, sheet and row, in the
 * file's order. One source row may have given several (a column a month), so the key decides among those: equal files
 * give equal bytes.
 */
export const lakeRows = (judged: Judged, dataset: Dataset, verdict: Verdict, kept: readonly Field[]): Statement => {
  const { file, state } = verdict;
  const fields = kept.map((field) => `t.${ident(field.name)}`).join(', ');
  const origin = (unit: string): string => `${originTable} o ON o.unit = CAST(${unit} AS VARCHAR)`;
  const { large } = keptIn(judged, dataset, verdict);
  if (large?.source.large) {
    // One large text is in order already; sorting a million rows again would cost as much as writing them.
    const { part } = large.source.large;
    return {
      sql: `SELECT ${fields}, o.source_file, o.source_sheet, ${recordNumber(large)} AS source_row
FROM ${ident(large.table)} t JOIN ${origin('$unit')} WHERE ${isData(large)}${state === 'partly' ? ` AND t.project_code NOT IN (${fallenOf(file)})` : ''}`,
      params: { unit: String(part.unit) },
    };
  }
  return {
    sql: `SELECT ${fields}, o.source_file, o.source_sheet, t.source_row % ${rowBase} AS source_row
FROM ${ident(typedTable(dataset))} t JOIN ${origin('t.source_row >> 32')} WHERE t.source_file = CAST($file AS BIGINT)${state === 'partly' ? ` AND t.project_code NOT IN (${fallenOf(file)})` : ''} ORDER BY ${['source_row', ...dataset.key].map((name) => `t.${ident(name)}`).join(', ')}`,
    params: { file },
  };
};
