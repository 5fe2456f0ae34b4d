import { writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { StaleVersionError } from '../../../../analytics/core/ports/ledger.ts';
import { plainRules } from '../../../../analytics/intake/check/rules.ts';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import type { Receipt } from '../../../../analytics/intake/receipt.ts';
import { intakeStream } from '../../../../analytics/ledger/streams/intake.ts';
import { ingest, type Upload } from '../../../../functions/steps/ingest/step.ts';
import { type Office, officeAfter, openOffice, textUpload } from '../../../support/office.ts';
import { workbookOf } from '../../../support/workbook.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const units = textUpload(
  '机构.csv',
  '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n2025,101,教育局,101002,二小\n',
);
const projects = textUpload(
  '项目.csv',
  '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,125000\n2025,101002,P2,操场,1200\n',
);
const spending = (name: string, ...lines: readonly string[]): Upload =>
  textUpload(name, `年度,期间,项目编码,全年预算数,执行数\n${lines.join('\n')}\n`);
const listed = officeAfter((effects) => ingest(effects, [units, projects]));
afterAll(() => listed.remove());
/** Goes on in an office that has the lists of units and projects. */
const afterLists = async (): Promise<void> => {
  await office.close();
  office = await listed.open();
};
const june = spending('执行.csv', '2025,2025-06,P1,125000.00,60000', '2025,2025-06,P2,1200,600.50');

const states = (receipts: readonly Receipt[]): unknown => receipts.map(({ fileName, state }) => [fileName, state]);
const codes = (receipt: Receipt | undefined): unknown =>
  receipt?.faults.map(({ code, place }) => [code, place.row, place.column]);
const events = () => office.effects.ledger.read(intakeStream);

const objects = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const { key } of office.effects.store.list('')) found.push(key);
  return found;
};

/** Rows of a receipt's first lake file. */
const lakeOf = async (receipt: Receipt | undefined): Promise<readonly unknown[]> => {
  const key = receipt?.tables[0]?.lakeKey ?? '';
  const path = await office.effects.store.locate(key);
  const session = await office.effects.engine.open([path.slice(0, path.lastIndexOf('/'))]);
  try {
    await session.viewParquet('lake', [path], {
      project_code: 'VARCHAR',
      spent_amount: 'DECIMAL(18,2)',
      source_file: '',
      source_sheet: '',
      source_row: 'BIGINT',
    });
    return await session.rows(
      'SELECT project_code, spent_amount, source_file = $id AS own, source_sheet, source_row FROM lake',
      { id: receipt?.fileId ?? '' },
    );
  } finally {
    await session.close();
  }
};

/** The indicator codes of a receipt's first lake file, in order. */
const codesIn = async (receipt: Receipt | undefined): Promise<unknown> => {
  const path = await office.effects.store.locate(receipt?.tables[0]?.lakeKey ?? '');
  const session = await office.effects.engine.open([path.slice(0, path.lastIndexOf('/'))]);
  try {
    await session.viewParquet('lake', [path], { indicator_code: 'VARCHAR' });
    return (await session.rows('SELECT indicator_code FROM lake ORDER BY 1')).map((row) => row.indicator_code);
  } finally {
    await session.close();
  }
};

