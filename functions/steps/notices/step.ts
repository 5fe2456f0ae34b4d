import type { Period } from '../../../analytics/core/period.ts';
import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import type { LedgerEvent } from '../../../analytics/core/ports/ledger.ts';
import type { Output } from '../../../analytics/core/ports/output.ts';
import { type NoticeNews, type NoticeRow, noticeDecisions, noticeNews } from '../../../analytics/notices/notice.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { letter } from '../../../analytics/site/letters/letter.ts';

export interface NoticeRequest {
  readonly fiscalYear: number;
  /** The last period that was looked at: of what came later nothing is said. */
  readonly through: Period;
  readonly policy: Policy;
}

/** The stream of a year's deviation notices. */
const streamOf = (fiscalYear: number): string => `notices/${fiscalYear}`;

/**
 * Writes down what became of each deviation notice since the last run: opened, answered, closed, withdrawn. Returns
 * what is new in this run. The run is known by its instant, so that one that is done again after it broke off says the
 * same and writes nothing twice; a message may be sent again.
 */
const recordNotices = async (
  { ledger, clock, outbox }: Effects,
  { fiscalYear, through }: Pick<NoticeRequest, 'fiscalYear' | 'through'>,
  rows: readonly NoticeRow[],
): Promise<readonly LedgerEvent[]> => {
  const stream = streamOf(fiscalYear);
  const written = await ledger.read(stream);
  const decisions = noticeDecisions(written, rows, through);
  const at = clock();
  const appended =
    decisions.length === 0 ? [] : await ledger.append(stream, written.length, decisions, { actor: 'monitoring', at });
  const fresh = [...written, ...appended].filter((event) => event.at === at);
  for (const event of fresh) await outbox.notify(event);
  return fresh;
};

/**
 * Records the year's notices and hands over a letter for each, with an index that says what is new in this run; counts
 * that.
 */
export const publishNotices = async (
  effects: Effects,
  session: Session,
  { fiscalYear, through, policy }: NoticeRequest,
  output: Output,
): Promise<NoticeNews> => {
  const rows = (await session.rows(await effects.asset('notices/notices.sql'))) as unknown as readonly NoticeRow[];
  const events = await recordNotices(effects, { fiscalYear, through }, rows);
  const fresh = events.map(({ kind, data }) => ({ kind, ...data }));
  await output.write(
    'notices/index.json',
    `${JSON.stringify({ fiscal_year: fiscalYear, new: fresh, notices: rows }, null, 2)}\n`,
  );
  const from = {
    region: policy.region.name.zh,
    label: policy.region.notice?.zh ?? null,
    style: await effects.asset('site/style/letter.css'),
    calendar: policy.calendar,
  };
  for (const row of rows) await output.write(`notices/${row.notice_id}.html`, letter(row, from));
  return noticeNews(events);
};
