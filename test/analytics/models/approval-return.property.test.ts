import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultPolicy } from '../evaluation/year.ts';
import { monitored, openMonitored } from './fixture.ts';

type Stated = Readonly<Record<'decision' | 'approved_on' | 'document', string | null>>;

const model = monitored.filter(({ name }) => name === 'approval_return');

const codeOf = (index: number): string => `P${index + 1}`;

/**
 * How often each of several projects was returned, where each file states one decision of one project, in this order of
 * receipt: many are worked out in one session, which takes longer to open than one of them.
 */
const timesReturned = async (projects: readonly (readonly Stated[])[]): Promise<readonly number[]> => {
  const approval = projects
    .flatMap((files, index) => files.map((row) => ({ ...row, project_code: codeOf(index) })))
    .map((row, index) => ({ ...row, file: String(index + 1) }));
  const session = await openMonitored({ given: { approval }, policy: defaultPolicy, through: '2025-12' }, model);
  try {
    const rows = await session.rows('SELECT project_code, count(*) AS n FROM approval_return GROUP BY project_code');
    const counted = new Map(rows.map(({ project_code, n }) => [project_code, Number(n)]));
    return projects.map((_, index) => counted.get(codeOf(index)) ?? 0);
  } finally {
    await session.close();
  }
};

/** So many projects at once; a failure is cut down to the one that shows it. */
const several = { minLength: 1, maxLength: 20, size: 'max' } as const;

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
    fc.asyncProperty(fc.array(sent, several), async (projects) => {
      expect(await timesReturned(projects.map(({ files }) => files))).toEqual(
        projects.map(({ made }) => made.filter(({ decision }) => decision === 'returned').length),
      );
    }),
    { numRuns: 8 },
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
    fc.asyncProperty(fc.array(fc.array(stated, { minLength: 1, maxLength: 6 }), several), async (projects) => {
      const counted = await timesReturned(projects);
      for (const [index, files] of projects.entries()) {
        const returns = files.filter(({ decision }) => decision === 'returned').length;
        expect(counted[index]).toBeGreaterThanOrEqual(files.at(-1)?.decision === 'returned' ? 1 : 0);
        expect(counted[index]).toBeLessThanOrEqual(returns);
      }
    }),
    { numRuns: 12 },
  );
});
