import { join } from 'node:path';
import { runExample } from '../../../../examples/cali-2025/example.ts';

/** Runs the example on a folder, its results and data directory below `home`. */
export const example = async (
  folder: string,
  home: string,
): Promise<{ readonly exit: number; readonly said: string; readonly complained: string }> => {
  const said: string[] = [];
  const complained: string[] = [];
  const exit = await runExample(
    { folder, out: join(home, 'out'), data: join(home, 'data') },
    {
      out: (written) => said.push(written),
      err: (written) => complained.push(written),
      isTerminal: false,
      wait: async () => false,
      clock: () => '2026-01-01T00:00:00.000Z',
      environment: {},
    },
  );
  return { exit, said: said.join(''), complained: complained.join('') };
};
