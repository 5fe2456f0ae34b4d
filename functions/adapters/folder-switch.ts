import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordName } from '../../analytics/run/record.ts';

/** The changes that a switch makes; a test lets one of them be the last. */
export interface Disk {
  readonly write: (path: string, text: string) => void;
  readonly rename: (from: string, to: string) => void;
  readonly remove: (path: string) => void;
}

export const disk: Disk = {
  write: (path, text) => writeFileSync(path, text),
  rename: (from, to) => renameSync(from, to),
  remove: (path) => rmSync(path, { force: true }),
};

/** Where what is being built lies, in the folder that it is for. */
export const buildingIn = (folder: string): string => join(folder, '.building');

const journalOf = (folder: string): string => join(buildingIn(folder), 'switch.json');

export const isSwitching = (folder: string): boolean => existsSync(journalOf(folder));

interface Journal {
  readonly workspace: string;
  readonly entries: readonly string[];
}

/** Brings to its end what the journal says, from wherever it broke off; nothing where there is no journal. */
export const finishSwitch = (folder: string, { rename, remove }: Disk = disk): void => {
  if (!isSwitching(folder)) return;
  const { workspace, entries } = JSON.parse(readFileSync(journalOf(folder), 'utf8')) as Journal;
  const made = (entry: string): string => join(buildingIn(folder), workspace, 'staged', entry);
  const old = (entry: string): string => join(buildingIn(folder), workspace, `old-${entry}`);
  const setAside = (entry: string): void => {
    const stands = join(folder, entry);
    if (existsSync(made(entry)) && existsSync(stands) && !existsSync(old(entry))) rename(stands, old(entry));
  };
  if (entries.includes(recordName)) setAside(recordName);
  for (const entry of [...entries].sort((a, b) => Number(a === recordName) - Number(b === recordName))) {
    setAside(entry);
    if (existsSync(made(entry))) rename(made(entry), join(folder, entry));
  }
  remove(journalOf(folder));
};

/**
 * Puts the staged entries of a workspace in the place of what stands in the folder: once the journal is there all of
 * them, before it none.
 */
export const switchOver = (
  folder: string,
  workspace: string,
  entries: readonly string[],
  { write, rename, remove }: Disk = disk,
): void => {
  const draft = join(buildingIn(folder), workspace, 'switch.json');
  write(draft, JSON.stringify({ workspace, entries } satisfies Journal));
  rename(draft, journalOf(folder));
  finishSwitch(folder, { write, rename, remove });
};
