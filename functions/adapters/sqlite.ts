import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { canonicalJson } from '../../analytics/digest.ts';
import { chained, genesis, type Head } from '../../analytics/ledger/event.ts';
import { DamagedEventError, type Ledger, type LedgerEvent, type NewEvent, StaleVersionError } from '../../analytics/ports/ledger.ts';
import { StorageFullError } from '../../analytics/ports/object-store.ts';

const table = `
  CREATE TABLE IF NOT EXISTS event (
    stream TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (stream, version)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS event_by_kind ON event (kind, at);
`;

const dataOf = (row: Record<string, SQLOutputValue>): NewEvent['data'] => {
  try {
    return JSON.parse(String(row.data));
  } catch (cause) {
    throw new DamagedEventError(String(row.stream), Number(row.version), { cause });
  }
};

const eventOf = (row: Record<string, SQLOutputValue>): LedgerEvent => ({
  stream: String(row.stream),
  version: Number(row.version),
  kind: String(row.kind),
  data: dataOf(row),
  at: String(row.at),
  actor: String(row.actor),
  previousHash: String(row.previous_hash),
  hash: String(row.hash),
});

export interface SqliteLedger extends Ledger {
  close(): void;
}

/** SQLite's own code for a full disk. */
const sqliteFull = 13;

/** Does the work in one write transaction: all of it is there afterwards, or none. */
const atomically = <T>(database: DatabaseSync, work: () => T): T => {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (cause) {
    // SQLite has already rolled back by itself after a full disk.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw cause;
  }
};

/**
 * Streams of decisions in one SQLite file. Write-ahead log, so that readers never wait; every commit reaches the disk before it is answered.
 * @example const ledger = sqliteLedger('/data/ledger.sqlite')
 */
export const sqliteLedger = (path: string): SqliteLedger => {
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec(table);
  const head = database.prepare('SELECT version, hash FROM event WHERE stream = ? ORDER BY version DESC LIMIT 1');
  const insert = database.prepare('INSERT INTO event (stream, version, kind, data, at, actor, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const read = database.prepare('SELECT * FROM event WHERE stream = ? AND version >= ? ORDER BY version');
  const streams = database.prepare('SELECT DISTINCT stream FROM event WHERE substr(stream, 1, length(?1)) = ?1 ORDER BY stream');
  const scan = database.prepare('SELECT * FROM event WHERE kind = ? AND at >= ? ORDER BY stream, version');

  const append = (
    stream: string,
    expectedVersion: number,
    events: readonly NewEvent[],
    by: { readonly actor: string; readonly at: string },
  ): readonly LedgerEvent[] =>
    atomically(database, () => {
      const row = head.get(stream);
      const seen: Head = row ? { version: Number(row.version), hash: String(row.hash) } : genesis;
      if (seen.version !== expectedVersion) throw new StaleVersionError(stream, expectedVersion);
      const written = chained(stream, seen, events, by);
      for (const event of written) {
        insert.run(stream, event.version, event.kind, canonicalJson(event.data), event.at, event.actor, event.previousHash, event.hash);
      }
      return written;
    });

  return {
    append: async (stream, expectedVersion, events, by) => {
      try {
        return append(stream, expectedVersion, events, by);
      } catch (cause) {
        if ((cause as { errcode?: number }).errcode === sqliteFull) throw new StorageFullError(stream, path, { cause });
        throw cause;
      }
    },
    read: async (stream, fromVersion = 1) => read.all(stream, fromVersion).map(eventOf),
    streams: async (prefix = '') => streams.all(prefix).map((row) => String(row.stream)),
    scan: async (kind, since = '') => scan.all(kind, since).map(eventOf),
    close: () => database.close(),
  };
};
