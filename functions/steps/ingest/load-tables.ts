import type { Session } from '../../../analytics/core/ports/engine.ts';
import { rowBase, type TextSource } from '../../../analytics/intake/batch.ts';
import type { SheetPart } from '../../../analytics/intake/gather.ts';
import { loadLarge } from './load-large.ts';
import type { PartOf } from './part-of.ts';
import type { ReadUpload } from './read-upload.ts';

/** What the tables of a file bring: rows at hand, texts that are read as they came, names beside codes by row. */
interface Tables {
  readonly sheetParts: readonly SheetPart[];
  readonly texts: readonly TextSource[];
  readonly names: readonly (readonly [string, string])[];
}

/** Makes a part of each table of a file. `upload` is the local path of a file that is read as it came. */
export const loadTables = async (
  session: Session,
  read: ReadUpload,
  upload: string | undefined,
  partOf: PartOf,
): Promise<Tables> => {
  const sheetParts: SheetPart[] = [];
  const texts: TextSource[] = [];
  const names: (readonly [string, string])[] = [];
  for (const sheet of read.sheets) {
    const { heading, rows, names: column } = sheet;
    const part = partOf(sheet.name, heading.dataset, {
      headers: Object.fromEntries(heading.columns.map(({ field, header }) => [field.name, header])),
      given: new Set(heading.columns.map(({ field }) => field.name)),
      units: new Map(heading.columns.flatMap(({ field, unit }) => (unit ? [[field.name, unit]] : []))),
      accept: [],
    });
    if ('text' in rows) {
      texts.push(await loadLarge(session, part, sheet, { name: read.name, upload }));
      continue;
    }
    sheetParts.push({ part, heading, rows });
    if (column !== undefined)
      for (const { row, cells } of rows) names.push([String(part.unit * rowBase + row), cells[column] ?? '']);
  }
  return { sheetParts, texts, names };
};
