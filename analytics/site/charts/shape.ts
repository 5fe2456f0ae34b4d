import { from, op } from 'arquero';

/** How often each value of a column occurs. @example counted([{ grade: 'good' }], 'grade') // Map { 'good' => 1 } */
export const counted = (rows: readonly object[], column: string): ReadonlyMap<string, number> => {
  const grouped = from([...rows])
    .groupby(column)
    .rollup({ rows: op.count() })
    .objects() as Record<string, unknown>[];
  return new Map(grouped.map((group) => [String(group[column] ?? ''), Number(group.rows)]));
};
