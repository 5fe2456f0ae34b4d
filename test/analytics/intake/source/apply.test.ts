import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../../analytics/core/ports/engine.ts';
import { duckdbEngine } from '../../../../functions/adapters/duckdb.ts';
import { type Applied, apply, described } from './sheet.ts';

let session: Session;
beforeAll(async () => {
  session = await duckdbEngine({ threads: 1 }).open([]);
});
afterAll(() => session.close());

const head = ['Code', 'Name', 'Amount', 'Kind', 'Day'];
const columns = {
  code: 'Code',
  name: 'Name',
  amount: { heading: 'Amount', number: 'pesos' },
  kind: 'Kind',
  day: { heading: 'Day', date: 'day' },
};
const formats = {
  numbers: { pesos: { decimal: ',', thousands: '.', zero: ['-'], nothing: ['N/A'] } },
  dates: { day: { formats: ['M/D/Y'], nothing: ['N/A', '28/5/0205'] } },
};
const project = (more: Record<string, unknown> = {}, table: Record<string, unknown> = {}) =>
  described(
    { columns, tables: [{ dataset: 'project', fields: { project_code: 'code', ...more }, ...table }] },
    formats,
  );

const rowsOf = (applied: Applied, table = 0) => applied.tables[table]?.rows;
const codesOf = (applied: Applied) => applied.faults.map(({ code }) => code);

describe('fields of a mapping', () => {
  it.each<[string, Record<string, unknown>, (string | null)[], Record<string, unknown>]>([
    ['a column', { project_name: 'name' }, ['1', '  New   road ', '', '', ''], { project_name: 'New road' }],
    ['a constant', { fund_source: { constant: 'A' } }, ['1', null, null, null, null], { fund_source: 'A' }],
    [
      'a template',
      { project_name: { template: '{code}/{name}' } },
      ['1', 'Road', null, null, null],
      { project_name: '1/Road' },
    ],
    [
      'a template of which a part is empty',
      { project_name: { template: '{code}/{name}' } },
      ['1', null, null, null, null],
      {},
    ],
    ['a number', { initial_amount: 'amount' }, ['1', null, '1.234.567', null, null], { initial_amount: '1234567' }],
    [
      'a number that means zero',
      { initial_amount: 'amount' },
      ['1', null, ' -  ', null, null],
      { initial_amount: '0' },
    ],
    ['a number that means nothing', { initial_amount: 'amount' }, ['1', null, 'N/A', null, null], {}],
    [
      'a scaled number',
      { initial_amount: { from: 'amount', scale: '10000' } },
      ['1', null, '1,25', null, null],
      { initial_amount: '12500' },
    ],
    [
      'a scaled and rounded number',
      { initial_amount: { from: 'amount', scale: '0.5', round: 2 } },
      ['1', null, '0,33', null, null],
      { initial_amount: '0.17' },
    ],
    ['a date', { start_date: 'day' }, ['1', null, null, null, '2/13/2025'], { start_date: '2025-02-13' }],
    ['a date that is tolerated junk', { start_date: 'day' }, ['1', null, null, null, '28/5/0205'], {}],
    [
      'a code',
      { project_type: { from: 'kind', codes: { A: 'staff' } } },
      ['1', null, null, 'A', null],
      { project_type: 'staff' },
    ],
    [
      'an empty cell that codes translate',
      { project_type: { from: 'kind', codes: { A: 'staff', '': 'specific' } } },
      ['1', null, null, null, null],
      { project_type: 'specific' },
    ],
    [
      'another cell beside one that is empty',
      { project_type: { from: 'kind', codes: { A: 'staff', '': 'specific' } } },
      ['1', null, null, 'A', null],
      { project_type: 'staff' },
    ],
    ['an empty code', { project_type: { from: 'kind', codes: { A: 'staff' } } }, ['1', null, null, null, null], {}],
    [
      'a code kept',
      { project_type: { from: 'kind', codes: { A: 'staff' }, otherwise: { keep: true } } },
      ['1', null, null, 'B', null],
      { project_type: 'B' },
    ],
    [
      'a code by default',
      { project_type: { from: 'kind', codes: { A: 'staff' }, otherwise: { code: 'specific' } } },
      ['1', null, null, 'B', null],
      { project_type: 'specific' },
    ],
    ['a part of the file’s name', { fiscal_year: 'year' }, ['1', null, null, null, null], { fiscal_year: '2025' }],
  ])('takes %s', async (_says, fields, row, expected) => {
    const written = project(fields).replace('"*.csv"', '"{year} *.csv"');
    const applied = await apply(session, written, [head, row], { fileName: '2025 export.csv' });
    expect(applied.faults).toEqual([]);
    expect(rowsOf(applied)).toEqual([{ project_code: '1', ...expected, source_row: 2 }]);
  });

  it.each<[string, Record<string, unknown>, string, (string | null)[], Record<string, unknown>]>([
    [
      'a number',
      { initial_amount: 'amount' },
      'source-number',
      ['1', null, '1.23', null, null],
      { row: 2, column: 'Amount', value: '1.23' },
    ],
    [
      'a date',
      { start_date: 'day' },
      'source-date',
      ['1', null, null, null, '13/2/2025'],
      { row: 2, column: 'Day', value: '13/2/2025' },
    ],
    [
      'a code',
      { project_type: { from: 'kind', codes: { A: 'staff' } } },
      'source-code',
      ['1', null, null, 'Z', null],
      { row: 2, column: 'Kind', value: 'Z' },
    ],
  ])(
    'names %s it cannot read by row, column and value, and keeps the text',
    async (_says, fields, code, row, place) => {
      const applied = await apply(session, project(fields), [head, row]);
      expect(applied.faults).toMatchObject([{ code, severity: 'fault', place, times: 1 }]);
      expect(Object.values(rowsOf(applied)?.[0] ?? {})).toContain(place.value);
    },
  );

  it('lists a hundred faults of a kind and counts the rest on the last', async () => {
    const rows = Array.from({ length: 130 }, (_, index) => [String(index), null, 'x', null, null]);
    const applied = await apply(session, project({ initial_amount: 'amount' }), [head, ...rows]);
    expect(applied.faults).toHaveLength(100);
    expect(applied.faults.at(-1)?.times).toBe(31);
  });
});

