import { marts } from '../../analytics/contracts/marts/catalogue.ts';
import { ident } from '../../analytics/core/ident.ts';
import type { Session } from '../../analytics/core/ports/engine.ts';
import { runAudits } from '../../analytics/models/audit.ts';
import type { Model } from '../../analytics/models/catalogue.ts';
import { runModel } from '../../analytics/models/run-model.ts';
import { asset } from '../../functions/adapters/assets.ts';
import type { World } from './worlds.ts';

const martNamed = new Map(marts.map((mart) => [mart.name, mart]));

/** The models on the way from one to what a world speaks of, in order; none where no way leads there. */
export const onTheWay = (
  { models, relations }: Pick<World, 'models' | 'relations'>,
  name: string,
): readonly Model[] => {
  const below = new Set([name]);
  for (const model of models) if (model.inputs.some((input) => below.has(input))) below.add(model.name);
  const above = new Set(relations);
  for (const model of models.toReversed())
    if (above.has(model.name)) for (const input of model.inputs) above.add(input);
  return models.filter((model) => below.has(model.name) && above.has(model.name));
};

const drop = async (session: Session, model: Model): Promise<void> => {
  const mart = martNamed.get(model.name);
  await session.run(`DROP ${!mart && model.kept === 'view' ? 'VIEW' : 'TABLE'} ${ident(model.name)}`);
  if (mart) await session.run(`DROP VIEW ${ident(`${model.name}_draft`)}`);
};

const messageOf = (cause: unknown): string =>
  cause instanceof Error ? `${cause.message} ${messageOf(cause.cause)}` : '';

/** The engine understood no word of it: no test could be better than the engine. */
export const isNonsense = (cause: unknown): boolean => /Binder Error|Parser Error|Catalog Error/.test(messageOf(cause));

export type Verdict = 'killed' | 'alive' | 'nonsense';

/** Whether a world holds as it is, before anything is changed. */
export const holdsAsItIs = async (session: Session, world: World, names: Iterable<string>): Promise<boolean> => {
  const audited = new Set([...names].flatMap((name) => onTheWay(world, name)));
  await runAudits(session, asset, [...audited]);
  return world.holds(session);
};

/** Computes a world anew with a model's SQL changed, and puts everything back. */
export const tryModel = async (session: Session, world: World, name: string, sql: string): Promise<Verdict> => {
  const models = onTheWay(world, name);
  await session.run('BEGIN TRANSACTION');
  try {
    for (const model of models.toReversed()) await drop(session, model);
    for (const model of models)
      await runModel(session, model.name === name ? { ...model, sql } : model, martNamed.get(model.name));
    await runAudits(session, asset, models);
    return (await world.holds(session)) ? 'alive' : 'killed';
  } catch (cause) {
    return isNonsense(cause) ? 'nonsense' : 'killed';
  } finally {
    await session.run('ROLLBACK');
  }
};
