import { datasetNamed } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import type { Field } from '../../../analytics/contracts/field.ts';
import type { Claim } from './claim.ts';
import type { Grid } from './grid.ts';

const folded = (written: string): string =>
  written
    .normalize('NFKC')
    .replaceAll(/[\s\u200b\ufeff*:"“”'‘’※★]/g, '')
    .toLowerCase();

const fieldOf = ({ fields }: Dataset, heading: string): Field | undefined => {
  const word = folded(heading);
  return fields.find(({ name, label, aliases = [] }) =>
    [name, label.zh, label.en, ...aliases].some((each) => folded(each) === word),
  );
};

const headRows = 20;

/** A header as this reader finds it: the row that has most of a contract's words. */
interface Head {
  readonly row: number;
  readonly fields: ReadonlyMap<number, Field>;
  /** Columns that have a heading the contract doesn't know, or none. */
  readonly width: number;
}

const headOf = ({ rows }: Grid, dataset: Dataset): Head | null => {
  const heads = [...rows].slice(0, headRows).map(([row, cells]) => {
    const fields = new Map(
      cells.flatMap((cell, index) => {
        const field = fieldOf(dataset, cell);
        return field ? [[index, field] as const] : [];
      }),
    );
    return { row, fields, width: cells.length };
  });
  const [best] = heads.toSorted((a, b) => b.fields.size - a.fields.size);
  return best && best.fields.size >= 2 ? best : null;
};

/**
 * The rows of a table of a dataset below its header, each field with its cell, '' where the table has no such column;
 * null where there is no header.
 */
export const tableClaims = (grid: Grid, name: string): readonly Claim[] | null => {
  const dataset = datasetNamed(name);
  const head = dataset && headOf(grid, dataset);
  if (!head) return null;
  const columns = new Map([...head.fields].map(([index, field]) => [field, index]));
  return [...grid.rows].flatMap(([row, cells]) =>
    row <= head.row || cells.every((cell) => cell.trim() === '')
      ? []
      : [
          {
            dataset: name,
            sheet: grid.name,
            row,
            cells: dataset.fields.map((field) => [field, cells[columns.get(field) ?? -1] ?? ''] as const),
          },
        ],
  );
};
