import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** A process only knows whether another of its own machine lives, so a folder that several machines share keeps theirs apart. */
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

/** Removes the workspaces of this machine's processes that are gone; what belongs to another user stays. */
export const clearStaleWorkspaces = async (parent: string): Promise<void> => {
  for (const name of await readdir(parent)) {
    const pid = name.startsWith(ours) && /^([0-9]+)-/.exec(name.slice(ours.length))?.[1];
    if (!pid || lives(Number(pid))) continue;
    await rm(join(parent, name), { recursive: true, force: true }).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EACCES' && cause.code !== 'EPERM') throw cause;
    });
  }
};
