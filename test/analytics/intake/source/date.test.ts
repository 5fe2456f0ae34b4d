import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../../analytics/core/ports/engine.ts';
import { dateSql } from '../../../../analytics/intake/source/date.ts';
import { binder } from '../../../../analytics/intake/source/sql.ts';
import { duckdbEngine } from '../../../../functions/adapters/duckdb.ts';

let session: Session;
beforeAll(async () => {
  session = await duckdbEngine({ threads: 1 }).open([]);
});
afterAll(() => session.close());

const read = async (cell: string, formats: readonly string[]): Promise<unknown> => {
  const values = binder();
  const cellPlace = values.bind(cell);
  const [row] = await session.rows(
    `SELECT ${dateSql('cell', { formats: [...formats], nothing: [] }, values)} AS day FROM (SELECT ${cellPlace} AS cell) AS one`,
    values.params,
  );
  return row?.day ?? null;
};

describe('dates of a foreign export', () => {
  it.each<[string, string, string[], string | null]>([
    ['a spreadsheet’s own date', '2025-02-13', ['M/D/Y'], '2025-02-13'],
    ['a spreadsheet’s own date at midnight', '2025-02-13 00:00:00', ['M/D/Y'], '2025-02-13'],
    ['the month first', '2/13/2025', ['M/D/Y'], '2025-02-13'],
    ['the day first', '13/2/2025', ['D/M/Y'], '2025-02-13'],
    ['the day first where the month cannot be', '13/2/2025', ['M/D/Y'], null],
    ['the first format that gives a real day', '13/2/2025', ['M/D/Y', 'D/M/Y'], '2025-02-13'],
    ['points', '1.3.2025', ['D.M.Y'], '2025-03-01'],
    ['Chinese', '2025年3月1日', ['Y年M月D日'], '2025-03-01'],
    ['no such day', '2/30/2025', ['M/D/Y'], null],
    ['a leap day', '2/29/2024', ['M/D/Y'], '2024-02-29'],
    ['the year 205', '28/5/0205', ['D/M/Y'], null],
    ['a year of five digits', '02/27/20225', ['M/D/Y'], null],
    ['a lost stroke', '3011/2025', ['M/D/Y'], null],
    ['words', 'N/A', ['M/D/Y'], null],
  ])('%s', async (_says, cell, formats, expected) => {
    expect(await read(cell, formats)).toBe(expected);
  });
});
