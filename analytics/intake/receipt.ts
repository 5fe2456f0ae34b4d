import type { Text } from '../core/language/text.ts';
import type { Fault } from './fault.ts';
import type { IdentityCount } from './source/identity.ts';

/** The first and the last of rows that follow on each other, as a spreadsheet or editor counts them. */
export type RowRange = readonly [first: number, last: number];

/** A project of which rows were refused, and where they stand. */
export interface RefusedProject {
  /** Null where no row of it says so readably. */
  readonly fiscalYear: number | null;
  readonly projectCode: string;
  readonly rows: readonly RowRange[];
}

/** What one sheet of a file gave to one dataset. */
export interface ReceiptTable {
  readonly dataset: string;
  readonly sheet: string;
  readonly rowsReceived: number;
  readonly rowsAccepted: number;
  /** Sum of the contract's amount column, in yuan, two decimals; null where the dataset has none. */
  readonly receivedAmount: string | null;
  readonly acceptedAmount: string | null;
  /** Key and digest of the lake file; null when refused. */
  readonly lakeKey: string | null;
  readonly lakeDigest: string | null;
  /** The fiscal years of the rows in the lake file, in order; absent where there is none. */
  readonly years?: readonly number[];
  /** The projects of which rows were refused, by code; absent where none were, or the dataset is not by project. */
  readonly refusedProjects?: readonly RefusedProject[];
  /**
   * Where a file is accepted partly: its first row of data, as a spreadsheet or editor counts; all above it are heads.
   */
  readonly dataFrom?: number;
}

/**
 * What became of a file: all of it accepted, nothing of it, or `partly`: projects at fault, or official forms at fault
 * in a workbook of several, were refused and the others accepted, where the policy takes the file apart.
 */
export const fileStates = ['accepted', 'partly', 'refused'] as const;
export type FileState = (typeof fileStates)[number];

/** An official form that was recognised in a file: its title, and the sheet or table it stands on. */
export interface ReceiptForm {
  readonly title: Text;
  readonly sheet: string;
}

/** The answer to a sent file, with every fault named. */
export interface Receipt {
  /** SHA-256 of the file as it came; of that and of the parts of its name where a source description reads them. */
  readonly fileId: string;
  readonly fileName: string;
  /** The name these bytes were sent under this time, where they are known under another; never kept. */
  readonly sentAs?: string;
  /** Where the file lies as it came; ends with its SHA-256. */
  readonly rawKey: string;
  readonly bytes: number;
  readonly state: FileState;
  readonly format: 'xlsx' | 'docx' | 'csv' | 'unknown';
  readonly encoding: string | null;
  /** Digest of the source description used, if any. */
  readonly source: string | null;
  /** The official forms in it, in the order they stand; absent where there are none. */
  readonly forms?: readonly ReceiptForm[];
  /**
   * Of a workbook of official forms that is accepted partly: the sheets whose forms were sent back. Absent in any other
   * receipt.
   */
  readonly refusedSheets?: readonly string[];
  readonly tables: readonly ReceiptTable[];
  /**
   * What the export says of itself, by its source description, and how often it held; absent where nothing was to be
   * checked.
   */
  readonly identities?: readonly IdentityCount[];
  readonly faults: readonly Fault[];
}

/** The receipt as its sender gets it: under the name that he gave the file, whoever else sent the same bytes. */
export const delivered = ({ sentAs, ...receipt }: Receipt): Receipt =>
  sentAs === undefined ? receipt : { ...receipt, fileName: sentAs };
