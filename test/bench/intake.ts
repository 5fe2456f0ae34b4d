import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { duckdbEngine } from '../../functions/adapters/duckdb.ts';
import { ingest } from '../../functions/steps/ingest/step.ts';
import { openOffice, textUpload } from '../support/office.ts';

export interface IntakeBench {
  readonly rows: number;
  readonly megabytes: number;
  readonly ours: Measured;
  readonly bare: Measured;
  /** The same checks written by hand for Polars; null where Python has none here. */
  readonly polars: Measured | null;
  /** Our seconds over those of the bare read. */
  readonly ratio: number;
}

interface Measured {
  readonly seconds: number;
  readonly rowsPerSecond: number;
  readonly peakMegabytes: number;
}

const months = 12;
const pad = (number: number, width: number): string => String(number).padStart(width, '0');
const projectCode = (index: number): string => `2025${pad(index, 9)}`;

/** A treasury export of a whole province: ten columns, one line per project and month. */
const executionCsv = (rows: number): string => {
  const lines = ['年度,期间,数据口径,预算单位编码,项目编码,资金来源,预算明细,全年预算数,执行数,实际支付数'];
  for (let row = 0; row < rows; row++) {
    const project = Math.floor(row / months);
    const month = (row % months) + 1;
    // A running total: one that fell is warned of.
    const spent = Math.floor((((project * 7919) % 9_000_000) + 1_200_000) * (month / months));
    lines.push(
      `2025,2025-${pad(month, 2)},国库,${101_000 + (project % 400)},${projectCode(project)},一般公共预算,302,${9_005_000 + project}.${pad(project % 100, 2)},${spent}.${pad(row % 100, 2)},${spent - 1}.5`,
    );
  }
  return `${lines.join('\n')}\n`;
};

const projectsCsv = (count: number): string => {
  const lines = Array.from(
    { length: count },
    (_, index) => `2025,${101_000 + (index % 400)},${projectCode(index)},项目${index},${9_005_000 + index}.00`,
  );
  return `年度,预算单位编码,项目编码,项目名称,年初预算数\n${lines.join('\n')}\n`;
};

const unitsCsv = (): string => {
  const lines = Array.from({ length: 400 }, (_, index) => `2025,101,教育局,${101_000 + index},单位${index}`);
  return `年度,主管部门编码,主管部门,预算单位编码,预算单位\n${lines.join('\n')}\n`;
};

const best = async (times: number, work: () => Promise<number>): Promise<number> => {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time++) least = Math.min(least, await work());
  return least;
};

/**
 * Everything that intake does with a file: digest, raw copy, parsing, checks, references, Parquet, receipt, ledger
 * event.
 */
const measureOurs = (path: string, rows: number): Promise<number> =>
  best(3, async () => {
    const office = await openOffice();
    // The tests' engine is one for all sessions and holds none of them to its memory.
    const effects = { ...office.effects, engine: duckdbEngine() };
    try {
      const before = await ingest(effects, [
        textUpload('机构.csv', unitsCsv()),
        textUpload('项目.csv', projectsCsv(Math.ceil(rows / months))),
      ]);
      const started = performance.now();
      const [receipt] = await ingest(effects, [{ name: '国库支付.csv', bytes: () => readFile(path), path }]);
      const seconds = (performance.now() - started) / 1000;
      if (before.some(({ state }) => state === 'refused') || receipt?.tables[0]?.rowsAccepted !== rows)
        throw new Error('the bench file was not accepted whole');
      if (receipt.faults.length > 0) throw new Error(`the bench file was warned of: ${receipt.faults[0]?.code}`);
      return seconds;
    } finally {
      await office.close();
    }
  });

const measureBare = (path: string): Promise<number> =>
  best(3, async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const started = performance.now();
    await connection.run(
      `COPY (SELECT * FROM read_csv('${path}')) TO '${path}.parquet' (FORMAT parquet, COMPRESSION zstd)`,
    );
    const seconds = (performance.now() - started) / 1000;
    connection.closeSync();
    return seconds;
  });

const hasPolars = (): boolean => spawnSync('python3', ['-c', 'import polars']).status === 0;

const inChild = (command: readonly string[], rows: number): Measured => {
  const [program = '', ...args] = command;
  const child = spawnSync(program, [...args, String(rows)], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`the bench of ${args.join(' ')} failed: ${child.stderr}`);
  const { seconds, peakMegabytes }: { seconds: number; peakMegabytes: number } = JSON.parse(child.stdout);
  return { seconds, rowsPerSecond: Math.round(rows / seconds), peakMegabytes };
};

/**
 * Validated intake of a CSV against DuckDB's bare `read_csv` into Parquet, in the same run, each in a process of its
 * own so that its peak memory is its own, and against the same checks in Polars. The bare read checks nothing and
 * guesses types.
 */
export const benchIntake = async (rows = 1_000_000): Promise<IntakeBench> => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-intake-'));
  try {
    const path = join(folder, 'execution.csv');
    await writeFile(path, executionCsv(rows));
    const megabytes = Math.round((await stat(path)).size / 1e6);
    const self = [process.execPath, fileURLToPath(import.meta.url)];
    const bare = inChild([...self, 'bare', path], rows);
    const ours = inChild([...self, 'ours', path], rows);
    const script = fileURLToPath(new URL('polars-intake.py', import.meta.url));
    const polars = hasPolars() ? inChild(['python3', script, path], rows) : null;
    return { rows, megabytes, ours, bare, polars, ratio: Math.round((ours.seconds / bare.seconds) * 100) / 100 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const [which, path, rows] = process.argv.slice(2);
if (import.meta.main) {
  if (which && path) {
    const seconds = which === 'ours' ? await measureOurs(path, Number(rows)) : await measureBare(path);
    console.log(JSON.stringify({ seconds, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
  } else console.log(await benchIntake());
}