describe('where things stand', () => {
  const one = (sheet: Record<string, unknown>) =>
    described({
      columns: { code: 'Code' },
      tables: [{ dataset: 'project', fields: { project_code: 'code' } }],
      ...sheet,
    });

  it('finds the header by its headings', async () => {
    const applied = await apply(session, one({ header: { headings: ['code', ' NAME '] } }), [
      ['Report'],
      [null, null],
      ['Code', 'Name'],
      ['1', 'x'],
    ]);
    expect(rowsOf(applied)).toEqual([{ project_code: '1', source_row: 4 }]);
  });

  it('says which header or column is not there, and what is', async () => {
    expect(codesOf(await apply(session, one({ header: { headings: ['Nowhere'] } }), [['Code'], ['1']]))).toEqual([
      'source-header-missing',
    ]);
    expect(codesOf(await apply(session, one({ header: { row: 9 } }), [['Code'], ['1']]))).toEqual([
      'source-header-missing',
    ]);
    const applied = await apply(
      session,
      one({ columns: { code: ['A', 'B'], name: 'Name' } }).replace('["A","B"]', '{"heading":["A","B"]}'),
      [
        ['Code', 'Title'],
        ['1', 'x'],
      ],
    );
    expect(applied.tables).toEqual([]);
    expect(applied.faults.map(({ detail }) => detail)).toEqual([
      { column: 'A / B', found: 'Code、Title', at: 'sheets.0.columns.code' },
      { column: 'Name', found: 'Code、Title', at: 'sheets.0.columns.name' },
    ]);
  });

  it('leaves an optional column empty where it is absent', async () => {
    const written = described({
      columns: { code: 'Code', name: { heading: 'Name', optional: true } },
      tables: [{ dataset: 'project', fields: { project_code: 'code', project_name: 'name' } }],
    });
    expect(rowsOf(await apply(session, written, [['Code'], ['1']]))).toEqual([{ project_code: '1', source_row: 2 }]);
  });

  it('passes over blank rows, and rows above and below the range', async () => {
    const rows = [['Code'], ['totals'], ['1'], [null], ['2'], ['3']];
    expect(rowsOf(await apply(session, one({ rows: { from: 3, to: 5 } }), rows))?.map((row) => row.source_row)).toEqual(
      [3, 5],
    );
    expect(
      rowsOf(
        await apply(session, one({ header: { row: 2 }, columns: { code: 'totals' }, rows: { from: 1, to: 1 } }), rows),
      ),
    ).toEqual([{ project_code: 'Code', source_row: 1 }]);
  });

  it('says from which heading each field came', async () => {
    const written = described({
      columns: { code: { letter: 'B', heading: 'Name' } },
      tables: [{ dataset: 'project', fields: { project_code: 'code', project_type: { constant: 'staff' } } }],
    });
    expect(
      (
        await apply(session, written, [
          ['Code', 'Name'],
          ['x', '1'],
        ])
      ).tables[0],
    ).toMatchObject({ headings: { project_code: 'B (Name)' }, rows: [{ project_code: '1' }] });
  });
});

