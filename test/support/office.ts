import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { directoryStore } from '../../functions/adapters/directory.ts';
import { sqliteLedger } from '../../functions/adapters/sqlite.ts';
import { sharedEngine } from './shared-engine.ts';

/** One office's data directory in a temporary folder, with the real adapters and a clock that stands still. */
export interface Office {
  readonly folder: string;
  readonly effects: Effects;
  close(): Promise<void>;
}

const engine = sharedEngine({});

const ledgerIn = (folder: string) => sqliteLedger(join(folder, 'ledger.sqlite'));

const effectsIn = (folder: string, ledger: Effects['ledger']): Effects => ({
  store: directoryStore(join(folder, 'objects')),
  ledger,
  engine,
  outbox: { notify: async () => undefined },
  log: { info: () => undefined, warn: () => undefined, progress: () => undefined },
  clock: () => '2026-01-15T08:00:00.000Z',
  asset,
});

const freshFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'office-'));
const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** An office in a folder of its own, which may have a data directory already; closed, it is gone. */
export const officeIn = (folder: string): Office => {
  const ledger = ledgerIn(folder);
  return {
    folder,
    effects: effectsIn(folder, ledger),
    close: async () => {
      ledger.close();
      await remove(folder);
    },
  };
};

export const openOffice = async (): Promise<Office> => officeIn(await freshFolder());

/** What many tests start from: worked out once, and copied for each. */
export interface OfficeBefore {
  open(): Promise<Office>;
  remove(): Promise<void>;
}

/** An office in which something was done, such as taking in the lists that every form refers to. */
export const officeAfter = (done: (effects: Effects) => Promise<unknown>): OfficeBefore => {
  const make = async (): Promise<string> => {
    const folder = await freshFolder();
    const ledger = ledgerIn(folder);
    try {
      await done(effectsIn(folder, ledger));
    } finally {
      ledger.close();
    }
    return folder;
  };
  let made: Promise<string> | undefined;
  return {
    open: async () => {
      made ??= make();
      const folder = await freshFolder();
      await cp(await made, folder, { recursive: true });
      return officeIn(folder);
    },
    remove: async () => {
      if (made) await remove(await made);
    },
  };
};

/** An upload of text in UTF-8. */
export const textUpload = (name: string, content: string) => ({
  name,
  bytes: async () => new TextEncoder().encode(content),
});
