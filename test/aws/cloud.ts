import { lacksOf, rolesOf } from './cloud/authorise.ts';
import type { Clients } from './cloud/clients.ts';
import { deploy, functionsIn, type Made, stacksIn } from './cloud/deploy.ts';
import type { Front } from './cloud/front.ts';
import { type Functions, startFunctions } from './cloud/functions.ts';
import { place, startServices } from './cloud/services.ts';
import { refusesBy } from './cloud/write-once.ts';

/** The install under test, in a cloud of its own on loopback. */
export interface Cloud {
  readonly front: Front;
  readonly clients: Clients;
  readonly functions: Functions;
  /** Every resource of the templates, references resolved. */
  readonly made: readonly Made[];
  readonly region: string;
  readonly account: string;
  /** Lets time go by for the functions. */
  readonly later: (minutes: number) => void;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the servers, deploys synthesised templates as far as they can, and answers for Lambda with the bundles that
 * the templates name. All functions stamp `clock` until `later`.
 */
export const startCloud = async (assembly: string, clock: string): Promise<Cloud> => {
  const [stacks, services] = await Promise.all([stacksIn(assembly), startServices()]);
  const { front, clients } = services;
  const made = await deploy(clients, stacks, place);
  let now = clock;
  const partition = 'aws';
  const templates = stacks.map(({ template }) => template);
  const functions = startFunctions(
    functionsIn(made, stacks),
    {
      AWS_ENDPOINT_URL: front.url,
      AWS_REGION: place.region,
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      POWERTOOLS_TRACE_ENABLED: 'false',
      TZ: ':UTC',
    },
    () => now,
  );
  front.invoke = (name, event) => functions.invoke(/function:([^:]+)/.exec(name)?.[1] ?? name, event);
  front.kill = functions.kill;
  const [bucketsRefuse, lacks] = [
    refusesBy(made, partition),
    lacksOf(rolesOf(templates, { partition, ...place }), { partition, ...place }),
  ];
  front.refuses = (request, call, status) => {
    const needs = lacks(request, call, status).map(
      ({ action, resource }) => `${call.caller} may not ${action} on ${resource}`,
    );
    functions.lines.push(...needs);
    return needs.length > 0 || (status === undefined && call.service === 's3' && bucketsRefuse(request));
  };
  return {
    front,
    clients,
    functions,
    made,
    ...place,
    later: (minutes) => {
      now = new Date(Date.parse(now) + minutes * 60_000).toISOString();
    },
    stop: async () => {
      await functions.stop();
      await services.stop();
    },
  };
};
