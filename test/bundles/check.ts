import { partialDeepStrictEqual } from 'node:assert/strict';
import { access, cp, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { Bundle } from '../../infra/bundle/bundle.ts';
import { allContents } from './contents.ts';
import { openScenario, type Part } from './scenario.ts';
import { HandlerError, lambdaEnvironment, type Start, startBundle } from './start.ts';

const starts = 5;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const verdict = (holds: boolean): string => (holds ? 'pass' : 'FAIL');

/** Node looks for packages in every folder above the code, so none of these may have any. */
const refuseReachablePackages = async (folder: string): Promise<void> => {
  for (let at = folder; ; at = dirname(at)) {
    const reachable = await access(join(at, 'node_modules')).then(
      () => true,
      () => false,
    );
    if (reachable) throw new Error(`${at}/node_modules is within reach of what must be a bare process`);
    if (at === dirname(at)) return;
  }
};

const [least, median] = [0, Math.floor(starts / 2)];

/** The least and the middle of what was measured, in whole milliseconds. */
const spread = (runs: readonly Start[], measure: (run: Start) => number): readonly [number, number] => {
  const sorted = runs.map(measure).sort((a, b) => a - b);
  return [Math.round(sorted[least] ?? Number.NaN), Math.round(sorted[median] ?? Number.NaN)];
};

/**
 * Says what was measured; false where the function would not fit into its memory. How long a start takes hangs on the
 * machine too, so a goal missed is only said.
 */
const told = ({ name, doing, goal, megabytes }: Part, runs: readonly Start[]): boolean => {
  const [fastest, usual] = spread(runs, ({ milliseconds }) => milliseconds);
  const [, loaded] = spread(runs, ({ loaded }) => loaded);
  const [, busy] = spread(runs, ({ busy }) => busy);
  const peak = Math.round(Math.max(...runs.map(({ peakBytes }) => peakBytes)) / 1e6);
  const wanted = goal === null ? 'no goal' : `goal under ${goal} ms: ${verdict(fastest < goal)}`;
  say(`${verdict(peak < megabytes)}  ${name}, ${doing}: minimum ${fastest} ms, median ${usual} ms (${wanted})`);
  say(`      code loaded after ${loaded} ms, processor busy for ${busy} ms, peak memory ${peak} of ${megabytes} MB`);
  return peak < megabytes;
};

/**
 * An event that is none must be refused by the error's own name, and the log must say where: both are lost to a
 * careless bundler.
 */
const refusesByName = async (folder: string, environment: Readonly<Record<string, string>>): Promise<boolean> => {
  const refused = await startBundle(folder, environment, { no: 'event' }).catch((cause) => cause);
  return (
    refused instanceof HandlerError &&
    refused.reported.name === 'ZodError' &&
    /"at":\[[^\]]*functions\/\w+\/[\w-]+\.mjs:\d+/.test(refused.log)
  );
};

/** Starts a function's bundle with real events, from a folder that holds nothing else. */
const startPart = async (part: Part, { folder, handler }: Bundle): Promise<boolean> => {
  const given = { ...lambdaEnvironment(folder, handler, part.megabytes), ...part.environment };
  const runs: Start[] = [];
  for (let start = 0; start < starts; start++) {
    const run = await startBundle(folder, given, await part.event(start));
    partialDeepStrictEqual(run.result, part.answer);
    runs.push(run);
  }
  const named = await refusesByName(folder, given);
  if (!named) say(`${verdict(named)}  ${part.name}, an event that is none: the error's name or its place is lost`);
  return told(part, runs) && named;
};

const folder = await mkdtemp(join(tmpdir(), 'jixiao-bundles-'));
try {
  say(`node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  const held: boolean[] = [];
  const ours: Bundle[] = [];
  for await (const { bundle, zippedBytes, limit, faults } of allContents(join(folder, 'built'))) {
    const megabytes = (zippedBytes / 1e6).toFixed(2);
    say(
      `${verdict(faults.length === 0)}  ${bundle.name} for ${bundle.processor}: ${megabytes} MB zip (limit ${limit / 1e6})`,
    );
    for (const fault of faults) say(`      ${fault}`);
    held.push(faults.length === 0);
    if (bundle.processor !== process.arch) continue;
    const bare = { ...bundle, folder: join(folder, 'bare', bundle.name) };
    await cp(bundle.folder, bare.folder, { recursive: true });
    ours.push(bare);
  }
  await refuseReachablePackages(join(folder, 'bare'));

  say(`from the start of a bare process to its first answer, on a machine with a load of ${loadavg()[0]?.toFixed(1)}:`);
  const scenario = await openScenario(starts);
  try {
    for (const part of scenario.parts) {
      const bundle = ours.find(({ name }) => name === part.name);
      if (bundle) held.push(await startPart(part, bundle));
    }
  } finally {
    await scenario.close();
  }
  process.exitCode = held.every(Boolean) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
