import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { example } from '../functions/cli/cali/example.ts';
import { type Changes, checkFigures, writeMiniature } from '../functions/cli/cali/miniature.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'cali-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const miniature = async (changes: Changes = {}) => {
  await writeMiniature(home, changes);
  return example(home, home);
};

describe('the example on an invented city of the same shapes', { timeout: 90_000 }, () => {
  it('reproduces every figure and every identity', async () => {
    const { exit, said, complained } = await miniature();
    expect(complained).toBe('');
    expect(said).not.toContain('✗');
    expect(said).toContain(`published (sheet Organismo)`);
    expect(checkFigures()).toHaveLength(7 * 3 + 3 * 5 + 4 * 10 + 2 * 2);
    for (const line of [
      'recomputed  .* 21 / 21',
      'published \\(sheet Organismo\\) .* 40 / 40',
      'sheet Proyectos .* 27 / 27',
      'sheet Avance Proyecto .* 3 / 3',
    ]) {
      expect(said).toMatch(new RegExp(line));
    }
    expect(said).toMatch(/adjusted budget = original \+ six adjustments {2}13 \/ 13/);
    expect(exit).toBe(0);
  });

  it('ends with 1 and names the figure it cannot reproduce and the export that contradicts itself and is refused whole', async () => {
    const figures = (rows: readonly (readonly string[])[]) =>
      rows.map((row) => (row[0] === '2025-03' && row[4] === 'PAGOS' ? [...row.slice(0, 5), '1290001'] : row));
    const { exit, said } = await miniature({ figures, may: (csv) => csv.replace(' 1.200.000 ', ' 1.200.001 ') });
    expect(said).toMatch(/file ALL paid_amount 2025-03: 1290001 ≠ 1290000\.00 \(differs\)/);
    expect(said).toMatch(/file ALL rows 2025-05: 5 ≠ — \(absent\)/);
    expect(said).toMatch(/✗ recomputed .* 13 \/ 21 {2}\(8\)/);
    expect(said).toMatch(/Files refused\n {2}EJECUCION_MAYO_2025\.csv\.gz/);
    expect(said).toMatch(/adjusted budget = original \+ six adjustments {2}12 \/ 13/);
    expect(exit).toBe(1);
  });
});

it('says where anyone can get the data when the folder is not there', async () => {
  const { exit, complained } = await example(join(home, 'nowhere'), home);
  expect(exit).toBe(3);
  expect(complained).toMatch(/Juanpgm\/api_dashboard_cali.*10c5bc5e426f8e2b7404badbee892e0683185143/);
});
