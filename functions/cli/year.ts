import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failureShape } from '../../analytics/core/failure.ts';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import { byName } from '../../analytics/intake/input-files.ts';
import type { Receipt } from '../../analytics/intake/receipt.ts';
import { sourceFor } from '../../analytics/intake/source/file.ts';
import { intakeRules } from '../../analytics/policy/refusal.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import type { Headline } from '../../analytics/run/headline.ts';
import type { RunRecord } from '../../analytics/run/record.ts';
import { writeReceipts } from '../steps/ingest/receipts.ts';
import { ingest, type Upload } from '../steps/ingest/step.ts';
import { produce } from '../steps/produce/produce.ts';
import { type Stopwatch, stopwatch } from '../steps/produce/stopwatch.ts';
import type { Witness } from '../steps/produce/witness.ts';
import type { Edition } from '../steps/report/step.ts';
import { takeSnapshot } from '../steps/snapshot/step.ts';
import { editionOutput, publishResult } from './edition-output.ts';
import { exit, failureOf, InputError } from './failure.ts';
import { readFormFile } from './form-file.ts';
import { type InputFolder, readInputFolder } from './inputs.ts';
import { type MailFile, readMailFile } from './mail-uploads.ts';
import type { Io } from './outcome.ts';
import { policyOfFile } from './policy-file.ts';
import { problems } from './problems.ts';
import { afterIntake, receiptsBeside } from './receipts-beside.ts';
import type { FilesSeen } from './run-summary.ts';
import type { Skipped } from './skipped.ts';
import { readSource, sourcesIn } from './source-file.ts';
import { refuseOthersResult } from './whose-result.ts';
import { type Local, openLocal } from './wiring.ts';

export interface YearOptions extends Pick<Effects, 'signer'> {
  readonly folder: string;
  readonly out: string;
  readonly data: string;
  /** Policy file; where null the folder's policy.yaml, else the one last adopted, else the product's own. */
  readonly policy: string | null;
  /** A folder of source descriptions that do not lie beside the data. */
  readonly sources: string | null;
  /** Last period to look at; the last one reported where null. */
  readonly through: string | null;
  readonly envelopeAmount: string | null;
  readonly edition: Edition;
  /** Whether the result may take the place of a later month's. */
  readonly replaceLater: boolean;
}

export interface YearResult {
  readonly record: RunRecord;
  readonly headline: Headline;
  readonly policy: Policy;
  readonly receipts: readonly Receipt[];
  /** Files of the folder that carry no dataset. */
  readonly others: readonly string[];
  /** What in the folder is no file. */
  readonly skipped: readonly Skipped[];
}

/** A folder's files ready to be taken in, and the policy to take them by. */
export interface Prepared {
  readonly uploads: readonly Upload[];
  readonly mails: readonly MailFile[];
  readonly policy: Policy;
  readonly others: readonly string[];
  readonly skipped: readonly Skipped[];
}

/** Reads what stands beside the data of a folder: descriptions of sources and forms, and its policy. */
export const prepared = async (
  input: InputFolder,
  options: Pick<YearOptions, 'policy' | 'sources'>,
  effects: Effects,
): Promise<Prepared> => {
  const beside = await Promise.all(input.sources.map(({ path }) => readSource(path)));
  const sources = [...beside, ...(options.sources ? await sourcesIn(options.sources) : [])];
  const forms = await Promise.all(input.forms.map(({ path }) => readFormFile(path)));
  const mails = await Promise.all(input.mails.map(readMailFile));
  const files = [
    ...input.tables.map(({ name, path }): Upload => ({ name, bytes: () => readFile(path), path })),
    ...mails.flatMap(({ uploads }) => uploads),
  ].toSorted(byName);
  const uploads = files.map((file): Upload => {
    const source = sourceFor(sources, file.name);
    return { ...file, ...(source ? { source } : {}), ...(forms.length > 0 ? { forms } : {}) };
  });
  return {
    uploads,
    policy: await policyOfFile(effects, options.policy ?? input.policy?.path ?? null),
    mails,
    others: [...input.others.map(({ name }) => name), ...mails.flatMap(({ notRead }) => notRead)],
    skipped: input.skipped,
  };
};

const resultOf = async (
  effects: Effects,
  { policy, others, skipped }: Prepared,
  receipts: readonly Receipt[],
  output: Witness,
  options: YearOptions,
  watch: Stopwatch,
): Promise<YearResult> => {
  if (receipts.every(({ state }) => state === 'refused'))
    throw new InputError(problems.nothingAccepted(receipts.length));
  await watch.time('receipts', () => writeReceipts(effects, receipts, output));
  const snapshot = await watch.time('snapshot', () => takeSnapshot(effects));
  const produced = await produce(effects, { ...options, snapshot, policy }, output, watch);
  await publishResult(effects, output, produced.record, options);
  return { ...produced, policy, receipts, others, skipped };
};

/**
 * What is thrown where no result came of the files: they are taken in all the same, so their receipts are handed over,
 * but in no folder of another edition.
 */
const withoutResult = async (
  effects: Effects,
  files: FilesSeen & Pick<YearResult, 'receipts'>,
  { out, edition }: YearOptions,
  cause: unknown,
): Promise<unknown> => {
  const isInternal = edition === 'internal';
  const handedOver = isInternal
    ? await receiptsBeside(effects, files.receipts, out).then(
        () => true,
        (second: unknown) => {
          effects.log.warn('receipts not handed over', { ...failureShape(second) });
          return false;
        },
      )
    : false;
  const { problem, exitCode } = failureOf(cause);
  const place = handedOver ? join(out, 'receipts', 'index.html') : null;
  return exitCode === exit.badInput ? new InputError(afterIntake(problem, files, place), { cause }) : cause;
};

const compute = async (
  { effects, readDocument }: Pick<Local, 'effects' | 'readDocument'>,
  input: Prepared,
  options: YearOptions,
  watch: Stopwatch,
): Promise<YearResult> => {
  // Where nothing can be handed over nothing is taken in either.
  const output = await editionOutput(options.out, options.edition);
  try {
    const receipts = await watch.time('ingest', () =>
      ingest(effects, input.uploads, intakeRules(input.policy), readDocument),
    );
    return await resultOf(effects, input, receipts, output, options, watch).catch(async (cause: unknown) => {
      throw await withoutResult(effects, { ...input, receipts }, options, cause);
    });
  } finally {
    await output.discard();
  }
};

/**
 * The main job: a folder of files becomes goals, twelve months of monitoring, scores, next year's allocation and the
 * report site.
 */
export const runYear = async (options: YearOptions, io: Io): Promise<YearResult> => {
  const input = await readInputFolder(options.folder, [options.out, options.data]);
  await refuseOthersResult(options.out, options.data);
  const local = await openLocal(options.data, io);
  try {
    const { signer } = options;
    const effects = signer ? { ...local.effects, signer } : local.effects;
    const ready = await prepared(input, options, effects);
    return await compute({ ...local, effects }, ready, options, stopwatch(effects.log));
  } finally {
    await local.close();
  }
};
