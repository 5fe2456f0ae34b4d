import { dirname } from 'node:path';
import { marts } from '../../analytics/contracts/marts/catalogue.ts';
import type { Session } from '../../analytics/core/ports/engine.ts';
import { prepareInputs } from '../../analytics/models/prepare.ts';
import { runModel } from '../../analytics/models/run-model.ts';
import { locateSnapshot } from '../../functions/steps/compute/inputs.ts';
import type { BuildRequest } from '../../functions/steps/compute/step.ts';
import { smallEngine } from '../analytics/evaluation/year.ts';
import { openMonitored } from '../analytics/models/fixture.ts';
import { drawnWorlds, everyModel } from '../support/drawn/worlds.ts';
import { openSampleYear, type SampleYear } from '../support/sample-year.ts';
import type { World } from './worlds.ts';

const published = marts.filter(({ name }) => everyModel.some((model) => model.name === name));
const martNamed = new Map(published.map((mart) => [mart.name, mart]));

/** Rows and their digest by mart: as test/golden pins them, though by another digest that is quicker to take. */
const figuresOf = async (session: Session): Promise<string> => {
  const counted = published.map(
    ({ name }) =>
      `SELECT '${name}' AS mart, count(*) AS times, CAST(bit_xor(hash(m)) AS VARCHAR) AS digest FROM ${name} m`,
  );
  return JSON.stringify(await session.rows(counted.join(' UNION ALL ')), (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
};

/** A year whose figures are pinned: it holds while they are what they were when it was opened. */
const pinned = (name: string, opened: () => Promise<Session>): World => {
  const expected = new Map<Session, string>();
  return {
    name: `sample/${name}`,
    about: 'sample',
    relations: published.map((mart) => mart.name),
    models: everyModel,
    open: async () => {
      const session = await opened();
      expected.set(session, await figuresOf(session));
      return session;
    },
    holds: async (session) => (await figuresOf(session)) === expected.get(session),
  };
};

const openSample = async ({ office }: SampleYear, run: BuildRequest): Promise<Session> => {
  const { snapshot, policy, envelopeAmount, through } = run;
  const { lake, rows } = await locateSnapshot(office.effects, snapshot);
  const session = await smallEngine.open([...new Set(Object.values(lake).flat().map(dirname))]);
  const year = { policy, envelopeAmount, fiscalYear: 2025, through: through ?? '2025-12' };
  await prepareInputs(session, { ...year, lake, snapshot: rows });
  for (const model of everyModel) await runModel(session, model, martNamed.get(model.name));
  return session;
};

/**
 * The years whose figures are pinned: those drawn from few values, then the fictional district's, whose office the
 * caller closes.
 */
export const sampleWorlds = async (): Promise<{ readonly sample: SampleYear; readonly worlds: readonly World[] }> => {
  const sample = await openSampleYear();
  return {
    sample,
    worlds: [
      ...drawnWorlds.map((world) => pinned(`drawn ${world.name}`, () => openMonitored(world, everyModel))),
      ...Object.entries(sample.runs).map(([name, run]) => pinned(name, () => openSample(sample, run))),
    ],
  };
};