describe('which rows count', () => {
  const rows = [
    head,
    ['1', 'Total', null, 'A', null],
    ['2', 'x', null, null, null],
    ['3', 'Totality', null, 'B', null],
  ];
  it.each<[string, Record<string, unknown>[], Record<string, unknown>[], string[]]>([
    ['equal to a word', [], [{ column: 'name', equals: 'Total' }], ['2', '3']],
    ['equal to one of several', [], [{ column: 'name', equals: ['Total', 'x'] }], ['3']],
    ['matching an expression', [], [{ column: 'name', matches: 'Total.*' }], ['2']],
    ['empty', [], [{ column: 'kind', empty: true }], ['1', '3']],
    ['both of two tests', [], [{ column: 'name', matches: 'Total.*', equals: 'Totality' }], ['1', '2']],
    [
      'any of two conditions',
      [],
      [
        { column: 'name', equals: 'x' },
        { column: 'kind', equals: 'B' },
      ],
      ['1'],
    ],
    ['outside what is kept', [{ column: 'kind', empty: false }], [{ column: 'kind', equals: 'A' }], ['3']],
  ])('skips rows %s', async (_says, keep, skip, codes) => {
    expect(rowsOf(await apply(session, project({}, { keep, skip }), rows))?.map((row) => row.project_code)).toEqual(
      codes,
    );
    const onSheet = described(
      { columns, keep, skip, tables: [{ dataset: 'project', fields: { project_code: 'code' } }] },
      formats,
    );
    expect(rowsOf(await apply(session, onSheet, rows))?.map((row) => row.project_code)).toEqual(codes);
  });

  it('does not call unreadable what stands in a skipped row', async () => {
    const onSheet = described(
      {
        columns,
        skip: [{ column: 'code', empty: true }],
        tables: [{ dataset: 'project', fields: { project_code: 'code', initial_amount: 'amount' } }],
      },
      formats,
    );
    expect(
      (await apply(session, onSheet, [head, [null, null, 'sum', null, null], ['1', null, '5', null, null]])).faults,
    ).toEqual([]);
  });
});

const monthly = (table: Record<string, unknown>) =>
  described(
    {
      columns: {
        code: 'Code',
        january: { heading: 'Jan', number: 'pesos' },
        february: { heading: 'Feb', number: 'pesos' },
      },
      tables: [
        {
          dataset: 'execution',
          fields: { project_code: 'code' },
          unpivot: [
            { period: { constant: '2025-02' }, spent_amount: 'february' },
            { period: { constant: '2025-01' }, spent_amount: 'january' },
          ],
          ...table,
        },
      ],
    },
    formats,
  );

