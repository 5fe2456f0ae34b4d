import { canonicalBytes, digestOf } from '../../analytics/digest.ts';
import { sortInput } from '../../analytics/intake/input-files.ts';
import { sourceFor } from '../../analytics/intake/source/file.ts';
import type { SourceDescription } from '../../analytics/intake/source/schema.ts';
import { keys } from '../../analytics/lake/keys.ts';
import { type LandingState, landed, uploadId } from '../../analytics/ledger/landing.ts';
import type { LandedTable } from '../../analytics/ledger/sweep.ts';
import type { Effects } from '../../analytics/ports/effects.ts';
import type { Landing, LandingVersion } from '../../analytics/ports/landing.ts';
import type { NewEvent } from '../../analytics/ports/ledger.ts';
import { documentReceipt, inForce, policyKind, sourceKind } from './landing-documents.ts';
import { answered } from './landing-ledger.ts';

type Step = Pick<Effects, 'store'> & { readonly landing: Landing };

/** A version of a table with the description that speaks for it today. */
export interface Table extends LandedTable {
  readonly description: SourceDescription | undefined;
}

const versionsOf = (versions: readonly LandingVersion[], names: readonly { readonly name: string }[]): readonly LandingVersion[] => {
  const wanted = new Set(names.map(({ name }) => name));
  return versions.filter(({ name }) => wanted.has(name));
};

/** What lies in a landing place by kind, each name once. */
const filesOf = (versions: readonly LandingVersion[]) => sortInput([...new Set(versions.map(({ name }) => name))].map((name) => ({ name })));

/** Answers the descriptions and policies that were not answered yet, and names what is nobody's input. */
export const answerRest = async (effects: Step, state: LandingState, versions: readonly LandingVersion[]): Promise<readonly NewEvent[]> => {
  const files = filesOf(versions);
  const events: NewEvent[] = versionsOf(versions, files.others)
    .filter((version) => !state.passedOver.has(uploadId(version)))
    .map(({ name, version }) => landed('upload.passed_over', { name, version }));
  const documents = [
    ...versionsOf(versions, files.sources).map((version) => ({ version, kind: sourceKind })),
    ...versionsOf(versions, files.policy ? [files.policy] : []).map((version) => ({ version, kind: policyKind })),
  ];
  for (const { version, kind } of documents.filter((document) => !state.answers.has(uploadId(document.version)))) {
    const { receipt, bytes } = await documentReceipt(effects.landing, version, kind);
    await effects.store.put(receipt.rawKey, bytes);
    await effects.store.put(keys.receipt(digestOf(receipt)), canonicalBytes(receipt));
    events.push(answered({ ...version, source: null }, receipt));
  }
  return events;
};

/** The tables that lie in the landing place, each with the description that speaks for it today. */
export const tablesOf = async (effects: Step, state: LandingState, versions: readonly LandingVersion[]): Promise<readonly Table[]> => {
  const files = filesOf(versions);
  const sources: SourceDescription[] = [];
  for (const file of files.sources) {
    const source = await inForce(effects.landing, versionsOf(versions, [file]), sourceKind, state);
    if (source) sources.push(source);
  }
  return versionsOf(versions, files.tables).map((version) => {
    const description = sourceFor(sources, version.name);
    return { ...version, description, source: description ? digestOf(description) : null };
  });
};
