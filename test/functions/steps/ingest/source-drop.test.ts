import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { parseSource } from '../../../../analytics/intake/source/parse.ts';
import { ingest, type Upload } from '../../../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../../../support/office.ts';

const source = parseSource(`
name: all
title: { zh: 全部, en: All }
file: '*.csv'
format: csv
sheets:
  - header: { row: 1 }
    columns: { unit: Unit, code: Code, amount: Amount, kind: Kind }
    tables:
      - dataset: organisation
        keep: [{ column: kind, equals: unit }]
        fields: { fiscal_year: { constant: '2025' }, department_code: unit, department_name: unit, unit_code: unit, unit_name: unit }
        duplicates: distinct
      - dataset: project
        keep: [{ column: kind, equals: project }]
        fields: { fiscal_year: { constant: '2025' }, unit_code: unit, project_code: code, project_name: code, initial_amount: amount }
        drop: &drop { rule: unknown-reference, because: { zh: 只要本级, en: only our own } }
      - dataset: execution
        keep: [{ column: kind, equals: spent }]
        fields:
          fiscal_year: { constant: '2025' }
          period: { constant: '2025-03' }
          project_code: code
          adjusted_amount: amount
          spent_amount: amount
        drop: *drop
`);
const upload = (name: string, rows: string): Upload => ({
  ...textUpload(`${name}.csv`, `Unit,Code,Amount,Kind\n${rows}`),
  source,
});

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

describe('rows that refer to what no list declares', () => {
  it('make the file refused where none of its rows would be left', async () => {
    const [receipt] = await ingest(office.effects, [upload('early', '7,P1,5,project\n')]);
    expect(receipt).toMatchObject({
      state: 'refused',
      faults: [{ code: 'unknown-reference', detail: { at: 'sheets.0.tables.1.fields.unit_code' } }],
    });
  });

  it('are left out and counted with their amount, and what hangs on them as well', async () => {
    const rows = ['7,,,unit', '7,P1,5,project', '8,P2,6,project', '9,P3,7.5,project', '7,P1,1,spent', '8,P2,2,spent'];
    const [receipt] = await ingest(office.effects, [upload('all', `${rows.join('\n')}\n`)]);
    expect(receipt?.state).toBe('accepted');
    expect(
      receipt?.tables.map(({ dataset, rowsAccepted, acceptedAmount }) => [dataset, rowsAccepted, acceptedAmount]),
    ).toEqual([
      ['organisation', 1, null],
      ['project', 1, '5.00'],
      ['execution', 1, '1.00'],
    ]);
    expect(receipt?.faults.filter(({ code }) => code === 'source-dropped')).toMatchObject([
      {
        code: 'source-dropped',
        severity: 'warning',
        place: { row: 4, column: 'Unit', value: '2025 / 8' },
        detail: { rows: '2', codes: '2', amount: '13.50', listed: '2025 / 8、2025 / 9' },
        times: 2,
      },
      { code: 'source-dropped', place: { row: 7 }, detail: { rows: '1', amount: '2.00' } },
    ]);
    const [fault] = receipt?.faults ?? [];
    expect(fault && faultWords(fault).rule).toEqual({
      zh: '2 行(13.50 元)未取:“机构”中没有 2025 / 8、2025 / 9(共 2 个)(来源描述写明的理由:只要本级)',
      en: expect.stringMatching(/^2 rows \(13\.50 yuan\) left out: .*the source description’s reason: only our own/),
    });
  });
});
