import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { main } from '../../../functions/cli/main.ts';
import { filesBelow } from './drive.ts';

/** What one machine makes of a folder of files. */
export interface OneMachine {
  readonly resultDigest: string;
  readonly snapshot: string;
  /** Pages by path. */
  readonly site: ReadonlyMap<string, Buffer>;
  /** The data directory, with the ledger that was written. */
  readonly data: string;
}

/** Runs a folder on this machine, all at one instant; throws with what was printed when it does not end well. */
export const onOneMachine = async (
  input: string,
  into: string,
  clock: string,
  through: string,
): Promise<OneMachine> => {
  let printed = '';
  const keep = (written: string) => {
    printed += written;
    return true;
  };
  const [out, data] = [join(into, 'out'), join(into, 'data')];
  const io = { out: keep, err: keep, isTerminal: false, wait: async () => false, clock: () => clock, environment: {} };
  const code = await main(['run', input, '--out', out, '--data', data, '--through', through], io);
  if (code !== 0) throw new Error(printed);
  const { resultDigest, snapshot } = JSON.parse(await readFile(join(out, 'run.json'), 'utf8')) as {
    resultDigest: string;
    snapshot: string;
  };
  const pages = await filesBelow(join(out, 'site'));
  return {
    resultDigest,
    snapshot,
    data,
    site: new Map(await Promise.all(pages.map(async ({ name, path }) => [name, await readFile(path)] as const))),
  };
};
