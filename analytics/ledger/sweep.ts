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
export type SetAside = 'upload-too-large' | 'upload-quarantined';

/**
 * What a sweep does next: take uploads in together, with the refusals that they may cure (`isWhole` where all that wait are among them); set one aside;
 * or rest.
 */
export type Next<Table extends LandedTable> =
  | { readonly what: 'rest' }
  | { readonly what: 'set-aside'; readonly upload: Table; readonly because: SetAside }
  | { readonly what: 'take'; readonly uploads: readonly Table[]; readonly again: readonly Table[]; readonly isWhole: boolean };

/** A pause longer than this between two uploads, in milliseconds, ends a delivery: what is sent in one go is taken in the order of names, as a folder is. */
const pause = 120_000;
/** Sweeps that may fail with an upload among others, and in all, before it is taken alone and before it is set aside. */
const [alone, hopeless] = [2, 4];

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

/** The first of them that fit a budget; always one at least. */
const within = <Table extends LandedTable>(uploads: readonly Table[], { files, bytes }: Pick<Budget, 'files' | 'bytes'>): readonly Table[] => {
  let sum = 0;
  const past = uploads.findIndex((upload, index) => {
    sum += upload.bytes;
    return index > 0 && (index >= files || sum > bytes);
  });
  return past === -1 ? uploads : uploads.slice(0, past);
};

/**
 * What to do next about a region's tables, of one name the oldest first. Due is what was never answered, and what stands today and was read by another
 * source description than would speak for it now. `accepted` is the version of the last acceptance in the intake stream: refusals that wait for
 * references are looked at again when something was accepted since.
 */
export const nextOf = <Table extends LandedTable>(state: LandingState, tables: readonly Table[], budget: Budget, accepted: number): Next<Table> => {
  const answerTo = (upload: Table) => state.answers.get(uploadId(upload));
  const attemptsAt = (upload: Table): number => state.attempts.get(uploadId(upload)) ?? 0;
  const fresh = tables.filter((upload) => !answerTo(upload));
  const otherwise = tables.filter((upload) => upload.current && answerTo(upload) && answerTo(upload)?.source !== upload.source);
  const due = [...fresh, ...otherwise];

  const large = due.find(({ bytes }) => bytes > budget.fileBytes);
  if (large) return { what: 'set-aside', upload: large, because: 'upload-too-large' };
  const poison = due.find((upload) => attemptsAt(upload) >= hopeless);
  if (poison) return { what: 'set-aside', upload: poison, because: 'upload-quarantined' };

  const waits = (upload: Table): boolean => upload.current && !otherwise.includes(upload) && answerTo(upload)?.waits === true && attemptsAt(upload) < hopeless;
  const waiting = tables.filter(waits).toSorted(byName);
  const [first, ...later] = deliveries(fresh);
  // Parts of a delivery follow one another as its files would within one: the older of described files first.
  const delivery = [...(first ?? []), ...(later.length === 0 ? otherwise : [])].toSorted((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : byName(a, b)));
  if (delivery.length === 0)
    return waiting.length > 0 && accepted > state.judgedTo ? { what: 'take', uploads: [], again: waiting, isWhole: true } : { what: 'rest' };
  const calm = delivery.filter((upload) => attemptsAt(upload) < alone);
  if (calm.length > 0) return { what: 'take', uploads: within(calm, budget), again: waiting, isWhole: true };
  return { what: 'take', uploads: delivery.toSorted((a, b) => attemptsAt(a) - attemptsAt(b)).slice(0, 1), again: [], isWhole: false };
};

/** Uploads are answered within this, in milliseconds, of the first of them, whether more keep coming or not. */
const longestWait = 900_000;

/**
 * Whether news of these uploads leaves the sweep to the news of a later one that is still to come: so what is sent in one go is taken in one sweep, by the
 * last of its messages. `versions` are those that wait for an answer; `all` also what was answered.
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
