import type { Dataset } from '../../analytics/contracts/dataset.ts';
import { periodOf } from '../../analytics/core/period.ts';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import type { Row, Session } from '../../analytics/core/ports/engine.ts';
import { readModels } from '../../analytics/models/catalogue.ts';
import { prepareInputs } from '../../analytics/models/prepare.ts';
import { runModel } from '../../analytics/models/run-model.ts';
import { locateSnapshot } from '../steps/compute/inputs.ts';
import { defaultPolicy } from '../steps/policy/in-force.ts';
import { takeSnapshot } from '../steps/snapshot/step.ts';
import { InputError } from './failure.ts';
import { problems } from './problems.ts';

const declared = new Set([
  'staging_contested_project',
  'staging_project',
  'staging_contested_indicator',
  'staging_indicator',
  'staging_contested_organisation',
  'staging_organisation',
  'staging_contested_department_indicator',
  'staging_department_indicator',
  'staging_contested_execution',
  'staging_execution',
]);

const declaredIn = async (
  session: Session,
  effects: Effects,
  query: string,
  params: Readonly<Record<string, string>>,
): Promise<readonly Row[]> => {
  const { lake, rows } = await locateSnapshot(effects, await takeSnapshot(effects));
  const year = new Date(effects.clock()).getUTCFullYear();
  const policy = await defaultPolicy(effects);
  await prepareInputs(session, {
    policy,
    fiscalYear: year,
    through: periodOf(year, 12),
    envelopeAmount: null,
    lake,
    snapshot: rows,
  });
  for (const model of await readModels(effects.asset))
    if (declared.has(model.name)) await runModel(session, model, undefined);
  return session.rows(await effects.asset(query), params);
};

/** Rows of a query over what has been declared. */
export const declaredRows = async (
  effects: Effects,
  objects: string,
  query: string,
  params: Readonly<Record<string, string>>,
): Promise<readonly Row[]> => {
  const session = await effects.engine.open([objects]);
  try {
    return await declaredIn(session, effects, query, params);
  } finally {
    await session.close();
  }
};

/** Keeps of each row what the dataset has columns for, once each. */
const fitted = (dataset: Dataset, rows: readonly Row[]): readonly Row[] => {
  const names = dataset.fields.map(({ name }) => name).filter((name) => name in (rows[0] ?? {}));
  const kept = rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])));
  return [...new Map(kept.map((row) => [JSON.stringify(row), row])).values()];
};

/** Rows with which a unit's template is pre-filled; throws InputError when nothing is known of the unit. */
export const knownRows = async (
  effects: Effects,
  objects: string,
  dataset: Dataset,
  unit: string,
): Promise<readonly Row[]> => {
  const rows = await declaredRows(effects, objects, 'contracts/known-rows.sql', { unit_code: unit });
  if (rows.length === 0) throw new InputError(problems.unitUnknown(unit));
  return fitted(dataset, rows);
};
