import { afterEach } from 'vitest';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import type { LedgerEvent } from '../../analytics/core/ports/ledger.ts';
import { ingest } from '../../functions/steps/ingest/step.ts';
import { officeUploads } from './finished-run.ts';
import { type Office, openOffice } from './office.ts';

/** Opens offices, empty or with the small office's files taken in, and closes them after the test. */
export const offices = () => {
  const open: Office[] = [];
  afterEach(async () => {
    for (const office of open.splice(0)) await office.close();
  });
  const empty = async (): Promise<Effects> => {
    const office = await openOffice();
    open.push(office);
    return office.effects;
  };
  const small = async (): Promise<Effects> => {
    const effects = await empty();
    await ingest(effects, await officeUploads());
    return effects;
  };
  return { empty, small };
};

/** Every event of every stream. */
export const eventsOf = async ({ ledger }: Pick<Effects, 'ledger'>): Promise<readonly LedgerEvent[]> =>
  (await Promise.all((await ledger.streams()).map((stream) => ledger.read(stream)))).flat();
