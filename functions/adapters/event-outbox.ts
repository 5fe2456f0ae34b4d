import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { LedgerEvent } from '../../analytics/core/ports/ledger.ts';
import type { Outbox } from '../../analytics/core/ports/outbox.ts';
import { pauseBefore } from './retries.ts';

/** The bus did not take the news of an event; the event itself stands in the ledger. */
export class UndeliveredEventError extends Error {
  override readonly name = 'UndeliveredEventError';
  readonly stream: string;
  readonly version: number;
  /** The bus's own word, such as `InternalFailure`. */
  readonly code: string;
  constructor(stream: string, version: number, code: string, options?: ErrorOptions) {
    super(`the bus did not take event ${version} of stream ${stream}: ${code}`, options);
    this.stream = stream;
    this.version = version;
    this.code = code;
  }
}

/** Faults of one entry that pass. The answer as a whole is 200 then, so the client does not retry them. */
const passing = new Set(['ThrottlingException', 'InternalFailure', 'InternalException']);

/**
 * Tells a bus of each decision: where it stands in the ledger, what kind it is and when it fell, but nothing of its
 * data, which can name people and quote cells. Delivery is at least once.
 * @example eventOutbox(new EventBridgeClient(retries), { bus: 'jixiao', region: '4401' })
 */
export const eventOutbox = (
  client: EventBridgeClient,
  { bus, region }: { readonly bus: string; readonly region: string },
): Outbox => ({
  notify: async ({ stream, version, kind, at, actor, hash }: LedgerEvent) => {
    const entry = {
      EventBusName: bus,
      Source: 'jixiao',
      DetailType: kind,
      Time: new Date(at),
      Detail: JSON.stringify({ region, stream, version, kind, at, actor, hash }),
    };
    let code = '';
    for (let attempt = 0; attempt < 6; attempt++) {
      await pauseBefore(attempt);
      const { FailedEntryCount = 0, Entries = [] } = await client.send(new PutEventsCommand({ Entries: [entry] }));
      if (FailedEntryCount === 0) return;
      code = Entries[0]?.ErrorCode ?? 'unknown';
      if (!passing.has(code)) break;
    }
    throw new UndeliveredEventError(stream, version, code);
  },
});
