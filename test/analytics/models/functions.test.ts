import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { functionMacros, functionsOf, writtenOut } from '../../../analytics/models/functions.ts';
import { asset } from '../../../functions/adapters/assets.ts';
import { duckdbEngine } from '../../../functions/adapters/duckdb.ts';
import { functionCases } from './function-cases.ts';

let session: Session;
beforeAll(async () => {
  session = await duckdbEngine({ threads: 1 }).open([]);
});
afterAll(() => session.close());

const functions = functionsOf(await functionMacros(asset));

/** What an expression comes to, by DuckDB's macro and with every function written out. */
const both = async (expression: string): Promise<readonly [macro: unknown, written: unknown]> => {
  const [row] = await session.rows(`SELECT ${expression} AS macro, ${writtenOut(expression, functions)} AS written`);
  return [row?.macro, row?.written];
};

const exact = (number: bigint): string => `CAST(${number} AS DECIMAL(38,0))`;
const size = (number: bigint): bigint => (number < 0n ? -number : number);

/** Half away from zero, in whole numbers. */
const divided = (part: bigint, whole: bigint): bigint => {
  const up = (2n * size(part) + whole) / (2n * whole);
  return part < 0n ? -up : up;
};

const asRate = (millionths: bigint): string => {
  const digits = String(size(millionths)).padStart(7, '0');
  return `${millionths < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
};

/** A division near a half, where floating point errs: `by` units beside the tie, 0 on it. */
const nearHalf = fc
  .record({
    quotient: fc.bigInt({ min: 0n, max: 999_998_000_000n }),
    half: fc.bigInt({ min: 1n, max: 10n ** 14n }),
    by: fc.constantFrom(-1n, 0n, 1n),
    negative: fc.boolean(),
  })
  .map(({ quotient, half, by, negative }) => {
    const part = (2n * quotient + 1n) * half + by;
    return { part: negative ? -part : part, whole: 2n * half };
  });

const divisions = fc.array(nearHalf, { minLength: 100, maxLength: 100 });

/** The same for many divisions at once; the expression is over `part` and `whole`. */
const ofEach = async (pairs: readonly { part: bigint; whole: bigint }[], expression: string): Promise<unknown> => {
  const given = pairs.map(({ part, whole }) => `(${exact(part)}, ${exact(whole)})`).join(', ');
  const text = `CAST(${expression} AS VARCHAR)`;
  return session.rows(
    `SELECT ${text} AS macro, ${writtenOut(text, functions)} AS written FROM (VALUES ${given}) AS given (part, whole)`,
  );
};

const twice = (due: string): object => ({ macro: due, written: due });

describe('quotients are exact', () => {
  it('half_up, beside a half and on it', () =>
    fc.assert(
      fc.asyncProperty(divisions, async (pairs) => {
        const due = pairs.map(({ part, whole }) => twice(String(divided(part, whole))));
        expect(await ofEach(pairs, 'half_up(part, whole)')).toEqual(due);
      }),
      { numRuns: 5 },
    ));

  it('rounded, half up and half even', () =>
    fc.assert(
      fc.asyncProperty(divisions, async (pairs) => {
        const up = pairs.map(({ part, whole }) => divided(size(part), whole));
        const even = pairs.map(({ part, whole }, index) => {
          const quotient = up[index] ?? 0n;
          const tie = 2n * size(part) === (2n * quotient - 1n) * whole;
          return tie && quotient % 2n === 1n ? quotient - 1n : quotient;
        });
        const by = (mode: string): string => `rounded(abs(part), whole, '${mode}', half_up(abs(part), whole))`;
        expect(await ofEach(pairs, by('half_up'))).toEqual(up.map(String).map(twice));
        expect(await ofEach(pairs, by('half_even'))).toEqual(even.map(String).map(twice));
      }),
      { numRuns: 5 },
    ));

  it('rate, on a half of a millionth', () =>
    fc.assert(
      fc.asyncProperty(divisions, async (pairs) => {
        const due = pairs.map(({ part, whole }) => twice(asRate(divided(part, whole))));
        // The part is a millionth of what it was, so that the half is one of millionths.
        const part = 'CAST(part * CAST(0.000001 AS DECIMAL(7,6)) AS DECIMAL(38,6))';
        expect(await ofEach(pairs, `rate(${part}, whole)`)).toEqual(due);
      }),
      { numRuns: 5 },
    ));

  it.each(functionCases)('%s is %s', async (expression, due) =>
    expect(await both(`CAST(${expression} AS VARCHAR)`)).toEqual([due, due]),
  );
});

describe('a function written out', () => {
  const twice = { parameters: ['n'], body: '2 * n' };
  const sum = { parameters: ['a', 'b'], body: 'a + b' };
  const few = new Map(Object.entries({ twice, sum }));

  it.each([
    ['SELECT twice(a + 1)', 'SELECT (2 * (a + 1))'],
    ['SELECT twice(twice(x))', 'SELECT (2 * ((2 * (x))))'],
    ['SELECT sum(f(a, b), (1, 2))', 'SELECT ((f(a, b)) + ((1, 2)))'],
    ['SELECT sum(b, a)', 'SELECT ((b) + (a))'],
    ["SELECT twice('twice(1), (')", "SELECT (2 * ('twice(1), ('))"],
    ['-- twice(1)\nSELECT twice', '-- twice(1)\nSELECT twice'],
    ['SELECT "twice"(1), t.twice (2)', 'SELECT "twice"(1), t.twice (2)'],
  ])('%s', (sql, due) => expect(writtenOut(sql, few)).toBe(due));

  it.each(['sum(1)', 'twice(1, 2)', 'twice(1'])('refuses %s', (sql) =>
    expect(() => writtenOut(sql, few)).toThrow(SyntaxError),
  );

  it('is read from the files of the models, each with its parameters', () => {
    expect(functions.get('half_up')?.parameters).toEqual(['part', 'whole']);
    expect(functions.size).toBe(20);
  });
});
