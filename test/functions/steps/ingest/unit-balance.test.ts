import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../../analytics/intake/receipt.ts';
import { parseSource } from '../../../../analytics/intake/source/parse.ts';
import { ingest, type Upload } from '../../../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../../../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const list = textUpload(
  '机构.csv',
  '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n2025,101,教育局,101002,二小\n',
);

const head = '年度,期间,单位编码,年初结转结余,收入预算数,收入数,支出预算数,支出数,收回上缴数,期末结转结余,其中闲置资金';

const balances = (name: string, ...rows: readonly string[]): Upload =>
  textUpload(name, `${head}\n${rows.map((row) => `2025,${row}\n`).join('')}`);

const said = ({ state, faults }: Receipt): readonly unknown[] => [
  state,
  ...faults.map(({ code, severity, place }) => `${severity} ${code} ${place.column} ${place.value}`),
];

const sent = async (...uploads: readonly Upload[]): Promise<readonly unknown[]> => {
  const receipts = await ingest(office.effects, [list, ...uploads]);
  return receipts.slice(1).flatMap(said);
};

describe('revenue and balances of units', () => {
  test.each([
    ['what came in', '2025-06,101001,100,1200,600,1300,450,,250,50'],
    ['the budget, as a treasury counts it', '2025-06,101001,100,1200,600,1300,450,,950,50'],
    ['what came in, less what was recovered', '2025-06,101001,100,1200,600,,450,40,210,'],
    ['nothing else', '2025-06,101001,,,,,,,210,'],
    ['no balance', '2025-06,101001,100,1200,600,,,,,'],
  ])('are taken in where the balance is the rest of %s', async (_, row) => {
    expect(await sent(balances('收支.csv', row))).toEqual(['accepted']);
  });

  test.each([
    [
      '2025-06,101001,100,1200,600,1300,450,,240,',
      'refused',
      'fault balance-not-the-rest 期末结转结余 250.00 / 950.00 <> 240.00',
    ],
    ['2025-06,101001,100,,600,,450,10,250,', 'refused', 'fault balance-not-the-rest 期末结转结余 240.00 <> 250.00'],
    ['2025-06,101001,100,,600,,450,,250,251', 'refused', 'fault idle-above-balance 其中闲置资金 251.00 > 250.00'],
    ['2025-06,101001,100,,600,,750,,-50,', 'accepted', 'warning balance-below-zero 期末结转结余 -50.00'],
    ['2025-06,101001,-5,,,,,,,', 'accepted', 'warning balance-below-zero 年初结转结余 -5.00'],
    ['2025-06,101001,,12,1200,,,,,', 'accepted', 'warning hundred-times-budget 收入数 1200.00'],
    ['2025-06,101001,1,,,11,1200,,,', 'accepted', 'warning hundred-times-budget 支出数 1200.00'],
    ['2024-06,101001,,,600,,,,,', 'refused', 'fault period-outside-year 期间 2024-06'],
    ['2025-06,101009,,,600,,,,,', 'refused', 'fault unknown-reference 单位编码 2025 / 101009'],
  ])('%s is %s: %s', async (row, state, fault) => {
    expect(await sent(balances('收支.csv', row))).toEqual([state, fault]);
  });

  test('of a unit, month and fund stand once', async () => {
    const [state, fault] = await sent(balances('收支.csv', '2025-06,101001,,,600,,,,,', '2025-06,101001,,,700,,,,,'));
    expect([state, String(fault).split(' ')[1]]).toEqual(['refused', 'duplicate-key']);
  });

  const may = balances('5月收支.csv', '2025-05,101001,200000,6000000,4800000,6200000,4000000,,1000000,');

  test.each([
    ['480 where May had 4,800,000', '2025-06,101001,,,480,,,,,', 'fault amount-of-another-size 收入数 480'],
    ['a budget in 万元', '2025-06,101001,,600,,,,,,', 'fault amount-of-another-size 收入预算数 600'],
    ['what was carried over in 千元', '2025-06,101001,200,,,,,,,', 'fault amount-of-another-size 年初结转结余 200'],
    ['the month’s own revenue', '2025-06,101001,,,700000,,,,,', 'warning balance-total-fell 收入数 700000'],
    ['the month’s own spending', '2025-06,101001,,,4900000,,600000,,,', 'warning balance-total-fell 支出数 600000'],
  ])('are held to the month before: %s', async (_, row, fault) => {
    await ingest(office.effects, [list, may]);
    const [receipt] = await ingest(office.effects, [balances('6月收支.csv', row)]);
    expect(receipt && said(receipt)).toEqual([fault.startsWith('fault') ? 'refused' : 'accepted', fault]);
  });

  test('of another unit or fund are no measure, nor is what a correction says anew', async () => {
    await ingest(office.effects, [list, may]);
    const receipts = await ingest(office.effects, [
      balances('6月二小.csv', '2025-06,101002,,,480,,,,,'),
      balances('6月一小更正.csv', '2025-06,101001,,,480,,,,,'),
    ]);
    expect(receipts.map(said)).toEqual([['accepted'], ['accepted', 'warning amount-of-another-size 收入数 480']]);
  });
});

