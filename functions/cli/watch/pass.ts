import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Period } from '../../../analytics/core/period.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import { silentName } from '../../../analytics/intake/answer-names.ts';
import { mayHoldData } from '../../../analytics/intake/candidate.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { lastMonthRun, monthsStream } from '../../../analytics/ledger/streams/months.ts';
import { anyDue, type Failures } from '../../../analytics/mail/backoff.ts';
import { intakeRules } from '../../../analytics/policy/refusal.ts';
import { defaultMonthlyRun, dueMonths, type MonthlyRun } from '../../../analytics/regions/due-months.ts';
import { ingest } from '../../steps/ingest/step.ts';
import { type MonthOutcome, runMonth } from '../../steps/month/step.ts';
import { editionOutput } from '../edition-output.ts';
import { type InputFolder, lookInto } from '../inputs.ts';
import type { Io } from '../outcome.ts';
import { receiptsBeside } from '../receipts-beside.ts';
import { refuseOthersResult } from '../whose-result.ts';
import { openLocal } from '../wiring.ts';
import { prepared } from '../year.ts';
import { answerAll } from './answer.ts';
import { deliver, oweMonth } from './post.ts';
import { silentSays } from './says.ts';
import { fingerprint, type Sights, settled } from './settled.ts';
import { answerUnread } from './unread.ts';
import type { Done, Watched } from './watched.ts';

/** What is remembered from one look to the next; all of it can be found out again. */
export interface Remembered {
  /** Null before the first look. */
  readonly sights: Sights | null;
  /** The files and due months that were seen to last; null where nothing was yet. */
  readonly handled: string | null;
  readonly lastRun: Period | null;
  readonly monthly: MonthlyRun;
  /** Letters that wait, and what kept them from being sent. */
  readonly letters: number;
  readonly failures: Failures;
}

export const nothingYet: Remembered = {
  sights: null,
  handled: null,
  lastRun: null,
  monthly: defaultMonthlyRun,
  letters: 0,
  failures: new Map(),
};

/** One look at a folder. */
export interface Looked {
  readonly remembered: Remembered;
  /** Null where there was nothing to do. */
  readonly done: Done | null;
  /** Files that are still being copied. */
  readonly waiting: readonly string[];
}

const filesOf = ({ tables, mails, sources, forms, policy, others }: InputFolder) => [
  ...tables,
  ...mails,
  ...others.filter(({ name }) => mayHoldData(name)),
  ...sources,
  ...forms,
  ...(policy ? [policy] : []),
];

const sightsOf = async (input: InputFolder): Promise<Sights> => {
  const sights = new Map<string, { readonly size: number; readonly modified: number }>();
  for (const { path, name } of filesOf(input)) {
    const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return null;
      throw cause;
    });
    if (found) sights.set(name, { size: found.size, modified: found.mtimeMs });
  }
  return sights;
};

/** Puts beside files and result what a month leaves there, and has it mailed. */
const tell =
  (effects: Effects, { folder, out, mail }: Watched, receipts: readonly Receipt[]) =>
  async (outcome: MonthOutcome): Promise<void> => {
    if ('produced' in outcome) {
      await receiptsBeside(effects, receipts, out);
      const silent = silentSays(outcome.period, outcome.produced.headline);
      await writeFile(join(folder, silentName(outcome.period)), silent);
    }
    if (mail) await oweMonth(effects, outcome);
  };

const runDueMonths = async (
  { effects }: Awaited<ReturnType<typeof openLocal>>,
  { policy }: Awaited<ReturnType<typeof prepared>>,
  watched: Watched,
  receipts: readonly Receipt[],
): Promise<readonly MonthOutcome[]> => {
  const months: MonthOutcome[] = [];
  const last = lastMonthRun(await effects.ledger.read(monthsStream));
  for (const period of dueMonths(effects.clock(), last, policy.monthly_run ?? defaultMonthlyRun)) {
    const outcome = await runMonth(
      effects,
      { period, policy },
      { open: () => editionOutput(watched.out, 'internal'), tell: tell(effects, watched, receipts) },
    );
    if (outcome !== null) months.push(outcome);
  }
  return months;
};

