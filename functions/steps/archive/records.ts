import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import type { LedgerEvent } from '../../../analytics/core/ports/ledger.ts';
import { eventsOfItem } from '../../adapters/dynamo-items.ts';

const image = z.record(
  z.string(),
  z.custom<AttributeValue>((value) => typeof value === 'object' && value !== null),
);
const record = z.object({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.object({ SequenceNumber: z.string(), Keys: image.optional(), NewImage: image.optional() }),
});
const batch = z.object({ Records: z.array(record) });

/** What one record of the table's stream says. */
export interface TableRecord {
  readonly sequence: string;
  readonly region: string;
  /** Events written; none where the record is of an item that keeps none. */
  readonly events: readonly LedgerEvent[];
  /** An item was taken out of the table, which nothing of ours ever does. */
  readonly isRemoval: boolean;
}

/**
 * The records of a batch of a table's stream, in its order. Throws ZodError, and DamagedEventError where an event item
 * can't be read.
 */
export const recordsIn = (event: unknown): readonly TableRecord[] =>
  batch.parse(event).Records.map(({ eventName, dynamodb: { SequenceNumber, NewImage } }) => {
    const found = NewImage ? eventsOfItem(NewImage) : null;
    return {
      sequence: SequenceNumber,
      region: found?.region ?? '',
      events: found?.events ?? [],
      isRemoval: eventName === 'REMOVE',
    };
  });
