import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import type { Output } from '../../analytics/core/ports/output.ts';
import { pageListName } from '../../analytics/run/page-list.ts';
import { isResultFolder, type RunRecord, recordName } from '../../analytics/run/record.ts';
import { folderOutput } from '../adapters/folder-output.ts';
import { type Witness, witness } from '../steps/produce/witness.ts';
import { setRunAside } from '../steps/record/step.ts';
import type { Edition } from '../steps/report/step.ts';
import { InputError } from './failure.ts';
import { problems } from './problems.ts';

/** What only the finance department may see: everything of a run beside its site. */
const isInner = (name: string): boolean => name === recordName || (isResultFolder(name) && name !== 'site');

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
 * that holds an internal result, so that the folder as a whole can be published; nor the internal one in a folder that
 * holds another. Throws InputError there.
 */
export const editionOutput = async (folder: string, edition: Edition): Promise<Witness> => {
  if (edition === 'internal') {
    // Somebody publishes that folder.
    if (existsSync(join(folder, 'site', pageListName))) throw new InputError(problems.folderHoldsEdition(folder));
    return witness(await folderOutput(folder));
  }
  const held = (await readdir(folder).catch(() => [])).filter(isInner);
  if (held.length) throw new InputError(problems.folderHoldsInternal(folder, held));
  return onlySite(witness(await folderOutput(folder)));
};

/**
 * Publishes a run's result. Where a later month's stands that the run was not asked to replace, the run is set aside;
 * throws InputError then.
 */
export const publishResult = async (
  effects: Pick<Effects, 'ledger' | 'clock'>,
  output: Output,
  { id, through: period }: Pick<RunRecord, 'id' | 'through'>,
  { out, replaceLater }: { readonly out: string; readonly replaceLater: boolean },
): Promise<void> => {
  const later = await output.publish({ period, replaceLater });
  if (later === null) return;
  await setRunAside(effects, id, later);
  throw new InputError(problems.laterStands(out, period, later));
};