describe('a batch', () => {
  test('is accepted in the order in which references can be met, and answered in the order sent', async () => {
    const receipts = await ingest(office.effects, [june, projects, units]);
    expect(states(receipts)).toEqual([
      ['执行.csv', 'accepted'],
      ['项目.csv', 'accepted'],
      ['机构.csv', 'accepted'],
    ]);
    expect((await events()).map(({ kind, data }) => [kind, data.fileName])).toEqual([
      ['file.accepted', '机构.csv'],
      ['file.accepted', '项目.csv'],
      ['file.accepted', '执行.csv'],
    ]);
    expect(receipts[0]?.tables).toMatchObject([
      {
        dataset: 'execution',
        rowsReceived: 2,
        rowsAccepted: 2,
        receivedAmount: '60600.50',
        acceptedAmount: '60600.50',
      },
    ]);
    expect(await lakeOf(receipts[0])).toEqual([
      { project_code: 'P1', spent_amount: '60000.00', own: true, source_sheet: '', source_row: 2 },
      { project_code: 'P2', spent_amount: '600.50', own: true, source_sheet: '', source_row: 3 },
    ]);
  });

  test('with a file that is refused keeps its raw bytes and nothing else of it', async () => {
    const bad = spending('执行.csv', '2025,2025-06,P1,1e3,60000', '2025,2025-07,P9,1,2');
    const [receipt] = await ingest(office.effects, [bad, projects, units]);
    expect(receipt?.state).toBe('refused');
    expect(codes(receipt)).toEqual([
      ['scientific-notation', 2, '全年预算数'],
      ['spent-twice-budget', 3, '执行数'],
      ['unknown-reference', 3, '项目编码'],
    ]);
    expect(receipt?.tables).toMatchObject([
      { rowsReceived: 2, rowsAccepted: 0, receivedAmount: '60002.00', acceptedAmount: '0.00', lakeKey: null },
    ]);
    expect(new Uint8Array(await office.effects.store.get(receipt?.rawKey ?? ''))).toEqual(await bad.bytes());
    expect((await objects()).filter((key) => key.startsWith('lake/execution'))).toEqual([]);
  });

  test('takes back what a refused file declares, and says which file to correct first', async () => {
    const broken = textUpload(
      '项目.csv',
      '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂,1\n2025,101002,P2,操场,x\n',
    );
    const receipts = await ingest(office.effects, [june, broken, units]);
    expect(states(receipts)).toEqual([
      ['执行.csv', 'refused'],
      ['项目.csv', 'refused'],
      ['机构.csv', 'accepted'],
    ]);
    expect(receipts[0]?.faults[0]?.detail.refused).toBe('项目.csv');
    expect(codes(receipts[1])).toEqual([['not-money', 3, '年初预算数']]);
  });

  test('of two workbooks sheets that need each other is met within the workbook', async () => {
    const bytes = await workbookOf(
      {
        name: '预算执行',
        rows: [
          ['年度', '期间', '项目编码', '全年预算数', '执行数'],
          [2025, '2025-06', 'P1', 10, 5],
        ],
      },
      {
        name: '项目',
        rows: [
          ['年度', '预算单位编码', '项目编码', '项目名称'],
          [2025, '101001', 'P1', '食堂'],
        ],
      },
      {
        name: '机构',
        rows: [
          ['年度', '主管部门编码', '主管部门', '预算单位编码', '预算单位'],
          [2025, '101', '教育局', '101001', '一小'],
        ],
      },
      { name: '填表说明', rows: [['请填写']] },
    );
    const [receipt] = await ingest(office.effects, [{ name: '全套.xlsx', bytes: async () => bytes }]);
    expect([receipt?.state, receipt?.faults, receipt?.tables.map(({ dataset, sheet }) => [dataset, sheet])]).toEqual([
      'accepted',
      [],
      [
        ['execution', '预算执行'],
        ['project', '项目'],
        ['organisation', '机构'],
      ],
    ]);
    expect((await events())[0]?.data.tables).toHaveLength(3);
  });

  test('of one dataset on two sheets makes one lake file with the sheet of each row', async () => {
    await afterLists();
    const header = ['年度', '期间', '项目编码', '全年预算数', '执行数'];
    const bytes = await workbookOf(
      { name: '执行情况5', rows: [header, [2025, '2025-05', 'P1', 10, 5]] },
      { name: '执行情况6', rows: [header, [2025, '2025-06', 'P1', 10, 6]] },
    );
    const [receipt] = await ingest(office.effects, [{ name: 'a.xlsx', bytes: async () => bytes }]);
    expect((await events()).at(-1)?.data.tables).toHaveLength(1);
    expect(await lakeOf(receipt)).toMatchObject([
      { spent_amount: '5.00', source_sheet: '执行情况5', source_row: 2 },
      { spent_amount: '6.00', source_sheet: '执行情况6', source_row: 2 },
    ]);
  });
});

