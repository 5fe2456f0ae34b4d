import { readFile } from 'node:fs/promises';
import type { Receipt } from '../../analytics/intake/receipt.ts';
import { sourceFor } from '../../analytics/intake/source/file.ts';
import type { Headline } from '../../analytics/models/headline.ts';
import type { RunRecord } from '../../analytics/models/run-record.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import type { Effects } from '../../analytics/ports/effects.ts';
import { problems } from '../../analytics/words/problems.ts';
import { folderOutput } from '../adapters/folder-output.ts';
import { writeReceipts } from '../ingest/receipts.ts';
import { ingest, type Upload } from '../ingest/step.ts';
import type { Edition } from '../report/step.ts';
import { InputError } from './failure.ts';
import { readInputFolder } from './inputs.ts';
import type { Io } from './outcome.ts';
import { policyFrom } from './policy-file.ts';
import { produce } from './produce.ts';
import { readSource, sourcesIn } from './sources.ts';
import { type Stopwatch, stopwatch } from './stopwatch.ts';
import { openLocal } from './wiring.ts';

export interface YearOptions {
  readonly folder: string;
  readonly out: string;
  readonly data: string;
  /** Policy file; the folder's policy.yaml, or the product's own, where null. */
  readonly policy: string | null;
  /** A folder of source descriptions that do not lie beside the data. */
  readonly sources: string | null;
  /** Last period to look at; the last one reported where null. */
  readonly through: string | null;
  readonly envelopeAmount: string | null;
  readonly edition: Edition;
}

export interface YearResult {
  readonly record: RunRecord;
  readonly headline: Headline;
  readonly policy: Policy;
  readonly receipts: readonly Receipt[];
  /** Files of the folder that carry no dataset. */
  readonly others: readonly string[];
}

interface Prepared {
  readonly uploads: readonly Upload[];
  readonly policy: Policy;
  readonly others: readonly string[];
}

const prepare = async (options: YearOptions, asset: Effects['asset']): Promise<Prepared> => {
  const input = await readInputFolder(options.folder, [options.out, options.data]);
  const beside = await Promise.all(input.sources.map(({ path }) => readSource(path)));
  const sources = [...beside, ...(options.sources ? await sourcesIn(options.sources) : [])];
  const uploads = input.tables.map(({ name, path }): Upload => {
    const source = sourceFor(sources, name);
    return { name, bytes: () => readFile(path), ...(source ? { source } : {}) };
  });
  return { uploads, policy: await policyFrom(options.policy ?? input.policy, asset), others: input.others.map(({ name }) => name) };
};

const compute = async (effects: Effects, prepared: Prepared, options: YearOptions, watch: Stopwatch): Promise<YearResult> => {
  const receipts = await watch.time('ingest', () => ingest(effects, prepared.uploads));
  const output = await folderOutput(options.out);
  try {
    await watch.time('receipts', () => writeReceipts(effects, receipts, output));
    if (receipts.every(({ state }) => state === 'refused')) {
      await output.publish();
      throw new InputError(problems.nothingAccepted(receipts.length));
    }
    const produced = await produce(effects, { ...options, policy: prepared.policy }, output, watch);
    await output.publish();
    return { ...produced, policy: prepared.policy, receipts, others: prepared.others };
  } finally {
    await output.discard();
  }
};

/** The main job: a folder of files becomes goals, twelve months of monitoring, scores, next year's allocation and the report site. */
export const runYear = async (options: YearOptions, io: Io): Promise<YearResult> => {
  const local = await openLocal(options.data, io);
  try {
    const prepared = await prepare(options, local.effects.asset);
    return await compute(local.effects, prepared, options, stopwatch(local.effects.log));
  } finally {
    await local.close();
  }
};
