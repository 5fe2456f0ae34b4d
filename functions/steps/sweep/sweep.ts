import { failureShape } from '../../../analytics/core/failure.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Landing } from '../../../analytics/core/ports/landing.ts';
import type { NewEvent } from '../../../analytics/core/ports/ledger.ts';
import type { Output } from '../../../analytics/core/ports/output.ts';
import { byName } from '../../../analytics/intake/input-files.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { answeredFile, intakeStream } from '../../../analytics/ledger/streams/intake.ts';
import { PolicyError } from '../../../analytics/policy/load.ts';
import { intakeRules } from '../../../analytics/policy/refusal.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { type LandingState, landed, uploadId } from '../../../analytics/uploads/landing.ts';
import { type Budget, isForLater, judgedSince, type Next, nextOf } from '../../../analytics/uploads/sweep.ts';
import { writeReceiptPages } from '../ingest/receipts.ts';
import { ingest } from '../ingest/step.ts';
import { defaultPolicy, policyInForce } from '../policy/in-force.ts';
import { writtenPolicy } from '../policy/written.ts';
import { answerRest, type Table, tablesOf, waitingOf } from './landed-files.ts';
import { answered, landingLedger } from './landing-ledger.ts';
import { watchReads } from './reads.ts';
import { quarantine, refuseUnread, tooLarge, unreadable } from './set-aside.ts';
import { watched } from './surroundings.ts';

export type SweepEffects = Pick<Effects, 'store' | 'ledger' | 'engine' | 'outbox' | 'log' | 'clock' | 'asset'> & {
  readonly landing: Landing;
  /** A local folder for what is too large for memory. */
  readonly workspace: string;
  /** Where receipts are handed over. */
  readonly output: Pick<Output, 'write'>;
  /** Milliseconds until this process is stopped. */
  readonly remaining: () => number;
};

/** What a sweep did. `finished` is false where its time ran out before all was answered. */
export interface Swept {
  /** New answers in the order given, those to descriptions and policies too. */
  readonly receipts: readonly Receipt[];
  /** How many files are nobody's input. */
  readonly passedOver: number;
  readonly finished: boolean;
}

/** Another sweep of the region may still be at work. */
export class SweepBusyError extends Error {
  override readonly name = 'SweepBusyError';
  readonly until: string;
  constructor(until: string, options?: ErrorOptions) {
    super(`another sweep may be at work until ${until}`, options);
    this.until = until;
  }
}

/**
 * What one sweep takes on at once: the whole year of several districts. Cells take tens of times a workbook's bytes in
 * memory; a large text goes by the disk.
 */
const usualBudget: Budget = { files: 4000, bytes: 50_000_000, fileBytes: 400_000_000 };

/**
 * Milliseconds that a sweep must have left to begin anything; to begin several files, half of the function's time, lest
 * the clock count against them.
 */
const [reserve, reserveOfMany] = [60_000, 450_000];

const setAside = (
  effects: SweepEffects,
  { upload, because }: Extract<Next<Table>, { readonly what: 'set-aside' }>,
  state: LandingState,
  budget: Budget,
) => {
  const id = uploadId(upload);
  if (because === 'upload-too-large') return refuseUnread(effects, upload, tooLarge(upload.bytes, budget.fileBytes, 0));
  if (because === 'upload-unreadable') return refuseUnread(effects, upload, unreadable(state.unread.get(id) ?? 0));
  return quarantine(effects, upload, state.attempts.get(id) ?? 0);
};

/**
 * The policy files are taken in by: the one that lies there, else the one adopted, else the product's own. One that
 * can't be read keeps no file waiting.
 */
const policyNow = async (effects: SweepEffects): Promise<Policy> => {
  const without = (cause: unknown): null => {
    effects.log.warn('files are taken in without a policy that can’t be read', { ...failureShape(cause) });
    return null;
  };
  const inForce = (written: string | null): Promise<Policy | null> =>
    policyInForce(effects, written).catch((cause: unknown) => {
      if (!(cause instanceof PolicyError)) throw cause;
      return without(cause);
    });
  const written = await writtenPolicy(effects.landing).catch(without);
  return (await inForce(written)) ?? (await inForce(null)) ?? defaultPolicy(effects);
};

const takeIn = async (effects: SweepEffects, tables: readonly Table[]): Promise<readonly Receipt[]> => {
  const uploads = tables.map((table) => ({
    name: table.name,
    bytes: () => effects.landing.read(table),
    ...(table.description ? { source: table.description } : {}),
    ...(table.layouts.length > 0 ? { forms: table.layouts } : {}),
  }));
  const policy = await policyNow(effects);
  const receipts = await ingest(effects, uploads, intakeRules(policy));
  if (receipts.length !== uploads.length)
    throw new RangeError(`${receipts.length} receipts for ${uploads.length} uploads`);
  return receipts;
};

const lastVersion = (events: readonly { readonly version: number }[]): number => events.at(-1)?.version ?? 0;

/** The version of the last acceptance after `since`; 0 where none came, or nobody asks. */
const lastAccepted = async ({ ledger }: Pick<SweepEffects, 'ledger'>, since: number | null): Promise<number> =>
  since === null
    ? 0
    : lastVersion((await ledger.read(intakeStream, since + 1)).filter((event) => answeredFile(event)?.tables.length));

