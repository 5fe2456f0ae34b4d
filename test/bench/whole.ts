import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { marts } from '../../analytics/contracts/marts/catalogue.ts';
import type { Session } from '../../analytics/core/ports/engine.ts';
import { allocationLineAudited, buildAllocationLine } from '../../analytics/models/allocation-line.ts';
import { runAudits } from '../../analytics/models/audit.ts';
import { type Model, readModels } from '../../analytics/models/catalogue.ts';
import { writeMartCsv } from '../../analytics/models/mart-csv.ts';
import { type MartDigest, martDigest, resultDigestOf } from '../../analytics/models/mart-digest.ts';
import { inFiles, type Keep, martFile } from '../../analytics/models/mart-file.ts';
import { prepareInputs } from '../../analytics/models/prepare.ts';
import { runModel } from '../../analytics/models/run-model.ts';
import { loadPolicy } from '../../analytics/policy/load.ts';
import { stylesheet } from '../../analytics/site/parts/style.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { duckdbEngine } from '../../functions/adapters/duckdb.ts';
import { folderOutput } from '../../functions/adapters/folder-output.ts';
import { reportStep } from '../../functions/steps/report/step.ts';
import type { ModelData } from './model-data.ts';
import { readThrough } from './models.ts';
import { makeWholeData } from './whole-data.ts';

/**
 * What a run may take, and how that is shared between engine and program, in megabytes; beyond a million
 * indicator-months only memory counts.
 */
interface Goal {
  readonly megabytes: number;
  readonly engine: number;
  readonly heap: number;
  readonly ratio: number;
}

const goalOf = (indicatorMonths: number): Goal =>
  indicatorMonths <= 1_000_000
    ? { megabytes: 1024, engine: 400, heap: 400, ratio: 3 }
    : { megabytes: 4096, engine: 1536, heap: 2048, ratio: Number.POSITIVE_INFINITY };

/** The part that draws. */
const pages = 'pages';

interface Spent {
  readonly seconds: number;
  /** Of all processors, which a busy machine disturbs less. */
  readonly cpuSeconds: number;
  /** The most memory that the process had taken by its end. */
  readonly peakMegabytes: number;
}

/** By part, in the order in which they were done. */
type Measured = Readonly<Record<string, Spent>>;

const said = (name: string, { seconds, cpuSeconds, peakMegabytes }: Spent): string =>
  `${name}: ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processors), peak ${peakMegabytes.toFixed(0)} MB`;

const policy = loadPolicy(await asset('policy/default.yaml'));
const year = { policy, fiscalYear: 2025, through: '2025-12', envelopeAmount: null };

const martNamed = new Map(marts.map((mart) => [mart.name, mart]));

const runModels = async (session: Session, models: readonly Model[], keep: Keep): Promise<void> => {
  for (const model of models) await runModel(session, model, martNamed.get(model.name), keep);
};

type Timed = <T>(part: string, work: () => Promise<T>) => Promise<T>;

const modelsAlone = (session: Session, time: Timed): Promise<void> =>
  time('models', async () => runModels(session, await readModels(asset), readThrough));

/** Everything a run does from the lake to the files it hands over. */
const whole = async (session: Session, time: Timed, folder: string): Promise<void> => {
  const output = await folderOutput(join(folder, 'out'));
  const keep = inFiles(output.workspace);
  const models = await readModels(asset);
  await time('models and marts as Parquet', () => runModels(session, models, keep));
  const allocation = await time('allocation', () => buildAllocationLine(session, year, keep));
  await time('audits', () => runAudits(session, asset, [...models, allocationLineAudited]));
  const digests: Record<string, MartDigest> = {};
  await time('digest', async () => {
    for (const mart of marts) digests[mart.name] = await martDigest(session, mart, martFile(output.workspace, mart));
  });
  await time('marts as CSV', async () => {
    for (const mart of marts) await writeMartCsv(session, mart, join(output.workspace, `${mart.name}.csv`));
  });
  const id = '0'.repeat(64);
  const run = {
    snapshot: id,
    policy: { id: 'bench', name: policy.name, version: policy.version, digest: id },
    fiscalYear: year.fiscalYear,
    through: year.through,
    allocation,
    resultDigest: resultDigestOf(digests),
    marts: digests,
    engine: 'bench',
    product: 'bench',
    ranAt: '2026-01-01T00:00:00.000Z',
    counts: {},
  };
  const style = await stylesheet(asset);
  await time(pages, () => reportStep(session, { run, policy, edition: 'internal', style }, output));
  await output.discard();
};

