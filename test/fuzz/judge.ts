import type { Fault } from '../../analytics/intake/fault.ts';
import type { Answer, LakeRow } from './delivery.ts';
import type { Claim, Said, Stray } from './second/claim.ts';
import { isSame } from './second/value.ts';

/** What is told of a mutant that was accepted; `why` names the first difference. */
export interface Judgement {
  readonly verdict: 'equal' | 'lost' | 'other';
  readonly why?: string;
}

/** Rows of which the receipt says that they are no data, or that their figures were not taken. */
const leftOut = new Set([
  'total-row-skipped',
  'example-row-skipped',
  'header-row-skipped',
  'footer-row-skipped',
  'row-repeated',
  'form-spent-missing',
  'form-points-missing',
]);

const placeOf = ({ dataset, sheet, row }: Omit<Claim, 'cells'>): string => `${dataset} ${sheet}:${row}`;

/** Money without a known row of its total is told of at its headings, which stand right above. */
const saysSo = ({ code, place }: Fault, row: number): boolean =>
  code === 'form-money-unread' ? place.row === row - 1 : leftOut.has(code) && place.row === row;

const isLeftOut = ({ sheet, row }: Claim, faults: readonly Fault[]): boolean =>
  faults.some((fault) => (fault.place.sheet ?? sheet) === sheet && saysSo(fault, row));

/** Projects, and sheets of official forms, of a file that is taken in part and whose rows came back. */
const isSentBack = ({ dataset, sheet, row }: Claim, { receipt: { tables, refusedSheets } }: Answer): boolean =>
  refusedSheets?.includes(sheet) ||
  tables.some(
    (table) =>
      table.dataset === dataset &&
      table.refusedProjects?.some(({ rows }) => rows.some(([first, last]) => row >= first && row <= last)),
  );

const differenceOf = (claim: Claim, { cells }: LakeRow): string | null => {
  for (const [field, written] of claim.cells) {
    const ours = cells.get(field.name) ?? null;
    if (!isSame(field, written, ours)) return `${placeOf(claim)} ${field.name}: ${written} | ${ours}`;
  }
  return null;
};

/** Whether the receipt names the row, the column or the sheet in which a cell stands that is in no row of the lake. */
const isToldOf = ({ sheet, row, heading }: Stray, faults: readonly Fault[]): boolean =>
  faults.some(
    ({ place }) =>
      (place.sheet ?? sheet) === sheet &&
      (place.row === row || (place.column === undefined ? place.row === undefined : place.column === heading)),
  );

/** Holds what the lake has of an accepted file, and its receipt, against what a second reader says of the file. */
export const judge = ({ claims, strays }: Said, answer: Answer): Judgement => {
  const { faults } = answer.receipt;
  const rows = new Map(answer.rows.map((row) => [placeOf(row), row]));
  for (const claim of claims) {
    if (isLeftOut(claim, faults) || isSentBack(claim, answer)) continue;
    const row = rows.get(placeOf(claim));
    if (!row) return { verdict: 'lost', why: `${placeOf(claim)} is not in the lake` };
    const difference = differenceOf(claim, row);
    if (difference !== null) return { verdict: 'other', why: difference };
  }
  const sentBack = new Set(answer.receipt.refusedSheets);
  const stray = strays.find((each) => !isToldOf(each, faults) && !sentBack.has(each.sheet));
  if (stray) return { verdict: 'lost', why: `${stray.sheet}:${stray.row} ${stray.heading}: ${stray.written}` };
  const claimed = new Set(claims.map(placeOf));
  const invented = answer.rows.find((row) => !claimed.has(placeOf(row)));
  return invented ? { verdict: 'other', why: `${placeOf(invented)} is not in the file` } : { verdict: 'equal' };
};