describe('one column a month', () => {
  const rows = [
    ['Code', 'Jan', 'Feb'],
    ['1', '5,50', '7'],
    ['2', null, '3'],
  ];
  const spent = (applied: Applied) =>
    new Set(rowsOf(applied)?.map((row) => `${row.project_code} ${row.period} ${row.spent_amount ?? ''}`));

  it('becomes one row a month', async () => {
    expect(spent(await apply(session, monthly({}), rows))).toEqual(
      new Set(['1 2025-01 5.50', '1 2025-02 7', '2 2025-01 ', '2 2025-02 3']),
    );
  });
  it('without the empty ones', async () => {
    expect(spent(await apply(session, monthly({ drop_empty: ['spent_amount'] }), rows))).toEqual(
      new Set(['1 2025-01 5.50', '1 2025-02 7', '2 2025-02 3']),
    );
  });
  it('added up where each month has its own amount', async () => {
    expect(spent(await apply(session, monthly({ per_period: ['spent_amount'] }), rows))).toEqual(
      new Set(['1 2025-01 5.5', '1 2025-02 12.5', '2 2025-01 ', '2 2025-02 3']),
    );
  });
});

describe('amounts of each period added up', () => {
  const columns = { code: 'Code', month: 'Month', budget: 'Budget', spent: 'Spent' };
  const fields = {
    fiscal_year: { constant: '2025' },
    period: 'month',
    project_code: 'code',
    adjusted_amount: 'budget',
    spent_amount: 'spent',
  };
  const of = (more: Record<string, unknown>) =>
    described({ columns, tables: [{ dataset: 'execution', fields, per_period: ['spent_amount'], ...more }] });
  const spent = async (written: string, rows: string[][]) =>
    rowsOf(await apply(session, written, [['Code', 'Month', 'Budget', 'Spent'], ...rows]))
      ?.map((row) => `${row.period} ${row.adjusted_amount ?? ''} ${row.spent_amount ?? ''}`)
      .toSorted();

  it.each<[string, string[], string[]]>([
    ['2025-9', ['2025-9', '2025-10', '2025-2'], ['2025-10 5 111', '2025-2 5 100', '2025-9 5 101']],
    ['9月', ['9月', '10月', '2月'], ['10月 5 111', '2月 5 100', '9月 5 101']],
    ['1-9月', ['1-9月', '1-12月', '1-2月'], ['1-12月 5 111', '1-2月 5 100', '1-9月 5 101']],
    ['202509', ['202509', '2025年12月', '2025-2'], ['2025-2 5 100', '202509 5 101', '2025年12月 5 111']],
  ])('in the order of the periods, not of their spelling (%s)', async (_says, months, expected) => {
    const amounts = ['1', '10', '100'];
    expect(
      await spent(
        of({}),
        months.map((month, index) => ['1', month, '5', amounts[index] ?? '']),
      ),
    ).toEqual(expected);
  });

  it('counts rows of one key once, when they come together', async () => {
    const rows = [
      ['1', '2025-01', '5', '10'],
      ['1', '2025-01', '5', '5'],
      ['1', '2025-02', '5', '1'],
      ['1', '2025-02', '5', '1'],
    ];
    expect(await spent(of({ duplicates: 'sum' }), rows)).toEqual(['2025-01 10 15', '2025-02 10 17']);
    expect(await spent(of({ duplicates: 'first' }), rows)).toEqual(['2025-01 5 10', '2025-02 5 11']);
    expect(await spent(of({ duplicates: 'distinct' }), rows)).toEqual(['2025-01 5 15', '2025-01 5 15', '2025-02 5 16']);
  });

  it('leaves what is no number for the checks to name, and reads what the contract reads', async () => {
    const rows = [
      ['1', '2025-01', '5', '1,000'],
      ['1', '2025-02', '5', 'soon'],
      ['1', '2025-03', '5', '1'],
    ];
    expect(await spent(of({}), rows)).toEqual(['2025-01 5 1000', '2025-02 5 soon', '2025-03 5 1001']);
  });
});

