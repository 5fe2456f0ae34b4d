import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { allocationLineAudited, buildAllocationLine } from '../../../analytics/models/allocation-line.ts';
import { runAudits } from '../../../analytics/models/audit.ts';
import { readModels } from '../../../analytics/models/catalogue.ts';
import type { BuildInputs } from '../../../analytics/models/inputs.ts';
import { inMemory } from '../../../analytics/models/mart-file.ts';
import { prepareInputs } from '../../../analytics/models/prepare.ts';
import { runModel } from '../../../analytics/models/run-model.ts';
import type { RunRecord } from '../../../analytics/run/record.ts';
import { asset } from '../../../functions/adapters/assets.ts';
import { policyOfFile } from '../../../functions/cli/policy-file.ts';
import { readLocal } from '../../../functions/cli/wiring.ts';
import { locateSnapshot } from '../../../functions/steps/compute/inputs.ts';
import { takeSnapshot } from '../../../functions/steps/snapshot/step.ts';

const quiet = {
  out: () => true,
  err: () => true,
  isTerminal: false,
  wait: async () => false,
  clock: () => '2026-01-15T08:00:00.000Z',
  environment: {},
};

/** What the run in a data directory was computed from. */
export const inputsOf = async (data: string, { fiscalYear, through, allocation }: RunRecord): Promise<BuildInputs> => {
  const local = await readLocal(data, quiet);
  try {
    const { lake, rows } = await locateSnapshot(local.effects, await takeSnapshot(local.effects));
    const policy = await policyOfFile(local.effects, null);
    return { policy, fiscalYear, through, envelopeAmount: allocation?.envelopeAmount ?? null, lake, snapshot: rows };
  } finally {
    await local.close();
  }
};

/**
 * Every model, the allocation and every audit on an engine, as a build does it; the digests apart, which DuckDB works
 * out in SQL of its own.
 */
export const computeOn = async (session: Session, inputs: BuildInputs): Promise<void> => {
  await prepareInputs(session, inputs);
  const models = await readModels(asset);
  for (const model of models)
    await runModel(
      session,
      model,
      marts.find(({ name }) => name === model.name),
    );
  await buildAllocationLine(session, inputs, inMemory);
  await runAudits(session, asset, [...models, allocationLineAudited]);
};
