import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { datasetNamed } from '../../analytics/contracts/catalogue.ts';
import { marts } from '../../analytics/contracts/marts/catalogue.ts';
import type { Session } from '../../analytics/core/ports/engine.ts';
import { readModels } from '../../analytics/models/catalogue.ts';
import { inMemory, type Keep } from '../../analytics/models/mart-file.ts';
import { lakeColumns, prepareInputs } from '../../analytics/models/prepare.ts';
import { relationsRead } from '../../analytics/models/relations.ts';
import { runModel } from '../../analytics/models/run-model.ts';
import { sqlTokens } from '../../analytics/models/sql-tokens.ts';
import { loadPolicy } from '../../analytics/policy/load.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { duckdbEngine } from '../../functions/adapters/duckdb.ts';
import { type ModelData, makeModelData } from './model-data.ts';

export interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly secondsPerPart: Readonly<Record<string, number>>;
}

export interface ModelsBench {
  readonly indicatorMonths: number;
  readonly files: number;
  readonly ours: Measured;
  readonly bare: Measured;
  /** The same columns copied from Parquet into a table of the session: what merely keeping what was read costs. */
  readonly copy: Measured;
  /** Our seconds over those of the bare scan of the same columns. */
  readonly ratio: number;
  /** The same in processor seconds, which a busy machine disturbs less. */
  readonly cpuRatio: number;
  readonly cpuRatioToCopy: number;
}

/**
 * Reads every value of these columns and keeps one per column; what cannot be left out when figures are made of them
 * all.
 */
const consume = (session: Session, relation: string, columns: readonly string[]): Promise<unknown> =>
  session.rows(`SELECT ${columns.map((name) => `max(${name}) AS ${name}`).join(', ')} FROM ${relation}`);

const models = await readModels(asset);

type Parts = readonly (readonly [string, () => Promise<unknown>])[];

/**
 * A bare scan: DuckDB reads every column of the lake files that the models read, from the same Parquet, and does
 * nothing with them.
 */
const bareParts = (session: Session, data: ModelData): Parts =>
  Object.keys(data.lake).map((name) => {
    const dataset = datasetNamed(name);
    return [name, () => consume(session, `lake_${name}`, Object.keys(dataset ? lakeColumns(dataset) : {}))];
  });

const copyParts = (session: Session, data: ModelData): Parts =>
  Object.keys(data.lake).map((name) => [
    name,
    () => session.run(`CREATE TABLE copy_${name} AS SELECT * FROM lake_${name}`),
  ]);

/** Every word of the models that read the indicator mart, its columns among them. */
const spoken = new Set(
  models
    .filter(({ sql }) => relationsRead(sql).has('monitoring_indicator'))
    .flatMap(({ sql }) => sqlTokens(sql).map(({ text }) => text)),
);

/**
 * The indicator mart is worked out once in every column, as a run does that writes it out; of what it comes to only the
 * columns that later models read back are kept, for all of them copied into memory would cost more than they take to
 * make.
 */
export const readThrough: Keep = async (session, mart, sql) => {
  if (mart.name !== 'monitoring_indicator') return inMemory(session, mart, sql);
  const columns = mart.columns.map((column) => column.name);
  const readBack = columns.filter((name) => spoken.has(name));
  const others = columns.filter((name) => !spoken.has(name));
  await inMemory(session, mart, `SELECT ${readBack.join(', ')}, hash(${others.join(', ')}) AS others FROM (${sql})`);
};

/** All of staging and monitoring, with the published sums that the money light is worked out for as well. */
const ourParts = (session: Session): Parts => [
  ...models
    .filter(({ name, path }) => /models\/(staging|monitoring)\//.test(path) || name === 'reconciliation_money')
    .map((model): readonly [string, () => Promise<unknown>] => [
      model.name,
      async () => {
        const mart = marts.find(({ name }) => name === model.name);
        await runModel(session, model, mart, readThrough);
      },
    ]),
];

const partsOf = (session: Session, data: ModelData): Readonly<Record<string, Parts>> => ({
  bare: bareParts(session, data),
  copy: copyParts(session, data),
  models: ourParts(session),
});

const measure = async (folder: string, what: string): Promise<Measured> => {
  const data = JSON.parse(await readFile(join(folder, 'data.json'), 'utf8')) as ModelData;
  const session = await duckdbEngine({ threads: 2 }).open([folder]);
  try {
    const policy = loadPolicy(await asset('policy/default.yaml'));
    const snapshot = { files: data.files, receiptTables: [], refusedProjects: [], faults: [] };
    await prepareInputs(session, {
      policy,
      fiscalYear: 2025,
      through: '2025-12',
      envelopeAmount: null,
      lake: data.lake,
      snapshot,
    });
    const secondsPerPart: Record<string, number> = {};
    const started = performance.now();
    const before = process.cpuUsage();
    for (const [name, work] of partsOf(session, data)[what] ?? []) {
      const from = performance.now();
      await work();
      secondsPerPart[name] = (performance.now() - from) / 1000;
    }
    const { user, system } = process.cpuUsage(before);
    const seconds = (performance.now() - started) / 1000;
    return {
      seconds,
      cpuSeconds: (user + system) / 1e6,
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
      secondsPerPart,
    };
  } finally {
    await session.close();
  }
};

/** One measurement in a process of its own, so that its peak memory is its own. */
const apart = (folder: string, what: string): Measured => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), what, folder], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`${what} failed: ${stderr}`);
  return JSON.parse(stdout) as Measured;
};

/** The run that took the least, by the clock and in processor seconds: other programs only ever add to either. */
const least = (runs: readonly Measured[]): Measured => ({
  ...runs.reduce((best, run) => (run.seconds < best.seconds ? run : best)),
  cpuSeconds: Math.min(...runs.map((run) => run.cpuSeconds)),
});

/** Monitoring models against a bare scan of the same Parquet, side by side; the best of so many turns of each. */
export const benchModels = async (indicatorMonths: number, departments: number, turns = 3): Promise<ModelsBench> => {
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-bench-'));
  try {
    const data = await makeModelData(folder, indicatorMonths, departments);
    await writeFile(join(folder, 'data.json'), JSON.stringify(data));
    const bareRuns: Measured[] = [];
    const copyRuns: Measured[] = [];
    const ourRuns: Measured[] = [];
    for (let turn = 0; turn < turns; turn++) {
      bareRuns.push(apart(folder, 'bare'));
      copyRuns.push(apart(folder, 'copy'));
      ourRuns.push(apart(folder, 'models'));
    }
    const bare = least(bareRuns);
    const ours = least(ourRuns);
    const copy = least(copyRuns);
    const [ratio, cpuRatio, cpuRatioToCopy] = [
      ours.seconds / bare.seconds,
      ours.cpuSeconds / bare.cpuSeconds,
      ours.cpuSeconds / copy.cpuSeconds,
    ];
    return {
      indicatorMonths,
      files: Object.values(data.lake).flat().length,
      ours,
      bare,
      copy,
      ratio,
      cpuRatio,
      cpuRatioToCopy,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [what = '', argument = '', turns = ''] = process.argv.slice(2);
  const measuring = ['bare', 'copy', 'models'].includes(what);
  const found = measuring
    ? await measure(argument, what)
    : await benchModels(Number(what || 1_000_000), Number(argument || 42), Number(turns || 3));
  console.log(JSON.stringify(found, null, measuring ? 0 : 2));
}
