import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../analytics/core/ports/engine.ts';
import {
  addSuspects,
  fundYears,
  openSuspects,
  passesOver,
  severalRows,
} from '../../analytics/intake/check/magnitude-suspects.ts';
import { smallEngine } from '../analytics/evaluation/year.ts';

interface Line {
  readonly project: number;
  readonly month: number;
  readonly fund: number;
  readonly initial: number | null;
  readonly adjusted: number;
  readonly spent: number;
}

let session: Session;
const columns = {
  source_file: 'BIGINT',
  source_row: 'BIGINT',
  fiscal_year: 'INTEGER',
  period: 'VARCHAR',
  reporter: 'VARCHAR',
  project_code: 'VARCHAR',
  fund_source: 'VARCHAR',
  initial_amount: 'DECIMAL(18,2)',
  adjusted_amount: 'DECIMAL(18,2)',
  spent_amount: 'DECIMAL(18,2)',
};

beforeAll(async () => {
  session = await smallEngine.open([]);
  await session.loadTyped('typed_execution', columns, []);
  await session.loadTyped('accepted_execution', { ...columns, source_file: 'VARCHAR' }, []);
  await session.loadTyped(
    'listed',
    { fiscal_year: 'INTEGER', project_code: 'VARCHAR', initial_amount: 'DECIMAL(18,2)' },
    [['2025', 'P0', '1000']],
  );
  await session.run(openSuspects);
});
afterAll(() => session.close());

const cells = ({ project, month, fund, initial, adjusted, spent }: Line, index: number): readonly (string | null)[] => [
  '0',
  String(index),
  '2025',
  `2025-${String(month).padStart(2, '0')}`,
  'treasury',
  `P${project}`,
  `F${fund}`,
  initial === null ? null : String(initial),
  String(adjusted),
  String(spent),
];

const put = async (table: string, lines: readonly Line[]): Promise<void> => {
  await session.run(`DELETE FROM ${table}`);
  for (const [index, line] of lines.entries())
    await session.run(
      `INSERT INTO ${table} VALUES (${cells(line, index)
        .map((cell) => (cell === null ? 'NULL' : `'${cell}'`))
        .join(', ')})`,
    );
};

const found = async (passes: number): Promise<readonly string[]> => {
  await session.run('DELETE FROM suspect_project');
  for (const pass of passesOver(passes * 2_000_000)) {
    await session.run(fundYears(pass));
    await session.run(severalRows);
    for (const statement of addSuspects('listed', pass)) await session.run(statement);
  }
  const rows = await session.rows('SELECT DISTINCT project_code FROM suspect_project ORDER BY project_code');
  return rows.map((row) => String(row.project_code));
};

const isFar = (a: number, b: number): boolean => a > 0 && b > 0 && (a >= b * 2 || b >= a * 2);

const sumsBy = (lines: readonly Line[], key: (line: Line) => string) =>
  [...Map.groupBy(lines, key)].map(([, group]) => ({
    month: group[0]?.month ?? 0,
    initial: group.every(({ initial }) => initial !== null)
      ? group.reduce((sum, { initial }) => sum + (initial ?? 0), 0)
      : null,
    adjusted: group.reduce((sum, { adjusted }) => sum + adjusted, 0),
    spent: group.reduce((sum, { spent }) => sum + spent, 0),
  }));

/** What a colleague with a pencil would look at again. */
const isOdd = (lines: readonly Line[]): boolean => {
  const months = sumsBy(lines, ({ month }) => String(month));
  const isOnList = lines[0]?.project === 0;
  if (months.some(({ adjusted, spent }) => adjusted > 0 && spent >= adjusted * 100)) return true;
  if (months.some(({ adjusted, spent }) => spent > 0 && spent * 5000 <= adjusted)) return true;
  if (isOnList && months.some(({ adjusted }) => isFar(adjusted, 1000))) return true;
  if (isOnList && months.some(({ initial }) => initial !== null && initial !== 1000)) return true;
  return [...Map.groupBy(lines, ({ fund }) => fund).values()].some((own) => {
    const told = sumsBy(own, ({ month }) => String(month)).toSorted((a, b) => a.month - b.month);
    return (
      told.some(({ spent }, at) => spent < (told[at - 1]?.spent ?? 0)) ||
      told.some((one) => told.some((other) => isFar(one.adjusted, other.adjusted)))
    );
  });
};

const line = fc.record({
  project: fc.integer({ min: 0, max: 3 }),
  month: fc.integer({ min: 1, max: 12 }),
  fund: fc.integer({ min: 0, max: 1 }),
  initial: fc.constantFrom(null, null, 500, 1000),
  adjusted: fc.constantFrom(0, 5, 10, 400, 500, 900, 1000, 90_000),
  spent: fc.constantFrom(0, 1, 2, 500, 900, 100_000),
});

test('the first look finds the projects with an odd amount and no others, in however many passes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), fc.integer({ min: 1, max: 3 }), async (lines, passes) => {
      await put('typed_execution', lines);
      const odd = [...Map.groupBy(lines, ({ project }) => project)].filter(([, own]) => isOdd(own));
      expect(await found(passes)).toEqual(odd.map(([project]) => `P${project}`).toSorted());
    }),
    { numRuns: 40, seed: 1 },
  );
});

test('a month is held to what an earlier delivery stated, and to each of several files that did', async () => {
  const july = { project: 1, month: 7, fund: 0, initial: null, adjusted: 1000, spent: 500 };
  await put('accepted_execution', [july, { ...july, project: 2 }]);
  await put('typed_execution', [
    { ...july, month: 8, spent: 499 },
    { ...july, project: 2, month: 8 },
  ]);
  expect(await found(1)).toEqual(['P1']);
  await put('accepted_execution', []);
});

test('two million rows are looked at in one pass', () => {
  expect([0, 2_000_000, 2_000_001, 10_000_000].map((rows) => passesOver(rows).length)).toEqual([1, 1, 2, 5]);
});
