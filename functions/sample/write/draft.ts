import type { Paper } from '../../../analytics/forms/paper.ts';
import type { Table } from './cell.ts';
import { writeCsv } from './csv.ts';
import { paperDocx, papersXlsx } from './papers.ts';
import { writeXlsx } from './xlsx.ts';

export type Form = 'xlsx' | 'gb18030' | 'utf8-bom' | 'form-xlsx' | 'form-docx';

/** A file that is still tables, so that a mistake can be put into it. */
export interface Draft {
  /** Below the sample's folder, with slashes and the file's ending. */
  readonly path: string;
  readonly form: Form;
  readonly dataset: string;
  readonly department: string | null;
  readonly period: string | null;
  readonly tables: readonly Table[];
  /** Official forms, in place of tables. */
  readonly papers?: readonly Paper[];
}

export const ending = (form: Form): string =>
  form === 'form-docx' ? 'docx' : form === 'xlsx' || form === 'form-xlsx' ? 'xlsx' : 'csv';

/** The draft as bytes; a CSV holds one table. */
export const bytesOf = (draft: Draft): Uint8Array => {
  const [paper] = draft.papers ?? [];
  if (draft.form === 'form-xlsx') return papersXlsx(draft.papers ?? []);
  if (draft.form === 'form-docx' && paper) return paperDocx(paper);
  if (draft.form === 'form-docx') throw new RangeError(`${draft.path} has no form`);
  if (draft.form === 'xlsx') return writeXlsx(draft.tables);
  const [table] = draft.tables;
  if (!table) throw new RangeError(`${draft.path} has no table`);
  return writeCsv(table, draft.form);
};

/** @example renamed('a/3月.xlsx', '_更正') // 'a/3月_更正.xlsx' */
export const renamed = (path: string, suffix: string): string => path.replace(/(\.[^./]+)$/, `${suffix}$1`);
