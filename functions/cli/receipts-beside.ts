import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../../analytics/core/language/text.ts';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import type { Receipt } from '../../analytics/intake/receipt.ts';
import { standingOf } from '../../analytics/results/standing.ts';
import { recordName } from '../../analytics/run/record.ts';
import { folderManifest } from '../adapters/files-below.ts';
import { folderOutput } from '../adapters/folder-output.ts';
import { writeReceipts } from '../steps/ingest/receipts.ts';
import type { Problem } from '../steps/problems.ts';
import { witness } from '../steps/produce/witness.ts';
import { keepReceiptsBeside } from '../steps/record/receipts.ts';
import { type FilesSeen, filesSay, refusalSays } from './run-summary.ts';

const standingIn = async (out: string): Promise<string | null> => {
  const record = join(out, recordName);
  return existsSync(record) ? standingOf(await readFile(record, 'utf8')).id : null;
};

/** Hands over the receipts of files that were taken in without a result coming of it, beside the result that stands. */
export const receiptsBeside = async (effects: Effects, receipts: readonly Receipt[], out: string): Promise<void> => {
  const output = witness(await folderOutput(out));
  try {
    await writeReceipts(effects, receipts, output);
    const [run, { receipts: fresh = {} }] = [await standingIn(out), output.manifests()];
    if (run !== null)
      await keepReceiptsBeside(effects, run, fresh, (await folderManifest(join(out, 'receipts'))) ?? {});
    await output.publish(null);
  } finally {
    await output.discard();
  }
};

/**
 * A problem that kept a run from its result: the refusal that is likely its cause, the problem itself, and what became
 * of the files that were taken in by then.
 */
export const afterIntake = (problem: Problem, files: FilesSeen, place: string | null): Problem => {
  const said = [...filesSay(files), ...(place === null ? [] : [text(`回执 → ${place}`, `Receipts → ${place}`)])];
  const says = [...refusalSays(files.receipts), problem.says];
  return {
    ...problem,
    says: text(says.map(({ zh }) => zh).join('\n'), says.map(({ en }) => en).join('\n')),
    remedy: text(
      [problem.remedy.zh, ...said.map(({ zh }) => zh)].join('\n'),
      [problem.remedy.en, ...said.map(({ en }) => en)].join('\n'),
    ),
  };
};
