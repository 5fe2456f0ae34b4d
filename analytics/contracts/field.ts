import type { Text } from '../core/language/text.ts';

/** What a cell may hold. Money is yuan with exactly two decimals; fractions are written as 84.21% or 0.8421. */
export type FieldType =
  | 'code'
  | 'text'
  | 'money'
  | 'number'
  | 'fraction'
  | 'integer'
  | 'year'
  | 'period'
  | 'date'
  | 'choice'
  | 'flag';

export interface Choice {
  readonly code: string;
  readonly label: Text;
  /** Other spellings people use; matched after the header rules (width, case, blanks). */
  readonly aliases?: readonly string[];
}

/** One column of a contract: its name in the lake, its words, and what a cell must be to be accepted. */
export interface Field {
  readonly name: string;
  readonly label: Text;
  readonly type: FieldType;
  readonly about: Text;
  readonly aliases?: readonly string[];
  readonly required?: boolean;
  /** Money spent since January: a column of the month's own figure is easily taken for it. */
  readonly sinceJanuary?: true;
  /** Inclusive bounds on the parsed value, in the field's own unit, as decimal text so that nothing is rounded. */
  readonly min?: string;
  readonly max?: string;
  readonly choices?: readonly Choice[];
  /** What people write instead of certain codes of a column of codes; width, case and blanks aside. */
  readonly spelled?: Readonly<Record<string, readonly string[]>>;
  /** The choices are the usual words; any other short one is taken as it is written. */
  readonly open?: true;
  /** What an empty cell means; without it an empty cell is NULL. */
  readonly fallback?: string;
  /**
   * Says to how many decimals the figures of this column are printed; an empty cell takes what a workbook shows there.
   */
  readonly decimalsOf?: string;
  /** Came after the first release: a lake file has the column only where some row fills it in. */
  readonly later?: true;
  readonly example: string;
}

const columnTypes: Readonly<Record<FieldType, string>> = {
  code: 'VARCHAR',
  text: 'VARCHAR',
  choice: 'VARCHAR',
  period: 'VARCHAR',
  money: 'DECIMAL(18,2)',
  number: 'DECIMAL(18,6)',
  fraction: 'DECIMAL(18,6)',
  integer: 'BIGINT',
  year: 'INTEGER',
  date: 'DATE',
  flag: 'BOOLEAN',
};

/** The SQL type of a field's column, in Parquet, DuckDB and Trino alike. */
export const columnType = (field: Pick<Field, 'type'>): string => columnTypes[field.type];
