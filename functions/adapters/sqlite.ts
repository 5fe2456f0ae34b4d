import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { canonicalJson } from '../../analytics/core/digest.ts';
import type { Head } from '../../analytics/core/ports/ledger.ts';
import {
  DamagedEventError,
  type Ledger,
  LedgerDamagedError,
  type LedgerEvent,
  type NewEvent,
  StaleVersionError,
} from '../../analytics/core/ports/ledger.ts';
import { StorageFullError } from '../../analytics/core/ports/object-store.ts';
import { chained, genesis } from '../../analytics/ledger/event.ts';

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

/**
 * SQLite's own codes for a full disk (also where the log's index finds no room), a damaged page and a file that is no
 * database.
 */
const [sqliteFull, sqliteNoRoomForIndex, sqliteCorrupt, sqliteNotADatabase] = [13, 4874, 11, 26];

/** Does the work; what SQLite says of the file itself becomes an error with a name. */
const named = <T>(path: string, subject: string, work: () => T): T => {
  try {
    return work();
  } catch (cause) {
    const { errcode = 0 } = cause as { errcode?: number };
    // The low byte is the kind, the rest a refinement.
    const code = errcode % 256;
    if (code === sqliteFull || errcode === sqliteNoRoomForIndex) throw new StorageFullError(subject, path, { cause });
    if (code === sqliteCorrupt || code === sqliteNotADatabase) throw new LedgerDamagedError(path, { cause });
    throw cause;
  }
};

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
 * Streams of decisions in one SQLite file. Write-ahead log, so that readers never wait; every commit reaches the disk
 * before it is answered.
 * @example const ledger = sqliteLedger('/data/ledger.sqlite')
 */
export const sqliteLedger = (path: string): SqliteLedger => named(path, path, () => ledgerOn(opened(path), path));

const opened = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path, { timeout: 5000 });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    database.exec(table);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
};

const ledgerOn = (database: DatabaseSync, path: string): SqliteLedger => {
  const head = database.prepare('SELECT version, hash FROM event WHERE stream = ? ORDER BY version DESC LIMIT 1');
  const insert = database.prepare(
    'INSERT INTO event (stream, version, kind, data, at, actor, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const read = database.prepare('SELECT * FROM event WHERE stream = ? AND version >= ? ORDER BY version');
  const streams = database.prepare(
    'SELECT DISTINCT stream FROM event WHERE substr(stream, 1, length(?1)) = ?1 ORDER BY stream',
  );
  const scan = database.prepare('SELECT * FROM event WHERE kind = ? AND at >= ? ORDER BY stream, version');

  const append = (
    stream: string,
    expectedVersion: number,
    events: readonly NewEvent[],
    by: { readonly actor: string; readonly at: string },
  ) =>
    atomically(database, () => {
      const row = head.get(stream);
      const seen: Head = row ? { version: Number(row.version), hash: String(row.hash) } : genesis;
      if (seen.version !== expectedVersion) throw new StaleVersionError(stream, expectedVersion);
      const written = chained(stream, seen, events, by);
      for (const event of written) {
        insert.run(
          stream,
          event.version,
          event.kind,
          canonicalJson(event.data),
          event.at,
          event.actor,
          event.previousHash,
          event.hash,
        );
      }
      return written;
    });

  return {
    append: async (stream, expectedVersion, events, by) =>
      named(path, stream, () => append(stream, expectedVersion, events, by)),
    read: async (stream, fromVersion = 1) => named(path, stream, () => read.all(stream, fromVersion).map(eventOf)),
    streams: async (prefix = '') => named(path, prefix, () => streams.all(prefix).map((row) => String(row.stream))),
    scan: async (kind, since = '') => named(path, kind, () => scan.all(kind, since).map(eventOf)),
    close: () => database.close(),
  };
};
