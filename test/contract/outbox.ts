import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../../analytics/core/ports/ledger.ts';
import type { Outbox } from '../../analytics/core/ports/outbox.ts';
import { chained, genesis } from '../../analytics/ledger/event.ts';

export interface OutboxUnderTest {
  readonly outbox: Outbox;
  /** Everything said outside so far, as it was written. */
  readonly heard: () => Promise<string>;
  readonly release: () => Promise<void>;
}

const secret = '张三 13800000000';

const eventOf = (stream: string, kind: string, data: LedgerEvent['data'] = {}): LedgerEvent =>
  chained(stream, genesis, [{ kind, data }], { actor: 'intake', at: '2026-01-05T08:00:00.000Z' })[0] as LedgerEvent;

/** What every Outbox must do, whoever listens. Kinds that are out of the ordinary are told; others may be. */
export const outboxContract = (name: string, open: () => Promise<OutboxUnderTest>): void => {
  describe(`Outbox: ${name}`, () => {
    let under: OutboxUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.release());

    test.each([
      ['intake', 'file.refused'],
      ['policy', 'policy.adopted'],
      ['部门/二', 'file.refused'],
    ])('tells where in the ledger it stands, and its kind: %s, %s', async (stream, kind) => {
      await under.outbox.notify(eventOf(stream, kind));
      const heard = await under.heard();
      for (const said of [stream, kind, 'version']) expect(heard).toContain(said);
    });

    test('tells nothing of what was decided: the data can name people and quote cells', async () => {
      await under.outbox.notify(eventOf('intake', 'file.refused', { fileName: secret, nested: { cell: secret } }));
      const heard = await under.heard();
      expect(heard).toContain('file.refused');
      for (const part of [secret, ...secret.split(' '), 'fileName']) expect(heard).not.toContain(part);
    });

    test('takes the same event again, and a large one', async () => {
      const large = eventOf('policy', 'policy.adopted', { document: '绩'.repeat(500_000) });
      await under.outbox.notify(large);
      await under.outbox.notify(large);
      expect(await under.heard()).toContain('policy.adopted');
    });

    test('takes many at once and loses none', async () => {
      const streams = Array.from({ length: 25 }, (_, index) => `stream-${index}`);
      await Promise.all(streams.map((stream) => under.outbox.notify(eventOf(stream, 'file.refused'))));
      const heard = await under.heard();
      for (const stream of streams) expect(heard).toContain(stream);
    });
  });
};