describe('the same bytes', () => {
  test('sent again change nothing and are answered as before', async () => {
    const first = await ingest(office.effects, [june, projects, units]);
    const [before, stored] = [await events(), await objects()];
    const again = await ingest(office.effects, [{ ...june, name: '改了名.csv' }, units, projects]);
    expect(again.map(({ fileId }) => fileId).sort()).toEqual(first.map(({ fileId }) => fileId).sort());
    expect(again[0]).toEqual({ ...first[0], sentAs: '改了名.csv' });
    expect([await events(), await objects()]).toEqual([before, stored]);
  });

  test('twice in one batch are one file', async () => {
    const receipts = await ingest(office.effects, [units, { ...units, name: '机构 副本.csv' }]);
    expect(receipts[1]).toEqual({ ...receipts[0], sentAs: '机构 副本.csv' });
    expect(await events()).toHaveLength(1);
  });

  test('refused for a missing reference are looked at again once something was accepted', async () => {
    const [refused] = await ingest(office.effects, [june]);
    expect(refused?.state).toBe('refused');
    expect((await ingest(office.effects, [june]))[0]).toEqual(refused);
    expect(await events()).toHaveLength(1);
    await ingest(office.effects, [units]);
    expect((await ingest(office.effects, [june]))[0]).toEqual(refused);
    expect(await events()).toHaveLength(2);
    await ingest(office.effects, [projects]);
    expect((await ingest(office.effects, [june]))[0]?.state).toBe('accepted');
    expect((await events()).map(({ kind }) => kind)).toEqual([
      'file.refused',
      'file.accepted',
      'file.accepted',
      'file.accepted',
    ]);
  });

  test('refused for a missing reference are cured by a file of the very batch, whatever order they come in', async () => {
    const july = spending('执行七月.csv', '2025,2025-07,P2,1200,601');
    expect(states(await ingest(office.effects, [units, july, june]))).toEqual([
      ['机构.csv', 'accepted'],
      ['执行七月.csv', 'refused'],
      ['执行.csv', 'refused'],
    ]);
    const cured = await ingest(office.effects, [july, projects, june, units]);
    expect(cured.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    const stream = await events();
    expect(stream.slice(-3).map(({ data }) => data.fileName)).toEqual(['项目.csv', '执行七月.csv', '执行.csv']);
    expect(await ingest(office.effects, [july, projects, june, units])).toEqual(cured);
    expect(await events()).toEqual(stream);
  });

  test('refused for a missing reference stay as they were where what is new cures nothing', async () => {
    const [refused] = await ingest(office.effects, [june]);
    expect((await ingest(office.effects, [units, june]))[1]).toEqual(refused);
    expect((await events()).map(({ data }) => data.fileName)).toEqual(['执行.csv', '机构.csv']);
  });
});

test('cumulative money of one project and period may not add to less than zero, though single lines may', async () => {
  const header = '年度,期间,项目编码,预算明细,全年预算数,执行数\n';
  const line = (detail: string, budget: string, spent: string, project = 'P1'): string =>
    `2025,2025-06,${project},${detail},${budget},${spent}`;
  const mixed = textUpload(
    '冲销.csv',
    `${header}${[line('301', '100', '50'), line('302', '-100', '-50')].join('\n')}\n`,
  );
  const below = textUpload(
    '执行.csv',
    `${header}${[line('301', '100', '50'), line('302', '10', '-50.01'), line('301', '-1', '0', 'P2')].join('\n')}\n`,
  );
  const [, , accepted, refused] = await ingest(office.effects, [units, projects, mixed, below]);
  expect(accepted?.state).toBe('accepted');
  expect(refused?.faults.map(({ code, place }) => [code, place.row, place.column, place.value])).toEqual([
    ['negative-total', 2, '执行数', 'P1 / 2025-06: -0.01'],
    ['negative-total', 4, '全年预算数', 'P2 / 2025-06: -1.00'],
  ]);
});

test('a fraction where the indicator is in per cent is asked about, as on a form', async () => {
  const indicators = textUpload(
    '绩效指标.csv',
    '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,计量单位,权重\n' +
      '2025,P1,01,合格率,产出,≥,95,%,10\n2025,P1,02,失业率,效益,≤,3,%,10\n2025,P1,03,食堂,产出,≥,1,所,10\n2025,P1,04,满意率,产出,≥,0.9,%,10\n',
  );
  const values = '2025,2025-06,P1,01,0.95\n2025,2025-06,P1,02,0.9\n2025,2025-06,P1,03,1\n2025,2025-06,P1,04,0.9\n';
  const progress = textUpload('指标进展.csv', `年度,期间,项目编码,指标编码,实际完成值\n${values}`);
  const rated = textUpload('自评.csv', '年度,项目编码,指标编码,全年完成值\n2025,P1,01,1\n2025,P1,02,3\n');
  const [, , , late, self] = await ingest(office.effects, [units, projects, indicators, progress, rated]);
  const said = (receipt: Receipt | undefined): unknown =>
    receipt?.faults.map((fault) => [
      fault.code,
      fault.severity,
      fault.place.row,
      fault.place.column,
      faultWords(fault).remedy.zh,
    ]);
  expect(said(late)).toEqual([
    ['looks-like-fraction', 'fault', 2, '实际完成值', '是 95 % 的,写成 95 或 95%;真是 0.95 % 的,写成 0.95%'],
  ]);
  expect(said(self)).toEqual([
    ['looks-like-fraction', 'fault', 2, '全年完成值', '是 100 % 的,写成 100 或 100%;真是 1 % 的,写成 1%'],
  ]);
  const [july] = await ingest(office.effects, [
    textUpload('指标进展7.csv', '年度,期间,项目编码,指标编码,实际完成值\n2025,2025-07,P1,01,0.955\n'),
  ]);
  expect([late?.state, self?.state, july?.state]).toEqual(['refused', 'refused', 'refused']);
  const [august] = await ingest(office.effects, [
    textUpload('指标进展8.csv', '年度,期间,项目编码,指标编码,实际完成值\n2025,2025-08,P1,01,0.955%\n'),
  ]);
  expect([august?.state, august?.faults.map(({ code, severity }) => `${severity} ${code}`)]).toEqual([
    'accepted',
    ['warning percent-read-as-number', 'warning looks-like-fraction'],
  ]);
  expect(said(july)).toEqual([
    ['looks-like-fraction', 'fault', 2, '实际完成值', '是 95.5 % 的,写成 95.5 或 95.5%;真是 0.955 % 的,写成 0.955%'],
  ]);
});

test('points above the weight of a judged row are refused by name, and cured by goals that weigh it more', async () => {
  const goals = (weight: string): Upload =>
    textUpload(
      '绩效指标.csv',
      '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,权重\n' +
        `2025,P1,01,管理制度健全性,效益,定性,,${weight}\n2025,P1,02,食堂,产出,≥,1,10\n2025,P1,02a,其中,效益,定性,,0\n`,
    );
  const self = (points: string): Upload =>
    textUpload(
      '自评.csv',
      `年度,项目编码,指标编码,自评得分\n2025,P1,01,${points}\n2025,P1,02,12\n2025,P1,02a,3\n2025,P2,01,99\n`,
    );
  await afterLists();
  const [, refused] = await ingest(office.effects, [goals('10'), self('10.5')]);
  expect(refused?.faults.map(({ code, place }) => [code, place.row, place.column, place.value])).toEqual([
    ['points-outside-weight', 2, '自评得分', '10.5'],
  ]);
  expect(refused?.faults.map((fault) => faultWords(fault).rule.zh)).toEqual([
    '定性指标的得分就是评价结果,应在 0 到权重 10 之间',
  ]);
  expect(states(await ingest(office.effects, [self('10'), self('10.5')]))).toEqual([
    ['自评.csv', 'accepted'],
    ['自评.csv', 'refused'],
  ]);
  expect(states(await ingest(office.effects, [goals('20'), self('10.5')]))).toEqual([
    ['绩效指标.csv', 'accepted'],
    ['自评.csv', 'accepted'],
  ]);
});

describe('a row of a self-evaluation that is of no indicator', () => {
  const goals = textUpload(
    '绩效指标.csv',
    '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,权重\n2025,P1,01,食堂,产出,≥,1,60\n2025,P1,02,满意率,满意度,≥,90,30\n',
  );
  const self = (...rows: readonly string[]): Upload =>
    textUpload('自评.csv', `年度,项目编码,指标编码,全年完成值,自评得分\n${rows.join('\n')}\n`);
  const said = (receipt: Receipt | undefined): unknown =>
    receipt?.faults.map((fault) => [fault.place.row, fault.place.value, faultWords(fault).remedy.zh]);
  beforeEach(async () => {
    await afterLists();
  });

  test('is named, whatever it calls itself, and its project falls alone', async () => {
    const form = self('2025,P1,01,1,60', '2025,P1,03,1,30', '2025,P1,项目管理,1,10', '2025,P2,01,1,50');
    const [, receipt] = await ingest(office.effects, [goals, form], {
      ...plainRules,
      byProject: new Set(['self-evaluation']),
    });
    expect([receipt?.state, said(receipt)]).toEqual([
      'partly',
      [
        [3, '2025 / P1 / 03', '改正编码,或先发“绩效指标”文件'],
        [4, '2025 / P1 / 项目管理', '改正编码,或先发“绩效指标”文件'],
      ],
    ]);
  });

  test('is taken where it is one of the execution rate or the total, by its code or in words', async () => {
    const rows = (execution: string, total: string): Upload =>
      self('2025,P1,01,1,60', '2025,P1,02,90,30', `2025,P1,${execution},,9.5`, `2025,P1,${total},,99.5`);
    const written = [
      ['EXECUTION', 'TOTAL'],
      ['预算执行率', '总分'],
      [' 预算执行率 ', '合计'],
      ['execution', 'Total'],
    ] as const;
    await ingest(office.effects, [goals]);
    for (const [execution, total] of written) {
      const [receipt] = await ingest(office.effects, [rows(execution, total)]);
      expect([execution, receipt?.state, receipt?.faults]).toEqual([execution, 'accepted', []]);
      expect(await codesIn(receipt)).toEqual(['01', '02', 'EXECUTION', 'TOTAL']);
    }
    const [part] = await ingest(office.effects, [
      self('2025,P1,01,1,60', '2025,P1,02,90,30', '2025,P1,EXECUTION:fiscal,,6'),
    ]);
    expect(part?.state).toBe('accepted');
  });

  test('is held to the sum of the rows where it is a total', async () => {
    const [, receipt] = await ingest(office.effects, [goals, self('2025,P1,01,1,60', '2025,P1,合计,,95')]);
    expect(codes(receipt)).toEqual([['total-contradicts-rows', 3, '自评得分']]);
  });

  test.each([
    ['97.7', 'accepted', 'total-rounded', 'P1: 97.7 ≈ 97.69'],
    ['98', 'accepted', 'total-rounded', 'P1: 98 ≈ 97.69'],
    ['97.69', 'accepted', undefined, undefined],
    ['97.6', 'refused', 'total-contradicts-rows', 'P1: 97.6 ≠ 97.69'],
    ['97.68', 'refused', 'total-contradicts-rows', 'P1: 97.68 ≠ 97.69'],
    ['97', 'refused', 'total-contradicts-rows', 'P1: 97 ≠ 97.69'],
  ])(
    'may be the rounded sum of the rows, to the decimals it is written with: %s',
    async (total, state, code, value) => {
      const rows = ['2025,P1,01,1,58.55', '2025,P1,02,90,29.14', '2025,P1,EXECUTION,,10', `2025,P1,合计,,${total}`];
      const [, receipt] = await ingest(office.effects, [goals, self(...rows)]);
      const [fault] = receipt?.faults ?? [];
      expect([receipt?.state, fault?.code, fault?.place.value]).toEqual([state, code, value]);
    },
  );

  test('is taken where a scheme of the policy brings it', async () => {
    const form = self('2025,P1,01,1,60', '2025,P1,cost_saving,,10');
    const [, refused] = await ingest(office.effects, [goals, form]);
    expect(codes(refused)).toEqual([['unknown-reference', 3, '指标编码']]);
    const [, accepted] = await ingest(office.effects, [goals, self('2025,P1,01,1,50', '2025,P1,cost_saving,,10')], {
      ...plainRules,
      measures: new Set(['cost_saving']),
    });
    expect(accepted?.state).toBe('accepted');
  });

  test('is left to scoring while nothing is declared for its project', async () => {
    expect(states(await ingest(office.effects, [self('2025,P1,77,1,60')]))).toEqual([['自评.csv', 'accepted']]);
  });
});

test('points that finance takes off or adds need their reason', async () => {
  const header = '年度,项目编码,再评价得分,查实扣分,查实扣分原因,财政加分,财政加分原因';
  const rated = (...rows: readonly string[]): Upload => textUpload('再评价.csv', `${header}\n${rows.join('\n')}\n`);
  await afterLists();
  const [refused] = await ingest(office.effects, [rated('2025,P1,80,3,,2, ', '2025,P2,90,,,1.5,')]);
  expect(refused?.faults.map(({ code, place }) => [code, place.row, place.column, place.value])).toEqual([
    ['adjustment-without-reason', 2, '财政加分', '2'],
    ['adjustment-without-reason', 2, '查实扣分', '3'],
    ['adjustment-without-reason', 3, '财政加分', '1.5'],
  ]);
  const [taken] = await ingest(office.effects, [rated('2025,P1,80,3,数据不实,0,', '2025,P2,90,,,1.5,省级表彰')]);
  expect([taken?.state, taken?.faults]).toEqual(['accepted', []]);
});

test('an unknown code is answered with the one that may be meant', async () => {
  const zeros = textUpload(
    '机构.csv',
    '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,003,农业局,003001,站\n2025,101,教育局,101001,一小\n',
  );
  const lost = textUpload(
    '项目.csv',
    '年度,预算单位编码,项目编码,项目名称\n2025,3001,P1,甲\n2025,101009,P2,乙\n2025,999,P3,丙\n',
  );
  const [, refused] = await ingest(office.effects, [zeros, lost]);
  expect(refused?.faults.map((fault) => [fault.place.row, fault.detail.meant, faultWords(fault).remedy.zh])).toEqual([
    [2, '003001', '是不是 003001?改正编码,或先发“机构”文件'],
    [3, '101001', '是不是 101001?改正编码,或先发“机构”文件'],
    [4, undefined, '改正编码,或先发“机构”文件'],
  ]);
});

test('a corrected file is answered by itself, later in the stream; the first stays', async () => {
  await ingest(office.effects, [units, projects, june]);
  const [corrected] = await ingest(office.effects, [spending('执行 更正.csv', '2025,2025-06,P1,125000.00,61000')]);
  expect(corrected?.state).toBe('accepted');
  const stream = await events();
  expect(stream.at(-1)?.data.fileId).toBe(corrected?.fileId);
  expect((await objects()).filter((key) => key.startsWith('lake/execution/'))).toHaveLength(2);
});

test('when another writer is faster, the answer is appended after theirs', async () => {
  const { ledger } = office.effects;
  let hasRaced = false;
  const racing = {
    ...ledger,
    append: async (...args: Parameters<typeof ledger.append>) => {
      if (!hasRaced) {
        hasRaced = true;
        await ledger.append(intakeStream, args[1], [{ kind: 'note', data: {} }], args[3]);
        throw new StaleVersionError(args[0], args[1]);
      }
      return ledger.append(...args);
    },
  };
  const [receipt] = await ingest({ ...office.effects, ledger: racing }, [units]);
  expect(receipt?.state).toBe('accepted');
  expect((await events()).map(({ kind, version }) => [kind, version])).toEqual([
    ['note', 1],
    ['file.accepted', 2],
  ]);
});

describe('a file that is no table', () => {
  test.each([
    ['空.csv', new Uint8Array(), 'empty-file'],
    ['旧.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'legacy-xls'],
    ['报告.csv', new TextEncoder().encode('%PDF-1.7'), 'not-a-table'],
    ['乱码.csv', new Uint8Array([0xff, 0xff, 0x41]), 'unknown-encoding'],
    ['花名册.csv', new TextEncoder().encode('姓名,电话\n张三,1\n'), 'unknown-dataset'],
  ])('%s is refused by name', async (name, content, code) => {
    const [receipt] = await ingest(office.effects, [{ name, bytes: async () => content }]);
    expect([receipt?.state, receipt?.faults.map((fault) => fault.code)]).toEqual(['refused', [code]]);
    expect((await events()).map(({ kind }) => kind)).toEqual(['file.refused']);
  });
});

test.each([
  ['6月.et', '这是旧格式的 .et 表格,本系统不读'],
  ['旧.xls', '.xls 是 2003 年以前的格式,本系统不读'],
])('%s in the old format is called by its own name', async (name, rule) => {
  const bytes = async () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]);
  const [receipt] = await ingest(office.effects, [{ name, bytes }]);
  expect(receipt?.faults.map((fault) => faultWords(fault).rule.zh)).toEqual([rule]);
});

