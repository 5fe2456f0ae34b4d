import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { StreamHead } from '../../../analytics/core/ports/ledger.ts';
import { DamagedEventError, LedgerDamagedError, type LedgerEvent } from '../../../analytics/core/ports/ledger.ts';
import { findBreak, findLostHead } from '../../../analytics/ledger/chain.ts';
import { intakeStream } from '../../../analytics/ledger/streams/intake.ts';
import type { Finding } from '../../../analytics/verify/finding.ts';

const fileNameOf = (event: LedgerEvent | undefined): string =>
  typeof event?.data.fileName === 'string' ? event.data.fileName : '';

const damaged = (cause: unknown, stream: string): Finding => {
  const found = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : '';
  if (cause instanceof DamagedEventError)
    return { code: 'event_unreadable', place: `${stream}#${cause.version}`, expected: 'JSON', found, about: '' };
  if (cause instanceof LedgerDamagedError)
    return { code: 'ledger_unreadable', place: stream, expected: 'events', found, about: cause.place };
  throw cause;
};

/** The names of all streams; the intake stream stands for all where even they can't be read. */
const streamsOf = async ({ ledger }: Pick<Effects, 'ledger'>): Promise<readonly string[]> => {
  try {
    return await ledger.streams();
  } catch (cause) {
    if (cause instanceof LedgerDamagedError) return [intakeStream];
    throw cause;
  }
};

/**
 * Checks every stream's chain, and that the ledger still contains what was seen of it; of several heads lost from a
 * stream the first is named.
 */
export const verifyLedger = async (
  { ledger }: Pick<Effects, 'ledger'>,
  heads: readonly StreamHead[],
): Promise<{ readonly events: number; readonly findings: readonly Finding[] }> => {
  const findings: Finding[] = [];
  let count = 0;
  const seen = Map.groupBy(heads, ({ stream }) => stream);
  for (const stream of new Set([...(await streamsOf({ ledger })), ...seen.keys()])) {
    try {
      const events = await ledger.read(stream);
      count += events.length;
      const heads = (seen.get(stream) ?? []).toSorted((a, b) => a.version - b.version);
      const lost = heads.map((head) => findLostHead(stream, events, head)).find((broken) => broken !== null);
      for (const broken of [findBreak(stream, events), lost]) {
        if (!broken) continue;
        const { code, version, expected, found } = broken;
        findings.push({
          code,
          place: `${stream}#${version}`,
          expected,
          found,
          about: fileNameOf(events.find((event) => event.version === version)),
        });
      }
    } catch (cause) {
      findings.push(damaged(cause, stream));
    }
  }
  return { events: count, findings };
};