/** The receipts that say something new, each with the event that says so. */
const answersTo = (state: LandingState, tables: readonly Table[], receipts: readonly Receipt[]) =>
  tables.flatMap((table, index) => {
    const [receipt, was] = [receipts[index], state.answers.get(uploadId(table))];
    if (!receipt) return [];
    const event = answered(table, receipt);
    const { receiptDigest, source, forms } = event.data;
    return was && was.receiptDigest === receiptDigest && was.source === source && was.forms === forms
      ? []
      : [{ id: uploadId(table), event, receipt }];
  });

/**
 * Tells again what a sweep that came to no end decided, for it may have ended before it told: news leave once at least.
 */
const tellAgain = async (
  { ledger, outbox }: Pick<SweepEffects, 'ledger' | 'outbox'>,
  answers: readonly NewEvent[],
): Promise<void> => {
  if (answers.length === 0) return;
  const keys = new Set(answers.map(({ data }) => data.receiptKey));
  for (const event of await ledger.read(intakeStream)) if (keys.has(event.data.receiptKey)) await outbox.notify(event);
};

/**
 * Takes in whatever lies in a region's landing place unanswered, whatever event woke it: a folder, though one whose
 * files come one by one. Every beginning is written down first, so that a file on which sweeps keep failing is found,
 * taken alone and in the end set aside. `woken` are the versions whose news woke it; it leaves the work to the news of
 * a later one. Throws SweepBusyError while another sweep of the region may be at work, and what its surroundings threw.
 */
export const sweep = async (
  given: SweepEffects,
  woken: ReadonlySet<string>,
  budget: Budget = usualBudget,
): Promise<Swept> => {
  const reads = watchReads(given.landing);
  const { parts: effects, isTheirs } = watched({ ...given, landing: reads.landing });
  const landing = await landingLedger(effects);
  const said: Receipt[] = [];
  let passedOver = 0;
  const done = (finished: boolean): Swept => ({ receipts: said, passedOver, finished });

  const lying = await effects.landing.versions();
  if (isForLater(woken, lying, waitingOf(landing.state(), lying))) return done(true);
  const { leasedUntil } = landing.state();
  if (leasedUntil !== null && leasedUntil > effects.clock()) throw new SweepBusyError(leasedUntil);

  /** The receipt is handed over before the event that says it was. */
  const answer = async (events: readonly NewEvent[], receipts: readonly Receipt[]): Promise<void> => {
    await writeReceiptPages(effects, receipts, effects.output);
    await landing.append(events);
    said.push(...receipts);
  };

  const take = async ({ uploads, again }: Extract<Next<Table>, { readonly what: 'take' }>): Promise<void> => {
    const tables = [...uploads, ...again].toSorted(byName);
    const { begun, judgedTo } = landing.state();
    const until = new Date(Date.parse(effects.clock()) + effects.remaining()).toISOString();
    await landing.append([landed('sweep.started', { uploads: tables.map(uploadId), until })]);
    const lost = reads.lost.size;
    try {
      const answers = answersTo(landing.state(), tables, await takeIn(effects, tables));
      await tellAgain(
        effects,
        answers.filter(({ id }) => begun.has(id)).map(({ event }) => event),
      );
      const head = Math.max(judgedTo, lastVersion(await effects.ledger.read(intakeStream, judgedTo + 1)));
      const ended = landed('sweep.ended', { outcome: 'answered', judgedTo: head });
      await answer(
        [...answers.map(({ event }) => event), ended],
        answers.map(({ receipt }) => receipt),
      );
    } catch (cause) {
      const outcome = isTheirs(cause) ? 'excused' : 'failed';
      effects.log.warn('a sweep failed', { outcome, uploads: tables.length, ...failureShape(cause) });
      await landing.append([landed('sweep.ended', { outcome, judgedTo: 0 })]);
      const goesOn = outcome === 'failed' || (reads.lost.size > lost && !reads.isBlind());
      if (!goesOn) throw cause;
    }
  };

  const putAside = async (next: Extract<Next<Table>, { readonly what: 'set-aside' }>): Promise<void> => {
    try {
      const receipt = await setAside(effects, next, landing.state(), budget);
      await answer([answered(next.upload, receipt)], [receipt]);
    } catch (cause) {
      if (!reads.lost.has(uploadId(next.upload)) || reads.isBlind()) throw cause;
    }
  };

  for (;;) {
    if (effects.remaining() < reserve) return done(false);
    const versions = await effects.landing.versions();
    const rest = await answerRest(effects, reads, landing.state(), versions);
    await answer(rest.events, rest.receipts);
    passedOver += rest.events.length - rest.receipts.length;
    const state = landing.state();
    const tables = (await tablesOf(effects, state, versions)).filter((table) => !reads.lost.has(uploadId(table)));
    const next = nextOf(state, tables, budget, await lastAccepted(effects, judgedSince(state, tables)));
    if (next.what === 'take') {
      if (next.uploads.length + next.again.length > 1 && effects.remaining() < reserveOfMany) return done(false);
      await take(next);
    } else if (next.what === 'set-aside') await putAside(next);
    else {
      const uploads = reads.refused();
      if (uploads.length > 0) await landing.append([landed('sweep.unread', { uploads: [...uploads] })]);
      // All that can be read is answered; what can't be is tried again when the news of it comes again.
      for (const cause of reads.lost.values()) throw cause;
      return done(true);
    }
  }
};
