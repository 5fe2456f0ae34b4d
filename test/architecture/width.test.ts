import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const home = fileURLToPath(new URL('../../analytics/', import.meta.url));

it('no line of SQL is wider than 100 characters', async () => {
  const wide: string[] = [];
  let lines = 0;
  for await (const path of glob('**/*.sql', { cwd: home })) {
    const text = await readFile(`${home}${path}`, 'utf8');
    for (const [index, line] of text.split('\n').entries()) {
      lines++;
      if ([...line].length > 100) wide.push(`${path}:${index + 1}`);
    }
  }
  expect(lines).toBeGreaterThan(1000);
  expect(wide).toEqual([]);
});
