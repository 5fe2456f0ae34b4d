import { attribute, meant } from '../attributes.ts';
import { damaged, tooLarge } from '../sheet.ts';
import type { Listener } from '../xml-scan.ts';

const maxSheets = 500;

/** A sheet as the book lists it. */
export interface ListedSheet {
  readonly name: string;
  /** By what its part is found. */
  readonly relation: string;
  readonly isHidden: boolean;
}

/** What a workbook says of itself. */
export interface Book {
  readonly sheets: ListedSheet[];
  is1904: boolean;
}

/** Reads the list of sheets, each of which must be there once, by its name and by its part. */
export const listedSheets = (part: string, book: Book): Listener => {
  const seen = new Set<string>();
  return {
    open: (element, attributes, parent) => {
      if (element === 'workbookPr') book.is1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (element !== 'sheet' || parent !== 'sheets') return;
      const [name, relation] = [attribute(attributes, 'name'), /:id\s*=\s*["']([^"']*)/.exec(attributes)?.[1]];
      const keys = [`name ${name?.toLowerCase()}`, `part ${relation}`];
      if (name === undefined || relation === undefined || keys.some((key) => seen.has(key)))
        throw damaged(`${part}: sheet ${book.sheets.length + 1} twice or unnamed`);
      for (const key of keys) seen.add(key);
      const isHidden = /^(?:hidden|veryHidden)$/.test(attribute(attributes, 'state') ?? '');
      if (book.sheets.push({ name: meant(name), relation, isHidden }) > maxSheets)
        throw tooLarge(`${maxSheets} sheets`);
    },
    close: () => undefined,
  };
};