describe('an export of another government', () => {
  const csv = `Fiscal year;Month;Unidad;Saldo inicial;Presupuesto de ingresos;Recaudo;Gastos;Saldo final
2025;05;101001;1.000,00;12.000,00;5.000,00;4.500,00;1.500,00
2025;05;Total;1.000,00;12.000,00;5.000,00;4.500,00;1.500,00
`;
  const description = `
name: revenue
title: { zh: 收入, en: Revenue }
file: "ingresos*.csv"
format: csv
delimiter: ";"
numbers: { amounts: { decimal: ",", thousands: "." } }
sheets:
  - header: { headings: [Unidad, Recaudo] }
    columns:
      year: Fiscal year
      month: Month
      unit: Unidad
      opening: { heading: Saldo inicial, number: amounts }
      budget: { heading: Presupuesto de ingresos, number: amounts }
      received: { heading: Recaudo, number: amounts }
      spent: { heading: Gastos, number: amounts }
      left: { heading: Saldo final, number: amounts }
    skip: [{ column: unit, equals: Total }]
    tables:
      - dataset: unit-balance
        fields:
          fiscal_year: year
          period: { template: "{year}-{month}" }
          unit_code: unit
          opening_amount: opening
          revenue_budget_amount: budget
          revenue_amount: received
          spent_amount: spent
          balance_amount: left
`;

  test('comes in by a description, and what it gives must add up', async () => {
    const source = parseSource(description);
    expect(await sent({ ...textUpload('ingresos_mayo.csv', csv), source })).toEqual(['accepted']);
    const wrong = { ...textUpload('ingresos_abril.csv', csv.replace('1.500,00\n', '1.400,00\n')), source };
    expect((await sent(wrong))[0]).toBe('refused');
  });

  test('may be accepted with balances of other money, with the reason on the receipt', async () => {
    const accepting = `${description}        accept:
          - { rule: balance-not-the-rest, because: { zh: 结余含专户, en: Balances include special accounts } }
`;
    const source = parseSource(accepting);
    const wrong = { ...textUpload('ingresos_abril.csv', csv.replace('1.500,00\n', '1.400,00\n')), source };
    expect(await sent(wrong)).toEqual(['accepted', expect.stringMatching(/^warning balance-not-the-rest/)]);
  });

  test('with its own headings needs no description where those are known', async () => {
    const known =
      'Fiscal year,Period,Unit code,Opening balance,Estimated revenue,Actual revenue,Expenditure,Closing balance';
    expect(await sent(textUpload('revenue.csv', `${known}\n2025,2025-05,101001,1000,12000,5000,4500,1500\n`))).toEqual([
      'accepted',
    ]);
  });
});

test('execution that lacks its budget is not taken for balances', async () => {
  const file = textUpload('支出.csv', '年度,期间,单位编码,项目编码,支出数\n2025,2025-05,101001,P1,5\n');
  const [state, fault] = await sent(file);
  expect([state, String(fault).split(' ')[1]]).toEqual(['refused', 'missing-column']);
});
