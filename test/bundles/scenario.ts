import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSample } from '../../functions/sample/generate.ts';
import { recordsIn } from '../../functions/steps/archive/records.ts';
import type { FunctionName } from '../../infra/bundle/bundle.ts';
import { districts, synthesise } from '../aws/cloud/assembly.ts';
import { archiver, deliver, filesBelow, fire, jsonOf, upload } from '../aws/cloud/drive.ts';
import { type Cloud, startCloud } from '../aws/cloud.ts';

/** What one function is started with, several times over: never with an event that was answered before. */
export interface Part {
  readonly name: FunctionName;
  readonly doing: string;
  /** Milliseconds from the process's start to the answer; null where the work itself takes longer than any start. */
  readonly goal: number | null;
  readonly megabytes: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly event: (start: number) => Promise<unknown>;
  /** The part of the answer that shows the work was done. */
  readonly answer: object;
}

export interface Scenario {
  readonly parts: readonly Part[];
  readonly close: () => Promise<void>;
}

const [district] = districts;
const goals = { engine: 1200, other: 300 };

/** One department with three projects; the months of its payments last. */
const smallDistrict = async (folder: string): Promise<readonly { readonly name: string; readonly path: string }[]> => {
  await generateSample(folder, { seed: 1, departments: 1, projects: 3 });
  const isMonth = ({ name }: { readonly name: string }): boolean => /2025年\d\d月支付\.csv$/.test(name);
  const files = await filesBelow(folder);
  return [...files.filter((file) => !isMonth(file)), ...files.filter(isMonth)];
};

/** The events that something would hand to a function, taken from its way. */
const captured = async ({ front }: Cloud, hand: () => Promise<unknown>): Promise<readonly unknown[]> => {
  const { invoke } = front;
  const events: unknown[] = [];
  front.invoke = async (_, event) => {
    events.push(event);
    return { payload: null, failed: false };
  };
  try {
    await hand();
    return events;
  } finally {
    front.invoke = invoke;
  }
};

/**
 * The deployed templates on loopback's servers, and a small district taken in but for its last months: one for each
 * start.
 */
export const openScenario = async (starts: number): Promise<Scenario> => {
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-scenario-'));
  await synthesise(folder);
  const cloud = await startCloud(join(folder, 'out'), new Date().toISOString());
  const files = await smallDistrict(join(folder, 'input'));
  const send = async ({ name, path }: { readonly name: string; readonly path: string }) =>
    upload(cloud, district.code, name, await readFile(path));
  const archive = archiver(cloud);

  for (const file of files.slice(0, -starts)) await send(file);
  await deliver(cloud);
  await captured(cloud, archive);
  const { invoke } = cloud.front;
  // A run that begins here must not go on while others are timed.
  cloud.front.invoke = async () => ({ payload: { errorType: 'NotHere', errorMessage: 'only begun' }, failed: true });

  const stateOf = (period: string, start: number) => ({
    key: `demand-${period}-start-${start}`,
    period,
    regions: [district],
  });
  const plannedIn = async (key: string): Promise<unknown> =>
    (await jsonOf<readonly unknown[]>(cloud, 'lake', `runs/${key}/items.json`))[0];
  let decisions: readonly unknown[] = [];

  const part = (name: FunctionName, doing: string, goal: number | null, answer: object, event: Part['event']): Part => {
    const made = cloud.made.find(
      ({ type, properties }) => type === 'AWS::Lambda::Function' && properties.FunctionName === `jixiao-${name}`,
    );
    if (!made) throw new Error(`the templates have no function ${name}`);
    const { MemorySize, Environment } = made.properties as {
      MemorySize: number;
      Environment: { Variables: Record<string, string> };
    };
    const place = { AWS_ENDPOINT_URL: cloud.front.url, AWS_REGION: cloud.region, AWS_DEFAULT_REGION: cloud.region };
    // The access key is how the servers tell whose role a request comes under.
    return {
      name,
      doing,
      goal,
      megabytes: MemorySize,
      environment: { ...Environment.Variables, ...place, AWS_ACCESS_KEY_ID: `jixiao-${name}` },
      event,
      answer,
    };
  };

  const parts = [
    part('ingest', 'a month of payments', goals.engine, { batchItemFailures: [] }, async (start) => {
      const month = files.slice(-starts)[start];
      if (month) await send(month);
      return (await captured(cloud, () => deliver(cloud)))[0];
    }),
    part('archive', 'a decision', goals.other, { batchItemFailures: [] }, async (start) => {
      const batches = start === 0 ? await captured(cloud, archive) : [];
      if (start === 0)
        decisions = batches.flatMap((batch) => (batch as { readonly Records: readonly unknown[] }).Records);
      const written = decisions.filter((record) =>
        recordsIn({ Records: [record] }).some(({ events }) => events.length > 0),
      );
      return { Records: written.slice(start, start + 1) };
    }),
    part('begin', 'a month’s timer', goals.other, { started: true }, async (start) => {
      return (await captured(cloud, () => fire(cloud, 'jixiao-monthly', `2026-0${start + 1}-04T22:00:00Z`)))[0];
    }),
    part('snapshot', 'a district', goals.other, { planned: 1 }, async (start) => stateOf('2025-12', start)),
    part('build', 'a month not reported yet', goals.engine, { state: 'missing' }, async (start) => {
      const state = stateOf('2026-06', start);
      await invoke('jixiao-snapshot', state);
      return plannedIn(state.key);
    }),
    part('build', 'a small district whole', null, { state: 'done' }, (start) =>
      plannedIn(stateOf('2025-12', start).key),
    ),
    part('merge', 'a run', goals.other, { planned: 1, done: 1 }, async (start) => stateOf('2025-12', start)),
    part('report', 'a run', goals.other, { page: 'index.html' }, async (start) => stateOf('2025-12', start)),
    part('notify', 'a run', goals.other, { notified: true }, async (start) => stateOf('2025-12', start)),
    part('watch', 'three districts', goals.other, { isOverdue: true }, async (start) => {
      return (await captured(cloud, () => fire(cloud, 'jixiao-watch', `2026-01-1${start}T00:00:00Z`)))[0];
    }),
  ];
  return {
    parts,
    close: async () => {
      await cloud.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
