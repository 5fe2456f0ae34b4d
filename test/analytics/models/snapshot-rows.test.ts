import { describe, expect, it } from 'vitest';
import { intakeFault } from '../../../analytics/contracts/marts/intake.ts';
import type { Fault } from '../../../analytics/intake/fault.ts';
import { snapshotTables } from '../../../analytics/models/inputs.ts';
import { type AnsweredFile, snapshotRows } from '../../../analytics/models/snapshot-rows.ts';

const fault: Fault = {
  code: 'not-flag',
  severity: 'fault',
  dataset: 'project',
  place: { sheet: '项目', row: 7, column: '民生项目', value: '也许' },
  detail: {},
  times: 3,
};

const answered = (state: 'accepted' | 'refused', faults: readonly Fault[]): AnsweredFile => ({
  file: {
    fileId: 'f1',
    fileName: '项目.xlsx',
    order: 4,
    state,
    receiptKey: 'receipts/r.json',
    receiptDigest: 'r',
    tables:
      state === 'accepted'
        ? [
            { dataset: 'project', key: 'lake/project/a.parquet', digest: 'a' },
            { dataset: 'project', key: 'lake/project/b.parquet', digest: 'b' },
          ]
        : [],
  },
  receipt: {
    fileId: 'f1',
    fileName: '项目.xlsx',
    rawKey: 'raw/f1/f1',
    bytes: 10,
    state,
    format: 'xlsx',
    encoding: null,
    source: null,
    tables: [
      {
        dataset: 'project',
        sheet: '项目',
        rowsReceived: 9,
        rowsAccepted: 9,
        receivedAmount: '12.50',
        acceptedAmount: '12.50',
        lakeKey: 'k',
        lakeDigest: 'a',
      },
    ],
    faults,
  },
});

describe('the rows of a snapshot', () => {
  it('keep a refused file among the files', () => {
    const rows = snapshotRows([answered('refused', [fault, { ...fault, severity: 'warning', times: 2 }])]);
    expect(rows.files).toEqual([['f1', '项目.xlsx', '4', 'refused', 'xlsx', null, '3', '2', '项目', 'false']]);
  });

  it('have a cell for every column', () => {
    const rows = snapshotRows([answered('accepted', [fault])]);
    expect(rows.files[0]).toHaveLength(Object.keys(snapshotTables.snapshot_file).length);
    expect(rows.receiptTables[0]).toHaveLength(Object.keys(snapshotTables.snapshot_receipt_table).length);
    expect(rows.faults[0]).toHaveLength(intakeFault.columns.length);
  });

  it('say each fault in words, with its place', () => {
    const named = Object.fromEntries(
      intakeFault.columns.map(({ name }, index) => [
        name,
        snapshotRows([answered('refused', [fault])]).faults[0]?.[index],
      ]),
    );
    expect(named).toMatchObject({
      fault_number: '1',
      severity: 'fault',
      code: 'not-flag',
      sheet: '项目',
      row: '7',
      column: '民生项目',
      value: '也许',
      times: '3',
    });
    expect(named.remedy_zh).toContain('是');
    expect(named.rule_en).not.toBe('');
  });
});
