import { canonicalBytes, digestOf } from '../../../analytics/core/digest.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Landing, LandingVersion } from '../../../analytics/core/ports/landing.ts';
import type { NewEvent } from '../../../analytics/core/ports/ledger.ts';
import type { FormDescription } from '../../../analytics/intake/form/schema.ts';
import { sortInput } from '../../../analytics/intake/input-files.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { asOf, sourceFor } from '../../../analytics/intake/source/file.ts';
import type { SourceDescription } from '../../../analytics/intake/source/schema.ts';
import { keys } from '../../../analytics/lake/keys.ts';
import { type LandingState, landed, uploadId } from '../../../analytics/uploads/landing.ts';
import { isUnreadable, type LandedTable } from '../../../analytics/uploads/sweep.ts';
import {
  type DocumentKind,
  documentInForce,
  documentReceipt,
  formKind,
  policyKind,
  sourceKind,
} from './landing-documents.ts';
import { answered } from './landing-ledger.ts';
import type { Reads } from './reads.ts';
import { refuseUnread, unreadable } from './set-aside.ts';

type Step = Pick<Effects, 'store'> & { readonly landing: Landing };

/** A version of a table with the description that speaks for it today, and those of the place's own forms. */
export interface Table extends LandedTable {
  readonly description: SourceDescription | undefined;
  readonly layouts: readonly FormDescription[];
}

const versionsOf = (
  versions: readonly LandingVersion[],
  names: readonly { readonly name: string }[],
): readonly LandingVersion[] => {
  const wanted = new Set(names.map(({ name }) => name));
  return versions.filter(({ name }) => wanted.has(name));
};

/** What lies in a landing place by kind, each name once. */
const filesOf = (versions: readonly LandingVersion[]) =>
  sortInput([...new Set(versions.map(({ name }) => name))].map((name) => ({ name })));

/**
 * What waits for an answer of some kind: neither answered nor passed over, and not one of the files that nobody looks
 * at.
 */
export const waitingOf = (state: LandingState, versions: readonly LandingVersion[]): readonly LandingVersion[] => {
  const { tables, sources, forms, policy, others } = filesOf(versions);
  const known = versionsOf(versions, [...tables, ...sources, ...forms, ...others, ...(policy ? [policy] : [])]);
  return known.filter((version) => !state.answers.has(uploadId(version)) && !state.passedOver.has(uploadId(version)));
};

/** What a sweep says of the files that are no tables. */
interface RestAnswered {
  readonly events: readonly NewEvent[];
  readonly receipts: readonly Receipt[];
}

/**
 * The answer to a description or a policy, kept; null where it can't be read, which keeps nothing else from its answer.
 */
const answerDocument = async (
  effects: Step,
  reads: Pick<Reads, 'lost' | 'isBlind'>,
  version: LandingVersion,
  kind: DocumentKind<unknown>,
): Promise<Receipt | null> => {
  if (reads.lost.has(uploadId(version))) return null;
  try {
    const { receipt, bytes } = await documentReceipt(effects.landing, version, kind);
    await effects.store.put(receipt.rawKey, bytes);
    await effects.store.put(keys.receipt(digestOf(receipt)), canonicalBytes(receipt));
    return receipt;
  } catch (cause) {
    if (!reads.lost.has(uploadId(version)) || reads.isBlind()) throw cause;
    return null;
  }
};

/** Answers the descriptions and policies that were not answered yet, and names what is nobody's input. */
export const answerRest = async (
  effects: Step,
  reads: Pick<Reads, 'lost' | 'isBlind'>,
  state: LandingState,
  versions: readonly LandingVersion[],
): Promise<RestAnswered> => {
  const files = filesOf(versions);
  const waiting = waitingOf(state, versions);
  const passedOver = versionsOf(waiting, files.others).map(({ name, version }) =>
    landed('upload.passed_over', { name, version }),
  );
  const documents = [
    ...versionsOf(waiting, files.sources).map((version) => ({ version, kind: sourceKind })),
    ...versionsOf(waiting, files.forms).map((version) => ({ version, kind: formKind })),
    ...versionsOf(waiting, files.policy ? [files.policy] : []).map((version) => ({ version, kind: policyKind })),
  ];
  const answers: { readonly event: NewEvent; readonly receipt: Receipt }[] = [];
  for (const { version, kind } of documents) {
    const receipt = isUnreadable(state, version)
      ? await refuseUnread(effects, version, unreadable(state.unread.get(uploadId(version)) ?? 0))
      : await answerDocument(effects, reads, version, kind);
    if (receipt) answers.push({ event: answered({ ...version, source: null, forms: null }, receipt), receipt });
  }
  return {
    events: [...passedOver, ...answers.map(({ event }) => event)],
    receipts: answers.map(({ receipt }) => receipt),
  };
};

/** The tables that lie in the landing place, each with the description that speaks for it today. */
export const tablesOf = async (
  effects: Step,
  state: LandingState,
  versions: readonly LandingVersion[],
): Promise<readonly Table[]> => {
  const files = filesOf(versions);
  const inForce = async <Document>(
    kind: DocumentKind<Document>,
    named: readonly { readonly name: string }[],
  ): Promise<readonly Document[]> => {
    const found: Document[] = [];
    for (const file of named) {
      const document = await documentInForce(effects, kind, versionsOf(versions, [file]), state);
      if (document !== null) found.push(document);
    }
    return found;
  };
  const [sources, layouts] = [await inForce(sourceKind, files.sources), await inForce(formKind, files.forms)];
  const forms = layouts.length > 0 ? digestOf(layouts) : null;
  return versionsOf(versions, files.tables).map((version) => {
    const description = sourceFor(sources, version.name);
    const told = description
      ? { source: digestOf(description), asOf: asOf(description, version.name) }
      : { source: null, asOf: '' };
    return { ...version, description, layouts, forms, ...told };
  });
};
