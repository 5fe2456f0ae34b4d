import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { duckdbEngine } from '../../functions/adapters/duckdb.ts';
import { exit, failureOf } from '../../functions/cli/failure.ts';
import { both, type Io } from '../../functions/cli/outcome.ts';
import { runSummary } from '../../functions/cli/run-summary.ts';
import { runYear } from '../../functions/cli/year.ts';
import { readFigures, verdictOf } from './figures.ts';
import { missingFolder } from './words.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

export interface ExampleOptions {
  readonly folder: string;
  readonly out: string;
  readonly data: string;
}

const run = async ({ folder, out, data }: ExampleOptions, io: Io): Promise<number> => {
  const result = await runYear(
    {
      folder,
      out,
      data,
      policy: join(here, 'policy.yaml'),
      sources: here,
      through: '2025-06',
      envelopeAmount: null,
      edition: 'internal',
      replaceLater: true,
    },
    io,
  );
  const places = { site: join(out, 'site', 'index.html'), receipts: join(out, 'receipts', 'index.html') };
  const verdict = verdictOf(
    await readFigures(duckdbEngine(), join(out, 'marts', 'reconciliation.parquet')),
    result.receipts,
  );
  io.out(`${both(runSummary(result, places), 'zh')}\n${verdict.lines.join('\n')}\n`);
  return verdict.holds ? exit.done : exit.findings;
};

/**
 * The city's files through the same road as everybody's. Returns the exit code: 0 when every published figure is
 * reproduced or named as the source's own slip, 1 when one differs without explanation, 3 when the folder is not there.
 */
export const runExample = async (options: ExampleOptions, io: Io): Promise<number> => {
  const found = await stat(options.folder).catch(() => null);
  if (!found?.isDirectory()) {
    io.err(missingFolder(options.folder));
    return exit.badInput;
  }
  try {
    return await run(options, io);
  } catch (thrown) {
    const { problem, exitCode } = failureOf(thrown);
    io.err(`${both(problem.says, 'zh')}\n${both(problem.remedy, 'zh')}\n`);
    return exitCode;
  }
};
