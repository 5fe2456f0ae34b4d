import { parseYuan } from '../../../analytics/core/money.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Row, Session } from '../../../analytics/core/ports/engine.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { type BuildRequest, buildStep } from '../compute/step.ts';

/** A project or department for which something is not the same under two policies; null where there is nothing. */
export interface Changed {
  readonly code: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What is compared: the code, the name and the value of each project or department. */
const queries = {
  lights: `SELECT m.project_code AS code, m.project_name AS name, m.light AS value FROM monitoring_project m
           JOIN run_setting r ON r.through_period = m.period`,
  scores: 'SELECT project_code AS code, project_name AS name, score AS value FROM evaluation_project',
  grades: 'SELECT project_code AS code, project_name AS name, grade AS value FROM evaluation_project',
  findings: 'SELECT project_code AS code, project_name AS name, findings AS value FROM evaluation_project',
  totals: 'SELECT department_code AS code, department_name AS name, total AS value FROM evaluation_department',
  departmentGrades:
    'SELECT department_code AS code, department_name AS name, grade AS value FROM evaluation_department',
  ranks: 'SELECT department_code AS code, department_name AS name, "rank" AS value FROM evaluation_department',
  money: `SELECT project_code AS code, max(project_name) AS name, sum(allocated_amount) AS value FROM allocation_line
          WHERE project_code <> 'RESERVE' GROUP BY project_code`,
} as const;

type Part = keyof typeof queries;
const parts = Object.keys(queries) as Part[];

/** Whom a change of policy touches, on one snapshot: scores and money with the largest change first, else by code. */
export type Effect = Readonly<Record<Part, readonly Changed[]>> & {
  readonly through: string;
  /** Whether the year was evaluated at all, which it is when its December is in. */
  readonly evaluated: boolean;
};

type Results = Readonly<Record<Part, readonly Row[]>>;

const read = async (session: Session): Promise<Results> => {
  const results: Partial<Record<Part, readonly Row[]>> = {};
  for (const part of parts) results[part] = await session.rows(queries[part]);
  return results as Results;
};

const written = (value: Row[string] | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

const changedOf = (before: readonly Row[], after: readonly Row[]): readonly Changed[] => {
  const was = new Map(before.map((row) => [String(row.code), row]));
  const is = new Map(after.map((row) => [String(row.code), row]));
  return [...new Set([...was.keys(), ...is.keys()])].toSorted().flatMap((code) => {
    const [one, other] = [was.get(code), is.get(code)];
    const change = { before: written(one?.value), after: written(other?.value) };
    return change.before === change.after ? [] : [{ code, name: String(other?.name ?? one?.name ?? ''), ...change }];
  });
};

/** How far an amount or a score of two decimals moves, in hundredths. */
const distance = ({ before, after }: Changed): bigint => {
  const moved = parseYuan(after ?? '0') - parseYuan(before ?? '0');
  return moved < 0n ? -moved : moved;
};

const largestFirst = (changes: readonly Changed[]): readonly Changed[] =>
  changes.toSorted((one, other) => Number(distance(other) - distance(one)));

/** Computes a snapshot under both policies and names everyone for whom something changes; nothing is written. */
export const effectOf = async (
  effects: Effects,
  request: Omit<BuildRequest, 'policy' | 'envelopeAmount'>,
  [a, b]: readonly [Policy, Policy],
): Promise<Effect> => {
  const under = async (policy: Policy): Promise<readonly [Results, string]> => {
    const built = await buildStep(effects, { ...request, policy, envelopeAmount: null });
    try {
      return [await read(built.session), built.through];
    } finally {
      await built.session.close();
    }
  };
  const [before, through] = await under(a);
  const [after] = await under(b);
  const changed = (part: Part): readonly Changed[] => changedOf(before[part], after[part]);
  return {
    through,
    evaluated: after.scores.length > 0,
    lights: changed('lights'),
    scores: largestFirst(changed('scores')),
    grades: changed('grades'),
    findings: changed('findings'),
    totals: largestFirst(changed('totals')),
    departmentGrades: changed('departmentGrades'),
    ranks: changed('ranks'),
    money: largestFirst(changed('money')),
  };
};
