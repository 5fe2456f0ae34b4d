import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../../analytics/core/ports/engine.ts';
import { numberSql } from '../../../../analytics/intake/source/number.ts';
import type { NumberFormat } from '../../../../analytics/intake/source/schema.ts';
import { binder, tidy } from '../../../../analytics/intake/source/sql.ts';
import { duckdbEngine } from '../../../../functions/adapters/duckdb.ts';

const plain: NumberFormat = { decimal: '.', strip: [], zero: [], nothing: [], parentheses: false };
const pesos: NumberFormat = { ...plain, decimal: ',', thousands: '.', zero: ['-'] };

let session: Session;
beforeAll(async () => {
  session = await duckdbEngine({ threads: 1 }).open([]);
});
afterAll(() => session.close());

let made = 0;
const readAll = async (cells: readonly string[], format: NumberFormat): Promise<readonly (string | null)[]> => {
  made += 1;
  const table = `cells_${made}`;
  await session.loadText(
    table,
    ['cell', 'place'],
    cells.map((cell, place) => [cell, String(place)]),
  );
  const values = binder();
  const sql = `SELECT ${numberSql('cell', format, values)} AS read FROM (SELECT ${tidy('cell')} AS cell, CAST(place AS BIGINT) AS place FROM "${table}") AS tidied ORDER BY place`;
  const rows = await session.rows(sql, values.params);
  return rows.map((row) => (row.read === null ? null : String(row.read)));
};

describe('numbers of a foreign export', () => {
  it.each<[string, NumberFormat, string, string | null]>([
    ['points group thousands', pesos, ' 1.234.567 ', '1234567'],
    ['one group is thousands, never a decimal', pesos, '1.234', '1234'],
    ['ungrouped digits', pesos, '1234567', '1234567'],
    ['a comma is the decimal mark', pesos, '1.234,50', '1234.50'],
    ['a dash is zero', pesos, ' -   ', '0'],
    ['a negative', pesos, '-1.234 ', '-1234'],
    ['a true minus sign', pesos, '−1.234', '-1234'],
    ['a group of two is no number', pesos, '1.23', null],
    ['a group too many digits', pesos, '1.2345', null],
    ['half a group at the front', pesos, '1234.567', null],
    ['two decimal marks', pesos, '1,2,3', null],
    ['letters', pesos, '12a', null],
    ['scientific notation', plain, '1e3', null],
    ['hexadecimal', plain, '0x10', null],
    ['underscores', plain, '1_000', null],
    ['infinity', plain, 'inf', null],
    ['a decimal', plain, '0.0715', '0.0715'],
    ['a comma without being told', plain, '1,234', null],
    ['commas group thousands', { ...plain, thousands: ',' }, '1,234.50', '1234.50'],
    ['blanks group thousands', { ...plain, thousands: ' ', decimal: ',' }, '1 234 567,8', '1234567.8'],
    ['no-break blanks group thousands', { ...plain, thousands: ' ', decimal: ',' }, '1\u00a0234', '1234'],
    ['apostrophes group thousands', { ...plain, thousands: "'" }, "1'234", '1234'],
    ['a currency sign', { ...plain, strip: ['$'] }, '$ 12', '12'],
    ['a currency sign and a dash', { ...plain, strip: ['$'], zero: ['$ -'] }, '$ -', '0'],
    ['nothing', { ...plain, nothing: ['#N/A'] }, '#N/A', null],
    ['a percentage without being told', plain, '4.00%', null],
    ['a written percentage', { ...plain, percent: 'written' }, '15.25%', '0.1525'],
    ['a written percentage with a blank', { ...plain, percent: 'written' }, '15 %', '0.15'],
    ['a negative percentage', { ...plain, percent: 'written' }, '-2.5%', '-0.025'],
    ['a written percentage without its sign', { ...plain, percent: 'written' }, '15.25', null],
    ['a fraction', { ...plain, percent: 'fraction' }, '0.24', '0.24'],
    ['a fraction does not take a sign', { ...plain, percent: 'fraction' }, '24%', null],
    ['either, as a fraction', { ...plain, percent: 'either' }, '0.24', '0.24'],
    ['either, as a percentage', { ...plain, percent: 'either' }, '4.00%', '0.04'],
    ['brackets are negative', { ...plain, thousands: ',', parentheses: true }, '(1,234.5)', '-1234.5'],
    ['brackets without being told', plain, '(12)', null],
    ['a bracket left open', { ...plain, parentheses: true }, '(12', null],
  ])('%s', async (_says, format, cell, expected) => {
    expect(await readAll([cell], format)).toEqual([expected]);
  });

  const amount = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
  const grouped = (digits: string, mark: string): string => digits.replace(/\B(?=(\d{3})+$)/g, mark);
  const fromCents = (cents: bigint, thousands: string, decimal: string): string => {
    const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
    return `${cents < 0n ? '-' : ''}${grouped(digits.slice(0, -2), thousands)}${decimal}${digits.slice(-2)}`;
  };

  it.each<['.' | ',', '.' | ',' | ' ' | "'"]>([
    [',', '.'],
    ['.', ','],
    [',', ' '],
    ['.', "'"],
  ])('reads back whatever was written with decimal %s and thousands %s, to the cent', async (decimal, thousands) => {
    const format: NumberFormat = { ...plain, decimal, thousands: thousands as NumberFormat['thousands'] };
    await fc.assert(
      fc.asyncProperty(fc.array(amount, { minLength: 1, maxLength: 50 }), async (cents) => {
        const read = await readAll(
          cents.map((each) => ` ${fromCents(each, thousands, decimal)} `),
          format,
        );
        expect(read).toEqual(cents.map((each) => fromCents(each, '', '.')));
      }),
      { numRuns: 12 },
    );
  });

  it('divides a percentage exactly', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 50 }),
        async (hundredths) => {
          const read = await readAll(
            hundredths.map((each) => `${fromCents(BigInt(each), '', '.')}%`),
            { ...plain, percent: 'written' },
          );
          expect(read.map((each) => Math.round(Number(each) * 10_000))).toEqual(
            hundredths.map((each) => (each === 0 ? 0 : each)),
          );
          for (const each of read) expect(each).toMatch(/^-?\d+(\.\d{1,4})?$/);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('reads no text that is not a number by its grammar', async () => {
    const junk = fc.array(fc.stringMatching(/^[0-9.,%()$ eExX_-]{1,12}$/), { minLength: 1, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(junk, async (cells) => {
        const read = await readAll(cells, pesos);
        for (const [place, each] of read.entries()) {
          const cell = (cells[place] ?? '').replace(/\s+/g, ' ').trim();
          const isNumber = /^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(cell) || cell === '-';
          expect([cell, each !== null]).toEqual([cell, isNumber]);
        }
      }),
      { numRuns: 20 },
    );
  });
});
