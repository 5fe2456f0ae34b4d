import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateSample, plantedPath } from '../../../functions/sample/generate.ts';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao } from './command.ts';

interface Planted {
  readonly kind: string;
  readonly expect: string;
  readonly file?: string;
  readonly original?: string;
  readonly correctedBy?: string;
}

interface Told {
  readonly refused: readonly string[];
  readonly files: readonly { readonly file_name: string; readonly state: string; readonly superseded_by: string }[];
  readonly planted: readonly Planted[];
  readonly line: { readonly allocated: bigint; readonly envelope: bigint };
}

const fen = (yuan: string): bigint => BigInt(yuan.replace('.', ''));

/** A smaller district than the example's, through the whole year. */
const tell = (): Promise<Told> =>
  inFreshFolder(async (folder) => {
    const input = join(folder, 'input');
    await generateSample(input, { seed: 3, departments: 24, projects: 110 });
    const data = ['--data', join(folder, 'data'), '--json'];
    const ran = (await jixiao('run', input, '--out', join(folder, 'out'), ...data)).json();
    const allocated = (await jixiao('allocate', '--year', '2026', ...data)).json();
    const csv = (await readFile(join(folder, 'out/marts/intake_file.csv'), 'utf8')).slice(1).split('\r\n');
    const head = csv[0]?.split(',') ?? [];
    const files = csv
      .slice(1, -1)
      .map((line) =>
        Object.fromEntries(
          line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell, index) => [head[index], cell.replaceAll('"', '')]),
        ),
      );
    return {
      refused: ran.refused as string[],
      files: files as unknown as Told['files'],
      planted: JSON.parse(await readFile(plantedPath(input), 'utf8')).planted,
      line: {
        allocated: (allocated.lines as { allocated_amount: string }[]).reduce(
          (sum, line) => sum + fen(line.allocated_amount),
          0n,
        ),
        envelope: fen((allocated.allocation as { envelopeAmount: string }).envelopeAmount),
      },
    };
  });

describe('the fictional district, held against what was planted in it', () => {
  let told: Told;
  beforeAll(async () => {
    told = await tell();
  }, 180_000);

  it('refuses exactly the files that were spoilt', () => {
    const spoilt = told.planted.filter((plant) => plant.expect === 'refused').map(({ file }) => file);
    expect(spoilt.length).toBeGreaterThan(4);
    expect([...told.refused].sort()).toEqual(spoilt.sort());
  });

  it('takes every correction in place of what it corrects', () => {
    const names = new Map(told.files.map((file) => [file.file_name, file]));
    const restated = told.planted.filter((plant) => plant.kind === 'restatement');
    expect(restated.length).toBeGreaterThan(0);
    for (const { file = '', correctedBy = '' } of restated) {
      expect(names.get(correctedBy)?.state).toBe('accepted');
      expect(names.get(file)?.superseded_by).toBeTruthy();
    }
  });

  it('counts the same bytes under another name once', () => {
    const copies = told.planted.filter((plant) => plant.expect === 'same-bytes');
    expect(copies.length).toBeGreaterThan(0);
    for (const { file } of copies) expect(told.files.map((known) => known.file_name)).not.toContain(file);
  });

  it('allocates the whole envelope, to the fen', () => {
    expect(told.line.allocated).toBe(told.line.envelope);
  });
});
