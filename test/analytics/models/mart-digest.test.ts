import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { column, later, type Mart } from '../../../analytics/contracts/marts/mart.ts';
import type { Session, TextRow } from '../../../analytics/core/ports/engine.ts';
import { martDigest, resultDigestOf } from '../../../analytics/models/mart-digest.ts';
import { duckdbEngine } from '../../../functions/adapters/duckdb.ts';

const mart: Mart = {
  name: 'sample_mart',
  label: { zh: '样', en: 'Sample' },
  key: ['code'],
  columns: [
    column('code', 'code', '编码', 'Code'),
    column('amount', 'money', '金额', 'Amount'),
    column('open', 'flag', '开', 'Open'),
    column('day', 'date', '日', 'Day'),
    column('times', 'count', '次', 'Times'),
  ],
};

const columns = Object.fromEntries(mart.columns.map(({ name, type }) => [name, type]));

let session: Session;
let tables = 0;
beforeAll(async () => {
  session = await duckdbEngine({ threads: 2 }).open([]);
});
afterAll(() => session.close());

const digestOfRows = async (rows: readonly TextRow[]) => {
  const name = `${mart.name}_${++tables}`;
  await session.loadTyped(name, columns, rows);
  const path = join(session.workspace, `${name}.parquet`);
  await session.writeParquet(`SELECT * FROM ${name} ORDER BY code`, path);
  return martDigest(session, mart, path);
};

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The definition of docs/result-digest.md, step by step. */
const byDefinition = (rows: readonly TextRow[]): string => {
  const inOrder = [...rows].sort(([a], [b]) => Buffer.compare(Buffer.from(a ?? ''), Buffer.from(b ?? '')));
  const leaves = inOrder.map((row) => sha(row.map((cell) => (cell === null ? '-' : `=${cell}`)).join('\u001F')));
  const blocks: string[] = [];
  for (let start = 0; start < leaves.length; start += 4096)
    blocks.push(sha(leaves.slice(start, start + 4096).join('')));
  return sha(`sample_mart(code,amount,open,day,times)${blocks.join('')}`);
};

const rows: readonly TextRow[] = [
  ['B', '12.50', 'true', '2025-06-30', '3'],
  ['A', null, 'false', null, '-1'],
  ['中', '0.00', null, '2024-02-29', null],
];

