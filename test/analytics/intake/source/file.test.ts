import { describe, expect, it } from 'vitest';
import { asOf, nameParts, partsRead, sheetParts, sourceFor } from '../../../../analytics/intake/source/file.ts';
import { parseSource } from '../../../../analytics/intake/source/parse.ts';
import { described } from './sheet.ts';

const fields = { fiscal_year: { constant: '2025' }, unit_code: 'code', project_code: 'code', project_name: 'code' };
const sheet = { columns: { code: 'Code' }, tables: [{ dataset: 'project', fields }] };
const source = parseSource(
  described(sheet, {
    file: 'EJECUCION_{month}_{year}.csv*',
    file_codes: { month: { ENERO: '01', MAYO: '05' } },
    as_of: '{year}-{month}',
  }),
);

describe('the file a description speaks of', () => {
  it.each([
    ['MEDE*', 'mede01.03', true],
    ['Organismo', ' Organismo ', true],
    ['Organismo', 'Organismos', false],
    ['a.b', 'axb', false],
    ['*', 'anything', true],
  ])('%s fits %s: %s', (pattern, name, expected) => {
    expect(sheetParts({ sheet: pattern, sheet_codes: {} }, name) !== undefined).toBe(expected);
  });

  it.each([
    ['3月', { month: '03' }],
    [' 12月 ', { month: '12' }],
    ['13月', undefined],
    ['汇总', undefined],
  ])('the sheet %s has the parts %j', (name, parts) => {
    const codes = { month: { 3: '03', 12: '12' } };
    expect(sheetParts({ sheet: '{month}月', sheet_codes: codes }, name)).toEqual(parts);
  });

  it.each([
    ['EJECUCION_ENERO_2025.csv.gz', { month: '01', year: '2025' }],
    ['2025/EJECUCION_MAYO_2025.csv', { month: '05', year: '2025' }],
    ['ejecucion_enero_2025.csv', { month: '01', year: '2025' }],
    ['EJECUCION_JUNIO_2025.csv', undefined],
    ['EJECUCION_2025.csv', undefined],
    ['OTRA_ENERO_2025.csv', undefined],
  ])('%s has the parts %j', (name, parts) => {
    expect(nameParts(source, name)).toEqual(parts);
  });

  const table = (more: Record<string, unknown>, own: Record<string, unknown> = {}) => ({
    columns: { code: 'Code', total: { heading: 'Total' } },
    tables: [{ dataset: 'project', fields, ...more }],
    ...own,
  });
  it.each<[string, Record<string, unknown>, Record<string, unknown>, readonly string[]]>([
    ['nowhere', table({}), {}, []],
    ['in the order of files', table({}), { as_of: '{year}' }, ['year']],
    ['as a field', table({ fields: { ...fields, fiscal_year: 'year' } }), {}, ['year']],
    [
      'in a template of one entry',
      table({ unpivot: [{ project_name: { template: '{code} {month}' } }] }),
      {},
      ['month'],
    ],
    ['in a condition', table({ skip: [{ column: 'month', equals: '01' }] }), {}, ['month']],
    ['in a condition of the sheet', table({}, { keep: [{ column: 'month', equals: '01' }] }), {}, ['month']],
    [
      'in an identity',
      table({}, { identities: [{ name: 'i', says: { zh: '一', en: 'one' }, total: 'total', of: ['-month * code'] }] }),
      {},
      ['month'],
    ],
  ])('reads parts of its name %s', (_says, written, more, expected) => {
    const reading = parseSource(described(written, { file: 'a_{month}_{year}.csv', ...more }));
    expect(Object.keys(partsRead(reading, 'a_01_2025.csv'))).toEqual(expected);
  });

  it('matches composed and decomposed letters alike', () => {
    const accented = parseSource(described(sheet, { file: 'Plan Acción {year}.xlsx', format: 'xlsx' }));
    expect(nameParts(accented, 'Plan Acción 2025.xlsx'.normalize('NFD'))).toEqual({ year: '2025' });
  });

  it('tells in which order files speak', () => {
    const names = ['EJECUCION_MAYO_2025.csv', 'EJECUCION_ENERO_2025.csv'];
    expect(names.map((name) => asOf(source, name))).toEqual(['2025-05', '2025-01']);
  });

  it('finds the description of a file among several', () => {
    const other = parseSource(described(sheet, { name: 'other', file: 'check*.csv' }));
    expect(sourceFor([source, other], 'check-figures.csv')?.name).toBe('other');
    expect(sourceFor([source, other], 'EJECUCION_ENERO_2025.csv')?.name).toBe('test');
    expect(sourceFor([source, other], 'README.md')).toBeUndefined();
  });
});
