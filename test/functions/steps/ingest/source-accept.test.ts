import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainRules } from '../../../../analytics/intake/check/rules.ts';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { parseSource } from '../../../../analytics/intake/source/parse.ts';
import { loadPolicy } from '../../../../analytics/policy/load.ts';
import { headlineOf } from '../../../../analytics/run/headline.ts';
import { ingest, type Upload } from '../../../../functions/steps/ingest/step.ts';
import { openMonitoredOffice } from '../../../support/monitored-office.ts';
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
      - dataset: project
        keep: [{ column: kind, equals: project }]
        fields: { fiscal_year: { constant: '2025' }, unit_code: unit, project_code: code, project_name: code, initial_amount: amount }
        accept: &accept [{ rule: unknown-reference, because: { zh: 名单每季度才来, en: lists come once a quarter } }]
      - dataset: execution
        keep: [{ column: kind, equals: spent }]
        fields:
          fiscal_year: { constant: '2025' }
          period: { constant: '2025-03' }
          unit_code: unit
          project_code: code
          adjusted_amount: amount
          spent_amount: amount
          reporter: { constant: treasury }
        accept: *accept
`);
const upload = (name: string, ...rows: readonly string[]): Upload => ({
  ...textUpload(`${name}.csv`, `Unit,Code,Amount,Kind\n${rows.join('\n')}\n`),
  source,
});
const all = ['7,,,unit', '7,P1,5,project', '8,P2,6,project', '7,P1,1,spent', '8,P2,2,spent', '7,P3,4,spent'];

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const policy = async () => loadPolicy(await office.effects.asset('policy/default.yaml'));
/** The months of what was taken in; the caller closes the session. */
const monitored = async () => openMonitoredOffice(office.effects, await policy(), '2025-03');

describe('rows that refer to what no list declares, where the description accepts them', () => {
  it('are taken in, and named and counted with their amount and the reason', async () => {
    const [receipt] = await ingest(office.effects, [upload('all', ...all)]);
    expect(receipt?.state).toBe('accepted');
    expect(
      receipt?.tables.map(({ dataset, rowsAccepted, acceptedAmount }) => [dataset, rowsAccepted, acceptedAmount]),
    ).toEqual([
      ['organisation', 1, null],
      ['project', 2, '11.00'],
      ['execution', 3, '7.00'],
    ]);
    expect(receipt?.faults.filter(({ code }) => code === 'source-unlisted')).toMatchObject([
      {
        code: 'source-unlisted',
        severity: 'warning',
        place: { row: 4, column: 'Unit', value: '2025 / 8' },
        detail: { rows: '1', codes: '1', amount: '6.00', listed: '2025 / 8', at: 'sheets.0.tables.1.fields.unit_code' },
        times: 1,
      },
      { code: 'source-unlisted', place: { row: 7 }, detail: { rows: '1', amount: '4.00', listed: '2025 / P3' } },
    ]);
    const [fault] = receipt?.faults ?? [];
    expect(fault && faultWords(fault)).toMatchObject({
      rule: {
        zh: '1 行(6.00 元)不因此拒收:“机构”中没有 2025 / 8(共 1 个)(来源描述写明的理由:名单每季度才来)',
        en: expect.stringMatching(
          /^1 rows \(6\.00 yuan\) not refused for it: .*the source description’s reason: lists come once/,
        ),
      },
      remedy: { zh: expect.stringMatching(/^补发有它们的“机构”,下一次运行就对上/) },
    });
  });

  it('count in the district under their codes, and are no department that is ranked', async () => {
    await ingest(office.effects, [upload('all', ...all)]);
    const session = await monitored();
    try {
      expect(
        await session.rows(
          `SELECT project_code, project_name, department_code, unit_code, spent_amount FROM monitoring_project
           WHERE period = '2025-03' ORDER BY project_code`,
        ),
      ).toEqual([
        { project_code: 'P1', project_name: 'P1', department_code: '7', unit_code: '7', spent_amount: '1.00' },
        { project_code: 'P2', project_name: 'P2', department_code: '-', unit_code: '8', spent_amount: '2.00' },
        { project_code: 'P3', project_name: null, department_code: '7', unit_code: '7', spent_amount: '4.00' },
      ]);
      expect((await headlineOf(session, '2025-03')).district).toMatchObject({
        departments: 1,
        projects: 3,
        spent_amount: '7.00',
      });
    } finally {
      await session.close();
    }
  });

  it('are found by the list as soon as it comes', async () => {
    await ingest(office.effects, [upload('all', ...all)]);
    const later = ['8,,,unit', '7,P3,9,project', '7,P1,5,project', '8,P2,6,project'];
    const [receipt] = await ingest(office.effects, [upload('later', ...later)]);
    expect(receipt).toMatchObject({ state: 'accepted', faults: [] });
    const session = await monitored();
    try {
      expect(
        await session.rows(
          `SELECT project_code, project_name, department_code FROM monitoring_project
           WHERE period = '2025-03' AND project_code <> 'P1' ORDER BY project_code`,
        ),
      ).toEqual([
        { project_code: 'P2', project_name: 'P2', department_code: '8' },
        { project_code: 'P3', project_name: 'P3', department_code: '7' },
      ]);
    } finally {
      await session.close();
    }
  });

  it('are refused where there are no others: the list itself is missing, or writes its codes otherwise', async () => {
    const [receipt] = await ingest(office.effects, [upload('early', '7,P1,5,spent', '8,P2,6,spent')]);
    expect(receipt).toMatchObject({
      state: 'refused',
      faults: [{ code: 'unknown-reference' }, { code: 'unknown-reference' }],
    });
  });

  it('wait for a list that was sent with them and refused', async () => {
    await ingest(office.effects, [upload('units', '7,,,unit', '7,P1,5,project')]);
    const receipts = await ingest(office.effects, [
      upload('1 list', '7,P2,many,project'),
      upload('2 spent', '7,P1,1,spent', '7,P2,2,spent'),
    ]);
    expect(receipts).toMatchObject([
      { fileName: '1 list.csv', state: 'refused' },
      {
        fileName: '2 spent.csv',
        state: 'refused',
        faults: [{ code: 'unknown-reference', detail: { refused: '1 list.csv' } }],
      },
    ]);
  });

  it('are refused where the policy refuses a file for them', async () => {
    const strict = { ...plainRules, refusedWarnings: new Set(['source-unlisted']) };
    const [receipt] = await ingest(office.effects, [upload('all', ...all)], strict);
    expect(receipt).toMatchObject({
      state: 'refused',
      faults: [
        { code: 'source-unlisted', severity: 'fault' },
        { code: 'source-unlisted', severity: 'fault' },
      ],
    });
  });
});
