import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Row, Session } from '../../../analytics/core/ports/engine.ts';
import type { Snapshot } from '../../../analytics/lake/snapshot.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { buildStep } from '../compute/step.ts';

/** A project whose light, score, grade or money is not the same under two policies. */
export interface Changed {
  readonly project: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Whom a change of policy touches, on one snapshot. */
export interface Effect {
  readonly through: string;
  readonly lights: readonly Changed[];
  readonly grades: readonly Changed[];
  readonly scores: readonly Changed[];
  /** Next year's money in yuan, the largest change first. */
  readonly money: readonly Changed[];
}

interface Result {
  readonly through: string;
  readonly rows: Readonly<Record<'lights' | 'grades' | 'scores' | 'money', readonly Row[]>>;
}

const queries = {
  lights: `SELECT m.project_code, m.project_name, m.light AS value FROM monitoring_project m
           JOIN run_setting r ON r.through_period = m.period`,
  grades: 'SELECT project_code, project_name, grade AS value FROM evaluation_project',
  scores: 'SELECT project_code, project_name, score AS value FROM evaluation_project',
  money: `SELECT project_code, max(project_name) AS project_name, sum(allocated_amount) AS value FROM allocation_line
          WHERE project_code <> 'RESERVE' GROUP BY project_code`,
} as const;

const read = async (session: Session, through: string): Promise<Result> => ({
  through,
  rows: {
    lights: await session.rows(queries.lights),
    grades: await session.rows(queries.grades),
    scores: await session.rows(queries.scores),
    money: await session.rows(queries.money),
  },
});

const written = (value: Row[string] | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

const changedOf = (before: readonly Row[], after: readonly Row[]): readonly Changed[] => {
  const was = new Map(before.map((row) => [String(row.project_code), row]));
  const is = new Map(after.map((row) => [String(row.project_code), row]));
  return [...new Set([...was.keys(), ...is.keys()])].toSorted().flatMap((project) => {
    const [one, other] = [was.get(project), is.get(project)];
    const change = { before: written(one?.value), after: written(other?.value) };
    return change.before === change.after
      ? []
      : [{ project, name: String(other?.project_name ?? one?.project_name ?? ''), ...change }];
  });
};

const distance = ({ before, after }: Changed): number => Math.abs(Number(after ?? 0) - Number(before ?? 0));

/** Computes a snapshot under both policies and names every project for which something changes. */
export const effectOf = async (
  effects: Effects,
  snapshot: Snapshot,
  through: string | null,
  [a, b]: readonly [Policy, Policy],
): Promise<Effect> => {
  const under = async (policy: Policy): Promise<Result> => {
    const built = await buildStep(effects, { snapshot, policy, through, envelopeAmount: null });
    try {
      return await read(built.session, built.through);
    } finally {
      await built.session.close();
    }
  };
  const [before, after] = [await under(a), await under(b)];
  const changed = (part: keyof Result['rows']): readonly Changed[] => changedOf(before.rows[part], after.rows[part]);
  return {
    through: after.through,
    lights: changed('lights'),
    grades: changed('grades'),
    scores: changed('scores'),
    money: changed('money').toSorted((one, other) => distance(other) - distance(one)),
  };
};
