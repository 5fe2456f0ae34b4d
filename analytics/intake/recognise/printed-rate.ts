import type { Fault } from '../fault.ts';
import type { Sheet, SheetRow } from '../read/sheet.ts';
import { foldHeader } from './fold.ts';
import type { Heading } from './header.ts';
import { plainAmount } from './plain-amount.ts';

const isRate = (header: string): boolean =>
  /^(?:全年|年度|累计|本年)?(?:预算|资金)?(?:执行|支出|支付)(?:率|进度)$/.test(foldHeader(header).name);

/** Where a table has a rate of execution printed; in a header of several rows it may stand in an upper one. */
export const rateColumnOf = (sheet: Sheet, headerRow: number): number | undefined => {
  const header = sheet.rows.filter(({ row }) => row <= headerRow && row > headerRow - 3).toReversed();
  const places = header.map(({ cells }) => cells.findIndex((cell) => cell !== null && isRate(cell)));
  return places.find((index) => index !== -1);
};

const headerOf = (sheet: Sheet, headerRow: number, index: number): string => {
  const above = sheet.rows.findLast(({ row, cells }) => row <= headerRow && (cells[index] ?? '').trim() !== '');
  return (above?.cells[index] ?? '').trim();
};

/** A percentage as written; without its sign it may also be the share itself. */
const ratesIn = (cell: string): readonly number[] => {
  const match = /^([0-9]+(?:\.[0-9]+)?)(%?)$/.exec(cell.normalize('NFKC').replaceAll(/\s/g, ''));
  if (!match) return [];
  const number = Number(match[1]);
  return match[2] ? [number / 100] : [number, number / 100];
};

/** A printed rate is rounded, at worst to whole per cents. */
export const slack = 0.0101;
const isNear = (printed: readonly number[], rate: number): boolean =>
  printed.some((each) => Math.abs(each - rate) <= slack);

/** The ratio of two amounts, for comparison with what is printed only. */
const ratio = (part: bigint, whole: bigint): number => Number((part * 1_000_000n) / whole) / 1_000_000;

const percent = (rate: number): string => `${(rate * 100).toFixed(2)}%`;

/** What a printed rate is wrong by: nothing where it is that of the amounts, or can't be told. */
export const rateFault = (
  written: string,
  part: bigint | undefined,
  whole: bigint | undefined,
  first: bigint | undefined,
): { readonly code: string; readonly severity: Fault['severity']; readonly rate: string } | undefined => {
  const printed = ratesIn(written);
  if (printed.length === 0 || part === undefined || whole === undefined || whole <= 0n || part < 0n) return undefined;
  const rate = ratio(part, whole);
  if (isNear(printed, rate) || (first && first > 0n && isNear(printed, ratio(part, first)))) return undefined;
  return part > whole && isNear(printed, ratio(whole, part))
    ? { code: 'amounts-exchanged', severity: 'fault', rate: percent(rate) }
    : { code: 'printed-rate-differs', severity: 'warning', rate: percent(rate) };
};

/** How often a slip of the decimal point makes an amount too large or too small. */
const slips = [10, 100, 1000, 10_000];

/**
 * The rate of two amounts beside one that a slip of the decimal point in either turns it into, to half a per cent;
 * undefined where there is none.
 */
export const ratesApart = (
  share: number,
  part: bigint | undefined,
  whole: bigint | undefined,
): { readonly printed: string; readonly rate: string; readonly times: string } | undefined => {
  if (!(share > 0) || part === undefined || whole === undefined || whole <= 0n || part <= 0n) return undefined;
  const rate = ratio(part, whole);
  const near = (other: number): boolean => Math.abs(share - other) <= 0.005;
  const times = near(rate) ? undefined : slips.find((slip) => near(rate * slip) || (rate > 1 && near(rate / slip)));
  return times === undefined ? undefined : { printed: percent(share), rate: percent(rate), times: String(times) };
};

/**
 * Rates of execution that are printed beside other amounts than they come of: a warning, and a fault where the rate is
 * that of the amounts exchanged, as under headings that are.
 */
export const printedRateFaults = (
  sheet: Sheet,
  { dataset, columns, headerRow }: Heading,
  rows: readonly SheetRow[],
): readonly Fault[] => {
  const columnOf = (name: string) => columns.find(({ field }) => field.name === name);
  const [spent, adjusted, initial] = ['spent_amount', 'adjusted_amount', 'initial_amount'].map(columnOf);
  const index = rateColumnOf(sheet, headerRow);
  if (!spent || !adjusted || index === undefined) return [];
  return rows.flatMap(({ row, cells }): readonly Fault[] => {
    const written = cells[index] ?? '';
    const [part, whole] = [spent, adjusted].map((column) => plainAmount(cells[column.index], column.unit));
    const first = initial && plainAmount(cells[initial.index], initial.unit);
    const wrong = rateFault(written, part, whole, first);
    if (!wrong) return [];
    return [
      {
        code: wrong.code,
        severity: wrong.severity,
        dataset: dataset.name,
        place: { sheet: sheet.name, row, column: headerOf(sheet, headerRow, index), value: written.trim() },
        detail: { rate: wrong.rate, spent: spent.header, adjusted: adjusted.header },
        times: 1,
      },
    ];
  });
};
