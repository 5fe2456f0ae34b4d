import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBreak } from '../../../analytics/ledger/chain.ts';
import { sqliteLedger } from '../../../functions/adapters/sqlite.ts';
import { ledgerContract } from '../../contract/ledger.ts';
import { inTwoProcesses } from '../../support/processes.ts';

const temporary = (): Promise<string> => mkdtemp(join(tmpdir(), 'jixiao-sqlite-'));

ledgerContract('sqlite', async () => {
  const folder = await temporary();
  const [ledger, other] = [sqliteLedger(join(folder, 'ledger.sqlite')), sqliteLedger(join(folder, 'ledger.sqlite'))];
  return {
    ledger,
    other,
    release: async () => {
      ledger.close();
      other.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});

describe('sqlite ledger', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await temporary();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('two processes that append to one stream fifty times each: no gap, no loss, one chain', async () => {
    const path = join(folder, 'ledger.sqlite');
    sqliteLedger(path).close();
    await inTwoProcesses(
      `
      import { sqliteLedger } from './functions/adapters/sqlite.ts';
      const ledger = sqliteLedger(process.argv[1]);
      for (let turn = 0; turn < 50; ) {
        const seen = (await ledger.read('race')).length;
        const by = { actor: process.argv[2], at: '2026-01-05T08:00:00.000Z' };
        await ledger.append('race', seen, [{ kind: 'turn', data: { turn } }], by).then(() => turn++, (cause) => {
          if (cause.name !== 'StaleVersionError') throw cause;
        });
      }
    `,
      path,
    );
    const ledger = sqliteLedger(path);
    const events = await ledger.read('race');
    ledger.close();
    expect(findBreak('race', events)).toBeNull();
    for (const actor of ['0', '1']) {
      expect(events.filter((event) => event.actor === actor).map(({ data }) => data.turn)).toEqual(
        Array.from({ length: 50 }, (_, turn) => turn),
      );
    }
  });

  test('stands after a reopening, in write-ahead mode', async () => {
    const path = join(folder, 'ledger.sqlite');
    const first = sqliteLedger(path);
    await first.append('s', 0, [{ kind: 'a', data: { n: 1 } }], { actor: 'r', at: '2026-01-05T08:00:00.000Z' });
    first.close();
    const second = sqliteLedger(path);
    expect(await second.read('s')).toHaveLength(1);
    second.close();
    const plain = new DatabaseSync(path);
    expect(plain.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    plain.close();
  });

  test('names the file when it is no ledger, and leaves it as it is', async () => {
    const path = join(folder, 'ledger.sqlite');
    await writeFile(path, 'not a database, whatever its name says');
    expect(() => sqliteLedger(path)).toThrow(expect.objectContaining({ name: 'LedgerDamagedError', place: path }));
    expect(await readFile(path, 'utf8')).toBe('not a database, whatever its name says');
  });

  test('names the event whose data are no longer JSON', async () => {
    const path = join(folder, 'ledger.sqlite');
    const ledger = sqliteLedger(path);
    await ledger.append(
      's',
      0,
      [
        { kind: 'a', data: { n: 1 } },
        { kind: 'a', data: { n: 2 } },
      ],
      { actor: 'r', at: '2026-01-05T08:00:00.000Z' },
    );
    const plain = new DatabaseSync(path);
    plain.exec("UPDATE event SET data = '{' WHERE version = 2");
    plain.close();
    await expect(ledger.read('s')).rejects.toMatchObject({ name: 'DamagedEventError', stream: 's', version: 2 });
    ledger.close();
  });
});
