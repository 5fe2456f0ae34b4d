import type { Table } from './cell.ts';
import { writeCsv } from './csv.ts';
import { writeXlsx } from './xlsx.ts';

export type Form = 'xlsx' | 'gb18030' | 'utf8-bom';

/** A file that is still tables, so that a mistake can be put into it. */
export interface Draft {
  /** Below the sample's folder, with slashes and the file's ending. */
  readonly path: string;
  readonly form: Form;
  readonly dataset: string;
  readonly department: string | null;
  readonly period: string | null;
  readonly tables: readonly Table[];
}

export const ending = (form: Form): string => (form === 'xlsx' ? 'xlsx' : 'csv');

/** The draft as bytes; a CSV holds one table. */
export const bytesOf = (draft: Draft): Uint8Array => {
  if (draft.form === 'xlsx') return writeXlsx(draft.tables);
  const [table] = draft.tables;
  if (!table) throw new RangeError(`${draft.path} has no table`);
  return writeCsv(table, draft.form);
};

/** @example renamed('a/3月.xlsx', '_更正') // 'a/3月_更正.xlsx' */
export const renamed = (path: string, suffix: string): string => path.replace(/(\.[^./]+)$/, `${suffix}$1`);
