import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultPolicy } from '../evaluation/year.ts';
import { monitored, openMonitored } from './fixture.ts';

type Stated = Readonly<Record<'decision' | 'approved_on' | 'document', string | null>>;

const model = monitored.filter(({ name }) => name === 'approval_return');

/** How often P1 was returned, where each file states one decision, in this order of receipt. */
const timesReturned = async (files: readonly Stated[]): Promise<number> => {
  const approval = files.map((row, index) => ({ ...row, file: String(index + 1), project_code: 'P1' }));
  const session = await openMonitored({ given: { approval }, policy: defaultPolicy, through: '2025-12' }, model);
  try {
    const rows = await session.rows('SELECT count(*) AS n FROM approval_return');
    return Number(rows[0]?.n);
  } finally {
    await session.close();
  }
};

/** A decision of its own day and document each, of which a return or an approval is made. */
const decisions = fc.array(fc.constantFrom('returned', 'approved'), { minLength: 1, maxLength: 6 }).map((made) =>
  made.map(
    (decision, index): Stated => ({
      decision,
      approved_on: `2025-0${index + 1}-10`,
      document: `示${index + 1}号`,
    }),
  ),
);

const shuffled = (files: readonly Stated[]) => fc.shuffledSubarray([...files], { minLength: files.length });

const less: readonly ((row: Stated) => Stated)[] = [
  (row) => row,
  (row) => ({ ...row, document: null }),
  (row) => ({ ...row, approved_on: null }),
  (row) => ({ ...row, approved_on: null, document: null }),
];

it('counts each decision to return once, whatever the order of the files, however often and fully it is stated', async () => {
  const sent = decisions.chain((made) =>
    fc
      .array(fc.tuple(fc.constantFrom(...made), fc.constantFrom(...less)), { maxLength: 6 })
      .map((again) => again.map(([row, cut]) => cut(row)).filter(({ decision }) => decision === 'returned'))
      .chain((again) => shuffled([...made, ...again]))
      .map((files) => ({ made, files })),
  );
  await fc.assert(
    fc.asyncProperty(sent, async ({ made, files }) => {
      expect(await timesReturned(files)).toBe(made.filter(({ decision }) => decision === 'returned').length);
    }),
    { numRuns: 40 },
  );
});

it('counts at least once where the decision in force returns the goals', async () => {
  const cell = <Value extends string>(...values: Value[]) => fc.constantFrom<Value | null>(...values, null);
  const stated = fc.record({
    decision: fc.constantFrom('returned', 'approved'),
    approved_on: cell('2025-01-10', '2025-02-10'),
    document: cell('示1号', '示2号'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(stated, { minLength: 1, maxLength: 6 }), async (files) => {
      const times = await timesReturned(files);
      const returns = files.filter(({ decision }) => decision === 'returned').length;
      expect(times).toBeGreaterThanOrEqual(files.at(-1)?.decision === 'returned' ? 1 : 0);
      expect(times).toBeLessThanOrEqual(returns);
    }),
    { numRuns: 60 },
  );
});
