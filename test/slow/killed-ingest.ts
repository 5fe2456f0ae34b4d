// A process that takes files in and ends itself with SIGKILL at the Nth point of its writing. Arguments: data folder,
// N, files.

// A process that takes files in and ends itself with SIGKILL at the Nth point of its writing. Arguments: data folder,
// N, files.
import fs, { readFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { duckdbEngine } from '../../functions/adapters/duckdb.ts';
import { openDataDirectory } from '../../functions/cli/data-directory.ts';
import { ingest } from '../../functions/steps/ingest/step.ts';

const [folder = '', last = '0', ...files] = process.argv.slice(2);
let points = 0;
const point = (): void => {
  points++;
  if (points === Number(last)) process.kill(process.pid, 'SIGKILL');
};

/** A point before the work and one after it. */
const around = async <T>(work: () => Promise<T>): Promise<T> => {
  point();
  const result = await work();
  point();
  return result;
};

const clock = () => '2026-01-15T08:00:00.000Z';
const data = await openDataDirectory(folder, { clock });

// Inside a write, too: when an object's draft is whole but has no name yet, and when an event is written but not
// committed.
const link = fs.link;
fs.link = (from, to) => {
  point();
  return link(from, to);
};
syncBuiltinESMExports();
const exec = DatabaseSync.prototype.exec;
DatabaseSync.prototype.exec = function (sql) {
  if (sql === 'COMMIT') point();
  exec.call(this, sql);
};

const effects: Effects = {
  store: { ...data.store, put: (key, body) => around(() => data.store.put(key, body)) },
  ledger: { ...data.ledger, append: (...event) => around(() => data.ledger.append(...event)) },
  engine: duckdbEngine({ threads: 1 }),
  outbox: { notify: async () => undefined },
  log: { info: () => undefined, warn: () => undefined, progress: () => undefined },
  clock,
  asset,
};
await ingest(
  effects,
  files.map((path) => ({ name: basename(path), bytes: async () => new Uint8Array(await readFile(path)) })),
);
await data.close();
process.stdout.write(String(points));
