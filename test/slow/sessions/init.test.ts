import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { main } from '../../../functions/cli/main.ts';
import { inFreshFolder } from '../../fresh-folder.ts';

it.each([
  ['npm run', { npm_lifecycle_event: 'jixiao', npm_command: 'run' }, ',然后 npm run -s jixiao -- run '],
  ['npx', { npm_command: 'exec' }, ',然后 npx jixiao run '],
  ['npm link', {}, ',然后 jixiao run '],
])('names the next command as this one was started: %s', async (_how, environment, next) => {
  await inFreshFolder(async (folder) => {
    let out = '';
    const write = (written: string): void => {
      out += written;
    };
    const made = join(folder, 'office');
    const io = {
      out: write,
      err: write,
      isTerminal: false,
      wait: async () => false,
      clock: () => '2026-01-15T08:00:00.000Z',
      environment,
    };
    expect(await main(['init', made], io)).toBe(0);
    expect(out).toContain(`${next}${made}`);
    expect(await readFile(join(made, 'README.txt'), 'utf8')).toContain('npm run -s jixiao -- run');
  });
});
