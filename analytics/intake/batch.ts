import type { MoneyUnit } from '../contracts/checks/money-units.ts';
import type { Dataset } from '../contracts/dataset.ts';
import type { Field } from '../contracts/field.ts';
import type { Statement } from '../contracts/to-checks.ts';
import type { Text } from '../core/language/text.ts';
import type { Fault } from './fault.ts';
import { unmarked } from './input-files.ts';
import type { SheetRow } from './read/sheet.ts';
import type { RefusedProject } from './receipt.ts';
import type { Heading } from './recognise/header.ts';
import type { IdentityCount } from './source/identity.ts';

/** A row's number within the batch: its part's number and its row in the file in one whole number. */
export const rowBase = 2 ** 32;

/** What an official form calls what its rows are of: its sender has never seen a code. */
export interface FormNames {
  /** The cell with the name of its project or department. */
  readonly subject: Fault['place'];
  /** Names of indicators by row. */
  readonly rows: ReadonlyMap<number, string>;
}

/** What one sheet of one file gives to one dataset, before it is checked. */
export interface Part {
  readonly unit: number;
  readonly file: number;
  /** Null for a file without sheets. */
  readonly sheet: string | null;
  readonly dataset: Dataset;
  /** Header as written in the file, by field name; fields without a column are absent. */
  readonly headers: Readonly<Record<string, string>>;
  /** Fields that it states: a table has a column for them, or the form that said it. */
  readonly given: ReadonlySet<string>;
  /** Units of money by field name, where the header, or a line above it, gives one. */
  readonly units: ReadonlyMap<string, MoneyUnit>;
  /** What the official form is for that said it. */
  readonly formKind?: string;
  readonly formNames?: FormNames;
  /** Where in the source description that made this part each field's mapping stands. */
  readonly origins?: Readonly<Record<string, string>>;
  /** Fields into which that description writes one value for all rows. */
  readonly constants?: ReadonlySet<string>;
  /** Contract rules that only warn, with the reason (source descriptions). */
  readonly accept: readonly { readonly rule: string; readonly because: Text }[];
  /** Why rows that refer to what nobody declares are left out, where a source description says so. */
  readonly drop?: Text;
}

/** An official form that gives no rows, being at fault, and how many it has. */
export interface UnreadForm {
  readonly sheet: string;
  /** What it would give most rows of. */
  readonly dataset: Dataset;
  readonly rows: number;
  /** The project that it is of, where that is known. */
  readonly projects: readonly RefusedProject[];
}

/** A file of the batch as far as it is known before its cells are checked. */
export interface BatchFile {
  readonly number: number;
  readonly name: string;
  readonly parts: readonly Part[];
  /** Whether a source description read it. */
  readonly described: boolean;
  /** What it speaks of, as text that sorts; empty where no source description says so. */
  readonly asOf: string;
  /** What its source description checked of the export itself. */
  readonly identities: readonly IdentityCount[];
  /**
   * Of a file of official forms, each of which is a whole of its own: the projects whose forms fall, by code; empty
   * text stands for a form that names none we know. Absent where a file is no such one.
   */
  readonly fallenForms?: readonly string[];
  /** Its official forms that give no rows. */
  readonly unreadForms: readonly UnreadForm[];
  /** What reading it and its headers found. */
  readonly faults: readonly Fault[];
}

/** Text of one or many parts of a dataset, ready to be read in one pass. */
export interface TextSource {
  readonly dataset: Dataset;
  /** The fields that have a column in some part; the cells of all others are empty. */
  readonly given: readonly Field[];
  /** Further columns that stay beside the typed ones, as they came. */
  readonly beside?: readonly string[];
  /**
   * Selects `source_file`, `source_row` (both within the batch), the contract's fields as text, and `is_data`: false
   * for blank records, NULL for those of a large text that may be no data. May have to copy the text into the session
   * first; throws CsvError or UnreadableFileError where its records are broken.
   */
  readonly from: () => Promise<Statement>;
  /** A large text of one part: `text` names a table of its records as they are (`c1` …, `source_row`). */
  readonly large?: {
    readonly heading: Heading;
    readonly columns: number;
    readonly text: () => Promise<string>;
    readonly fileName: string;
    /** Its rows down to the header. */
    readonly top: readonly SheetRow[];
    /** Whether its records have names of projects beside their codes, as `name_cell`, and printed rates, as `rate_cell`. */
    readonly hasNames: boolean;
    readonly hasRates: boolean;
    readonly part: Part;
    /**
     * Of a text that can be read where it lies: selects the same as `from` without numbers, in the file's order and
     * from its first record on, blank ones too, so that the typed rows are numbered by their own place.
     */
    readonly inPlace?: Statement;
  };
}

export interface Batch {
  readonly files: readonly BatchFile[];
  /** Numbers of files that were refused before and are judged again: they keep the place at which they were first sent. */
  readonly sentBefore: ReadonlySet<number>;
  readonly texts: readonly TextSource[];
  /** Names of projects that are printed beside their codes in tables that ask for the codes alone, by `source_row`. */
  readonly names: readonly (readonly [string, string])[];
}

/** Files that are by their names corrections of earlier ones. */
export const correctionsIn = (files: readonly BatchFile[]): ReadonlySet<number> =>
  new Set(files.flatMap(({ number, name }) => (unmarked(name).corrects ? [number] : [])));

export const partOfRow = (parts: ReadonlyMap<number, Part>, sourceRow: number): Part => {
  const part = parts.get(Math.floor(sourceRow / rowBase));
  if (!part) throw new RangeError(`no part of the batch holds row ${sourceRow}`);
  return part;
};

export const partsOf = (files: readonly BatchFile[]): ReadonlyMap<number, Part> =>
  new Map(files.flatMap((file) => file.parts.map((part) => [part.unit, part])));
