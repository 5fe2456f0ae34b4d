import type { Counts } from './counts.ts';
import { type CostLine, costLines, type Readers, type Standing } from './lines.ts';
import type { PriceList } from './prices.ts';

/** Installs of three sizes, by the districts they compute. */
const sizes = [
  { name: '一个区 A district', regions: 1 },
  { name: '一个市,12 个区 A city of 12', regions: 12 },
  { name: '一个省,120 个区 A province of 120', regions: 120 },
] as const;

const cell = (amount: number): string => (amount > 0 && amount < 0.005 ? '< 0.01' : amount.toFixed(2));
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const costOf = ({ fixed, each }: CostLine, regions: number): number => fixed + each * regions;

/**
 * The monthly cost of three installs by service, as a Markdown table under the words that say where its figures come
 * from.
 */
export const costTable = (counts: Counts, list: PriceList, standing: Standing, readers: Readers): string => {
  const lines = costLines(counts, list.prices, standing, readers);
  const totals = sizes.map(({ regions }) => lines.reduce((sum, line) => sum + costOf(line, regions), 0));
  return [
    `Counted on ${counts.countedOn} while ${counts.example} (${counts.files} files a year, one region) went through the functions; ${list.note}`,
    '',
    row([`${list.currency} a month`, 'for', ...sizes.map(({ name }) => name)]),
    row(['---', '---', ...sizes.map(() => '---:')]),
    ...lines.map((line) => row([line.service, line.of, ...sizes.map(({ regions }) => cell(costOf(line, regions)))])),
    row(['**together**', '', ...totals.map((total) => `**${cell(total)}**`)]),
    '',
  ].join('\n');
};
