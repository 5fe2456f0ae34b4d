import { readdir } from 'node:fs/promises';
import type { Output } from '../../analytics/core/ports/output.ts';
import type { RunRecord } from '../../analytics/run/record.ts';
import { folderOutput } from '../adapters/folder-output.ts';
import { type Witness, witness } from '../steps/produce/witness.ts';
import type { Edition } from '../steps/report/step.ts';
import { InputError } from './failure.ts';
import { problems } from './problems.ts';

/** What only the finance department may see: everything of a run beside its site. */
const inner = ['marts', 'notices', 'receipts', 'run.json'];

const onlySite = (output: Witness): Witness => ({
  ...output,
  write: async (path, content) => {
    if (path.startsWith('site/')) await output.write(path, content);
  },
  move: async (path, from) => {
    if (path.startsWith('site/')) await output.move(path, from);
  },
});

/**
 * An output folder for an edition. Any but the internal one is handed the site and nothing else, and never in a folder
 * that holds an internal result, so that the folder as a whole can be published; throws InputError there.
 */
export const editionOutput = async (folder: string, edition: Edition): Promise<Witness> => {
  if (edition === 'internal') return witness(await folderOutput(folder));
  const held = (await readdir(folder).catch(() => [])).filter((name) => inner.includes(name));
  if (held.length) throw new InputError(problems.folderHoldsInternal(folder, held));
  return onlySite(witness(await folderOutput(folder)));
};

/** Publishes a run's result; throws InputError where a later month's stands and the run was not asked to replace it. */
export const publishResult = async (
  output: Output,
  { through: period }: Pick<RunRecord, 'through'>,
  { out, replaceLater }: { readonly out: string; readonly replaceLater: boolean },
): Promise<void> => {
  const later = await output.publish({ period, replaceLater });
  if (later !== null) throw new InputError(problems.laterStands(out, period, later));
};
