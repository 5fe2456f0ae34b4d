import type { Receipt } from '../receipt.ts';

/** Lists in which the names on forms are looked up, by dataset, of which a file was refused: its name. */
export type RefusedLists = ReadonlyMap<string, string>;

const lists = ['organisation', 'project'];

/** The lists of names that were refused among these answers; of several of one dataset the last. */
export const refusedLists = (receipts: Iterable<Receipt>): RefusedLists =>
  new Map(
    [...receipts]
      .filter(({ state, forms }) => state === 'refused' && forms === undefined)
      .flatMap(({ fileName, sentAs, tables, faults }) => {
        const named = new Set([
          ...tables.map(({ dataset }) => dataset),
          ...faults.flatMap(({ dataset }) => dataset ?? []),
        ]);
        return lists.filter((list) => named.has(list)).map((list) => [list, sentAs ?? fileName] as const);
      }),
  );
