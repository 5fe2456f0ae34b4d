import { z } from 'zod';
import type { Bucket } from '../../../analytics/core/ports/bucket.ts';
import type { NoticeNews } from '../../../analytics/notices/notice.ts';
import { countsOf } from '../../../analytics/regions/merge.ts';
import { type Message, runDone, runFailed } from '../../../analytics/regions/notification.ts';
import type { MergedRun } from '../../../analytics/regions/region.ts';
import { mergedOf } from '../run-documents/documents.ts';
import { runInput } from '../run-documents/input.ts';

const ended = z.object({
  'detail-type': z.literal('Step Functions Execution Status Change'),
  detail: z.object({ name: z.string(), status: z.string(), redriveCount: z.number().nullish() }),
});

/**
 * The end of a run: the run itself says so, or the service that carried it says that it broke off, for the first time
 * or after it was taken up again.
 */
export const notifyEvent = z.union([
  ended.transform(({ detail: { name, status, redriveCount } }) => ({ key: name, status, again: redriveCount ?? 0 })),
  runInput.transform(({ key }) => ({ key, status: 'SUCCEEDED', again: 0 })),
]);

export type RunEnd = z.infer<typeof notifyEvent>;

const newsOf = ({ outcomes }: MergedRun): NoticeNews => {
  const sum = (kind: keyof NoticeNews): number =>
    outcomes.reduce((all, { result }) => all + (result?.notices[kind] ?? 0), 0);
  return {
    opened: sum('opened'),
    answered: sum('answered'),
    closed: sum('closed'),
    withdrawn: sum('withdrawn'),
    suspended: sum('suspended'),
  };
};

/** What there is to say of the run's end. `site` is the address of the pages, where they have one. */
export const messageOf = async (
  { key, status }: Pick<RunEnd, 'key' | 'status'>,
  lake: Pick<Bucket, 'get'>,
  site: string | null,
): Promise<Message> => {
  if (status !== 'SUCCEEDED') return runFailed({ key, status });
  const merged = await mergedOf(lake, key);
  const without = merged.outcomes.filter(({ state }) => state !== 'done').map(({ name }) => name);
  return runDone({
    period: merged.period,
    counts: countsOf(merged),
    without,
    behind: merged.outcomes.filter(({ state, reason }) => state === 'done' && reason).map(({ name }) => name),
    notices: newsOf(merged),
    address: site === null ? null : new URL('index.html', `${site.replace(/\/$/, '')}/`).href,
  });
};
