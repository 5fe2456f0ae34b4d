import { datasetNamed } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import type { Field } from '../../../analytics/contracts/field.ts';
import type { Said } from './claim.ts';
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
  readonly cells: readonly string[];
  readonly fields: ReadonlyMap<number, Field>;
}

const headOf = ({ rows }: Grid, dataset: Dataset): Head | null => {
  const heads = [...rows].slice(0, headRows).map(([row, cells]) => {
    const fields = cells.flatMap((cell, index) => {
      const field = fieldOf(dataset, cell);
      return field ? [[index, field] as const] : [];
    });
    return { row, cells, fields: new Map(fields) };
  });
  const [best] = heads.toSorted((a, b) => b.fields.size - a.fields.size);
  return best && best.fields.size >= 2 ? best : null;
};

const isBlank = (written: string): boolean => written.trim() === '';

/** What says of which thing or kind a row is: merged down a column, it holds for each row. */
const describing = new Set<Field['type']>(['code', 'text', 'choice', 'flag', 'year', 'period']);

/**
 * The rows of a table of a dataset below its header, each field with its cell, '' where the table has no such column,
 * and the cells in columns of no field; null where there is no header.
 */
export const tableSaid = (grid: Grid, name: string): Said | null => {
  const dataset = datasetNamed(name);
  const head = dataset && headOf(grid, dataset);
  if (!head) return null;
  const columns = new Map([...head.fields].map(([index, field]) => [field, index]));
  const below = [...grid.rows].filter(([row, cells]) => row > head.row && !cells.every(isBlank));
  return {
    claims: below.map(([row, cells]) => ({
      dataset: name,
      sheet: grid.name,
      row,
      cells: dataset.fields.map((field) => {
        const column = columns.get(field) ?? -1;
        const above = describing.has(field.type) ? grid.down?.get(row)?.get(column) : undefined;
        return [field, cells[column] || (above ?? '')] as const;
      }),
    })),
    strays: below.flatMap(([row, cells]) =>
      cells.flatMap((written, index) => {
        const heading = (head.cells[index] ?? '').trim();
        return isBlank(written) || head.fields.has(index)
          ? []
          : [{ sheet: grid.name, row, heading: heading === '' ? null : heading, written }];
      }),
    ),
  };
};
