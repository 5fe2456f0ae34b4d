import type { TextRow } from '../core/ports/engine.ts';
import type { Fault } from '../intake/fault.ts';
import { faultWords } from '../intake/faults/catalogue.ts';
import { unmarked } from '../intake/input-files.ts';
import type { Receipt } from '../intake/receipt.ts';
import type { SnapshotFile } from '../lake/snapshot.ts';
import type { SnapshotRows } from './inputs.ts';

const written = (value: string | number | null | undefined): string | null =>
  value === undefined || value === null ? null : String(value);

const timesOf = (faults: readonly Fault[], severity: Fault['severity']): string =>
  String(faults.filter((fault) => fault.severity === severity).reduce((sum, fault) => sum + fault.times, 0));

const faultRow = (fileId: string, fault: Fault, index: number): TextRow => {
  const { rule, remedy } = faultWords(fault);
  const { sheet, row, column, value } = fault.place;
  return [
    ...[
      fileId,
      String(index + 1),
      fault.severity,
      fault.code,
      written(fault.dataset),
      written(sheet),
      written(row),
      written(column),
      written(value),
    ],
    ...[rule.zh, rule.en, remedy.zh, remedy.en, String(fault.times)],
  ];
};

/** A file of a snapshot together with the answer its sender got. */
export interface AnsweredFile {
  readonly file: SnapshotFile;
  readonly receipt: Receipt;
}

/** What the models see of a snapshot: its files and what their receipts say. */
export const snapshotRows = (answered: readonly AnsweredFile[]): SnapshotRows => ({
  files: answered.map(({ file, receipt }) => {
    const { plain, corrects } = unmarked(file.fileName);
    return [
      ...[file.fileId, file.fileName, String(file.order), file.state, receipt.format, receipt.encoding],
      ...[timesOf(receipt.faults, 'fault'), timesOf(receipt.faults, 'warning'), plain, String(corrects)],
    ];
  }),
  receiptTables: answered.flatMap(({ file, receipt }) =>
    receipt.tables.map((table) => [
      ...[file.fileId, table.dataset, table.sheet, String(table.rowsReceived), String(table.rowsAccepted)],
      ...[table.receivedAmount, table.acceptedAmount, table.lakeDigest],
    ]),
  ),
  refusedProjects: answered.flatMap(({ file, receipt }) =>
    receipt.tables.flatMap(({ dataset, refusedProjects = [] }) =>
      refusedProjects.map(({ fiscalYear, projectCode }) => [file.fileId, dataset, written(fiscalYear), projectCode]),
    ),
  ),
  faults: answered.flatMap(({ file, receipt }) =>
    receipt.faults.map((fault, index) => faultRow(file.fileId, fault, index)),
  ),
});
