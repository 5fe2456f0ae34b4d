import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../../analytics/core/digest.ts';
import { type Cell, EngineError, type Session } from '../../../analytics/core/ports/engine.ts';
import { duckdbEngine } from '../../../functions/adapters/duckdb.ts';

const engine = duckdbEngine({ threads: 2 });
let folder: string;
let session: Session;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jixiao 引擎 [x]*'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  session = await engine.open([folder]);
});
afterEach(() => session.close());

const cell = async (sql: string, params?: Record<string, Cell>): Promise<Cell | undefined> =>
  (await session.rows(`SELECT ${sql} AS cell`, params))[0]?.cell;

test('says which DuckDB it is', () => expect(engine.version).toMatch(/^DuckDB v\d+\.\d+\.\d+$/));

test.each([
  ['the session’s limit', undefined, 100, '95.3 MiB'],
  ['the engine’s', 200, undefined, '190.7 MiB'],
  ['the lower of both', 100, 200, '95.3 MiB'],
  ['the lower of both, the other way round', 200, 100, '95.3 MiB'],
])('holds no more in memory than %s', async (_, engines, sessions, limit) => {
  const limited = await duckdbEngine(engines === undefined ? {} : { megabytes: engines }).open([], sessions);
  try {
    expect(await limited.rows("SELECT current_setting('memory_limit') AS cell")).toEqual([{ cell: limit }]);
  } finally {
    await limited.close();
  }
});

describe('cells', () => {
  test.each<[string, Cell]>([
    ["'文字'", '文字'],
    ['NULL', null],
    ['true', true],
    ['CAST(7 AS TINYINT)', 7],
    ['CAST(-7 AS INTEGER)', -7],
    ['CAST(9007199254740991 AS BIGINT)', 9007199254740991],
    ['CAST(9007199254740993 AS BIGINT)', '9007199254740993'],
    ['CAST(5 AS HUGEINT)', '5'],
    ['sum(CAST(5 AS BIGINT))', '5'],
    ['count(*)', 1],
    ['CAST(0.1 AS DOUBLE)', 0.1],
    ["CAST('inf' AS DOUBLE)", 'Infinity'],
    ["CAST('nan' AS DOUBLE)", 'NaN'],
    ['CAST(1.5 AS DECIMAL(18,2))', '1.50'],
    ['CAST(-0.05 AS DECIMAL(18,2))', '-0.05'],
    ["CAST('1234567890123456.78' AS DECIMAL(18,2))", '1234567890123456.78'],
    ['sum(CAST(1.10 AS DECIMAL(18,2)))', '1.10'],
    ["CAST('2025-02-28' AS DATE)", '2025-02-28'],
    ["CAST('2025-02-28 13:05:00' AS TIMESTAMP)", '2025-02-28 13:05:00'],
  ])('%s is %j', async (sql, expected) => expect(await cell(sql)).toBe(expected));

  test('rows come in order, past the size of one chunk, with their columns in order', async () => {
    const rows = await session.rows('SELECT range AS n, range % 2 = 0 AS even FROM range(5000) ORDER BY n');
    expect(rows).toHaveLength(5000);
    expect(rows[4999]).toEqual({ n: 4999, even: false });
    expect(Object.keys(rows[0] ?? {})).toEqual(['n', 'even']);
  });
});

describe('width', () => {
  test('counts the columns of a table and of a view, whatever other relations there are', async () => {
    await session.run('CREATE TABLE one AS SELECT 1 AS a');
    await session.run('CREATE VIEW three AS SELECT a, a AS b, a AS c FROM one');
    await session.run('ALTER TABLE one ADD COLUMN added INTEGER');
    expect([await session.width('one'), await session.width('three')]).toEqual([2, 3]);
  });

  test('is 0 where there is no such relation', async () => expect(await session.width('nowhere')).toBe(0));
});

describe('parameters', () => {
  test.each<[Cell, Cell]>([
    ["it's $1; DROP TABLE x --", "it's $1; DROP TABLE x --"],
    [42, 42],
    [5_000_000_000, 5_000_000_000],
    [0.25, 0.25],
    [true, true],
    [null, null],
  ])('%j is bound as it is', async (value, expected) => expect(await cell('$value', { value })).toBe(expected));

  test('one may stand in a statement many times', async () =>
    expect(await cell('$a || $a || $b', { a: 'x', b: 'y' })).toBe('xxy'));

  test('a failing statement names itself and its parameters, not their values', async () => {
    const failure = session.rows('SELECT nothing\nFROM nowhere WHERE code = $code', { code: 'secret' });
    await expect(failure).rejects.toBeInstanceOf(EngineError);
    await expect(failure).rejects.toMatchObject({
      statement: 'SELECT nothing',
      parameterNames: ['code'],
      cause: expect.any(Error),
    });
    await failure.catch((error) => expect(JSON.stringify([error, error.message])).not.toContain('secret'));
  });

  test.each([[{}], [{ code: 1, more: 2 }]])('neither missing nor surplus ones pass: %j', async (params) => {
    await expect(session.rows('SELECT $code', params as Record<string, Cell>)).rejects.toBeInstanceOf(EngineError);
  });
});

