import { z } from 'zod';

const name = z.string().regex(/^[a-z0-9-]+$/);
const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const labels = z.array(z.string().min(1)).min(1);

/** A label, and where its value stands: right of it (or after its colon), or in the cell below. */
const place = z.strictObject({ labels, value: z.enum(['right', 'below']).default('right') });

const head = z
  .union([labels, place])
  .transform((written): z.infer<typeof place> => (Array.isArray(written) ? place.parse({ labels: written }) : written));

/** A column by its words; of several columns with the same words `take` says which, and without it that is a fault. */
const column = z.strictObject({ labels, take: z.enum(['first', 'last']).optional() });

const columnOf = z
  .union([labels, column])
  .transform(
    (written): z.infer<typeof column> => (Array.isArray(written) ? column.parse({ labels: written }) : written),
  );

/** Choices printed as columns, one of which is ticked: the labels of each, by the contract's code. */
const ticks = z.record(z.string(), labels);

const moneyColumns = z.strictObject({
  initial_amount: columnOf.optional(),
  adjusted_amount: columnOf.optional(),
  spent_amount: columnOf.optional(),
  weight: columnOf.optional(),
  points: columnOf.optional(),
});

const indicatorColumns = z.strictObject({
  level1: columnOf.optional(),
  level2: columnOf.optional(),
  name: columnOf,
  direction: columnOf.optional(),
  target: columnOf.optional(),
  unit_of_measure: columnOf.optional(),
  weight: columnOf.optional(),
  actual: columnOf.optional(),
  expected: columnOf.optional(),
  points: columnOf.optional(),
  reason: columnOf.optional(),
  measure: columnOf.optional(),
  remark: columnOf.optional(),
});

/** What a form is for, which decides the datasets it feeds. */
export const formKinds = [
  'goals',
  'monitoring',
  'self-evaluation',
  'department-goals',
  'department-self-evaluation',
] as const;

type FormKind = (typeof formKinds)[number];

/** Whether forms of a kind are of a whole department, not of a project. */
export const isOfDepartment = (kind: FormKind): boolean => kind.startsWith('department-');

/**
 * How one layout of an official form is read, as data. Labels are compared without regard to width, case, blanks,
 * colons and what stands in brackets; `{month}` in a label stands for the month it names.
 */
export const formSchema = z.strictObject({
  name,
  title: words,
  clause: z.string().min(1),
  kind: z.enum(formKinds),
  /** Words of the title line; a sheet without any of them can still be this form. */
  titles: labels,
  /** Labelled cells. `project` (or `department`, for a whole department's form) is where a form begins. */
  heads: z.strictObject({
    project: head.optional(),
    department: head.optional(),
    department_code: head.optional(),
    unit: head.optional(),
    project_dates: head.optional(),
    responsible: head.optional(),
    basis: head.optional(),
    overall_goal: head.optional(),
    reported_on: head.optional(),
  }),
  /** The block of money: `row` is its total, `parts` the rows that add up to it, `block` the label with the unit. */
  money: z
    .strictObject({
      block: labels,
      row: labels,
      parts: z.array(z.string().min(1)).default([]),
      /** Columns of the block; without them the year's budget stands right of the row's label. */
      columns: moneyColumns.optional(),
      /** Headings whose content is not taken, such as a rate that is figured out anew. */
      unread: labels.optional(),
    })
    .optional(),
  indicators: z.strictObject({
    columns: indicatorColumns,
    likelihood: ticks.optional(),
    cause: ticks.optional(),
    explanation: labels.optional(),
    unread: labels.optional(),
    /** Labels left of the table under which rows are passed over, such as the mid-term's. */
    skip: z.array(z.string().min(1)).default([]),
    /** First words of the rows after the table; those of `total` are its sum. */
    ends: z.array(z.string().min(1)).default([]),
    total: z.array(z.string().min(1)).default([]),
  }),
});

/** One layout of an official form, as its description gives it. */
export type FormDescription = z.infer<typeof formSchema>;
export type FormHead = keyof FormDescription['heads'];
export type FormColumn = z.infer<typeof column>;
export type MoneyColumn = keyof z.infer<typeof moneyColumns>;
export type IndicatorColumn = keyof z.infer<typeof indicatorColumns>;
