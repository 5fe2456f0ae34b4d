import { parse } from 'yaml';
import { z } from 'zod';
import { datasetNamed } from '../../../analytics/contracts/catalogue.ts';
import type { Claim } from './claim.ts';
import type { Grid } from './grid.ts';

/** As much of a source description as this reader follows; of one that says more, it says nothing. */
const understood = z.strictObject({
  name: z.unknown().optional(),
  title: z.unknown().optional(),
  file: z.string(),
  file_codes: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  as_of: z.unknown().optional(),
  format: z.unknown().optional(),
  encoding: z.unknown().optional(),
  delimiter: z.string().optional(),
  numbers: z
    .record(
      z.string(),
      z.strictObject({ decimal: z.string(), thousands: z.string(), zero: z.array(z.string()).default([]) }),
    )
    .default({}),
  sheets: z.tuple([
    z.strictObject({
      header: z.strictObject({ row: z.int() }),
      columns: z.record(
        z.string(),
        z.union([
          z.string(),
          z.strictObject({ heading: z.union([z.string(), z.array(z.string())]), number: z.string().optional() }),
        ]),
      ),
      tables: z.tuple([
        z.strictObject({
          dataset: z.string(),
          fields: z.record(
            z.string(),
            z.union([
              z.string(),
              z.strictObject({ constant: z.string() }),
              z.strictObject({ template: z.string() }),
              z.strictObject({ from: z.string(), codes: z.record(z.string(), z.string()) }),
            ]),
          ),
        }),
      ]),
    }),
  ]),
});

type Description = z.infer<typeof understood>;

const partsOf = ({ file, file_codes }: Description, name: string): ReadonlyMap<string, string> => {
  const pattern = file
    .replaceAll(/[.()[\]+?^$|\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll(/\{(\w+)\}/g, '(?<$1>[^/_]+?)');
  const found = new RegExp(`^${pattern}$`, 'i').exec(name)?.groups ?? {};
  return new Map(Object.entries(found).map(([part, said]) => [part, file_codes[part]?.[said] ?? said]));
};

const word = (heading: string): string => heading.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();

/** The cells of a row by the names that the description gives to columns. */
const columnsOf = (
  { numbers, sheets: [{ columns }] }: Description,
  heads: readonly string[],
): ((cells: readonly string[]) => ReadonlyMap<string, string>) => {
  const places = Object.entries(columns).map(([name, column]) => {
    const { heading, number } = typeof column === 'string' ? { heading: column, number: undefined } : column;
    const index = [heading].flat().map((each) => heads.findIndex((head) => word(head) === word(each)));
    return { name, index: index.find((each) => each !== -1) ?? -1, format: numbers[number ?? ''] };
  });
  return (cells) =>
    new Map(
      places.map(({ name, index, format }) => {
        const written = (cells[index] ?? '').trim();
        if (!format) return [name, written];
        if (format.zero.includes(written)) return [name, '0'];
        return [name, written.replaceAll(format.thousands, '').replace(format.decimal, '.')];
      }),
    );
};

const filled = (template: string, said: ReadonlyMap<string, string>): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => said.get(name) ?? '');

/** What a foreign export states by its description; null where the description says more than is understood here. */
export const exportClaims = (grid: Grid, written: string, fileName: string): readonly Claim[] | null => {
  const read = understood.safeParse(parse(written, { merge: true, logLevel: 'silent' }));
  if (!read.success) return null;
  const [{ header, tables }] = read.data.sheets;
  const [table] = tables;
  const dataset = datasetNamed(table.dataset);
  const parts = partsOf(read.data, fileName);
  const cellsOf = columnsOf(read.data, grid.rows.get(header.row) ?? []);
  return [...grid.rows].flatMap(([row, cells]) => {
    if (row <= header.row || cells.every((cell) => cell.trim() === '')) return [];
    const said = new Map([...parts, ...cellsOf(cells)]);
    const cellOf = (field: Description['sheets'][0]['tables'][0]['fields'][string] | undefined): string => {
      if (field === undefined) return '';
      if (typeof field === 'string') return said.get(field) ?? '';
      if ('constant' in field) return field.constant;
      if ('template' in field) return filled(field.template, said);
      const code = said.get(field.from) ?? '';
      return field.codes[code] ?? code;
    };
    const values = dataset?.fields.map((each) => [each, cellOf(table.fields[each.name])] as const) ?? [];
    return [{ dataset: table.dataset, sheet: '', row, cells: values }];
  });
};