test('a child row must name another indicator of its own project', async () => {
  const goals = [
    '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,权重,上级指标编码',
    ...[
      '2025,P1,01,数量,产出,≥,12,90,',
      '2025,P1,01a,其中,产出,≥,6,0,01',
      '2025,P1,01b,其中,产出,≥,6,0,09',
      '2025,P1,01c,其中,产出,≥,6,0,01c',
    ],
    '2025,P2,02,数量,产出,≥,12,90,01',
  ].join('\n');
  const [, , receipt] = await ingest(office.effects, [units, projects, textUpload('指标.csv', `${goals}\n`)]);
  expect([receipt?.state, codes(receipt)]).toEqual([
    'refused',
    [
      ['parent-unknown', 4, '上级指标编码'],
      ['parent-unknown', 5, '上级指标编码'],
      ['parent-unknown', 6, '上级指标编码'],
    ],
  ]);
});

test('a text that ends as DOS programs end one is read to its last row', async () => {
  const written = new TextEncoder().encode(
    '年度,期间,项目编码,全年预算数,执行数\n2025,2025-06,P1,125000,60000\n\u001a',
  );
  const [, , receipt] = await ingest(office.effects, [
    units,
    projects,
    { name: '执行.csv', bytes: async () => written },
  ]);
  expect([receipt?.state, receipt?.tables.map(({ rowsAccepted }) => rowsAccepted), codes(receipt)]).toEqual([
    'accepted',
    [1],
    [],
  ]);
});