describe('the digest of a mart', () => {
  it('is what the definition says', async () => {
    expect(await digestOfRows(rows)).toEqual({ digest: byDefinition(rows), rows: 3 });
  });

  it('does not depend on the order in which rows lie', async () => {
    expect(await digestOfRows([...rows].reverse())).toEqual(await digestOfRows(rows));
  });

  it('knows an empty mart', async () => {
    expect(await digestOfRows([])).toEqual({ digest: byDefinition([]), rows: 0 });
  });

  describe('with a column that came later', () => {
    const grown: Mart = { ...mart, columns: [...mart.columns, later(column('note', 'text', '注', 'Note'))] };
    const written = async (select: string): Promise<string> => {
      const path = join(session.workspace, `grown_${++tables}.parquet`);
      await session.writeParquet(select, path);
      return path;
    };
    const one = (note: string) =>
      `SELECT 'A' AS code, CAST(1 AS DECIMAL(18,2)) AS amount, TRUE AS open, CAST(NULL AS DATE) AS day,
              CAST(2 AS BIGINT) AS times${note}`;
    const noNote = ', CAST(NULL AS VARCHAR) AS note';

    it('is what it was where the column says nothing', async () => {
      expect(await martDigest(session, grown, await written(one(noNote)))).toEqual(
        await martDigest(session, mart, await written(one(''))),
      );
    });

    it('reads a file that was written before the column came', async () => {
      expect(await martDigest(session, grown, await written(one('')))).toEqual(
        await martDigest(session, grown, await written(one(noNote))),
      );
    });

    it('names the column where it says something', async () => {
      const leaf = sha(['=A', '=1.00', '=true', '-', '=2', 'note=x'].join('\u001F'));
      expect((await martDigest(session, grown, await written(one(", 'x' AS note")))).digest).toBe(
        sha(`sample_mart(code,amount,open,day,times)${sha(leaf)}`),
      );
    });
  });

  it('crosses block borders', async () => {
    const many = Array.from(
      { length: 4097 },
      (_, index): TextRow => [String(index).padStart(5, '0'), null, null, null, String(index)],
    );
    expect(await digestOfRows(many)).toEqual({ digest: byDefinition(many), rows: 4097 });
  });

  it('tells empty text from nothing', async () => {
    const text: Mart = {
      ...mart,
      name: 'text_mart',
      columns: [column('code', 'code', '编码', 'Code'), column('note', 'text', '注', 'Note')],
    };
    const found: string[] = [];
    for (const note of ['', null, '-', '=']) {
      const path = join(session.workspace, 'text_mart.parquet');
      await session.writeParquet(`SELECT 'A' AS code, ${note === null ? 'NULL' : `'${note}'`} AS note`, path);
      found.push((await martDigest(session, text, path)).digest);
    }
    expect(new Set(found).size).toBe(4);
  });

  it('crosses the borders of what is worked out at a time', async () => {
    const path = join(session.workspace, 'long.parquet');
    const counted: Mart = { ...mart, name: 'long_mart', key: ['times'], columns: mart.columns.slice(-1) };
    await session.writeParquet('SELECT range AS times FROM range(250000)', path);
    const leaves = Array.from({ length: 250_000 }, (_, index) => sha(`=${index}`));
    const blocks = Array.from({ length: Math.ceil(leaves.length / 4096) }, (_, block) =>
      sha(leaves.slice(block * 4096, (block + 1) * 4096).join('')),
    );
    const digest = sha(`long_mart(times)${blocks.join('')}`);
    expect(await martDigest(session, counted, path)).toEqual({ digest, rows: 250_000 });
  });

  it.each([
    ['a row before the one before it', 'SELECT CASE range WHEN 150000 THEN 149998 ELSE range END', 150_001],
    ['a row twice', 'SELECT CASE range WHEN 122880 THEN 122879 ELSE range END', 122_881],
    ['the first two the other way round', 'SELECT CASE range WHEN 0 THEN 1 WHEN 1 THEN 0 ELSE range END', 2],
  ])('refuses a file with %s, and names the row', async (_what, select, row) => {
    const path = join(session.workspace, 'disorder.parquet');
    const counted: Mart = { ...mart, name: 'disorder', key: ['code', 'times'] };
    await session.writeParquet(
      `SELECT 'A' AS code, CAST(NULL AS DECIMAL(18,2)) AS amount, true AS open, CAST(NULL AS DATE) AS day, times FROM (${select} AS times FROM range(200000))`,
      path,
    );
    await expect(martDigest(session, counted, path)).rejects.toMatchObject({
      name: 'MartOrderError',
      mart: 'disorder',
      row,
    });
  });

  it('changes with any cell', async () => {
    const row = fc.record({
      amount: fc.integer({ min: -1e9, max: 1e9 }),
      times: fc.option(fc.integer({ min: -1e6, max: 1e6 })),
    });
    const written = ({ amount, times }: { amount: number; times: number | null }): TextRow => [
      'A',
      `${amount}.00`,
      'true',
      null,
      times === null ? null : String(times),
    ];
    await fc.assert(
      fc.asyncProperty(row, row, async (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect((await digestOfRows([written(one)])).digest === (await digestOfRows([written(other)])).digest).toBe(
          same,
        );
      }),
      { numRuns: 15 },
    );
  });
});

describe('the result digest', () => {
  it('depends on names and digests, not on their order or on row counts', () => {
    const one = resultDigestOf({ a: { digest: 'x', rows: 1 }, b: { digest: 'y', rows: 2 } });
    expect(resultDigestOf({ b: { digest: 'y', rows: 9 }, a: { digest: 'x', rows: 1 } })).toBe(one);
    expect(resultDigestOf({ a: { digest: 'y', rows: 1 }, b: { digest: 'x', rows: 2 } })).not.toBe(one);
    expect(one).toBe(sha('{"a":"x","b":"y"}'));
  });
});
