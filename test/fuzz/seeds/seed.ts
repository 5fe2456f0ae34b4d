import type { SourceDescription } from '../../../analytics/intake/source/schema.ts';
import type { Upload } from '../../../functions/steps/ingest/upload.ts';

export const kinds = ['xlsx', 'docx', 'csv', 'yaml'] as const;
export type Kind = (typeof kinds)[number];

/** Words of the columns and rows of a form of self-evaluation, each with those that mean the same. */
export interface FormLabels {
  readonly money: Readonly<Record<'initial_amount' | 'adjusted_amount' | 'spent_amount' | 'points', readonly string[]>>;
  readonly indicators: Readonly<Record<'name' | 'target' | 'actual' | 'weight' | 'points', readonly string[]>>;
  readonly total: readonly string[];
  /** First words of the rows below the table of indicators. */
  readonly ends: readonly string[];
  /** Of columns that are read into fields of no interest here, or not read. */
  readonly others: readonly string[];
}

/** What stands in a file of tables, and so which second reader finds its rows. */
export type Content =
  /** A header of the contract's words, and rows below it. */
  | { readonly of: 'table' }
  /** The official form of self-evaluation, with the words that stand over its columns. */
  | { readonly of: 'form'; readonly labels: FormLabels }
  /** Headings of a foreign export, read by this description, written out. */
  | { readonly of: 'export'; readonly description: string };

/** A file of tables that is changed and sent. */
interface FileSeed {
  readonly kind: Exclude<Kind, 'yaml'>;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly content: Content;
  readonly source?: SourceDescription;
}

/** A document of settings that is changed; where it describes a file, that file is sent with it as it is. */
interface DocumentSeed {
  readonly kind: 'yaml';
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly describes: 'policy' | 'source' | 'form';
  readonly upload?: Upload;
}

export type Seed = FileSeed | DocumentSeed;