test('a target in per cent that is written as a share is warned of', async () => {
  const goals = [
    '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,计量单位,权重',
    ...['0.95,%', '95,%', '1,％', '0.95,吨', '0,%'].map((target, index) => `2025,P1,0${index},率,产出,≥,${target},15`),
    '2025,P1,09,返修率,产出,≤,0.5,%,15',
  ].join('\n');
  const [, , receipt] = await ingest(office.effects, [units, projects, textUpload('指标.csv', `${goals}\n`)]);
  expect([receipt?.state, codes(receipt)]).toEqual([
    'accepted',
    [
      ['target-looks-like-fraction', 2, '目标值'],
      ['target-looks-like-fraction', 4, '目标值'],
    ],
  ]);
});

describe('somebody else’s rows', () => {
  const head = '年度,预算单位编码,项目编码,项目名称,年初预算数';
  const declared = (name: string, ...rows: readonly string[]): Upload =>
    textUpload(name, `${head}\n${rows.join('\n')}\n`);
  const stated = [['refused', ['project-of-another-unit']]];

  test.each<[string, string, readonly unknown[]]>([
    ['another unit’s code under another name', '2025,101002,P1,桥梁检测,1', stated],
    ['a project that moved to another unit', '2025,101002,P1,食堂,125000', [['accepted', ['figure-restated']]]],
    ['a project under a new name', '2025,101001,P1,食堂改造,125000', [['accepted', ['figure-restated']]]],
    ['a code of its own', '2025,101002,P3,桥梁检测,1', [['accepted', []]]],
  ])('%s', async (_, row, expected) => {
    await afterLists();
    const [receipt] = await ingest(office.effects, [declared('项目 二小.csv', row)]);
    expect([[receipt?.state, receipt?.faults.map(({ code }) => code)]]).toEqual(expected);
  });

  test('in one delivery: the first file of a code keeps it', async () => {
    const copied = declared('项目 二小.csv', '2025,101002,P1,桥梁检测,1');
    const [, first, second] = await ingest(office.effects, [units, projects, copied]);
    expect([first?.state, second?.state]).toEqual(['accepted', 'refused']);
    expect(second?.faults.map((fault) => [fault.place.row, fault.place.column, faultWords(fault).rule.zh])).toEqual([
      [2, '项目编码', '这个编码是单位 101001 的“食堂”;单位和名称都不同,不是同一个项目'],
    ]);
  });
});