const measure = async (what: string, folder: string, megabytes: number): Promise<Measured> => {
  const { lake, files } = JSON.parse(await readFile(join(folder, 'data.json'), 'utf8')) as ModelData;
  const session = await duckdbEngine({ threads: 2, megabytes, workspaces: folder }).open([folder]);
  const parts: Record<string, Spent> = {};
  const time: Timed = async (part, work) => {
    const [began, before] = [performance.now(), process.cpuUsage()];
    const done = await work();
    const { user, system } = process.cpuUsage(before);
    parts[part] = {
      seconds: (performance.now() - began) / 1000,
      cpuSeconds: (user + system) / 1e6,
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
    };
    // At once: a run that is stopped has said how far it came.
    process.stderr.write(`${said(part, parts[part])}\n`);
    return done;
  };
  try {
    const snapshot = { files, receiptTables: [], faults: [], refusedProjects: [] };
    await time('inputs', () => prepareInputs(session, { ...year, lake, snapshot }));
    await (what === 'models' ? modelsAlone(session, time) : whole(session, time, folder));
    return parts;
  } finally {
    await session.close();
  }
};

/** One measurement in a process of its own, so that its peak memory is its own. */
const apart = (what: string, folder: string, { engine, heap }: Goal): Measured => {
  const { stdout, status } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${heap}`, fileURLToPath(import.meta.url), what, folder, String(engine)],
    { encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0) throw new Error(`${what} failed`);
  return JSON.parse(stdout) as Measured;
};

/** Parts together. */
const together = (parts: readonly Spent[]): Spent => ({
  seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0),
  cpuSeconds: parts.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
  peakMegabytes: Math.max(...parts.map(({ peakMegabytes }) => peakMegabytes)),
});

/**
 * Prints what each part of a whole run takes as it ends and, last, seconds, peak megabytes and the ratio to the models
 * alone, with the pages and without; gives whether the goals are kept, which are for all of it.
 */
export const benchWhole = async (indicatorMonths: number, say: (line: string) => void): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-bench-'));
  try {
    const goal = goalOf(indicatorMonths);
    const departments = Math.min(899, Math.max(1, Math.round((42 * indicatorMonths) / 1_000_000)));
    const data = await makeWholeData(folder, indicatorMonths, departments);
    await writeFile(join(folder, 'data.json'), JSON.stringify(data));
    const files = Object.values(data.lake).flat().length;
    say(`${indicatorMonths} indicator-months in ${files} files on ${availableParallelism()} cores`);
    const alone = together(Object.values(apart('models', folder, goal)));
    const parts = apart('whole', folder, goal);
    const whole = together(Object.values(parts));
    const rest = together(Object.entries(parts).flatMap(([name, spent]) => (name === pages ? [] : [spent])));
    const ratio = whole.seconds / alone.seconds;
    say(said('models alone', alone));
    say(said('whole run', whole));
    say(
      `peak ${whole.peakMegabytes.toFixed(0)} MB (goal ${goal.megabytes}), ${ratio.toFixed(2)} × the models alone${Number.isFinite(goal.ratio) ? ` (goal ${goal.ratio})` : ''}; without the pages ${(rest.seconds / alone.seconds).toFixed(2)} ×; in processor seconds ${(whole.cpuSeconds / alone.cpuSeconds).toFixed(2)} × and ${(rest.cpuSeconds / alone.cpuSeconds).toFixed(2)} ×`,
    );
    return whole.peakMegabytes <= goal.megabytes && ratio <= goal.ratio;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [what = '', folder = '', megabytes = ''] = process.argv.slice(2);
  console.log(JSON.stringify(await measure(what, folder, Number(megabytes))));
}
