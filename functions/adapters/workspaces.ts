import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/**
 * A process only knows whether another of its own machine lives, so a folder that several machines share keeps theirs
 * apart.
 */
const ours = `jixiao-${hostname().replaceAll(/[^A-Za-z0-9]/g, '')}-`;

/** A new folder that says whose it is: `jixiao-<machine>-<process>-<random>`. */
export const newWorkspace = (parent: string): Promise<string> => mkdtemp(join(parent, `${ours}${process.pid}-`));

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // It lives but is somebody else's.
    if ((cause as NodeJS.ErrnoException).code === 'EPERM') return true;
    if ((cause as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw cause;
  }
};

/** The workspaces of this machine's processes that are gone. */
export const staleWorkspaces = async (parent: string): Promise<readonly string[]> =>
  (await readdir(parent))
    .filter((name) => {
      const pid = name.startsWith(ours) && /^([0-9]+)-/.exec(name.slice(ours.length))?.[1];
      return pid && !lives(Number(pid));
    })
    .map((name) => join(parent, name));

/** Removes workspaces; what belongs to another user stays. */
export const removeWorkspaces = async (workspaces: readonly string[]): Promise<void> => {
  for (const workspace of workspaces) {
    await rm(workspace, { recursive: true, force: true }).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EACCES' && cause.code !== 'EPERM') throw cause;
    });
  }
};

export const clearStaleWorkspaces = async (parent: string): Promise<void> =>
  removeWorkspaces(await staleWorkspaces(parent));