describe('a form with fewer indicators than were sent before', () => {
  const head = '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,权重';
  const goals = (name: string, ...codes: readonly string[]): Upload =>
    textUpload(name, `${head}\n${codes.map((code) => `2025,P1,${code},数量,产出,≥,12,15`).join('\n')}\n`);
  const whole = goals('指标.csv', '01', '02', '03');
  const sent = officeAfter((effects) => ingest(effects, [units, projects, whole]));
  afterAll(() => sent.remove());

  test.each<[string, string, readonly string[], unknown]>([
    ['is refused', '指标 补.csv', ['01'], ['refused', [['rows-left-out', 'fault', '2', '02、03']]]],
    [
      'is taken as a correction, and says what goes',
      '指标_更正.csv',
      ['01', '04'],
      ['accepted', [['rows-removed', 'warning', '2', '02、03']]],
    ],
    ['is not one with more', '指标 补.csv', ['01', '02', '03', '04'], ['accepted', []]],
  ])('%s', async (_, name, codesOf, expected) => {
    for (const together of [false, true]) {
      const other = await (together ? openOffice() : sent.open());
      try {
        const later = goals(name, ...codesOf);
        const receipts = await ingest(other.effects, together ? [units, projects, whole, later] : [later]);
        const receipt = receipts.at(-1);
        expect([
          receipt?.state,
          receipt?.faults.map(({ code, severity, detail }) => [code, severity, detail.missing, detail.codes]),
        ]).toEqual(expected);
      } finally {
        await other.close();
      }
    }
  });

  test('is not a self-evaluation without its total line', async () => {
    const own = (name: string, ...rows: readonly string[]): Upload =>
      textUpload(name, `年度,项目编码,指标编码,全年完成值,自评得分\n${rows.join('\n')}\n`);
    await office.close();
    office = await sent.open();
    await ingest(office.effects, [own('自评.csv', '2025,P1,01,12,15', '2025,P1,EXECUTION,,10', '2025,P1,TOTAL,,25')]);
    const [shorter] = await ingest(office.effects, [own('自评 再.csv', '2025,P1,01,12,15')]);
    expect([shorter?.state, shorter?.faults]).toEqual(['accepted', []]);
  });
});

