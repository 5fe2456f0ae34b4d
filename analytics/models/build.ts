import type { Allocation } from '../allocation/allocate.ts';
import { marts } from '../contracts/marts/catalogue.ts';
import type { Effects } from '../core/ports/effects.ts';
import type { Session } from '../core/ports/engine.ts';
import { allocationLineAudited, buildAllocationLine } from './allocation-line.ts';
import { runAudits } from './audit.ts';
import { type Model, readModels } from './catalogue.ts';
import { ModelError } from './errors.ts';
import type { BuildInputs } from './inputs.ts';
import { type MartDigest, martDigest, resultDigestOf } from './mart-digest.ts';
import { inFiles, martFile } from './mart-file.ts';
import { prepareInputs } from './prepare.ts';
import { runModel } from './run-model.ts';

export interface BuildResult {
  readonly marts: Readonly<Record<string, MartDigest>>;
  readonly resultDigest: string;
  /** The envelope that was allocated; null without requests. */
  readonly allocation: Allocation['envelope'];
}

const martNamed = new Map(marts.map((mart) => [mart.name, mart]));

/** Every model in its order, then the allocation. */
const computeMarts = async (
  session: Session,
  models: readonly Model[],
  inputs: BuildInputs,
  folder: string,
): Promise<Allocation['envelope']> => {
  const keep = inFiles(folder);
  for (const model of models) await runModel(session, model, martNamed.get(model.name), keep);
  return buildAllocationLine(session, inputs, keep);
};

/**
 * Recomputes every mart from a snapshot and a policy, audits them and digests them. Each is worked out once and written
 * to `folder`, a place within reach of the session, as Parquet in key order; as a relation of the session it is that
 * file, for as long as it lies there. Throws ModelHeadError, ModelError, MartShapeError, EnvelopeTooSmallError and
 * AuditError.
 */
export const build = async (
  session: Session,
  asset: Effects['asset'],
  inputs: BuildInputs,
  folder: string,
): Promise<BuildResult> => {
  const models = await readModels(asset);
  try {
    await prepareInputs(session, inputs);
  } catch (cause) {
    throw new ModelError('inputs', { cause });
  }
  const allocation = await computeMarts(session, models, inputs, folder);
  await runAudits(session, asset, [...models, allocationLineAudited]);
  const digests: Record<string, MartDigest> = {};
  for (const mart of marts) digests[mart.name] = await martDigest(session, mart, martFile(folder, mart));
  return { marts: digests, resultDigest: resultDigestOf(digests), allocation };
};
