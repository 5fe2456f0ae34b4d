import { z } from 'zod';

const name = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, { error: '小写字母、数字和下划线｜lower-case letters, digits and underscores' });
const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const mark = z.string().min(1);
const spellings = z.union([z.string(), z.array(z.string()).min(1)]);

/** How numbers are written: marks, currency signs, and which spellings mean zero or nothing at all. */
const numberFormat = z.strictObject({
  decimal: z.enum(['.', ',']).default('.'),
  thousands: z.enum([',', '.', ' ', "'"]).optional(),
  /** Signs taken away before reading, such as `$`. */
  strip: z.array(mark).default([]),
  zero: z.array(mark).default([]),
  nothing: z.array(mark).default([]),
  /** `written`: 15.00% is 0.15; `fraction`: 0.15 stays; `either`: the sign decides. Without it a % is a fault. */
  percent: z.enum(['written', 'fraction', 'either']).optional(),
  /** (1,234) is −1234. */
  parentheses: z.boolean().default(false),
});

/**
 * How dates are written: `D/M/Y`, `M/D/Y`, `Y-M-D` and the like, the first that fits; junk that means no date is listed
 * in full.
 */
const dateFormat = z.strictObject({
  formats: z.array(z.string().regex(/^(?=.*Y)(?=.*M)(?=.*D)[YMD\-/. 年月日]+$/)).min(1),
  nothing: z.array(mark).default([]),
});

/** A code put into one spelling: signs taken away, then what matches replaced, then filled up from the left. */
const clean = z.strictObject({
  strip: z.array(mark).default([]),
  replace: z.array(z.strictObject({ matches: z.string().min(1), with: z.string() })).default([]),
  pad: z.strictObject({ to: z.int().min(1).max(40), with: z.string().length(1).default('0') }).optional(),
});

export type SourceClean = z.infer<typeof clean>;

/**
 * An empty cell means what stands above it; the rows that `matches` are the parents, and each of `within` starts anew.
 */
const fillDown = z.union([
  z.literal(true).transform(() => ({ within: [] as string[], matches: undefined })),
  z.strictObject({ matches: z.string().min(1).optional(), within: z.array(name).default([]) }),
]);

/**
 * Where a column stands: by heading (the first spelling found), by which one of several equal headings, or by letter
 * where the heading is on the wrong column.
 */
const place = z.strictObject({
  heading: spellings.optional(),
  /** Words that stand above the heading in a header of several rows. */
  under: spellings.optional(),
  occurrence: z.int().min(1).default(1),
  letter: z
    .string()
    .regex(/^[A-Z]{1,3}$/)
    .optional(),
  optional: z.boolean().default(false),
  number: name.optional(),
  date: name.optional(),
  /** The decimals that the workbook shows in these cells, in place of what stands in them. */
  shows: z.literal('decimals').optional(),
  clean: clean.optional(),
  fill_down: fillDown.optional(),
});

export type SourceColumn = z.infer<typeof place>;

const column = z
  .union([z.string().min(1), place])
  .transform((written): SourceColumn => (typeof written === 'string' ? place.parse({ heading: written }) : written));

const condition = z.strictObject({
  column: name,
  equals: spellings.optional(),
  matches: z.string().min(1).optional(),
  empty: z.boolean().optional(),
});

const mapping = z.strictObject({
  from: name.optional(),
  constant: z.string().optional(),
  template: z.string().optional(),
  codes: z.record(z.string(), z.string()).optional(),
  /** What becomes of a value that `codes` does not know: kept as it is, or this code. Without it, a fault. */
  otherwise: z.union([z.strictObject({ keep: z.literal(true) }), z.strictObject({ code: z.string() })]).optional(),
  /** The amount times this, exactly: up to ten digits, before and after the point together. */
  scale: z
    .string()
    .regex(/^(?=(?:\.?\d){1,10}$)\d+(\.\d+)?$/, { error: '最多十位数字｜ten digits at most' })
    .refine((written) => /[1-9]/.test(written), { error: '不能为零｜not zero' })
    .optional(),
  round: z.int().min(0).max(6).optional(),
  /** A calendar month or day as the fiscal year that it falls in, or as the month of that year. */
  fiscal: z.enum(['year', 'period']).optional(),
  /** What stands where nothing is written. */
  empty: z.string().min(1).optional(),
  /**
   * Rows of one key that differ in this column are different things: the second gets `-2` after its code, and so on.
   */
  distinguish: name.optional(),
});

export type SourceField = z.infer<typeof mapping>;

const field = z
  .union([name, mapping])
  .transform((written): SourceField => (typeof written === 'string' ? { from: written } : written));

const term = z
  .string()
  .regex(/^-?[a-z][a-z0-9_]*( \* [a-z][a-z0-9_]*)?$/, { error: '写成 a、-a 或 a * b｜written as a, -a or a * b' });

