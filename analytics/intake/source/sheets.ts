import type { Fault } from '../fault.ts';
import type { Sheet } from '../read/sheet.ts';
import { isMisnamed, sheetParts } from './file.ts';
import type { SourceDescription, SourceSheet } from './schema.ts';

/** True where the description of a sheet speaks of this one. */
export const speaksOf = (described: SourceSheet, sheet: Pick<Sheet, 'name'>): boolean =>
  sheetParts(described, sheet.name) !== undefined;

const faultOf = (code: string, severity: Fault['severity'], sheet: string): Fault => ({
  code,
  severity,
  place: { sheet },
  detail: { sheet },
  times: 1,
});

/** A file sent with a description that reads more from file names than this one says. */
export const nameFault = (source: SourceDescription, fileName: string): Fault | undefined =>
  isMisnamed(source, fileName)
    ? { code: 'source-file-name', severity: 'fault', place: {}, detail: { file: source.file, at: 'file' }, times: 1 }
    : undefined;

/**
 * A described sheet that the file lacks is a fault; a sheet with content that nobody described is a warning, so that
 * nothing is silently passed over.
 */
export const sheetFaults = ({ sheets }: SourceDescription, found: readonly Sheet[]): readonly Fault[] => [
  ...sheets
    .filter((described) => !found.some((sheet) => speaksOf(described, sheet)))
    .map((described) => faultOf('source-sheet-missing', 'fault', described.sheet ?? '')),
  ...found
    .filter((sheet) => sheet.rows.length > 0 && !sheets.some((described) => speaksOf(described, sheet)))
    .map((sheet) => faultOf('source-sheet-unread', 'warning', sheet.name)),
];
