import { datasetNamed } from '../../../analytics/contracts/catalogue.ts';
import { ident } from '../../../analytics/core/ident.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import type { TextSource } from '../../../analytics/intake/batch.ts';
import type { Fault } from '../../../analytics/intake/fault.ts';
import { type AppliedTable, applySource } from '../../../analytics/intake/source/apply.ts';
import type { IdentityCount } from '../../../analytics/intake/source/identity.ts';
import { nameFault, sheetFaults, speaksOf } from '../../../analytics/intake/source/sheets.ts';
import { loadRaw } from './load-raw.ts';
import { numberedFrom } from './numbered-rows.ts';
import type { PartOf } from './part-of.ts';
import type { ReadUpload } from './read-upload.ts';

/** What a file brings by its source description. */
interface Described {
  readonly texts: readonly TextSource[];
  readonly identities: readonly IdentityCount[];
  readonly faults: readonly Fault[];
}

const columnsOf = async (session: Session, table: string): Promise<ReadonlySet<string>> =>
  new Set(
    (await session.rows(`SELECT column_name FROM (DESCRIBE ${ident(table)})`)).map((row) => String(row.column_name)),
  );

const textOf = async (
  session: Session,
  sheet: string | null,
  { dataset: name, table, headings, drop, ...more }: AppliedTable,
  partOf: PartOf,
): Promise<readonly TextSource[]> => {
  const dataset = datasetNamed(name);
  if (!dataset) return [];
  const given = await columnsOf(session, table);
  const made = { ...more, headers: headings, given, units: new Map(), ...(drop ? { drop } : {}) };
  const part = partOf(sheet, dataset, made);
  const from = numberedFrom(part, table, (field) => (given.has(field) ? ident(field) : undefined));
  return [{ dataset, given: dataset.fields.filter((field) => given.has(field.name)), from: async () => from }];
};

/** Makes parts of the tables into which its source description turns a file; `number` is its own in the batch. */
export const loadDescribed = async (
  session: Session,
  read: ReadUpload,
  number: number,
  partOf: PartOf,
): Promise<Described> => {
  if (!read.source) return { texts: [], identities: [], faults: [] };
  const { description } = read.source;
  const misnamed = nameFault(description, read.name);
  if (misnamed) return { texts: [], identities: [], faults: [misnamed] };
  const faults: Fault[] = [...sheetFaults(description, read.raw)];
  const identities: IdentityCount[] = [];
  const texts: TextSource[] = [];
  for (const [index, described] of description.sheets.entries())
    for (const [place, raw] of read.raw.entries()) {
      if (!speaksOf(described, raw)) continue;
      const table = `raw_${number}_${place}_${index}`;
      const columns = await loadRaw(session, table, raw, described);
      const sheet = read.format === 'csv' ? null : raw.name;
      const from = { table, columns, fileName: read.name, sheet };
      const applied = await applySource(session, from, description, described);
      faults.push(...applied.faults);
      identities.push(...applied.identities);
      for (const made of applied.tables) texts.push(...(await textOf(session, sheet, made, partOf)));
    }
  return { texts, identities, faults };
};