/** What the export itself must satisfy: one column is the sum of others, on every row or once per group. */
const identity = z.strictObject({
  name,
  says: words,
  total: name,
  of: z.array(term).min(1),
  /** One sum for each value of these columns; without them one for each row. */
  per: z.array(name).default([]),
  /** Within a group, rows equal in these columns count once. */
  once_per: z.array(name).default([]),
  within: z
    .string()
    .regex(/^\d+(\.\d{1,10})?$/)
    .default('0'),
  /** Why violations are the source's own and only warned of; without it they refuse the file. */
  accept: words.optional(),
});

const table = z.strictObject({
  dataset: z.string(),
  fields: z.record(name, field),
  /** One output row for each entry, its fields laid over `fields`: one column a month becomes one row a month. */
  unpivot: z.array(z.record(name, field)).min(1).optional(),
  /**
   * One row for each phase becomes one column for each: rows of one key come together, and each phase that `column` may
   * say fills fields of its own. An entry without fields is passed over.
   */
  pivot: z.strictObject({ column: name, entries: z.record(z.string().min(1), z.record(name, field)) }).optional(),
  skip: z.array(condition).default([]),
  keep: z.array(condition).default([]),
  /** Rows in which all of these fields are empty are left out. */
  drop_empty: z.array(name).default([]),
  /** These amounts are each period's own; they are added up from the year's first. */
  per_period: z.array(name).default([]),
  duplicates: z.enum(['refuse', 'sum', 'first', 'distinct']).default('refuse'),
  /**
   * How fields of rows with one key come together where not by the first row; `sum` without it adds all money fields.
   */
  merge: z.record(name, z.enum(['sum', 'least', 'greatest'])).default({}),
  accept: z.array(z.strictObject({ rule: z.string(), because: words })).default([]),
  /** Rows that refer to what no list declares are left out and counted, for this reason; without it they are faults. */
  drop: z.strictObject({ rule: z.literal('unknown-reference'), because: words }).optional(),
});

/**
 * Over how many rows the header goes; one where it is not given. Keys of later releases have no default, so that the
 * digest of a description that does not use them stays.
 */
const over = z.int().min(1).max(10).optional();

/** A cell by its address, or the one above the header that matches; of an expression with a group, the group. */
const title = z
  .strictObject({
    cell: z
      .string()
      .regex(/^[A-Z]{1,3}[1-9][0-9]?$/)
      .optional(),
    matches: z.string().min(1).optional(),
    codes: z.record(z.string(), z.string()).optional(),
  })
  .refine(({ cell, matches }) => cell !== undefined || matches !== undefined, {
    error: '写 cell 或 matches｜give a cell or matches',
  });

const sheet = z.strictObject({
  /**
   * The sheet's name with `*` for anything and `{month}` for a part that the mapping uses; left out for a file that has
   * no sheets.
   */
  sheet: z.string().min(1).optional(),
  header: z.union([
    z.strictObject({ row: z.int().min(1), over }),
    z.strictObject({ headings: z.array(z.string().min(1)).min(1), over }),
  ]),
  /** Values that stand once on the sheet, outside its rows: a name for each, used like a column. */
  titles: z.record(name, title).optional(),
  /** Translates parts of the sheet's name; a sheet whose part has no code is not this one. */
  sheet_codes: z.record(name, z.record(z.string(), z.string())).optional(),
  /** First and last row read; without it, everything below the header. */
  rows: z.strictObject({ from: z.int().min(1).optional(), to: z.int().min(1).optional() }).default({}),
  columns: z.record(name, column),
  skip: z.array(condition).default([]),
  keep: z.array(condition).default([]),
  identities: z.array(identity).default([]),
  tables: z.array(table).min(1),
});

/** A foreign export's declarative mapping to contracts, one document for all files of one kind. */
export const sourceSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: words,
  /** The file's name: `*` for anything, `{month}` for a part that the mapping uses. */
  file: z.string().min(1),
  file_codes: z.record(name, z.record(z.string(), z.string())).default({}),
  /** What the file speaks of, as text that sorts, such as `{year}-{month}`; files are taken in this order. */
  as_of: z.string().default(''),
  /** The calendar month in which the fiscal year starts, and which of its two calendar years it is named after. */
  fiscal_year: z
    .strictObject({ starts: z.int().min(1).max(12), named_after: z.enum(['start', 'end']).default('start') })
    .optional(),
  format: z.enum(['csv', 'xlsx']),
  encoding: z.enum(['utf-8', 'gb18030', 'windows-1252', 'utf-16le', 'big5']).optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  numbers: z.record(name, numberFormat).default({}),
  dates: z.record(name, dateFormat).default({}),
  sheets: z.array(sheet).min(1),
});

export type SourceDescription = z.infer<typeof sourceSchema>;
export type SourceSheet = SourceDescription['sheets'][number];
export type SourceTable = SourceSheet['tables'][number];
export type FiscalYearRule = NonNullable<SourceDescription['fiscal_year']>;
export type SourceCondition = z.infer<typeof condition>;
export type SourceIdentity = z.infer<typeof identity>;
export type NumberFormat = z.infer<typeof numberFormat>;
export type DateFormat = z.infer<typeof dateFormat>;
