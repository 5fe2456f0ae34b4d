import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { documentAt } from '../../../analytics/lake/document.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { type Manifest, type ManifestDifference, manifestDifferences } from '../../../analytics/lake/manifest.ts';
import type { KeptRun } from '../../../analytics/run/record.ts';
import type { Finding } from '../../../analytics/verify/finding.ts';
import { fileDigest } from '../../adapters/file-digest.ts';
import { verifyObject } from './objects.ts';

/** The files that lie in a folder now; null where there is no such folder. */
const manifestOf = async (folder: string): Promise<Manifest | null> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return null;
      throw cause;
    },
  );
  if (!entries) return null;
  const manifest: Record<string, string> = {};
  for (const entry of entries.filter((each) => !each.isDirectory())) {
    const path = join(entry.parentPath, entry.name);
    manifest[relative(folder, path).split(sep).join('/')] = await fileDigest(path);
  }
  return manifest;
};

const findingOf = (folder: string, { path, expected, found }: ManifestDifference): Finding => {
  const code = found === null ? 'page_missing' : expected === null ? 'page_extra' : 'page_changed';
  return { code, place: `${folder}/${path}`, expected: expected ?? 'absent', found: found ?? 'absent', about: '' };
};

const verifyFolder = async (
  effects: Pick<Effects, 'store'>,
  out: string,
  folder: string,
  digest: string,
): Promise<readonly Finding[]> => {
  const key = keys.manifest(digest);
  const damage = await verifyObject(effects, { key, digest, about: folder });
  if (damage) return [damage];
  const expected = (await documentAt(effects.store, key)) as Manifest;
  const found = await manifestOf(join(out, folder));
  if (!found) return [{ code: 'page_missing', place: `${folder}/`, expected: digest, found: 'absent', about: '' }];
  return manifestDifferences(expected, found).map((each) => findingOf(folder, each));
};

/** Checks the pages that lie in an output folder, file by file, against what the run handed over. */
export const verifyPages = async (
  effects: Pick<Effects, 'store'>,
  run: KeptRun,
  out: string,
): Promise<{ readonly pages: number; readonly findings: readonly Finding[] }> => {
  const findings: Finding[] = [];
  let pages = 0;
  for (const [folder, { digest, files }] of Object.entries(run.published)) {
    findings.push(...(await verifyFolder(effects, out, folder, digest)));
    pages += files;
  }
  return { pages, findings };
};
