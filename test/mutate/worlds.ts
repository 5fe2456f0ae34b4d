import { readdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Session } from '../../analytics/core/ports/engine.ts';
import type { Model } from '../../analytics/models/catalogue.ts';
import * as evaluation from '../analytics/evaluation/fixture.ts';
import { evaluated, openYear } from '../analytics/evaluation/year.ts';
import * as monitoring from '../analytics/models/fixture.ts';
import { inForce, restated } from '../analytics/models/restated.ts';

/** Rows over which some models stand worked out, and what a test says must come of them. */
export interface World {
  readonly name: string;
  /** The folder of the fixture: the model it is about. */
  readonly about: string;
  /** The relations that something must come of. */
  readonly relations: readonly string[];
  readonly models: readonly Model[];
  open(): Promise<Session>;
  /** Whether what stands in the session is what must. */
  holds(session: Session): Promise<boolean>;
}

type Compared = readonly { readonly due: unknown; readonly found: unknown }[];
const allEqual = (pairs: Compared): boolean => pairs.every(({ due, found }) => isDeepStrictEqual(found, due));

const monitoringWorlds = async (folder: string): Promise<readonly World[]> =>
  (await monitoring.fixturesOf(folder)).map((fixture) => ({
    name: `${folder}/${fixture.name}`,
    about: folder,
    relations: Object.keys(fixture.expected),
    models: monitoring.modelsOf(folder),
    open: () => monitoring.openMonitored(fixture, monitoring.modelsOf(folder)),
    holds: async (session) => allEqual(await monitoring.compared(session, fixture)),
  }));

const evaluationWorlds = async (folder: string): Promise<readonly World[]> =>
  (await evaluation.fixturesOf(folder)).map((fixture) => ({
    name: `${folder}/${fixture.name}`,
    about: folder,
    relations: Object.keys(fixture.expected),
    models: evaluated,
    open: () => openYear(fixture.given, fixture.policy),
    holds: async (session) => allEqual(await evaluation.compared(session, fixture)),
  }));

/** Every dataset restated. */
const restatedWorld: World = {
  name: 'restated',
  about: 'staging',
  relations: Object.keys(restated.expected),
  models: inForce,
  open: () => monitoring.openMonitored(restated, inForce),
  holds: async (session) => allEqual(await monitoring.compared(session, restated)),
};

/** Every fixture of the models. */
export const fixtureWorlds = async (): Promise<readonly World[]> => {
  const folders = readdirSync(new URL('../fixtures/models/', import.meta.url)).sort();
  const worlds = folders.map((folder) =>
    /^(evaluation|allocation)_/.test(folder) ? evaluationWorlds(folder) : monitoringWorlds(folder),
  );
  return [restatedWorld, ...(await Promise.all(worlds)).flat()];
};
