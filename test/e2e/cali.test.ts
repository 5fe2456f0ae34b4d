import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inFreshFolder } from '../fresh-folder.ts';
import { example } from '../functions/cli/cali/example.ts';

const real = fileURLToPath(new URL('../../../shared/data/cali-2025', import.meta.url));

describe.runIf(existsSync(real))('the example on the city’s own files', () => {
  it('reproduces the published figures at their own precision or names the source’s slip', {
    timeout: 120_000,
  }, async () => {
    const { exit, said } = await inFreshFolder((home) => example(real, home));
    expect(said).not.toContain('✗');
    for (const line of [
      'recomputed  .* 35 / 35',
      'published \\(sum of rows of the Q1 workbook\\) .* 140 / 140',
      'published \\(sheet Organismo\\) .* 294 \\+ 16 / 310',
      'recomputed \\(worked example, rule in README\\) .* 54 / 54',
      'sheet Proyectos .* 5,130 / 5,130',
      'planning form Q1 against finance .* 2,926 \\+ 4 / 2,930',
    ]) {
      expect(said).toMatch(new RegExp(line));
    }
    expect(said.match(/18,318 \/ 18,318/g)).toHaveLength(4);
    expect(exit).toBe(0);
  });
});
