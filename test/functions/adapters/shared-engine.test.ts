import { DuckDBConnection } from '@duckdb/node-api';
import { expect, test, vi } from 'vitest';
import { sharedEngine } from '../../support/shared-engine.ts';

const engine = sharedEngine({ threads: 1 });

test('sessions of the tests’ engine share no relation, and each finds the functions of the models', async () => {
  const [one, other] = [await engine.open([]), await engine.open([])];
  try {
    await one.run('CREATE TABLE kept AS SELECT rate(1, 3) AS share');
    await other.run('CREATE TABLE kept AS SELECT 1 AS a, 2 AS b');
    expect(await one.rows('SELECT * FROM kept')).toEqual([{ share: '0.333333' }]);
    expect([await one.width('kept'), await other.width('kept')]).toEqual([1, 2]);
  } finally {
    await one.close();
    await other.close();
  }
  const next = await engine.open([]);
  await expect(next.rows('SELECT * FROM kept')).rejects.toThrow('kept');
  await next.close();
});

test('a session after a fault that an instance does not outlive begins another instance', async () => {
  const first = await engine.open([]);
  await first.close();
  const gone = new Error('database has been invalidated because of a previous fatal error');
  const run = vi.spyOn(DuckDBConnection.prototype, 'run').mockRejectedValueOnce(gone);
  try {
    const next = await engine.open([]);
    expect(await next.rows('SELECT rate(1, 4) AS share')).toEqual([{ share: '0.250000' }]);
    await next.close();
  } finally {
    run.mockRestore();
  }
});
