import { spawnSync } from 'node:child_process';
import { access, mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { duckdbEngine } from '../../../functions/adapters/duckdb.ts';
import { clearStaleWorkspaces, newWorkspace } from '../../../functions/adapters/workspaces.ts';
import { inFreshFolder } from '../../fresh-folder.ts';

/** The number of a process that has ended. */
const endedProcess = (): number => spawnSync(process.execPath, ['-e', '']).pid;

/** A workspace as the other process would have named it. */
const leftBy = async (parent: string, pid: number): Promise<string> => {
  const mine = basename(await newWorkspace(parent));
  const name = mine.replace(`-${process.pid}-`, `-${pid}-`);
  await mkdir(join(parent, name));
  await writeFile(join(parent, name, 'spill'), 'half');
  return name;
};

describe('workspaces', () => {
  it('of a process that is gone are cleared, those of living ones and other folders are left', async () => {
    await inFreshFolder(async (parent) => {
      const stale = await leftBy(parent, endedProcess());
      const parents = await leftBy(parent, process.ppid);
      for (const other of ['jixiao-', 'jixiao-Ab3xYz', 'jixiao-elsewhere-1-x', 'mine'])
        await mkdir(join(parent, other));
      const before = await readdir(parent);
      await clearStaleWorkspaces(parent);
      expect((await readdir(parent)).sort()).toEqual(before.filter((name) => name !== stale).sort());
      await access(join(parent, parents, 'spill'));
    });
  });

  it('are cleared when a session opens', async () => {
    await inFreshFolder(async (parent) => {
      const stale = await leftBy(parent, endedProcess());
      const session = await duckdbEngine({ workspaces: parent, threads: 1 }).open([]);
      const left = await readdir(parent);
      await session.close();
      expect(left).not.toContain(stale);
      expect(left).toContain(basename(session.workspace));
    });
  });
});
