import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rm, rmdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isPeriod, type Period } from '../../analytics/core/period.ts';
import { type Output, yieldsTo } from '../../analytics/core/ports/output.ts';
import { standingOf } from '../../analytics/results/standing.ts';
import { recordName } from '../../analytics/run/record.ts';
import { underLock } from './folder-lock.ts';
import { buildingIn, type Disk, disk, finishSwitch, isSwitching, switchOver } from './folder-switch.ts';
import { stagedFiles } from './staged-files.ts';
import { newWorkspace, removeWorkspaces, staleWorkspaces } from './workspaces.ts';

/**
 * The month that a folder shows: its record's; where it holds a site without one, that of the last monthly page. Null
 * where it shows none.
 */
const standingIn = (folder: string): Period | null => {
  const [record, months] = [join(folder, recordName), join(folder, 'site', 'monitoring')];
  if (existsSync(record)) return standingOf(readFileSync(record, 'utf8')).through;
  if (!statSync(months, { throwIfNoEntry: false })?.isDirectory()) return null;
  return (
    readdirSync(months)
      .map((name) => name.slice(0, -'.html'.length))
      .filter(isPeriod)
      .sort()
      .at(-1) ?? null
  );
};

/** Takes what stands in a folder into the one that is to replace it, but for what is there anew. */
const takeOver = (stands: string, staged: string): void => {
  const isOurs = (path: string): boolean => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found !== undefined && (found.isFile() || found.isDirectory());
  };
  if (existsSync(stands)) cpSync(stands, staged, { recursive: true, force: false, filter: isOurs });
};

/** A new workspace below the folder; another process may be clearing the place away. */
const workspaceIn = async (folder: string): Promise<string> => {
  for (;;) {
    try {
      // Even a recursive mkdir fails where what it has just made is cleared away under it.
      await mkdir(buildingIn(folder), { recursive: true });
      return await newWorkspace(buildingIn(folder));
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    }
  }
};

/**
 * An output folder that keeps its last result until the next one is complete, and a later month's until an earlier one
 * is asked for by name; files of other programs in it are left alone. What a killed process left half switched is
 * brought to its end by whoever opens the folder next.
 */
export const folderOutput = async (folder: string, on: Disk = disk): Promise<Output> => {
  await mkdir(folder, { recursive: true });
  const building = await workspaceIn(folder);
  const exclusively = <Result>(work: () => Result): Result => underLock(join(buildingIn(folder), 'lock'), work);
  // A process that is gone by now has left its journal by now: what it names is put in place before it is cleared away.
  const stale = await staleWorkspaces(buildingIn(folder));
  if (isSwitching(folder)) exclusively(() => finishSwitch(folder, on));
  await removeWorkspaces(stale);
  const { staged, ...files } = await stagedFiles(building);
  const clear = async (): Promise<void> => {
    // Of a switch that failed on its way the rest still lies here.
    if (isSwitching(folder)) return;
    await rm(building, { recursive: true, force: true });
    await rmdir(buildingIn(folder)).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'ENOTEMPTY' && cause.code !== 'EEXIST' && cause.code !== 'ENOENT') throw cause;
    });
  };
  return {
    ...files,
    publish: async (candidate) => {
      const left = exclusively(() => {
        finishSwitch(folder, on);
        const standing = yieldsTo(candidate, standingIn(folder));
        const entries = standing === null ? readdirSync(staged) : [];
        if (candidate === null) for (const entry of entries) takeOver(join(folder, entry), join(staged, entry));
        if (entries.length > 0) switchOver(folder, basename(building), entries, on);
        return standing;
      });
      await clear();
      return left;
    },
    discard: clear,
  };
};
