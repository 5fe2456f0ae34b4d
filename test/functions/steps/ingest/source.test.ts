import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSource } from '../../../../analytics/intake/source/parse.ts';
import { currentFiles } from '../../../../analytics/ledger/streams/current-files.ts';
import { ingest, type Upload } from '../../../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../../../support/office.ts';

const organisation = parseSource(`
name: units
title: { zh: 单位, en: Units }
file: 'units_{year}.csv'
format: csv
sheets:
  - header: { row: 1 }
    columns: { code: Code, name: Name, status: { heading: Status, optional: true } }
    tables:
      - dataset: organisation
        fields: { fiscal_year: year, department_code: code, department_name: name, unit_code: code, unit_name: name }
`);

const projects = parseSource(`
name: projects
title: { zh: 项目, en: Projects }
file: 'projects_{year}_{month}.csv'
as_of: '{year}-{month}'
format: csv
delimiter: ';'
numbers: { n: { decimal: ',', thousands: '.' } }
dates: { d: { formats: [D/M/Y] } }
sheets:
  - header: { row: 1 }
    columns: { unit: Unit, code: Code, name: Name, amount: { heading: Amount, number: n }, from: { heading: From, date: d }, to: { heading: To, date: d } }
    identities:
      - { name: positive, says: { zh: 自身相等, en: equals itself }, total: amount, of: [amount] }
    tables:
      - dataset: project
        fields: { fiscal_year: year, unit_code: unit, project_code: code, project_name: name, initial_amount: amount, start_date: from, end_date: to }
        accept:
          - { rule: ends-before-start, because: { zh: 来源已知, en: known of this source } }
`);

const book = parseSource(`
name: book
title: { zh: 簿, en: Book }
file: '*.xlsx'
format: xlsx
sheets:
  - sheet: 'Units*'
    header: { headings: [Code, Name] }
    columns: { code: Code, name: Name }
    tables:
      - dataset: organisation
        fields: { fiscal_year: { constant: '2024' }, department_code: code, department_name: name, unit_code: code, unit_name: name }
`);

const workbook = (name: string, sheets: Record<string, string[][]>): Upload => {
  const made = utils.book_new();
  for (const [sheet, rows] of Object.entries(sheets)) utils.book_append_sheet(made, utils.aoa_to_sheet(rows), sheet);
  const bytes = new Uint8Array(write(made, { type: 'array', bookType: 'xlsx' }));
  return { name, bytes: async () => bytes, source: book };
};

const head = 'Unit;Code;Name;Amount;From;To\n';
const projectFile = (month: string, rows: string): Upload => ({
  ...textUpload(`projects_2025_${month}.csv`, head + rows),
  source: projects,
});

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
const spending = parseSource(
  JSON.stringify({
    name: 'spending',
    title: { zh: '支出', en: 'Spending' },
    file: 'spending.csv',
    format: 'csv',
    sheets: [
      {
        header: { row: 1 },
        columns: { line: 'Line', amount: 'Amount' },
        tables: [
          {
            dataset: 'execution',
            fields: {
              fiscal_year: { constant: '2025' },
              project_code: { constant: 'P1' },
              budget_line: 'line',
              adjusted_amount: 'amount',
              spent_amount: 'amount',
            },
            unpivot: months.map((month) => ({ period: { constant: `2025-${month}` } })),
          },
        ],
      },
    ],
  }),
);

