import type { Period } from '../core/period.ts';
import type { LedgerEvent, NewEvent } from '../core/ports/ledger.ts';

/** A row of the mart monitoring_notice with its department's name; absent periods are null. */
export interface NoticeRow {
  readonly notice_id: string;
  readonly fiscal_year: number;
  readonly project_code: string;
  readonly project_name: string | null;
  readonly department_code: string | null;
  readonly department_name: string | null;
  readonly unit_code: string | null;
  readonly opened_period: string;
  readonly reasons: string;
  readonly answered_period: string | null;
  readonly measure: string | null;
  /** Post or name. */
  readonly measure_person: string | null;
  readonly measure_due: string | null;
  readonly closed_period: string | null;
  readonly state: string;
  /** The day on which the notice counts as given and the last day to answer it; null where the policy sets none. */
  readonly given_on: string | null;
  readonly answer_due: string | null;
  readonly answered_on: string | null;
  /** False where the day of answering is the last of the month that was reported for. */
  readonly answer_dated: boolean | null;
  /** Codes of what the unit chose, joined by commas. */
  readonly answer: string | null;
  /** Codes of why a row with an answer or a measure was not counted, joined by commas. */
  readonly answer_finding: string | null;
}

/** What a run said anew of its notices. */
export interface NoticeNews {
  readonly opened: number;
  readonly answered: number;
  readonly closed: number;
  readonly withdrawn: number;
  /** Absent where a run before this count was known was kept. */
  readonly suspended?: number;
}

/** How many of a run's decisions are of which kind. */
export const noticeNews = (decisions: readonly NewEvent[]): NoticeNews => {
  const of = (what: string): number => decisions.filter(({ kind }) => kind === `notice.${what}`).length;
  return {
    opened: of('opened'),
    answered: of('answered'),
    closed: of('closed'),
    withdrawn: of('withdrawn'),
    suspended: of('suspended'),
  };
};

interface Standing {
  readonly opened: string;
  /** What was said of the notice since it was opened, and holds. */
  readonly kinds: Set<string>;
  /** The period at which it was last said to be suspended. */
  suspended: string | null;
  /** The last period at which an answer or its end was said to lift that. */
  lifted: string | null;
}

/** What is no longer so once this is said: an answer or an end lifts a suspension, which in turn says they are gone. */
const undone: Readonly<Record<string, readonly string[]>> = {
  'notice.suspended': ['notice.resumed', 'notice.answered', 'notice.closed'],
  'notice.resumed': ['notice.suspended'],
  'notice.answered': ['notice.suspended'],
  'notice.closed': ['notice.suspended'],
};

const hear = (standing: Standing, kind: string, period: string): void => {
  for (const gone of undone[kind] ?? []) standing.kinds.delete(gone);
  standing.kinds.add(kind);
  if (kind === 'notice.suspended') {
    standing.suspended = period;
    standing.lifted = null;
  }
  if (kind === 'notice.answered' || kind === 'notice.closed') standing.lifted = period;
};

/** The notices that stand by the ledger: opened, and not withdrawn since. */
const standing = (written: readonly LedgerEvent[]): ReadonlyMap<string, Standing> => {
  const notices = new Map<string, Standing>();
  for (const { kind, data } of written) {
    const notice = String(data.notice);
    const period = String(data.period);
    if (kind === 'notice.opened')
      notices.set(notice, { opened: period, kinds: new Set([kind]), suspended: null, lifted: null });
    else if (kind === 'notice.withdrawn') notices.delete(notice);
    else {
      const known = notices.get(notice);
      if (known) hear(known, kind, period);
    }
  }
  return notices;
};

const course = (row: NoticeRow, through: Period): readonly NewEvent[] => {
  const notice = row.notice_id;
  const opened = {
    notice,
    project: row.project_code,
    department: row.department_code,
    period: row.opened_period,
    reasons: row.reasons,
  };
  return [
    { kind: 'notice.opened', data: opened },
    ...(row.state === 'suspended'
      ? [{ kind: 'notice.suspended', data: { notice, period: through, due: row.answer_due } }]
      : []),
    ...(row.answered_period
      ? [{ kind: 'notice.answered', data: { notice, period: row.answered_period, due: row.measure_due } }]
      : []),
    ...(row.closed_period ? [{ kind: 'notice.closed', data: { notice, period: row.closed_period } }] : []),
  ];
};

/** Whether a suspension no longer holds at a month that is not before the one that it was said of. */
const isResumed = ({ kinds, suspended }: Standing, { state }: NoticeRow, through: Period): boolean =>
  kinds.has('notice.suspended') && state === 'open' && suspended !== null && suspended <= through;

/**
 * Whether a run to `through` has this to say: a suspension is news only where no later month is known to have lifted
 * it.
 */
const isNews = (before: Standing | undefined, kind: string, through: Period): boolean =>
  !before?.kinds.has(kind) && (kind !== 'notice.suspended' || before?.lifted == null || before.lifted <= through);

/**
 * The events that the ledger does not have yet: a notice is opened once, answered once and closed once (财预〔2019〕136号).
 * One that stands in the ledger but that a run to `through` no longer calls for is withdrawn once: a correction took
 * away its red light. What comes back is opened again. One that is due and has no answer is suspended, and again where
 * a correction took its answer or its end away; where neither an answer nor an end lifted that, but a correction or
 * another policy did, it is resumed. Order: what is withdrawn first,
 * then by notice, and within one opened, resumed or suspended, answered, closed.
 */
export const noticeDecisions = (
  written: readonly LedgerEvent[],
  rows: readonly NoticeRow[],
  through: Period,
): readonly NewEvent[] => {
  const known = standing(written);
  const called = new Set(rows.map((row) => row.notice_id));
  const gone = [...known].filter(([notice, { opened }]) => !called.has(notice) && opened <= through);
  return [
    ...gone.map(([notice]) => ({ kind: 'notice.withdrawn', data: { notice, reason: 'correction' } })),
    ...rows.flatMap((row) => {
      const before = known.get(row.notice_id);
      const fresh = course(row, through).filter(({ kind }) => isNews(before, kind, through));
      return before && isResumed(before, row, through)
        ? [{ kind: 'notice.resumed', data: { notice: row.notice_id, period: through } }, ...fresh]
        : fresh;
    }),
  ];
};
