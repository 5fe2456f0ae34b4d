import { project } from '../../contracts/datasets/project.ts';
import type { Sheet } from '../read/sheet.ts';
import { fold, foldHeader } from './fold.ts';
import type { Heading } from './header.ts';

const isName = (header: string): boolean =>
  project.fields.some(
    ({ name, label, aliases = [] }) =>
      name === 'project_name' && [label.zh, label.en, name, ...aliases].map(fold).includes(foldHeader(header).name),
  );

/** Where a table that asks for codes of projects alone has their names too; in two header rows in either. */
export const nameColumnOf = (sheet: Sheet, { headerRow, columns }: Heading): number | undefined => {
  if (!columns.some(({ field }) => field.name === 'project_code')) return undefined;
  const read = new Set(columns.map(({ index }) => index));
  return [headerRow, headerRow - 1]
    .flatMap((row) => sheet.rows.find((each) => each.row === row) ?? [])
    .flatMap(({ cells }) => cells.flatMap((cell, index) => (cell === null ? [] : [{ index, header: cell.trim() }])))
    .find(({ index, header }) => !read.has(index) && isName(header))?.index;
};
