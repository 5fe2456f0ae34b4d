import { dirname } from 'node:path';
import { digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { manifestDifferences } from '../../../analytics/lake/manifest.ts';
import { type HandedList, listSignature, pageListName, pageListOf } from '../../../analytics/run/page-list.ts';
import type { RunRecord } from '../../../analytics/run/record.ts';
import { differences } from '../../../analytics/verify/differences.ts';
import type { Finding, SignatureReport, VerifyReport } from '../../../analytics/verify/finding.ts';
import { folderManifest } from '../../adapters/files-below.ts';
import { runNamed } from '../record/last.ts';
import { findingOf } from './published.ts';
import { type VerifyOptions, verify } from './step.ts';

/** Where a list does not say what was kept of its run. */
const againstRecord = ({ signature: _, ...list }: HandedList, record: RunRecord): readonly Finding[] => {
  const said = differences(pageListOf(record, list.pages), list);
  const [expected, found] = [record.published.site?.digest ?? 'absent', digestOf(list.pages)];
  return [...said, ...(expected === found ? [] : [{ path: 'pages', before: expected, after: found }])].map(
    ({ path, before, after }) => ({
      code: 'edition_changed',
      place: path,
      expected: before,
      found: after,
      about: pageListName,
    }),
  );
};

const signatureOf = (
  list: HandedList,
  against: string | null,
): { readonly signature: SignatureReport; readonly findings: readonly Finding[] } => {
  const signed = listSignature(list);
  const signature = { against, signedBy: signed ? [signed.key] : [], since: null };
  const broken = (code: Finding['code'], expected: string, found: string) => ({
    signature: { ...signature, holds: false },
    findings: [{ code, place: pageListName, expected, found, about: '' }],
  });
  if (signed && !signed.fits) return broken('signature_broken', signed.key, 'no signature of it');
  if (against === null) return { signature: { ...signature, holds: false }, findings: [] };
  if (!signed) return broken('signature_missing', against, 'absent');
  if (signed.key !== against) return broken('signature_by_another', against, signed.key);
  return { signature: { ...signature, holds: true }, findings: [] };
};

const unvouched: Finding = { code: 'edition_unvouched', place: pageListName, expected: '', found: '', about: '' };

/** What is known of the run of a list where it can't be computed again here. */
const withoutData = (
  list: HandedList,
  against: string | null,
): Pick<VerifyReport, 'signature' | 'findings' | 'ledgerFile' | 'eventsSince' | 'recomputed'> => {
  const { signature, findings } = signatureOf(list, against);
  return {
    signature,
    // Whoever changes pages can list them anew: nothing holds by the list alone.
    findings: signature.holds || findings.length > 0 ? findings : [unvouched],
    ledgerFile: 'absent',
    eventsSince: 0,
    recomputed: null,
  };
};

/**
 * Checks an edition that was handed over by itself: each page against the list among them, and the list against the run
 * it names, computed again, where the data are at hand; else against the office's key. `effects` is null where there is
 * no data directory.
 */
export const verifyEdition = async (
  effects: Effects | null,
  list: HandedList,
  file: string,
  { ledgerFile, against = null }: Omit<VerifyOptions, 'folder'>,
): Promise<VerifyReport> => {
  const { [pageListName]: _, ...found } = (await folderManifest(dirname(file))) ?? {};
  const pages = manifestDifferences(list.pages, found).map((each) => findingOf('', each));
  const record = effects && (await runNamed(effects, list.run));
  const of =
    effects && record
      ? await verify(effects, record, { against, ...(ledgerFile ? { ledgerFile } : {}) })
      : withoutData(list, against);
  const broken = record ? signatureOf(list, null).findings : [];
  const findings = [...(record ? againstRecord(list, record) : []), ...pages, ...broken, ...of.findings];
  const none = { events: 0, objects: 0, marts: 0, pages: 0, receipts: 0 };
  const checked = { ...none, ...('checked' in of ? (of as VerifyReport).checked : {}) };
  return {
    ...of,
    holds: findings.length === 0,
    findings,
    handedOver: 'edition',
    checked: { ...checked, pages: Object.keys(list.pages).length },
  };
};
