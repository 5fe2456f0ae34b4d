import type { Effects } from '../ports/effects.ts';
import type { Session } from '../ports/engine.ts';
import { ident } from '../sql/ident.ts';
import { runAudits } from './audit.ts';
import { models } from './catalogue.ts';
import { ModelError } from './errors.ts';
import type { BuildInputs } from './inputs.ts';
import { type MartDigest, martDigest, resultDigestOf } from './mart-digest.ts';
import { marts } from './marts/catalogue.ts';
import type { Mart } from './marts/mart.ts';
import { prepareInputs } from './prepare.ts';
import { runModel } from './run-model.ts';

export interface BuildResult {
  readonly marts: Readonly<Record<string, MartDigest>>;
  readonly resultDigest: string;
}

const martNamed = new Map(marts.map((mart) => [mart.name, mart]));

const createEmpty = (session: Session, mart: Mart): Promise<void> =>
  session.run(`CREATE TABLE ${ident(mart.name)} (${mart.columns.map(({ name, type }) => `${ident(name)} ${type}`).join(', ')})`);

/** Every model in the catalogue's order; a mart without one stands empty. */
const computeMarts = async (session: Session, asset: Effects['asset']): Promise<void> => {
  for (const model of models) await runModel(session, model, await asset(model.path), martNamed.get(model.name));
  const made = new Set(models.map((model) => model.name));
  for (const mart of marts) if (!made.has(mart.name)) await createEmpty(session, mart);
};

/**
 * Recomputes every mart from a snapshot and a policy inside the session, audits them and digests them; the marts stay as relations of the session.
 * Throws ModelError, MartShapeError and AuditError.
 */
export const build = async (session: Session, asset: Effects['asset'], inputs: BuildInputs): Promise<BuildResult> => {
  try {
    await prepareInputs(session, inputs);
  } catch (cause) {
    throw new ModelError('inputs', { cause });
  }
  await computeMarts(session, asset);
  await runAudits(session, asset);
  const digests: Record<string, MartDigest> = {};
  for (const mart of marts) digests[mart.name] = await martDigest(session, mart);
  return { marts: digests, resultDigest: resultDigestOf(digests) };
};
