import { datasetNamed } from '../../../analytics/contracts/catalogue.ts';
import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import { ident } from '../../../analytics/core/ident.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { type Batch, type BatchFile, type Part, rowBase, type TextSource } from '../../../analytics/intake/batch.ts';
import type { Fault } from '../../../analytics/intake/fault.ts';
import { fallenForms, isEachRead, type JudgedForm, unreadForms } from '../../../analytics/intake/form/form-by-form.ts';
import { type Known, knownFrom } from '../../../analytics/intake/form/known.ts';
import { namesOn } from '../../../analytics/intake/form/names.ts';
import { sheetOf } from '../../../analytics/intake/form/parts.ts';
import type { ReadForm } from '../../../analytics/intake/form/read-form.ts';
import type { RefusedLists } from '../../../analytics/intake/form/refused-lists.ts';
import { rowsOf } from '../../../analytics/intake/form/rows/rows-of.ts';
import { formsTwice } from '../../../analytics/intake/form/twice.ts';
import { gatherSheets, type SheetPart } from '../../../analytics/intake/gather.ts';
import { applySource } from '../../../analytics/intake/source/apply.ts';
import type { IdentityCount } from '../../../analytics/intake/source/identity.ts';
import { nameFault, sheetFaults, speaksOf } from '../../../analytics/intake/source/sheets.ts';
import { knownByYear } from './known.ts';
import { loadLarge } from './load-large.ts';
import { loadRaw } from './load-raw.ts';
import { numberedFrom } from './numbered-rows.ts';
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
    const faults: Fault[] = [...read.faults];
    const identities: IdentityCount[] = [];
    const partOf = (
      sheet: string | null,
      dataset: Dataset,
      more: Pick<
        Part,
        'headers' | 'given' | 'units' | 'formKind' | 'formNames' | 'origins' | 'constants' | 'accept' | 'drop'
      >,
    ): Part => {
      const part = { unit: unit++, file: number, sheet, dataset, ...more };
      parts.push(part);
      return part;
    };
    for (const sheet of read.sheets) {
      const { heading } = sheet;
      const part = partOf(sheet.name, heading.dataset, {
        headers: Object.fromEntries(heading.columns.map(({ field, header }) => [field.name, header])),
        given: new Set(heading.columns.map(({ field }) => field.name)),
        units: new Map(heading.columns.flatMap(({ field, unit }) => (unit ? [[field.name, unit]] : []))),
        accept: [],
      });
      if ('text' in sheet.rows) {
        texts.push(await loadLarge(session, part, sheet, { name: read.name, upload: uploads.get(read.fileId) }));
      } else {
        sheetParts.push({ part, heading, rows: sheet.rows });
        const { names: column } = sheet;
        if (column === undefined) continue;
        for (const { row, cells } of sheet.rows) names.push([String(part.unit * rowBase + row), cells[column] ?? '']);
      }
    }
    const judged: JudgedForm[] = [];
    const twice = formsTwice(read.forms, knownOf);
    for (const form of read.forms) {
      const lists = knownOf(form);
      const again = twice.get(form);
      const said = again ? { rows: [], faults: [again] } : rowsOf(form, lists);
      faults.push(...said.faults);
      judged.push({ form, known: lists, faults: said.faults });
      for (const own of said.rows) {
        const { heading, rows } = sheetOf(own);
        const headers = Object.fromEntries(heading.columns.map(({ field, header }) => [field.name, header]));
        const formKind = form.description.kind;
        const official = { formKind, formNames: namesOn(form) };
        const part = partOf(form.sheet, heading.dataset, {
          headers,
          given: new Set(Object.keys(own.labels)),
          units: new Map(),
          ...official,
          accept: [],
        });
        sheetParts.push({ part, heading, rows });
      }
    }
    if (read.source) {
      const { description } = read.source;
      const misnamed = nameFault(description, read.name);
      faults.push(...(misnamed ? [misnamed] : sheetFaults(description, read.raw)));
      for (const [index, described] of misnamed ? [] : description.sheets.entries()) {
        for (const [place, sheet] of read.raw.entries()) {
          if (!speaksOf(described, sheet)) continue;
          const table = `raw_${number}_${place}_${index}`;
          const columns = await loadRaw(session, table, sheet, described);
          const name = read.format === 'csv' ? null : sheet.name;
          const applied = await applySource(
            session,
            { table, columns, fileName: read.name, sheet: name },
            description,
            described,
          );
          faults.push(...applied.faults);
          identities.push(...applied.identities);
          for (const {
            dataset: datasetName,
            table: rows,
            headings,
            origins,
            constants,
            accept,
            drop,
          } of applied.tables) {
            const dataset = datasetNamed(datasetName);
            if (!dataset) continue;
            const own = new Set(
              (await session.rows(`SELECT column_name FROM (DESCRIBE ${ident(rows)})`)).map((row) =>
                String(row.column_name),
              ),
            );
            const part = partOf(name, dataset, {
              headers: headings,
              given: own,
              units: new Map(),
              origins,
              constants,
              accept,
              ...(drop ? { drop } : {}),
            });
            const from = numberedFrom(part, rows, (field) => (own.has(field) ? ident(field) : undefined));
            const given = dataset.fields.filter(({ name: field }) => own.has(field));
            texts.push({ dataset, given, from: async () => from });
          }
        }
      }
    }
    const isOfForms =
      read.sheets.length === 0 && (read.format === 'xlsx' || (read.format === 'docx' && isEachRead(read.faults)));
    const fallen = isOfForms ? fallenForms(judged, read.faults) : undefined;
    files.push({
      number,
      name: read.name,
      parts,
      described: read.source !== null,
      asOf: asOfUpload(read),
      identities,
      faults,
      unreadForms: unreadForms(judged, read.faults),
      ...(fallen && { fallenForms: fallen }),
    });
  }
  texts.unshift(...(await gatherSheets(session, sheetParts)));
  return { files, texts, names };
};
