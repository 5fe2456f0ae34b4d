import { byName } from '../intake/input-files.ts';
import { type LandingState, type UploadName, uploadId } from './landing.ts';

/** A version of a table that lies in a landing place. */
export interface LandedTable extends UploadName {
  readonly bytes: number;
  /** When it came, ISO. */
  readonly at: string;
  /** It is what a folder would show under this name today: the last version, not deleted. */
  readonly current: boolean;
  /** Digest of the source description that speaks for it today, if any. */
  readonly source: string | null;
  /** Digest of the place's own descriptions of forms today, if it has any. */
  readonly forms: string | null;
  /** What it speaks of by that description, such as `2025-03`; empty where none says. */
  readonly asOf: string;
}

/** How much one sweep takes on. */
export interface Budget {
  readonly files: number;
  readonly bytes: number;
  /** An upload past this is not read at all. */
  readonly fileBytes: number;
}

/** Why an upload is answered without being read. */
export type SetAside = 'upload-too-large' | 'upload-quarantined' | 'upload-unreadable';

/** What a sweep does next: take uploads in together, with refusals that they may cure; set one aside; or rest. */
export type Next<Table extends LandedTable> =
  | { readonly what: 'rest' }
  | { readonly what: 'set-aside'; readonly upload: Table; readonly because: SetAside }
  | { readonly what: 'take'; readonly uploads: readonly Table[]; readonly again: readonly Table[] };

/**
 * A pause longer than this between two uploads, in milliseconds, ends a delivery: what is sent in one go is taken in
 * the order of names, as a folder is.
 */
const pause = 120_000;
/**
 * Sweeps that may fail with an upload among others, and in all, before it is taken alone and before it is set aside.
 */
const [takenAlone, setAside] = [2, 4];
/** Sweeps that may be refused an upload's bytes. */
const mostUnread = 8;

/** Its bytes were refused to so many sweeps that it is answered without them. */
export const isUnreadable = ({ unread }: LandingState, upload: UploadName): boolean =>
  (unread.get(uploadId(upload)) ?? 0) >= mostUnread;

/** What stands today, is refused for missing references and may be cured by other files. */
const waitingIn = <Table extends LandedTable>({ answers }: LandingState, tables: readonly Table[]): readonly Table[] =>
  tables.filter((upload) => {
    const answer = answers.get(uploadId(upload));
    return upload.current && answer?.waits === true && answer.source === upload.source;
  });

/** Whether it would be read by other descriptions today than it was answered by. */
const isReadOtherwise = ({ answers }: LandingState, upload: LandedTable): boolean => {
  const answer = answers.get(uploadId(upload));
  if (!upload.current || !answer) return false;
  return answer.source !== upload.source || (answer.forms !== undefined && answer.forms !== upload.forms);
};

const judgedAt = ({ judged }: LandingState, upload: UploadName): number => judged.get(uploadId(upload)) ?? 0;

/** The version of the intake stream up to which every waiting refusal was judged; null where none waits. */
export const judgedSince = (state: LandingState, tables: readonly LandedTable[]): number | null =>
  waitingIn(state, tables).reduce<number | null>(
    (least, upload) => Math.min(least ?? Number.POSITIVE_INFINITY, judgedAt(state, upload)),
    null,
  );

const deliveries = <Table extends LandedTable>(uploads: readonly Table[]): readonly (readonly Table[])[] => {
  const groups: Table[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const upload of uploads.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const at = Date.parse(upload.at);
    if (at - last > pause) groups.push([]);
    groups.at(-1)?.push(upload);
    last = at;
  }
  return groups;
};

/** The first of them that fit a budget beside those already `taken`; always one at least in all. */
const within = <Table extends LandedTable>(
  uploads: readonly Table[],
  { files, bytes }: Pick<Budget, 'files' | 'bytes'>,
  taken: readonly Table[] = [],
): readonly Table[] => {
  let sum = taken.reduce((all, upload) => all + upload.bytes, 0);
  const past = uploads.findIndex((upload, index) => {
    sum += upload.bytes;
    const count = taken.length + index;
    return count > 0 && (count >= files || sum > bytes);
  });
  return past === -1 ? uploads : uploads.slice(0, past);
};