/** Takes in what lies there, answers it, and runs what is due where nothing more is on its way. */
const see = async (
  watched: Watched,
  input: InputFolder,
  { isWhole, failures }: { readonly isWhole: boolean; readonly failures: Failures },
  io: Io,
): Promise<{ readonly done: Done } & Omit<Remembered, 'sights' | 'handled'>> => {
  await refuseOthersResult(watched.out, watched.data);
  const local = await openLocal(watched.data, io);
  try {
    const ready = await prepared(input, watched, local.effects);
    const { uploads, policy, others, skipped } = ready;
    const receipts = await ingest(local.effects, uploads, intakeRules(policy), local.readDocument);
    const { answered, mails } = await answerAll(local.effects, watched, receipts, ready.mails);
    const unread = await answerUnread(
      watched.folder,
      input.others.flatMap(({ name }) => (mayHoldData(name) ? [name] : [])),
    );
    const months = isWhole ? await runDueMonths(local, ready, watched, receipts) : [];
    const lastRun = lastMonthRun(await local.effects.ledger.read(monthsStream));
    const mailed = await deliver(local.effects, watched.mail, failures);
    return {
      done: {
        answered,
        mails,
        unread,
        // Why nothing of a mail was read is said once.
        others: others.filter((name) => mails.every((mail) => mail.name !== name)),
        skipped,
        months,
        mailed,
      },
      lastRun,
      monthly: policy.monthly_run ?? defaultMonthlyRun,
      ...postbag(mailed),
    };
  } finally {
    await local.close();
  }
};

const postbag = (mailed: Done['mailed']): Pick<Remembered, 'letters' | 'failures'> => ({
  letters: mailed?.waiting ?? 0,
  failures: mailed?.failures ?? new Map(),
});

/** Sends what waits where nothing else is to be done. */
const post = async (
  { data, mail }: Watched,
  { failures }: Remembered,
  io: Io,
): Promise<{ readonly done: Done } & Pick<Remembered, 'letters' | 'failures'>> => {
  const local = await openLocal(data, io);
  try {
    const mailed = await deliver(local.effects, mail, failures);
    return {
      done: { answered: [], mails: [], unread: [], others: [], skipped: [], months: [], mailed },
      ...postbag(mailed),
    };
  } finally {
    await local.close();
  }
};

/**
 * Looks at a folder once. A file is taken when it looks as it did at the look before, and a month is run when no file
 * is on its way.
 */
export const look = async (watched: Watched, before: Remembered, io: Io): Promise<Looked> => {
  const input = await lookInto(watched.folder, [watched.out, watched.data]);
  const sights = await sightsOf(input);
  const still = settled(before.sights ?? new Map(), sights);
  const waiting = [...sights.keys()].filter((name) => !still.has(name));
  const whole = new Map([...sights].filter(([name]) => still.has(name)));
  const { tables, mails, others, ...beside } = input;
  // A description that is half there would have its files read in another way.
  const isReadable = filesOf({ ...beside, tables: [], mails: [], others: [] }).every(({ name }) => still.has(name));
  const isWhole = ({ name }: { readonly name: string }): boolean => still.has(name);
  const isReady = (file: { readonly name: string }): boolean => !mayHoldData(file.name) || isWhole(file);
  const ready = {
    ...input,
    tables: tables.filter(isWhole),
    mails: mails.filter(isWhole),
    others: others.filter(isReady),
  };
  const stateWith = ({ lastRun, monthly }: Pick<Remembered, 'lastRun' | 'monthly'>): string =>
    JSON.stringify([fingerprint(whole), waiting.length > 0, dueMonths(io.clock(), lastRun, monthly)]);
  if (before.sights === null || !isReadable) return { remembered: { ...before, sights }, done: null, waiting };
  if (stateWith(before) === before.handled) {
    if (!anyDue(before.failures, before.letters, io.clock()))
      return { remembered: { ...before, sights }, done: null, waiting };
    const { done, ...found } = await post(watched, before, io);
    return { remembered: { ...before, sights, ...found }, done, waiting };
  }
  const { done, ...found } = await see(
    watched,
    ready,
    { isWhole: waiting.length === 0, failures: before.failures },
    io,
  );
  return { remembered: { sights, handled: stateWith(found), ...found }, done, waiting };
};
