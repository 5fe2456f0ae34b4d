import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeSample, type SampleSize } from './make.ts';
import type { Planted } from './plant/planted.ts';

/** What was made, and everything put into it on purpose. */
export interface SampleSummary extends SampleSize {
  /** Data files, without the policy and the note. */
  readonly files: number;
  readonly bytes: number;
  readonly units: number;
  readonly indicators: number;
  readonly planted: readonly Planted[];
}

const defaultPolicy = fileURLToPath(new URL('../../analytics/policy/default.yaml', import.meta.url));

/** Where the list of planted things lies: beside the sample, not in it. */
export const plantedPath = (folder: string): string => `${resolve(folder)}.planted.json`;

/**
 * Writes the fictional district into a folder, and what was planted beside it.
 * @example await generateSample('out/district/input', { seed: 1, departments: 42, projects: 600 })
 */
export const generateSample = async (folder: string, size: SampleSize): Promise<SampleSummary> => {
  const sample = makeSample(size, await readFile(defaultPolicy, 'utf8'));
  const folders = new Set(sample.files.map((file) => dirname(join(folder, file.path))));
  for (const each of folders) await mkdir(each, { recursive: true });
  await Promise.all(sample.files.map((file) => writeFile(join(folder, file.path), file.bytes)));
  const summary: SampleSummary = {
    seed: size.seed,
    departments: sample.world.departments.length,
    projects: sample.world.projects.length,
    files: sample.dataFiles,
    bytes: sample.files.reduce((sum, file) => sum + file.bytes.length, 0),
    units: sample.world.departments.reduce((sum, department) => sum + department.units.length, 0),
    indicators: sample.world.projects.reduce((sum, project) => sum + project.indicators.length, 0),
    planted: sample.planted,
  };
  await writeFile(plantedPath(folder), `${JSON.stringify(summary, null, 2)}\n`);
  return summary;
};
