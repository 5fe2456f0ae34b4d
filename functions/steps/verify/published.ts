import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { documentAt } from '../../../analytics/lake/document.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { type Manifest, type ManifestDifference, manifestDifferences } from '../../../analytics/lake/manifest.ts';
import type { KeptRun } from '../../../analytics/run/record.ts';
import type { Finding, FindingCode } from '../../../analytics/verify/finding.ts';
import { fileDigest } from '../../adapters/file-digest.ts';
import { verifyObject } from './objects.ts';

/** What a run may hand over; other folders beside them belong to other programs. */
const folders = ['marts', 'notices', 'receipts', 'site'];

type Kind = 'missing' | 'changed' | 'extra';

const pageCodes = { missing: 'page_missing', changed: 'page_changed', extra: 'page_extra' } as const;
const receiptCodes = { missing: 'receipt_missing', changed: 'receipt_changed', extra: 'receipt_extra' } as const;
const csvCodes = { missing: 'mart_missing', changed: 'mart_csv_changed', extra: 'mart_extra' } as const;
const parquetCodes = { ...csvCodes, changed: 'mart_bytes_changed' } as const;

const codesOf = (folder: string, path: string): Readonly<Record<Kind, FindingCode>> => {
  if (folder === 'receipts') return receiptCodes;
  if (folder !== 'marts') return pageCodes;
  return path.endsWith('.parquet') ? parquetCodes : csvCodes;
};

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

const findingOf = (folder: string, { path, expected, found }: ManifestDifference): Finding => ({
  code: codesOf(folder, path)[found === null ? 'missing' : expected === null ? 'extra' : 'changed'],
  // A mart's file is known by its name alone.
  place: folder === 'marts' && path !== '' ? path : `${folder}/${path}`,
  expected: expected ?? 'absent',
  found: found ?? 'absent',
  about: '',
});

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
  if (!found) return [findingOf(folder, { path: '', expected: digest, found: null })];
  return manifestDifferences(expected, found).map((each) => findingOf(folder, each));
};

/**
 * Checks every file in an output folder, byte for byte, against what the run handed over; a folder that the run hands
 * over at other times and did not this time is named as a whole. `files` counts those that must be there, by folder.
 */
export const verifyPublished = async (
  effects: Pick<Effects, 'store'>,
  { published }: Pick<KeptRun, 'published'>,
  out: string,
): Promise<{ readonly files: Readonly<Record<string, number>>; readonly findings: readonly Finding[] }> => {
  const findings: Finding[] = [];
  for (const [folder, { digest }] of Object.entries(published))
    findings.push(...(await verifyFolder(effects, out, folder, digest)));
  const strangers = (await readdir(out)).filter((name) => folders.includes(name) && !(name in published));
  for (const folder of strangers) findings.push(findingOf(folder, { path: '', expected: null, found: 'present' }));
  return { files: Object.fromEntries(Object.entries(published).map(([name, { files }]) => [name, files])), findings };
};
