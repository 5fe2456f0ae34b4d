import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { DamagedEventError, LedgerDamagedError } from '../../../analytics/core/ports/ledger.ts';
import { documentAt } from '../../../analytics/lake/document.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import {
  closestManifest,
  type Manifest,
  type ManifestDifference,
  manifestDifferences,
} from '../../../analytics/lake/manifest.ts';
import { manifestsBeside, receiptsStream } from '../../../analytics/ledger/streams/receipts.ts';
import { isResultFolder, type RunRecord } from '../../../analytics/run/record.ts';
import type { Finding, FindingCode } from '../../../analytics/verify/finding.ts';
import { folderManifest } from '../../adapters/files-below.ts';
import { verifyObject } from './objects.ts';

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

/** What a difference in a folder of a result is; in words a folder without a name is not named. */
export const findingOf = (folder: string, { path, expected, found }: ManifestDifference): Finding => ({
  code: codesOf(folder, path)[found === null ? 'missing' : expected === null ? 'extra' : 'changed'],
  // A mart's file is known by its name alone.
  place: (folder === 'marts' && path !== '') || folder === '' ? path : `${folder}/${path}`,
  expected: expected ?? 'absent',
  found: found ?? 'absent',
  about: '',
});

/** A manifest out of the store; its damage where it is not what it was. */
const keptManifest = async (
  effects: Pick<Effects, 'store'>,
  digest: string,
  about: string,
): Promise<{ readonly manifest: Manifest } | { readonly damage: Finding }> => {
  const key = keys.manifest(digest);
  const damage = await verifyObject(effects, { key, digest, about });
  return damage ? { damage } : { manifest: (await documentAt(effects.store, key)) as Manifest };
};

/** The manifests by which a run's receipts were added to after it; a damaged stream is the ledger check's to name. */
const laterReceipts = async ({ ledger }: Pick<Effects, 'ledger'>, run: string): Promise<readonly string[]> => {
  try {
    return manifestsBeside(await ledger.read(receiptsStream), run);
  } catch (cause) {
    if (cause instanceof DamagedEventError || cause instanceof LedgerDamagedError) return [];
    throw cause;
  }
};

/**
 * Checks one folder against the states in which it was handed over: it must be in one of them, to the byte. `digests`
 * are those of their manifests, in order.
 */
const verifyFolder = async (
  effects: Pick<Effects, 'store'>,
  out: string,
  folder: string,
  digests: readonly string[],
): Promise<{ readonly files: number; readonly findings: readonly Finding[] }> => {
  const kept = await Promise.all(digests.map((digest) => keptManifest(effects, digest, folder)));
  const damages = kept.flatMap((each) => ('damage' in each ? [each.damage] : []));
  const states = kept.flatMap((each) => ('manifest' in each ? [each.manifest] : []));
  if (states.length === 0) return { files: 0, findings: damages };
  const found = await folderManifest(join(out, folder));
  const closest = closestManifest(states, found ?? {});
  const differences = found
    ? manifestDifferences(closest, found)
    : [{ path: '', expected: digests.at(-1) ?? null, found: null }];
  const findings = [...damages, ...differences.map((each) => findingOf(folder, each))];
  return { files: Object.keys(closest).length, findings };
};

/**
 * Checks every file in an output folder, byte for byte, against what the run handed over, and its receipts also against
 * those that came after it; a folder that the run hands over at other times and did not this time is named as a whole.
 * `files` counts those that must be there, by folder.
 */
export const verifyPublished = async (
  effects: Pick<Effects, 'store' | 'ledger'>,
  { id, published }: Pick<RunRecord, 'id' | 'published'>,
  out: string,
): Promise<{ readonly files: Readonly<Record<string, number>>; readonly findings: readonly Finding[] }> => {
  const findings: Finding[] = [];
  const states = new Map(Object.entries(published).map(([folder, { digest }]) => [folder, [digest]]));
  const later = await laterReceipts(effects, id);
  if (later.length > 0) states.set('receipts', [...(states.get('receipts') ?? []), ...later]);
  const files: Record<string, number> = {};
  for (const [folder, digests] of states) {
    const checked = await verifyFolder(effects, out, folder, digests);
    files[folder] = checked.files;
    findings.push(...checked.findings);
  }
  const strangers = (await readdir(out)).filter((name) => isResultFolder(name) && !states.has(name));
  for (const folder of strangers) findings.push(findingOf(folder, { path: '', expected: null, found: 'present' }));
  return { files, findings };
};
