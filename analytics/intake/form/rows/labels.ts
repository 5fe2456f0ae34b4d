import type { ReadForm } from '../read-form.ts';
import type { IndicatorColumn } from '../schema.ts';

/** The words on a form for fields of the indicator table, so that faults name the column as the sender sees it. */
export const tableLabels = (
  { table }: ReadForm,
  fields: Readonly<Record<string, IndicatorColumn>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, column]) => {
      const label = table.header.columns.get(column)?.label;
      return label === undefined ? [] : [[field, label]];
    }),
  );

/** Columns of the table behind the fields of a goal. */
export const goalColumns = {
  indicator_name: 'name',
  indicator_code: 'name',
  level1: 'level1',
  level2: 'level2',
  direction: 'target',
  target_value: 'target',
  target_high: 'target',
  target_date: 'target',
  target_text: 'target',
  unit_of_measure: 'target',
  weight: 'weight',
} as const satisfies Readonly<Record<string, IndicatorColumn>>;

/** Columns of the table behind the fields of a result. */
export const resultColumns = {
  indicator_code: 'name',
  actual_value: 'actual',
  actual_date: 'actual',
  tier: 'actual',
  expected_value: 'expected',
  declared_points: 'points',
  reason: 'reason',
  measure: 'measure',
} as const satisfies Readonly<Record<string, IndicatorColumn>>;