describe('sandbox', () => {
  test.each([
    "SELECT * FROM read_text('/etc/hostname')",
    "COPY (SELECT 1) TO '/tmp/jixiao-escape.csv'",
    "ATTACH '/tmp/jixiao-escape.db'",
    'INSTALL httpfs',
    "SET allowed_directories = ['/']",
    'SET enable_external_access = true',
    "SELECT * FROM read_csv('https://example.org/x.csv')",
  ])('refuses: %s', async (sql) => expect(session.run(sql)).rejects.toBeInstanceOf(EngineError));

  test('refuses to climb out of a readable folder', async () => {
    await expect(session.run(`SELECT * FROM read_text('${folder}/../../etc/hostname')`)).rejects.toBeInstanceOf(
      EngineError,
    );
  });

  test('reads what it may read, and its own workspace', async () => {
    await writeFile(join(session.workspace, 'x.txt'), 'mine');
    expect(await session.rows(`SELECT content FROM read_text('${session.workspace}/x.txt')`)).toEqual([
      { content: 'mine' },
    ]);
  });

  test('sessions share nothing, and a closed one leaves no folder', async () => {
    const other = await engine.open([]);
    await session.run('CREATE TABLE t (a INTEGER)');
    await expect(other.run('SELECT * FROM t')).rejects.toBeInstanceOf(EngineError);
    await other.close();
    await expect(readdir(other.workspace)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('loadText', () => {
  test('appends cells in order, NULL included, from any iterable', async () => {
    function* rows(): Generator<readonly (string | null)[]> {
      for (let n = 0; n < 5000; n++) yield [String(n), n % 2 ? null : '甲'];
    }
    await session.loadText('t', ['n', 'name'], rows());
    expect(
      await session.rows(
        'SELECT count(*) AS n, count(name) AS named, bool_and(CAST(n AS BIGINT) = rowid) AS ordered FROM t',
      ),
    ).toEqual([{ n: 5000, named: 2500, ordered: true }]);
  });

  test('makes an empty table of no rows', async () => {
    await session.loadText('t', ['a'], []);
    expect(await session.rows('SELECT * FROM t')).toEqual([]);
  });

  test('refuses a row of another width', async () => {
    const failure = session.loadText('t', ['a', 'b'], [['1', '2'], ['3']]);
    await expect(failure).rejects.toMatchObject({
      name: 'EngineError',
      cause: expect.objectContaining({ message: 'row 2 has 1 cells for 2 columns' }),
    });
  });

  test('refuses a name that is not plain', async () =>
    expect(session.loadText('t"; DROP', ['a'], [])).rejects.toMatchObject({ name: 'IdentifierError' }));
});

describe('loadTyped', () => {
  const columns = {
    amount: 'DECIMAL(20,2)',
    rate: 'DECIMAL(18,6)',
    day: 'DATE',
    flag: 'BOOLEAN',
    year: 'INTEGER',
    place: 'BIGINT',
    said: 'VARCHAR',
  };

  test('reads every text as a cast does, to the last digit', async () => {
    const rows = [
      ['123456789012345678.99', '0.1234565', '2025-01-02', 'true', '2025', '9007199254740993', ''],
      ['-1.005', '-0.0000005', '2025-1-2', 'false', '-3', '0', '甲'],
      [null, null, null, null, null, null, null],
    ];
    await session.loadTyped('t', columns, rows);
    await session.loadText('written', Object.keys(columns), rows);
    const cast = Object.entries(columns).map(([name, type]) => `CAST(${name} AS ${type}) AS ${name}`);
    const found = await session.rows('SELECT * FROM t');
    expect(found).toEqual(await session.rows(`SELECT ${cast.join(', ')} FROM written`));
    expect(found[0]).toMatchObject({ amount: '123456789012345678.99', place: '9007199254740993', said: '' });
    expect(await session.rows('SELECT DISTINCT typeof(amount) AS type FROM t')).toEqual([{ type: 'DECIMAL(20,2)' }]);
  });

  test.each([
    ['amount', ''],
    ['amount', '1,5'],
    ['day', '2025-02-30'],
    ['flag', '是'],
    ['year', '99999999999'],
  ])('refuses what is no %s: %s', async (name, text) => {
    const row = Object.keys(columns).map((column) => (column === name ? text : null));
    await expect(session.loadTyped('t', columns, [row])).rejects.toMatchObject({ name: 'EngineError' });
  });

  test('makes an empty table of no rows', async () => {
    await session.loadTyped('t', columns, []);
    expect(await session.rows('SELECT * FROM t')).toEqual([]);
  });
});

describe('files', () => {
  const write = (name: string): Promise<void> =>
    session.writeParquet(
      "SELECT CAST(range AS DECIMAL(18,2)) AS amount, '项目' || range AS name FROM range(300000) ORDER BY range DESC",
      join(folder, name),
    );

  test('what is written is seen, in its order and types, and written again has the same bytes', async () => {
    await write('一.parquet');
    await write('二.parquet');
    expect(sha256(await readFile(join(folder, '一.parquet')))).toBe(sha256(await readFile(join(folder, '二.parquet'))));
    await session.viewParquet('v', [join(folder, '一.parquet'), join(folder, '二.parquet')], {
      amount: 'DECIMAL(18,2)',
    });
    expect((await session.rows('SELECT * FROM v LIMIT 2')).map(({ amount }) => amount)).toEqual([
      '299999.00',
      '299998.00',
    ]);
    expect(await session.rows('SELECT count(*) AS n FROM v')).toEqual([{ n: 600_000 }]);
  });

  test('a column that files older than it do not have is NULL there', async () => {
    await session.writeParquet("SELECT '甲' AS name", join(folder, 'old.parquet'));
    await session.writeParquet("SELECT '乙' AS name, 5 AS extra", join(folder, 'new.parquet'));
    const [old, young] = [join(folder, 'old.parquet'), join(folder, 'new.parquet')];
    await session.viewParquet('only_old', [old], { name: 'VARCHAR', extra: 'INTEGER' });
    await session.viewParquet('young_first', [young, old], { name: 'VARCHAR', extra: 'INTEGER' });
    expect(await session.rows('SELECT sum(extra) AS extra, count(*) AS n FROM young_first')).toEqual([
      { extra: '5', n: 2 },
    ]);
    await session.viewParquet('both', [old, young], { name: 'VARCHAR', extra: 'INTEGER' });
    expect(await session.rows('SELECT * FROM only_old')).toEqual([{ name: '甲', extra: null }]);
    expect(await session.rows('SELECT * FROM "both" ORDER BY name')).toEqual([
      { name: '乙', extra: 5 },
      { name: '甲', extra: null },
    ]);
  });

  test('no file gives an empty table of the columns', async () => {
    await session.viewParquet('v', [], { amount: 'DECIMAL(18,2)', name: 'VARCHAR' });
    expect(await session.rows('SELECT sum(amount) AS total, count(name) AS n FROM v')).toEqual([{ total: null, n: 0 }]);
  });

  test('lines come in order, as they are, below their heading', async () => {
    const path = join(folder, '行.txt');
    const sql = `SELECT concat(range, ',"', CASE WHEN range % 2 = 0 THEN '甲' ELSE chr(10) END) || chr(13) AS line FROM range(300000) ORDER BY range DESC`;
    await session.writeLines('名,"b"\r', sql, path);
    const lines = Array.from({ length: 300_000 }, (_, index) => 299_999 - index).map(
      (n) => `${n},"${n % 2 === 0 ? '甲' : '\n'}\r\n`,
    );
    expect(await readFile(path, 'utf8')).toBe(`名,"b"\r\n${lines.join('')}`);
    await session.writeLines('a', "SELECT 'x' WHERE false", path);
    expect(await readFile(path, 'utf8')).toBe('a\n');
  });

  test('a query that fails leaves no file and nothing in the workspace', async () => {
    await expect(
      session.writeParquet("SELECT CAST('x' AS INTEGER)", join(folder, 'none.parquet')),
    ).rejects.toBeInstanceOf(EngineError);
    expect(await readdir(folder)).not.toContain('none.parquet');
    await expect(
      session.writeLines('a', "SELECT CAST(CAST('x' AS INTEGER) AS VARCHAR) AS line", join(folder, 'none.txt')),
    ).rejects.toBeInstanceOf(EngineError);
    expect(await readdir(folder)).not.toContain('none.txt');
    expect(await readdir(session.workspace)).toEqual([]);
  });
});
