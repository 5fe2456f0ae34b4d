import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '../../analytics/core/digest.ts';
import { faultWords } from '../../analytics/intake/faults/catalogue.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import type { Io } from '../cli/outcome.ts';
import { openLocal } from '../cli/wiring.ts';
import { buildStep } from '../steps/compute/step.ts';
import { ingest } from '../steps/ingest/step.ts';
import type { Upload } from '../steps/ingest/upload.ts';
import { takeSnapshot } from '../steps/snapshot/step.ts';
import { RefusedError } from './facts.ts';
import { caseYear } from './render.ts';

/** A scored row: its points, and the rule they follow. */
export interface Scored {
  readonly points: number | null;
  readonly rule: string;
}

/** The points of every row under a policy, by project and indicator code; EXECUTION is the execution rate's. */
export type Scorer = (policy: Policy) => Promise<ReadonlyMap<string, Scored>>;

const key = (project: unknown, indicator: unknown): string => `${project}/${indicator}`;

/**
 * Takes an office's files in as any office's, and hands over a scorer of its year; the same policy is computed once.
 * Throws RefusedError where a file is refused.
 */
export const withScorer = async <T>(
  uploads: readonly Upload[],
  io: Io,
  use: (score: Scorer, scoredKey: typeof key) => Promise<T>,
): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-cases-'));
  const local = await openLocal(folder, io);
  try {
    const receipts = await ingest(local.effects, uploads);
    for (const { state, fileName, faults } of receipts) {
      const [fault] = faults;
      if (state !== 'accepted' && fault)
        throw new RefusedError(fileName, `${JSON.stringify(fault.place)} ${faultWords(fault).rule.zh}`);
    }
    const snapshot = await takeSnapshot(local.effects);
    const done = new Map<string, Promise<ReadonlyMap<string, Scored>>>();
    const compute = async (policy: Policy): Promise<ReadonlyMap<string, Scored>> => {
      const request = { snapshot, policy, through: `${caseYear}-12`, envelopeAmount: null };
      const { session } = await buildStep(local.effects, request);
      try {
        const rows = await session.rows('SELECT project_code, indicator_code, points, rule FROM evaluation_indicator');
        return new Map(
          rows.map((row) => [
            key(row.project_code, row.indicator_code),
            { points: row.points === null ? null : Number(row.points), rule: String(row.rule) },
          ]),
        );
      } finally {
        await session.close();
      }
    };
    const score: Scorer = (policy) => {
      const digest = digestOf(policy);
      const scored = done.get(digest) ?? compute(policy);
      done.set(digest, scored);
      return scored;
    };
    return await use(score, key);
  } finally {
    await local.close();
    await rm(folder, { recursive: true, force: true });
  }
};
