import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseSource } from '../../../../analytics/intake/source/parse.ts';
import type { SourceDescription } from '../../../../analytics/intake/source/schema.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { type Office, openOffice } from '../../../support/office.ts';
import { workbookOf } from '../../../support/workbook.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** A workbook with one published figure a row, each shown by its format. */
const figures = (...shown: readonly (readonly [measure: string, value: number | string, format?: string])[]) =>
  workbookOf({
    name: '核对数',
    rows: [
      ['年度', '期间', '公布来源', '层级', '编码', '核对项', '公布数'],
      ...shown.map(([measure, value]) => [2025, '2025-06', '月报', '全区', 'ALL', measure, value]),
    ],
    touch: (sheet) => {
      for (const [index, [, , format]] of shown.entries()) if (format) sheet.getCell(index + 2, 7).numFmt = format;
    },
  });

/** Value and decimals of each row as they stand in the lake. */
const taken = async (name: string, bytes: Uint8Array, source?: SourceDescription): Promise<readonly unknown[]> => {
  const upload = { name, bytes: async () => bytes, ...(source ? { source } : {}) };
  const [receipt] = await ingest(office.effects, [upload]);
  expect(receipt?.faults).toEqual([]);
  const path = await office.effects.store.locate(receipt?.tables[0]?.lakeKey ?? '');
  const session = await office.effects.engine.open([path.slice(0, path.lastIndexOf('/'))]);
  try {
    await session.viewParquet('lake', [path], { value_text: 'VARCHAR', decimals: 'BIGINT', source_row: 'BIGINT' });
    const rows = await session.rows('SELECT value_text, decimals FROM lake ORDER BY source_row');
    return rows.map((row) => [row.value_text, row.decimals === null ? null : Number(row.decimals)]);
  } finally {
    await session.close();
  }
};

describe('a figure published in a workbook', () => {
  test('is as precise as its cell shows it', async () => {
    const bytes = await figures(
      ['执行数', 0.2, '0.00'],
      ['全年预算数', 1234.5, '#,##0'],
      ['年初预算数', 1234.5],
      ['执行率', 0.325412, '0.0%'],
      ['合同率', '12.50%'],
    );
    expect(await taken('核对数.xlsx', bytes)).toEqual([
      ['0.2', 2],
      ['1234.5', 0],
      ['1234.5', null],
      ['32.5412%', 1],
      ['12.50%', null],
    ]);
  });

  test('is so too where a source description asks for what the cell shows, of the number as it is stored', async () => {
    const source = parseSource(`
name: bulletin
title: { zh: 月报, en: Bulletin }
file: 'bulletin*.xlsx'
format: xlsx
sheets:
  - sheet: 核对数
    header: { row: 1 }
    columns: { measure: 核对项, value: 公布数, shown: { heading: 公布数, shows: decimals } }
    tables:
      - dataset: control-figure
        fields:
          fiscal_year: { constant: "2025" }
          period: { constant: 2025-06 }
          kind: { constant: 公报 }
          level: { constant: district }
          key_code: { constant: ALL }
          measure: measure
          value_text: value
          decimals: shown
`);
    const bytes = await figures(['执行数', 0.2, '0.00'], ['年初预算数', 1234.5], ['执行率', 0.325412, '0.0%']);
    expect(await taken('bulletin.xlsx', bytes, source)).toEqual([
      ['0.2', 2],
      ['1234.5', null],
      ['0.325412', 3],
    ]);
  });
});