/** The one among them that failed least. */
const calmest = <Table extends LandedTable>({ attempts }: LandingState, uploads: readonly Table[]): readonly Table[] =>
  uploads.toSorted((a, b) => (attempts.get(uploadId(a)) ?? 0) - (attempts.get(uploadId(b)) ?? 0)).slice(0, 1);

/**
 * What to do next about a region's tables, of one name the oldest first. Due is what was never answered, and what
 * stands today and was read by another source description than would speak for it now, or refused by other descriptions
 * of forms. `accepted` is the version of the
 * last acceptance in the intake stream: each refusal that waits for references is looked at again when something was
 * accepted since it was.
 */
export const nextOf = <Table extends LandedTable>(
  state: LandingState,
  tables: readonly Table[],
  budget: Budget,
  accepted: number,
): Next<Table> => {
  const answerTo = (upload: Table) => state.answers.get(uploadId(upload));
  const attemptsAt = (upload: Table): number => state.attempts.get(uploadId(upload)) ?? 0;
  const fresh = tables.filter((upload) => !answerTo(upload));
  const otherwise = tables.filter((upload) => isReadOtherwise(state, upload));
  const due = [...fresh, ...otherwise];

  const waiting = waitingIn(state, tables).toSorted(byName);

  const large = due.find(({ bytes }) => bytes > budget.fileBytes);
  if (large) return { what: 'set-aside', upload: large, because: 'upload-too-large' };
  const unreadable = [...due, ...waiting].find((upload) => isUnreadable(state, upload));
  if (unreadable) return { what: 'set-aside', upload: unreadable, because: 'upload-unreadable' };
  const poison = [...due, ...waiting].find((upload) => attemptsAt(upload) >= setAside);
  if (poison) return { what: 'set-aside', upload: poison, because: 'upload-quarantined' };

  const isCalm = (upload: Table): boolean => attemptsAt(upload) < takenAlone;
  const [first, ...later] = deliveries(fresh);
  // Parts of a delivery follow one another as its files would within one: the older of described files first.
  const delivery = [...(first ?? []), ...(later.length === 0 ? otherwise : [])].toSorted((a, b) =>
    a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : byName(a, b),
  );
  if (delivery.length === 0) {
    const stale = waiting.filter((upload) => judgedAt(state, upload) < accepted);
    if (stale.length === 0) return { what: 'rest' };
    const again = within(stale.filter(isCalm), budget);
    return { what: 'take', uploads: [], again: again.length > 0 ? again : calmest(state, stale) };
  }
  const uploads = within(delivery.filter(isCalm), budget);
  if (uploads.length === 0) return { what: 'take', uploads: calmest(state, delivery), again: [] };
  return { what: 'take', uploads, again: within(waiting.filter(isCalm), budget, uploads) };
};

/** Uploads are answered within this, in milliseconds, of the first of them, whether more keep coming or not. */
const longestWait = 900_000;

/**
 * Whether news of these uploads leaves the sweep to the news of a later one that is still to come: so what is sent in
 * one go is taken in one sweep, by the last of its messages. `versions` are those that wait for an answer; `all` also
 * what was answered.
 */
export const isForLater = (
  woken: ReadonlySet<string>,
  all: readonly Pick<LandedTable, 'version' | 'at'>[],
  versions: readonly Pick<LandedTable, 'at'>[],
): boolean => {
  const timesOf = (of: readonly Pick<LandedTable, 'at'>[]): readonly number[] => of.map(({ at }) => Date.parse(at));
  const own = timesOf(all.filter(({ version }) => woken.has(version)));
  const waiting = timesOf(versions);
  if (own.length === 0 || waiting.length === 0) return false;
  const newest = Math.max(...waiting);
  return newest > Math.max(...own) && newest - Math.min(...waiting) <= longestWait;
};
