import { sha256 } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Landing, LandingVersion } from '../../../analytics/core/ports/landing.ts';
import { DescriptionError } from '../../../analytics/intake/description.ts';
import type { Fault } from '../../../analytics/intake/fault.ts';
import { parseForm } from '../../../analytics/intake/form/parse.ts';
import type { FormDescription } from '../../../analytics/intake/form/schema.ts';
import { mostDocumentBytes } from '../../../analytics/intake/input-files.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { parseSource } from '../../../analytics/intake/source/parse.ts';
import type { SourceDescription } from '../../../analytics/intake/source/schema.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { loadPolicy, PolicyError } from '../../../analytics/policy/load.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { type LandingState, uploadId } from '../../../analytics/uploads/landing.ts';
import { receiptAt } from '../ingest/answers.ts';
import { tooLarge } from './set-aside.ts';

/** A kind of document: how it is read, and the fault that names what is wrong with one. */
export interface DocumentKind<Document> {
  readonly parse: (written: string) => Document;
  readonly code: 'description-invalid' | 'policy-invalid';
}

export const sourceKind: DocumentKind<SourceDescription> = { parse: parseSource, code: 'description-invalid' };
export const formKind: DocumentKind<FormDescription> = { parse: parseForm, code: 'description-invalid' };
export const policyKind: DocumentKind<Policy> = { parse: loadPolicy, code: 'policy-invalid' };

const faultsOf = (code: Fault['code'], { issues }: DescriptionError | PolicyError): readonly Fault[] =>
  issues.map(({ path, says }) => ({
    code,
    severity: 'fault',
    place: path ? { column: path } : {},
    detail: { zh: says.zh, en: says.en },
    times: 1,
  }));

const isFaults = (found: unknown): found is readonly Fault[] => Array.isArray(found);

/** The document, or what is wrong with it. */
const read = <Document>({ parse, code }: DocumentKind<Document>, bytes: Uint8Array): Document | readonly Fault[] => {
  if (bytes.length > mostDocumentBytes) return [tooLarge(bytes.length, mostDocumentBytes, 1)];
  try {
    return parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    if (!(cause instanceof DescriptionError || cause instanceof PolicyError)) throw cause;
    return faultsOf(code, cause);
  }
};

/** The answer to a description or a policy that was uploaded; its bytes, too, for they are kept. */
export const documentReceipt = async (
  landing: Pick<Landing, 'read'>,
  version: LandingVersion,
  kind: DocumentKind<unknown>,
): Promise<{ readonly receipt: Receipt; readonly bytes: Uint8Array }> => {
  const bytes = version.bytes > mostDocumentBytes ? new Uint8Array() : await landing.read(version);
  const found = version.bytes > mostDocumentBytes ? [tooLarge(version.bytes, mostDocumentBytes, 1)] : read(kind, bytes);
  const faults = isFaults(found) ? found : [];
  const [fileId, state] = [sha256(bytes), faults.length > 0 ? 'refused' : 'accepted'] as const;
  const named = { fileId, fileName: version.name, rawKey: keys.raw(fileId), bytes: version.bytes, state };
  return { receipt: { ...named, format: 'unknown', encoding: 'utf-8', source: null, tables: [], faults }, bytes };
};

/**
 * The description in force under a name: its last version that was accepted, so that a faulty upload takes nothing
 * away; null where there is none, or where the last version was deleted. `versions` are those of the name, the oldest
 * first; what was accepted is read from where it is kept.
 */
export const documentInForce = async <Document>(
  { store }: Pick<Effects, 'store'>,
  kind: DocumentKind<Document>,
  versions: readonly LandingVersion[],
  state: LandingState,
): Promise<Document | null> => {
  if (!versions.at(-1)?.current) return null;
  for (const version of versions.toReversed()) {
    const answer = state.answers.get(uploadId(version));
    if (answer?.state !== 'accepted') continue;
    const { rawKey } = await receiptAt({ store }, answer.receiptKey);
    const found = read(kind, await store.get(rawKey));
    if (!isFaults(found)) return found;
  }
  return null;
};
