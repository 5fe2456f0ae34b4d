import { dirname } from 'node:path';
import { marts } from '../../analytics/contracts/marts/catalogue.ts';
import type { Session } from '../../analytics/core/ports/engine.ts';
import { readModels } from '../../analytics/models/catalogue.ts';
import { prepareInputs } from '../../analytics/models/prepare.ts';
import { runModel } from '../../analytics/models/run-model.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { locateSnapshot } from '../../functions/steps/compute/inputs.ts';
import { smallEngine } from '../analytics/evaluation/year.ts';
import { openSampleYear, type SampleYear } from '../support/sample-year.ts';
import type { World } from './worlds.ts';

const models = await readModels(asset);
const published = marts.filter(({ name }) => models.some((model) => model.name === name));
const martNamed = new Map(published.map((mart) => [mart.name, mart]));

/** Rows and their digest by mart: as test/golden/sample pins them, though by another digest that is quicker to take. */
const figuresOf = async (session: Session): Promise<string> => {
  const counted = published.map(
    ({ name }) =>
      `SELECT '${name}' AS mart, count(*) AS times, CAST(bit_xor(hash(m)) AS VARCHAR) AS digest FROM ${name} m`,
  );
  return JSON.stringify(await session.rows(counted.join(' UNION ALL ')), (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
};

/** The runs of the fictional district whose figures are pinned; the caller closes its office. */
export const sampleWorlds = async (): Promise<{ readonly sample: SampleYear; readonly worlds: readonly World[] }> => {
  const sample = await openSampleYear();
  const expected = new Map<Session, string>();
  const worlds = Object.entries(sample.runs).map(([name, run]): World => {
    const { snapshot, policy, envelopeAmount, through } = run;
    const open = async (): Promise<Session> => {
      const { lake, rows } = await locateSnapshot(sample.office.effects, snapshot);
      const folders = new Set(Object.values(lake).flat().map(dirname));
      const session = await smallEngine.open([...folders]);
      const year = { policy, envelopeAmount, fiscalYear: 2025, through: through ?? '2025-12' };
      await prepareInputs(session, { ...year, lake, snapshot: rows });
      for (const model of models) await runModel(session, model, martNamed.get(model.name));
      expected.set(session, await figuresOf(session));
      return session;
    };
    const holds = async (session: Session): Promise<boolean> => (await figuresOf(session)) === expected.get(session);
    return {
      name: `sample/${name}`,
      about: 'sample',
      relations: published.map((mart) => mart.name),
      models,
      open,
      holds,
    };
  });
  return { sample, worlds };
};
