import type { Text } from '../core/language/text.ts';
import type { NoticeNews } from '../notices/notice.ts';
import type { Policy } from '../policy/schema.ts';
import type { Headline } from '../run/headline.ts';
import type { RunRecord } from '../run/record.ts';
import type { OutcomeState, PlannedRegion, RegionOutcome } from './region.ts';

const outcome = (
  { key, period, plannedAt, replaceLater, code, name }: PlannedRegion,
  what: Pick<RegionOutcome, 'state' | 'reason' | 'result'>,
): RegionOutcome => ({
  key,
  period,
  plannedAt,
  ...(replaceLater && { replaceLater }),
  code,
  name,
  ...what,
});

/** A region without a result, and why. */
export const withoutResult = (
  planned: PlannedRegion,
  state: Exclude<OutcomeState, 'done'>,
  reason: Text,
): RegionOutcome => outcome(planned, { state, reason, result: null });

/** What a run made. */
interface Made {
  readonly record: RunRecord;
  readonly headline: Headline;
  readonly notices: NoticeNews;
}

/** A region whose run is complete; `reason` says why its pages are not shown, where they are not. */
export const withResult = (
  planned: PlannedRegion,
  { record, headline, notices }: Made,
  { region }: Policy,
  reason: Text | null,
): RegionOutcome => {
  const { id: run, snapshot, policy, resultDigest } = record;
  const words = { name: region.name, notice: region.notice, currency: region.currency };
  const result = {
    run,
    snapshot,
    policy: { id: policy.id, digest: policy.digest },
    resultDigest,
    words,
    silent: headline.silent,
    notices,
    month: headline.district,
  };
  return outcome(planned, { state: 'done', reason, result });
};
