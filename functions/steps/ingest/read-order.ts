import { datasets } from '../../../analytics/contracts/catalogue.ts';
import { formKinds } from '../../../analytics/intake/form/schema.ts';
import { isSentLater, unmarked } from '../../../analytics/intake/input-files.ts';
import { asOf } from '../../../analytics/intake/source/file.ts';
import type { ReadUpload } from './read-upload.ts';

const orderOf = (read: ReadUpload): number => {
  const named = read.source
    ? read.source.description.sheets.flatMap((sheet) => sheet.tables.map((table) => table.dataset))
    : [];
  const places = [...named, ...read.sheets.map((sheet) => sheet.heading.dataset.name)].map((name) =>
    datasets.findIndex((dataset) => dataset.name === name),
  );
  return places.length > 0 ? Math.min(...places) : datasets.length;
};

/** What an upload speaks of, as text that sorts; empty where no source description says so. */
export const asOfUpload = ({ source, name }: ReadUpload): string => (source ? asOf(source.description, name) : '');

/** A self-evaluation is written after the year's last monitoring and takes its place. */
const formOrderOf = ({ forms }: ReadUpload): number =>
  Math.max(-1, ...forms.map(({ description }) => formKinds.indexOf(description.kind)));

/**
 * Order in which references can be met: by dataset, then by what a described file speaks of or a form is for; otherwise
 * as sent.
 */
export const inReferenceOrder = (reads: readonly ReadUpload[]): readonly ReadUpload[] =>
  [...reads].sort(
    (a, b) =>
      orderOf(a) - orderOf(b) ||
      formOrderOf(a) - formOrderOf(b) ||
      (asOfUpload(a) < asOfUpload(b) ? -1 : asOfUpload(a) > asOfUpload(b) ? 1 : 0),
  );

/** Whether a table's name says that it came after the form of the same name, such as 自评表更正.csv after 自评表.xlsx. */
const correctsForm = ({ name }: ReadUpload, formNames: ReadonlySet<string>): boolean =>
  isSentLater(name) && formNames.has(unmarked(name).plain);

/** Goals come before what refers to them by name, lists of names before both, and what corrects a form after it. */
const waveOf = (read: ReadUpload, formNames: ReadonlySet<string>): number => {
  if (read.forms.length === 0) return correctsForm(read, formNames) ? 3 : 0;
  return read.forms.every(({ description }) => description.kind.endsWith('goals')) ? 1 : 2;
};

/**
 * Uploads in the waves in which they are answered: names and codes on official forms are known only once the lists and
 * declarations that give them have been accepted.
 */
export const inWaves = (reads: readonly ReadUpload[]): readonly (readonly ReadUpload[])[] => {
  const formNames = new Set(reads.flatMap(({ forms, name }) => (forms.length > 0 ? [unmarked(name).plain] : [])));
  return [0, 1, 2, 3]
    .map((wave) => reads.filter((read) => waveOf(read, formNames) === wave))
    .filter((wave) => wave.length > 0);
};