describe('rows of one key', () => {
  const numbers = (given: string[], merge: string) => {
    const fields = { fiscal_year: { constant: '2025' }, project_code: 'code', initial_amount: 'amount' };
    const written = described({
      columns: { code: 'Code', amount: 'Amount' },
      tables: [{ dataset: 'project', fields, duplicates: 'sum', merge: { initial_amount: merge } }],
    });
    return apply(session, written, [['Code', 'Amount'], ...given.map((amount) => ['1', amount])]);
  };
  it.each<[string, string[], string]>([
    ['least', ['10', '9'], '9'],
    ['greatest', ['10', '9'], '10'],
    ['greatest', ['-10', '-9'], '-9'],
    ['least', ['1,000', '9.50'], '9.5'],
    ['sum', ['1,000', '9.50'], '1009.5'],
    ['greatest', ['10', 'soon'], 'soon'],
    ['sum', ['10', 'soon'], 'soon'],
  ])('%s of %j as numbers', async (merge, given, expected) => {
    expect(rowsOf(await numbers(given, merge))?.[0]?.initial_amount).toBe(expected);
  });

  const rows = [
    head,
    ['1', 'a', '5', null, '3/1/2025'],
    ['1', 'b', '7', null, '2/1/2025'],
    ['2', 'c', '1', null, null],
    ['2', 'c', '1', null, null],
  ];
  const fields = { project_name: 'name', initial_amount: 'amount', start_date: 'day' };
  const short = (applied: Applied) =>
    rowsOf(applied)?.map((row) =>
      [row.project_code, row.project_name, row.initial_amount, row.start_date ?? '', row.source_row].join(' '),
    );

  it.each<[string, Record<string, unknown>, string[]]>([
    ['refuse', {}, ['1 a 5 2025-03-01 2', '1 b 7 2025-02-01 3', '2 c 1  4', '2 c 1  5']],
    ['distinct', {}, ['1 a 5 2025-03-01 2', '1 b 7 2025-02-01 3', '2 c 1  4']],
    ['first', {}, ['1 a 5 2025-03-01 2', '2 c 1  4']],
    ['sum', {}, ['1 a 12 2025-03-01 2', '2 c 2  4']],
    ['sum', { initial_amount: 'sum', start_date: 'least' }, ['1 a 12 2025-02-01 2', '2 c 2  4']],
    ['sum', { initial_amount: 'sum', start_date: 'greatest' }, ['1 a 12 2025-03-01 2', '2 c 2  4']],
  ])('%s %j', async (duplicates, merge, expected) => {
    expect(short(await apply(session, project(fields, { duplicates, merge }), rows))).toEqual(expected);
  });

  it('warns of fields in which they differ and the first was taken', async () => {
    const applied = await apply(session, project(fields, { duplicates: 'sum' }), rows);
    expect(applied.faults).toMatchObject([
      {
        code: 'source-rows-differ',
        severity: 'warning',
        place: { row: 2, column: '项目名称', value: 'a' },
        detail: { field: 'project_name' },
        times: 1,
      },
      { code: 'source-rows-differ', severity: 'warning', detail: { field: 'start_date' } },
    ]);
    expect((await apply(session, project(fields, { duplicates: 'refuse' }), rows)).faults).toEqual([]);
  });

  it('tells namesakes apart by a column', async () => {
    const written = described({
      columns: { code: 'Code', product: 'Product', target: 'Target' },
      tables: [
        {
          dataset: 'indicator',
          fields: { project_code: 'code', indicator_code: { template: '{product}', distinguish: 'target' } },
          duplicates: 'first',
        },
      ],
    });
    const given = [
      ['Code', 'Product', 'Target'],
      ['1', 'p', '5'],
      ['1', 'p', '5'],
      ['1', 'p', '9'],
      ['1', 'q', '9'],
      ['2', 'p', '9'],
    ];
    const codes = rowsOf(await apply(session, written, given))?.map(
      (row) => `${row.project_code} ${row.indicator_code}`,
    );
    expect(codes).toEqual(['1 p', '1 p-2', '1 q', '2 p']);
  });
});

