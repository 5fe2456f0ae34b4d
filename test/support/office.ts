import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { directoryStore } from '../../functions/adapters/directory.ts';
import { duckdbEngine } from '../../functions/adapters/duckdb.ts';
import { sqliteLedger } from '../../functions/adapters/sqlite.ts';

/** One office's data directory in a temporary folder, with the real adapters and a clock that stands still. */
export interface Office {
  readonly folder: string;
  readonly effects: Effects;
  close(): Promise<void>;
}

/** An office in a folder of its own, which may have a data directory already; closed, it is gone. */
export const officeIn = (folder: string): Office => {
  const ledger = sqliteLedger(join(folder, 'ledger.sqlite'));
  const effects: Effects = {
    store: directoryStore(join(folder, 'objects')),
    ledger,
    engine: duckdbEngine(),
    outbox: { notify: async () => undefined },
    log: { info: () => undefined, warn: () => undefined, progress: () => undefined },
    clock: () => '2026-01-15T08:00:00.000Z',
    asset,
  };
  return {
    folder,
    effects,
    close: async () => {
      ledger.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export const openOffice = async (): Promise<Office> => officeIn(await mkdtemp(join(tmpdir(), 'office-')));

/** An upload of text in UTF-8. */
export const textUpload = (name: string, content: string) => ({
  name,
  bytes: async () => new TextEncoder().encode(content),
});
