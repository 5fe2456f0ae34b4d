import type { Fault } from '../fault.ts';
import type { SheetRow } from '../read/sheet.ts';
import type { Heading } from './header.ts';
import { inYuan, partsOfYuan, plainAmount } from './plain-amount.ts';
import type { ColumnMatch } from './recognise.ts';
import type { Split } from './split-header.ts';

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, each) => all + each, 0n);

/** Amounts at some places of a row, blanks as nothing; undefined where one is no plain amount or all are blank. */
const amountsAt = (cells: SheetRow['cells'], places: readonly number[], unit: ColumnMatch['unit']) => {
  const written = places.map((index) => (cells[index] ?? '').trim());
  if (written.every((cell) => cell === '')) return undefined;
  const amounts = written.map((cell) => (/^[-—/]*$/.test(cell) ? 0n : plainAmount(cell, unit)));
  return amounts.every((amount) => amount !== undefined) ? amounts : undefined;
};

const decimals = (cell: string): number => (/\.([0-9]+)/.exec(cell)?.[1] ?? '').length;

/** Printed figures are rounded: half of the last place that the row has, for each of them. */
const slack = (cells: SheetRow['cells'], places: readonly number[], unit: ColumnMatch['unit']): bigint => {
  const most = Math.min(Math.max(...places.map((index) => decimals(cells[index] ?? ''))), 7);
  const half = plainAmount(`0.${'0'.repeat(most)}5`, unit) ?? partsOfYuan;
  return half * BigInt(places.length);
};

const differing = (sheet: string, { dataset, headerRow }: Heading, column: ColumnMatch, split: Split) => {
  const { index, parts, months, label, words, columns } = split;
  const near = (one: bigint, other: bigint, within: bigint): boolean => one - other <= within && other - one <= within;
  return ({ row, cells }: SheetRow): readonly Fault[] => {
    const stated = plainAmount(cells[index], column.unit);
    const amounts = amountsAt(cells, parts, column.unit);
    if (row <= headerRow || stated === undefined || amounts === undefined) return [];
    const added = sum(amounts);
    const ofMonths = sum(amountsAt(cells, months, column.unit) ?? []);
    const within = slack(cells, [index, ...parts, ...months], column.unit);
    if (near(stated, added, within) || near(stated, added + ofMonths, within)) return [];
    const named = parts.map((part) => `“${words[columns.indexOf(part)] ?? ''}”`).join('、');
    return [
      {
        code: 'total-column-differs',
        severity: 'fault',
        dataset: dataset.name,
        place: { sheet, row, column: column.header, value: (cells[index] ?? '').trim().slice(0, 120) },
        detail: { label, columns: named, stated: inYuan(stated), added: inYuan(added) },
        times: 1,
      },
    ];
  };
};

/** Amounts read from a column called 合计 or the like that are not the sum of the columns beside it. */
export const differingTotalColumns = (sheet: string, heading: Heading, rows: readonly SheetRow[]): readonly Fault[] =>
  (heading.splits ?? []).flatMap((split) => {
    const column = heading.columns.find(({ index, field }) => index === split.index && field.type === 'money');
    return column && split.isClear ? rows.flatMap(differing(sheet, heading, column, split)) : [];
  });
