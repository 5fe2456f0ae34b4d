import { type ArchiveLimits, openArchive, type Part } from '../archive.ts';
import { damaged, type MergedRange, type Sheet, type SheetRow, tooLarge, UnreadableFileError } from '../sheet.ts';
import { type Listener, scanXml, unheard } from '../xml-scan.ts';
import { aroundTable } from './around.ts';
import { type Book, listedSheets } from './book.ts';
import { withoutUncalculated, type ZeroFormula } from './plain-formula.ts';
import { listedRelations, type Relation, relationsOf } from './relations.ts';
import { sharedStrings } from './strings.ts';
import { cellLooks, type Look } from './styles.ts';
import { type SheetPlace, type Surroundings, tableRows } from './table.ts';

/** How large a workbook may be inside; cells and the texts that they share are counted together. */
export interface WorkbookLimits extends ArchiveLimits {
  readonly cells: number;
}

export const workbookLimits: WorkbookLimits = { bytes: 600 * 2 ** 20, entries: 2000, cells: 5_000_000 };

/** Parts that other readers open, where no relation leads to them. */
const isRead = /^(?:xl|_rels)\/.*\.(?:xml|rels)$|^\[Content_Types\]\.xml$/i;

const counter = (limit: number): (() => void) => {
  let counted = 0;
  return () => {
    if (++counted > limit) throw tooLarge(`${limit} cells`);
  };
};

const readTable = (
  place: SheetPlace,
  content: Uint8Array,
  surroundings: Surroundings,
): Pick<Sheet, 'rows' | 'merges' | 'hiddenColumns'> => {
  const [rows, zeros]: [SheetRow[], ZeroFormula[]] = [[], []];
  const [merges, hidden]: [MergedRange[], Set<number>] = [[], new Set()];
  const cells = tableRows(place, surroundings, rows, zeros);
  const around = aroundTable(place.part, merges, hidden);
  const open: Listener['open'] = (name, attributes, parent, isEmpty) => {
    cells.open(name, attributes, parent, isEmpty);
    around(name, attributes, parent, isEmpty);
  };
  scanXml(place.part, content, { open, close: cells.close });
  return {
    rows: withoutUncalculated(rows, zeros),
    ...(merges.length > 0 ? { merges } : {}),
    ...(hidden.size > 0 ? { hiddenColumns: hidden } : {}),
  };
};

const sheetsOf = (bytes: Uint8Array, limits: WorkbookLimits): Sheet[] => {
  const archive = openArchive(bytes, limits);
  const listen = (part: Part | undefined, listener: Listener): void => {
    if (part) scanXml(part.name, part.content, listener);
  };
  const relationsFrom = (base: string): readonly Relation[] => {
    const relations: Relation[] = [];
    listen(archive.take(relationsOf(base)), listedRelations(base, relations));
    return relations;
  };

  const name = relationsFrom('').find(({ kind }) => kind === 'officeDocument')?.part ?? 'xl/workbook.xml';
  const book: Book = { sheets: [], is1904: false };
  listen(archive.take(name), listedSheets(name, book));
  if (book.sheets.length === 0) throw damaged(`no sheets in ${name}`);
  const relations = relationsFrom(name);
  const partOf = (wanted: string): Part | undefined => {
    const part = relations.find(({ kind }) => kind === wanted)?.part;
    return part === undefined ? undefined : archive.take(part);
  };

  const count = counter(limits.cells);
  const [strings, looks]: [(string | null)[], Look[]] = [[], []];
  listen(partOf('sharedStrings'), sharedStrings(strings, count));
  const styles = partOf('styles');
  listen(styles, cellLooks(styles?.name ?? '', looks));

  const surroundings: Surroundings = { strings, looks, is1904: book.is1904, count };
  const sheets = book.sheets.map(({ name: sheet, relation, isHidden }): Sheet => {
    const found = relations.find(({ id }) => id === relation);
    const part = found && archive.take(found.part);
    if (!part) throw damaged(`sheet ${sheet}`);
    const hidden = isHidden ? ({ isHidden } as const) : {};
    // A sheet that is a chart or a dialogue has no table.
    if (found.kind !== 'worksheet') return { name: sheet, rows: [], ...hidden };
    return { name: sheet, ...readTable({ part: part.name, sheet }, part.content, surroundings), ...hidden };
  });
  for (const part of archive.rest()) if (isRead.test(part.name)) listen(part, unheard);
  return sheets;
};

/**
 * Every sheet of a workbook as text cells; hidden sheets, rows and columns are there too and marked as such. Formulas count by their
 * saved value. Each part is unpacked and gone through once. Throws UnreadableFileError for workbooks that pass the
 * limits, are damaged, or can be read in more than one way.
 */
export const readWorkbook = (bytes: Uint8Array, limits: WorkbookLimits = workbookLimits): Sheet[] => {
  try {
    return sheetsOf(bytes, limits);
  } catch (cause) {
    if (cause instanceof UnreadableFileError) throw cause;
    throw damaged(cause instanceof Error ? cause.message : String(cause), cause);
  }
};