describe('files brought in by a source description', () => {
  it('pass the ordinary road, in the order of what they speak of', async () => {
    const receipts = await ingest(office.effects, [
      projectFile('02', '7;P1;Road, later;1.500;1/2/2025;31/12/2025\n'),
      projectFile('01', '7;P1;Road;1.200,50;1/2/2025;31/12/2025\n'),
      { ...textUpload('units_2025.csv', 'Code,Name\n7,Roads office\n'), source: organisation },
    ]);
    expect(receipts.map(({ fileName, state, faults }) => [fileName, state, faults])).toEqual([
      ['projects_2025_02.csv', 'accepted', []],
      ['projects_2025_01.csv', 'accepted', []],
      ['units_2025.csv', 'accepted', []],
    ]);
    expect(receipts[1]?.tables).toMatchObject([{ dataset: 'project', rowsAccepted: 1, acceptedAmount: '1200.50' }]);
    expect(receipts[1]?.identities).toEqual([
      { name: 'positive', says: { zh: '自身相等', en: 'equals itself' }, checked: 1, held: 1 },
    ]);
    expect(receipts[1]?.source).toMatch(/^[0-9a-f]{64}$/);
    const events = await office.effects.ledger.read('intake');
    expect(events.map(({ data }) => data.fileName)).toEqual([
      'units_2025.csv',
      'projects_2025_01.csv',
      'projects_2025_02.csv',
    ]);
  });

  it('are sent back where the description reads more from file names than theirs say', async () => {
    const rows = 'Code,Name\n7,Roads office\n';
    const [unfit, fit] = await ingest(office.effects, [
      { ...textUpload('export.csv', rows), source: organisation },
      { ...textUpload('2025.csv', rows), source: { ...organisation, file: '{year}.csv' } },
    ]);
    expect(unfit).toMatchObject({ state: 'refused', tables: [] });
    expect(unfit?.faults).toEqual([
      {
        code: 'source-file-name',
        severity: 'fault',
        place: {},
        detail: { file: 'units_{year}.csv', at: 'file' },
        times: 1,
      },
    ]);
    expect(fit?.faults).toEqual([]);
  });

  it('are answered as before when they are sent again, and anew when the description changed', async () => {
    const upload = projectFile('01', '7;P1;Road;1.200,50;1/2/2025;31/12/2025\n');
    const [first] = await ingest(office.effects, [upload]);
    const before = (await office.effects.ledger.read('intake')).length;
    expect(await ingest(office.effects, [upload])).toEqual([first]);
    expect(await office.effects.ledger.read('intake')).toHaveLength(before);
    const [again] = await ingest(office.effects, [
      { ...upload, source: { ...projects, title: { zh: '新', en: 'new' } } },
    ]);
    expect(again?.source).not.toBe(first?.source);
    expect(await office.effects.ledger.read('intake')).toHaveLength(before + 1);
  });

  it('are another file under a name that says otherwise, with the same bytes kept once', async () => {
    const own = await openOffice();
    try {
      const units = (name: string): Upload => ({
        ...textUpload(name, 'Code,Name\n7,Roads office\n'),
        source: organisation,
      });
      const receipts = await ingest(own.effects, [
        units('units_2024.csv'),
        units('units_2025.csv'),
        units('in/UNITS_2025.csv'),
      ]);
      expect(receipts.map(({ fileName, state }) => [fileName, state])).toEqual([
        ['units_2024.csv', 'accepted'],
        ['units_2025.csv', 'accepted'],
        ['units_2025.csv', 'accepted'],
      ]);
      expect(new Set(receipts.map(({ rawKey }) => rawKey)).size).toBe(1);
      expect(new Set(receipts.map(({ fileId }) => fileId)).size).toBe(2);
      expect(currentFiles(await own.effects.ledger.read('intake')).map(({ fileName }) => fileName)).toEqual([
        'units_2024.csv',
        'units_2025.csv',
      ]);
      expect(await ingest(own.effects, [units('units_2025.csv'), units('units_2024.csv')])).toEqual([
        receipts[1],
        receipts[0],
      ]);
    } finally {
      await own.close();
    }
  });

  it.each<[string, Upload, object]>([
    [
      'a number it cannot read',
      projectFile('03', '7;P2;Bridge;1.20;;\n'),
      { code: 'source-number', place: { row: 2, column: 'Amount', value: '1.20' } },
    ],
    [
      'a required cell left empty, though no heading of ours names it',
      projectFile('03', '7;;Bridge;1;;\n'),
      { code: 'required-empty', place: { row: 2, column: 'Code' } },
    ],
    [
      'a reference that nothing declares',
      projectFile('03', '8;P2;Bridge;1;;\n'),
      { code: 'unknown-reference', place: { row: 2, column: 'Unit' } },
    ],
    [
      'a missing column',
      { ...textUpload('projects_2025_03.csv', 'Unit;Code;Name\n7;P2;x\n'), source: projects },
      { code: 'source-column-missing', place: { row: 1, column: 'Amount' } },
    ],
    [
      'a missing sheet',
      workbook('other.xlsx', {
        Other: [
          ['Code', 'Name'],
          ['1', 'x'],
        ],
      }),
      { code: 'source-sheet-missing', place: { sheet: 'Units*' } },
    ],
  ])('are refused whole for %s', async (_says, upload, fault) => {
    const [receipt] = await ingest(office.effects, [upload]);
    expect(receipt?.state).toBe('refused');
    expect(receipt?.faults.filter(({ severity }) => severity === 'fault')[0]).toMatchObject(fault);
  });

  it('are accepted with a warning where the description takes responsibility, with the reason', async () => {
    const [receipt] = await ingest(office.effects, [projectFile('04', '7;P3;Dam;1;2/2/2025;1/1/2025\n')]);
    expect(receipt).toMatchObject({
      state: 'accepted',
      faults: [{ code: 'ends-before-start', severity: 'warning', detail: { because_en: 'known of this source' } }],
    });
  });

  it('are warned of a sheet with content that nobody described', async () => {
    const sheets = {
      'Units 2024': [
        ['Code', 'Name'],
        ['1', 'x'],
      ],
      Notes: [['by hand']],
    };
    const [receipt] = await ingest(office.effects, [workbook('units.xlsx', sheets)]);
    expect(receipt).toMatchObject({
      state: 'accepted',
      faults: [{ code: 'source-sheet-unread', severity: 'warning', place: { sheet: 'Notes' } }],
    });
  });

  it('give equal bytes for equal files, however many rows one source row became', async () => {
    const lines = Array.from({ length: 2_000 }, (_, index) => `${index},${index * 7}`).join('\n');
    const upload = { ...textUpload('spending.csv', `Line,Amount\n${lines}\n`), source: spending };
    const digests: (string | null | undefined)[] = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const other = await openOffice();
      try {
        const goals = [
          { ...textUpload('units_2025.csv', 'Code,Name\n7,Roads office\n'), source: organisation },
          projectFile('01', '7;P1;Road;1;;\n'),
        ];
        const receipts = await ingest(other.effects, [...goals, upload]);
        expect(receipts.at(-1)).toMatchObject({ state: 'accepted', tables: [{ rowsAccepted: 24_000 }] });
        digests.push(receipts.at(-1)?.tables[0]?.lakeDigest);
      } finally {
        await other.close();
      }
    }
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(digests[1]).toBe(digests[0]);
  });
});