test('an indicator must not take a code of the system’s own rows', async () => {
  const goals = [
    '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,权重',
    ...['EXECUTION', 'EXECUTION:basic', 'TOTAL', 'UNDECLARED-output', 'EXECUTED', 'UNDECLARED'].map(
      (code) => `2025,P1,${code},数量,产出,≥,12,15`,
    ),
  ].join('\n');
  const [, , receipt] = await ingest(office.effects, [units, projects, textUpload('指标.csv', `${goals}\n`)]);
  expect([receipt?.state, codes(receipt)]).toEqual([
    'refused',
    [2, 3, 4, 5].map((row) => ['code-reserved', row, '指标编码']),
  ]);
});

test('more than a hundred faults of a kind are counted, not listed', async () => {
  const many = spending('执行.csv', ...Array.from({ length: 1500 }, (_, index) => `2025,2025-06,P1,x,${index}`));
  const [receipt] = await ingest(office.effects, [units, projects, many].slice(2));
  const bad = receipt?.faults.filter(({ code }) => code === 'not-money') ?? [];
  expect([bad.length, bad.reduce((sum, { times }) => sum + times, 0)]).toEqual([100, 1000]);
  expect(receipt?.faults.find(({ code }) => code === 'more-faults')?.detail.rows).toBe('500');
  const duplicates = receipt?.faults.filter(({ code }) => code === 'duplicate-key') ?? [];
  expect([duplicates.length, duplicates.reduce((sum, { times }) => sum + times, 0)]).toEqual([100, 1499]);
});

test('a project written once per fund is told to be one row, and which forms carry funds', async () => {
  const twoFunds = textUpload(
    '项目两种资金.csv',
    '年度,预算单位编码,项目编码,项目名称,资金来源,年初预算数\n2025,101001,P77,食堂,一般公共预算,5.00\n2025,101001,P77,食堂,政府性基金预算,7.00\n',
  );
  const [receipt] = await ingest(office.effects, [twoFunds]);
  const remedies = receipt?.faults
    .filter(({ code }) => code === 'duplicate-key')
    .map((fault) => faultWords(fault).remedy);
  expect(remedies).toMatchObject([
    { zh: expect.stringMatching(/预算数填合计.*“预算执行”和“下年度预算申请”里每种一行/) },
  ]);
  const twice = spending('执行两次.csv', '2025,2025-06,P1,5.00,1.00', '2025,2025-06,P1,5.00,1.00');
  const [other] = await ingest(office.effects, [twice]);
  const plain = other?.faults.filter(({ code }) => code === 'duplicate-key').map((fault) => faultWords(fault));
  expect(plain?.map(({ remedy }) => remedy.zh)).toEqual(['删去多余的行,或改正编码']);
});

