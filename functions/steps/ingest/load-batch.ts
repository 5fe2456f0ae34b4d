import type { Session } from '../../../analytics/core/ports/engine.ts';
import type { Batch, BatchFile, Part, TextSource } from '../../../analytics/intake/batch.ts';
import { fallenForms, isEachRead, unreadForms } from '../../../analytics/intake/form/form-by-form.ts';
import { type Known, knownFrom } from '../../../analytics/intake/form/known.ts';
import type { ReadForm } from '../../../analytics/intake/form/read-form.ts';
import type { RefusedLists } from '../../../analytics/intake/form/refused-lists.ts';
import { gatherSheets, type SheetPart } from '../../../analytics/intake/gather.ts';
import { knownByYear } from './known.ts';
import { loadDescribed } from './load-described.ts';
import { loadForms } from './load-forms.ts';
import { loadTables } from './load-tables.ts';
import type { PartOf } from './part-of.ts';
import { asOfUpload } from './read-order.ts';
import type { ReadUpload } from './read-upload.ts';

/** Where a form names no year, no list can be looked up. */
const nothingKnown = knownFrom({
  organisation: [],
  project: [],
  matches: [],
  indicator: [],
  departmentIndicator: [],
});

/**
 * Collects the batch piece by piece; parts are numbered as they come. `uploads` are local paths of uploads that are
 * read as they came, by file id; `refused` are lists of names that were refused before it.
 */
export const loadBatch = async (
  session: Session,
  reads: readonly ReadUpload[],
  uploads: ReadonlyMap<string, string>,
  refused: RefusedLists,
): Promise<Omit<Batch, 'sentBefore'>> => {
  const known = await knownByYear(
    session,
    reads.flatMap(({ forms }) => forms),
    refused,
  );
  const knownOf = ({ fiscalYear }: ReadForm): Known => known.get(fiscalYear ?? 0) ?? nothingKnown;
  const files: BatchFile[] = [];
  const sheetParts: SheetPart[] = [];
  const texts: TextSource[] = [];
  const names: (readonly [string, string])[] = [];
  let unit = 0;
  for (const [number, read] of reads.entries()) {
    const parts: Part[] = [];
    const partOf: PartOf = (sheet, dataset, more) => {
      const part = { unit: unit++, file: number, sheet, dataset, ...more };
      parts.push(part);
      return part;
    };
    const tables = await loadTables(session, read, uploads.get(read.fileId), partOf);
    const forms = loadForms(read.forms, knownOf, partOf);
    const described = await loadDescribed(session, read, number, partOf);
    sheetParts.push(...tables.sheetParts, ...forms.sheetParts);
    texts.push(...tables.texts, ...described.texts);
    names.push(...tables.names);
    const isOfForms =
      read.sheets.length === 0 && (read.format === 'xlsx' || (read.format === 'docx' && isEachRead(read.faults)));
    const fallen = isOfForms ? fallenForms(forms.judged, read.faults) : undefined;
    files.push({
      number,
      name: read.name,
      parts,
      described: read.source !== null,
      asOf: asOfUpload(read),
      identities: described.identities,
      faults: [...read.faults, ...forms.judged.flatMap(({ faults }) => faults), ...described.faults],
      unreadForms: unreadForms(forms.judged, read.faults),
      ...(fallen && { fallenForms: fallen }),
    });
  }
  texts.unshift(...(await gatherSheets(session, sheetParts)));
  return { files, texts, names };
};