describe('identities', () => {
  const says = { zh: '合计', en: 'total' };
  const checked = (identity: Record<string, unknown>) =>
    described(
      {
        columns: {
          code: 'Code',
          a: { heading: 'A', number: 'n' },
          b: { heading: 'B', number: 'n' },
          total: { heading: 'Total', number: 'n' },
        },
        identities: [{ name: 'sum', says, total: 'total', ...identity }],
        tables: [{ dataset: 'project', fields: { project_code: 'code' } }],
      },
      { numbers: { n: { nothing: ['#N/A'] } } },
    );
  const rows = (...given: string[][]) => [['Code', 'A', 'B', 'Total'], ...given];

  it('holds row by row, with signs', async () => {
    const applied = await apply(
      session,
      checked({ of: ['a', '-b'] }),
      rows(['1', '5', '2', '3'], ['2', '1', '', '1'], ['3', '0.1', '0.2', '-0.1']),
    );
    expect(applied.identities).toEqual([{ name: 'sum', says, checked: 3, held: 3 }]);
    expect(applied.faults).toEqual([]);
  });

  it('names each row that breaks it, with what is stated and what its parts give', async () => {
    const applied = await apply(session, checked({ of: ['a', 'b'] }), rows(['1', '5', '2', '7'], ['2', '5', '2', '8']));
    expect(applied.identities).toMatchObject([{ checked: 2, held: 1 }]);
    expect(applied.faults).toMatchObject([
      {
        code: 'source-identity',
        severity: 'fault',
        place: { row: 3, column: 'Total', value: '8' },
        detail: { identity: 'sum', stated: '8', summed: '7' },
      },
    ]);
  });

  it('forgives a difference within its width, to the last decimal', async () => {
    const given = rows(['1', '5', '2', '7.005'], ['2', '5', '2', '7.0050000001']);
    expect((await apply(session, checked({ of: ['a', 'b'], within: '0.005' }), given)).identities).toMatchObject([
      { checked: 2, held: 1 },
    ]);
  });

  it('only warns where the description takes the blame, with the reason', async () => {
    const accept = { zh: '已知', en: 'known' };
    const [fault] = (await apply(session, checked({ of: ['a', 'b'], accept }), rows(['1', '1', '1', '3']))).faults;
    expect(fault).toMatchObject({ severity: 'warning', detail: { because_zh: '已知', because_en: 'known' } });
  });

  it('adds products within a group, each thing once', async () => {
    const given = rows(
      ['1', '0.5', '0.4', '0.35'],
      ['1', '0.5', '0.4', '0.35'],
      ['1', '0.5', '0.3', '0.35'],
      ['2', '1', '1', '0.9'],
      ['3', '1', '#N/A', '#N/A'],
    );
    const identity = { of: ['a * b'], per: ['code'], once_per: ['b'] };
    const applied = await apply(session, checked(identity), given);
    expect(applied.identities).toMatchObject([{ checked: 2, held: 1 }]);
    expect(applied.faults).toMatchObject([{ place: { row: 5 }, detail: { key: '2', stated: '0.9', summed: '1' } }]);
  });
});

it('feeds several datasets from one sheet', async () => {
  const written = described(
    {
      columns,
      tables: [
        { dataset: 'project', fields: { project_code: 'code', project_name: 'name' }, duplicates: 'first' },
        { dataset: 'execution', fields: { project_code: 'code', spent_amount: 'amount' } },
      ],
    },
    formats,
  );
  const applied = await apply(session, written, [head, ['1', 'a', '5', null, null], ['1', 'a', '6', null, null]]);
  expect(applied.tables.map(({ dataset, rows }) => [dataset, rows.length])).toEqual([
    ['project', 1],
    ['execution', 2],
  ]);
});
