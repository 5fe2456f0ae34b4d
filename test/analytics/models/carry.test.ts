import { expect, it } from 'vitest';
import { defaultPolicy } from '../evaluation/year.ts';
import { monitored, openMonitored } from './fixture.ts';

const models = monitored.filter(({ name }) => ['monitoring_month', 'monitoring_carry'].includes(name));

/** Of the months up to one, the last that a pattern says was reported; null where none was. */
const lastReported = (pattern: number, month: number): number | null =>
  Array.from({ length: month }, (_, index) => month - index).find((each) => (pattern >> (each - 1)) % 2 === 1) ?? null;

it('carries in every month the last value that was reported, whichever months were', async () => {
  const session = await openMonitored({ given: {}, policy: defaultPolicy, through: '2025-12' }, models);
  try {
    const rows = await session.rows(
      'SELECT carry_key, month, value_month, age FROM monitoring_carry ORDER BY carry_key, month',
    );
    const due = Array.from({ length: 4096 * 12 }, (_, index) => {
      const [pattern, month] = [Math.floor(index / 12), (index % 12) + 1];
      const value = lastReported(pattern, month);
      const age = value === null ? null : month - value;
      return { carry_key: pattern * 16 + (value ?? 0), month, value_month: value, age };
    });
    const inOrder = due.toSorted((a, b) => a.carry_key - b.carry_key || a.month - b.month);
    expect(rows).toEqual(inOrder);
  } finally {
    await session.close();
  }
});