describe('a large text stays in its file', () => {
  const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
  const line = (index: number, amount = `${index}.25`): string =>
    `2025,2025-${months[index % 12]},P${Math.floor(index / 12)},90000.00,${amount},填充填充填充填充填充填充填充填充填充填充`;
  const count = 60_000;
  const lines = Array.from({ length: count }, (_, index) => line(index));
  const header = '年度,期间,项目编码,全年预算数,执行数,备注';
  const declared = textUpload(
    '项目.csv',
    `年度,预算单位编码,项目编码,项目名称\n${Array.from({ length: count / 12 }, (_, index) => `2025,101001,P${index},项目${index}`).join('\n')}\n`,
  );
  const many = officeAfter((effects) => ingest(effects, [units, declared]));
  afterAll(() => Promise.all([many.remove(), rm(folder, { recursive: true, force: true })]));
  const afterMany = async (): Promise<void> => {
    await office.close();
    office = await many.open();
  };
  const textOf = (...own: readonly string[]): string => [header, ...own].join('\n');
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sent-'));
  });
  const fileUpload = (name: string, text: string | Uint8Array): Upload => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return { name, path, bytes: () => readFile(path) };
  };

  test('and gives the same rows in the same order as a small one', async () => {
    await afterMany();
    const [receipt] = await ingest(office.effects, [fileUpload('执行.csv', textOf(...lines))]);
    expect([receipt?.state, receipt?.tables[0]?.rowsAccepted, receipt?.tables[0]?.receivedAmount]).toEqual([
      'accepted',
      count,
      '1799985000.00',
    ]);
    const rows = (await lakeOf(receipt)) as readonly { source_row: number; spent_amount: string }[];
    expect(
      rows.every(({ source_row, spent_amount }, index) => source_row === index + 2 && spent_amount === `${index}.25`),
    ).toBe(true);
    const [packed] = await ingest(office.effects, [
      { name: '执行.csv.gz', bytes: async () => new Uint8Array(gzipSync(`\ufeff${textOf(...lines)}`)) },
    ]);
    expect([packed?.state, packed?.tables[0]?.receivedAmount]).toEqual(['accepted', '1799985000.00']);
  });

  test('with its faults and totals named by row', async () => {
    await afterMany();
    const own = lines
      .with(40_000, line(40_000, '１２abc'))
      .with(50_000, line(49_999))
      .concat(',,,,,', '合计,,,60000000,1,');
    const [receipt] = await ingest(office.effects, [fileUpload('执行.csv', textOf(...own))]);
    expect(
      receipt?.faults
        .filter(({ severity }) => severity === 'fault')
        .map(({ code, place }) => [code, place.row, place.value]),
    ).toEqual([
      ['not-money', 40_002, '１２abc'],
      ['duplicate-key', 50_002, '2025 / 2025-08 / treasury / P4166 / 一般公共预算 / current / -'],
    ]);
    // In the column of the cell that can't be read nothing is added up.
    expect(
      receipt?.faults
        .filter(({ code }) => code.startsWith('total-row'))
        .map(({ code, place, detail }) => [code, place.row, place.column, detail.added]),
    ).toEqual([['total-row-differs', 60_003, '全年预算数', '5400000000']]);
    expect(receipt?.tables[0]?.rowsReceived).toBe(count);
  });

  test('with broken records named', async () => {
    const own = lines.with(30_000, `${line(30_000)},多出来`);
    const [ragged] = await ingest(office.effects, [fileUpload('执行.csv', textOf(...own))]);
    expect(codes(ragged)).toContainEqual(['row-too-long', 30_002, undefined]);
    const [unclosed] = await ingest(office.effects, [
      fileUpload('执行.csv', textOf(...lines.with(30_000, `"${line(30_000)}`))),
    ]);
    expect(codes(unclosed)).toContainEqual(['quote-not-closed', 30_002, undefined]);
  });

  test('with broken records named on its own receipt, where a good file of the same form is sent before it', async () => {
    await afterMany();
    const good = fileUpload('1执行.csv', textOf(line(0)));
    const own = lines
      .slice(1)
      .with(20_000, '')
      .with(30_000, `${line(30_001)},多出来`);
    const receipts = await ingest(office.effects, [good, fileUpload('2执行.csv', textOf(...own))]);
    expect(receipts.map(({ state, tables }) => [state, tables[0]?.rowsAccepted])).toEqual([
      ['accepted', 1],
      ['refused', 0],
    ]);
    expect(receipts.map(({ faults }) => faults.filter(({ severity }) => severity === 'fault'))).toEqual([
      [],
      [expect.objectContaining({ code: 'row-too-long', place: { row: 30_002 } })],
    ]);
  });

  test('and is refused where it ends in mid-row', async () => {
    const upload = fileUpload('执行.csv', textOf(...lines.slice(0, -1), '2025,2025-12,P4999,1000'));
    const [receipt] = await ingest(office.effects, [units, declared, upload]).then((all) => all.slice(2));
    expect([receipt?.state, ...(codes(receipt) as unknown[])]).toContainEqual(['row-cut-off', 60_001, undefined]);
    expect(receipt?.state).toBe('refused');
  });

  test('whose lines end as old Macintoshes end them', async () => {
    await ingest(office.effects, [units, declared]);
    const [receipt] = await ingest(office.effects, [fileUpload('执行.csv', textOf(...lines).replaceAll('\n', '\r'))]);
    expect([receipt?.state, receipt?.tables[0]?.rowsAccepted, receipt?.faults.map(({ code }) => code)]).toEqual([
      'accepted',
      count,
      ['unknown-column'],
    ]);
    const cut = textOf(...lines.slice(0, -1), '2025,2025-12,P4999,1000').replaceAll('\n', '\r');
    const [refused] = await ingest(office.effects, [fileUpload('执行.csv', cut)]);
    expect(codes(refused)).toContainEqual(['row-cut-off', 60_001, undefined]);
  });

  const even = Buffer.from(`${textOf(...lines)}${textOf(...lines).length % 2 === 0 ? '' : ' '}`);
  test.each([
    ['one endless line', Buffer.from(textOf(...lines).replaceAll('\n', ';'))],
    ['under a mark of UTF-16, which it is not in', Buffer.concat([Buffer.from([0xff, 0xfe]), even])],
    ['with a sign that no text has', Buffer.from(`${textOf(...lines)}\u0000\n`), 'unknown-encoding'],
  ])('and is refused where it is %s', async (_, bytes, code = 'unknown-dataset') => {
    const [receipt] = await ingest(office.effects, [fileUpload('执行.csv', bytes)]);
    expect([receipt?.state, codes(receipt)]).toEqual(['refused', [[code, undefined, undefined]]]);
  });

  test('with empty lines counted as an editor counts them', async () => {
    await afterMany();
    const [receipt] = await ingest(office.effects, [
      fileUpload('执行.csv', textOf('', ...lines.with(59_999, line(59_999, '-')))),
    ]);
    expect(codes(receipt)).toContainEqual(['dash-for-figure', count + 2, '执行数']);
  });
});
