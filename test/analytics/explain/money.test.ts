import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Row, Session } from '../../../analytics/core/ports/engine.ts';
import { explain } from '../../../analytics/explain/explain.ts';
import { cellWords } from '../../../analytics/explain/words.ts';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import { buildStep } from '../../../functions/steps/compute/step.ts';
import { ingest } from '../../../functions/steps/ingest/step.ts';
import { takeSnapshot } from '../../../functions/steps/snapshot/step.ts';
import { officeUploads } from '../../support/finished-run.ts';
import { type Office, openOffice, textUpload } from '../../support/office.ts';

/** A project paid from two funds in December, with money of the year before, and the unit's own figures beside. */
const funds = textUpload(
  '国库支付_更正.csv',
  `年度,期间,数据口径,预算单位编码,项目编码,资金来源,资金类别,预算明细,年初预算数,全年预算数,执行数
2025,2025-12,国库,101001,2025101001001,一般公共预算,当年,302,600000.00,600000.00,500000.00
2025,2025-12,国库,101001,2025101001001,政府性基金预算,当年,302,400000.00,400000.00,390000.00
2025,2025-12,国库,101001,2025101001001,一般公共预算,结转,302,0.00,70000.00,60000.00
2025,2025-12,国库,101001,2025101001002,一般公共预算,当年,302,8000.00,8000.00,8000.00
2025,2025-12,单位,101001,2025101001001,一般公共预算,当年,302,1.00,1.00,1.00
`,
);
const projects = textUpload(
  '项目_更正.csv',
  `年度,预算单位编码,项目编码,项目名称,项目类型,法定支出,民生项目
2025,101002,2025101002001,教师培训,人员类,否,否
2025,101001,2025101001002,没有指标,特定目标类,否,否
2025,202001,2025202001001,河道整治,特定目标类,是,否
`,
);
const requests = textUpload(
  '预算申请_更正.csv',
  `年度,预算单位编码,项目编码,项目名称,上年项目编码,资金来源,申请金额,保障下限
2026,101001,2026101001001,食堂改造二期,2025101001001,一般公共预算,640000.01,0.00
2026,101001,2026101001001,食堂改造二期,2025101001001,政府性基金预算,900000.00,100.00
2026,101001,2026101001001,食堂改造二期,2025101001001,国有资本经营预算,3000.00,0.00
2026,101002,2026101002001,教师培训,2025101002001,一般公共预算,210000.00,50000.00
2026,202001,2026202001001,河道整治,2025202001001,一般公共预算,9000000.00,0.00
2026,101001,2026101001002,新项目,,一般公共预算,5000.00,1.00
2026,101001,2026101001004,没有指标,2025101001002,政府性基金预算,7000.00,5.00
2026,101001,2026101001003,编码不明,2025999999999,一般公共预算,5000.00,1.00
`,
);

let office: Office;
let session: Session;
beforeAll(async () => {
  office = await openOffice();
  const receipts = await ingest(office.effects, [...(await officeUploads()), funds, projects, requests]);
  expect(receipts.filter(({ state }) => state !== 'accepted').map(({ faults }) => faults)).toEqual([]);
  const built = await buildStep(office.effects, {
    snapshot: await takeSnapshot(office.effects),
    policy: loadPolicy(await office.effects.asset('policy/default.yaml')),
    through: null,
    envelopeAmount: '5000000.00',
  });
  session = built.session;
});
afterAll(async () => {
  await session.close();
  await office.close();
});

/** The rows of the part of an explanation whose title is given. */
const rowsOf = async (mart: string, title: string, ...key: string[]): Promise<readonly Row[]> => {
  const declared = marts.find(({ name }) => name === mart);
  if (!declared) throw new Error(`no mart ${mart}`);
  const { parts } = await explain(session, office.effects.asset, declared, key);
  return parts.find((part) => part.title.zh === title)?.rows ?? [];
};

const project = ['2025', '2025101001001'] as const;
const brief = (rows: readonly Row[]) =>
  rows.map((row) => [row.fund_source, row.money_kind, row.spent_amount, row.file_name, row.source_row].join(' '));

describe('the money of a project that is paid from two funds', () => {
  const rows = [
    '一般公共预算 carryover 60000.00 国库支付_更正.csv 4',
    '一般公共预算 current 500000.00 国库支付_更正.csv 2',
    '政府性基金预算 current 390000.00 国库支付_更正.csv 3',
  ];

  test.each([
    ['monitoring_project', '资金明细', ['2025', '2025-12', '2025101001001']],
    ['evaluation_project', '预算执行率的资金明细', [...project]],
    ['evaluation_indicator', '资金明细', [...project, 'EXECUTION']],
  ])('%s names every row that it adds up, and none that it does not', async (mart, title, key) => {
    expect(brief(await rowsOf(mart, title, ...key))).toEqual(rows);
    const [month] = await session.rows(
      "SELECT spent_amount FROM monitoring_project WHERE project_code = '2025101001001' AND period = '2025-12'",
    );
    const sum = (await rowsOf(mart, title, ...key)).reduce((total, { spent_amount: fen }) => total + Number(fen), 0);
    expect(sum).toBe(Number(month?.spent_amount));
  });

  test('is no single row of one file in the score, and none of another indicator', async () => {
    const scored = await rowsOf('evaluation_project', '逐项得分', ...project);
    expect(scored[0]).toMatchObject({ indicator_code: 'EXECUTION', file_name: null, source_row: null });
    expect(scored[1]).toMatchObject({ file_name: expect.any(String), source_row: expect.any(Number) });
    const indicator = String(scored[1]?.indicator_code);
    expect(await rowsOf('evaluation_indicator', '资金明细', ...project, indicator)).toEqual([]);
    expect(await rowsOf('evaluation_indicator', '数据来源', ...project, indicator)).toHaveLength(1);
    expect(await rowsOf('evaluation_indicator', '数据来源', ...project, 'EXECUTION')).toEqual([]);
  });
});

describe('the money of a project whose execution is rated in parts', () => {
  let parted: Session;
  beforeAll(async () => {
    const policy = loadPolicy(await office.effects.asset('policy/default.yaml'));
    const part = (code: string, weight: number, more: object) => ({
      code,
      name: { zh: code, en: code },
      weight,
      clause: '某地',
      ...more,
    });
    const built = await buildStep(office.effects, {
      snapshot: await takeSnapshot(office.effects),
      policy: {
        ...policy,
        execution_parts: [
          part('carried', 4, { money_kind: 'carryover' }),
          part('general', 6, { fund_source: '一般公共预算' }),
        ],
      },
      through: null,
      envelopeAmount: '5000000.00',
    });
    parted = built.session;
  });
  afterAll(() => parted.close());

  test.each([
    ['evaluation_indicator', '资金明细', 'EXECUTION:carried', ['一般公共预算 carryover 60000.00 国库支付_更正.csv 4']],
    ['evaluation_indicator', '资金明细', 'EXECUTION:general', ['一般公共预算 current 500000.00 国库支付_更正.csv 2']],
    ['evaluation_project', '不属于任何部分的资金', null, ['政府性基金预算 current 390000.00 国库支付_更正.csv 3']],
  ])('%s: %s of %s', async (name, title, code, rows) => {
    const mart = marts.find((each) => each.name === name);
    if (!mart) throw new Error(`no mart ${name}`);
    const key = code === null ? [...project] : [...project, code];
    const { parts } = await explain(parted, office.effects.asset, mart, key);
    expect(brief(parts.find((each) => each.title.zh === title)?.rows ?? [])).toEqual(rows);
  });

  test('is never outside where the policy lists no parts', async () => {
    expect(await rowsOf('evaluation_project', '不属于任何部分的资金', ...project)).toEqual([]);
  });
});

/** What a formula of an explanation comes to, to the fen; null where it is words. */
const worth = (how: unknown): string | null => {
  const written = String(how);
  if (!/^[0-9.]|^(min|max)/.test(written)) return null;
  expect(written).toMatch(/^[0-9.,() ×+minax]+$/);
  const counted = written.replaceAll('×', '*').replaceAll(/\b(min|max)/g, 'Math.$1');
  const value = new Function(`return ${counted}`)() as number;
  return (Math.round(value * 100 + 1e-6) / 100).toFixed(2);
};

describe('an allocation', () => {
  test('is worked out in steps, each of which comes to what it says, up to the figures of the mart', async () => {
    const lines = await session.rows(
      'SELECT r.*, l.allocated_amount FROM allocation_range r JOIN allocation_line l USING (fiscal_year, project_code, fund_source) ORDER BY r.project_code, r.fund_source',
    );
    expect(lines).toHaveLength(9);
    const bases = new Set<unknown>();
    for (const line of lines) {
      const key = [line.fiscal_year, line.project_code, line.fund_source].map(String);
      const steps = await rowsOf('allocation_line', '区间和安排怎么算', ...key);
      for (const { how, amount } of steps) expect(worth(how) ?? amount, String(how)).toBe(amount);
      const byStep = Object.fromEntries(steps.map(({ step, amount }) => [step, amount]));
      expect(byStep).toMatchObject({
        protected: line.floor_amount,
        range_low: line.low_amount,
        range_high: line.high_amount,
        allocated: line.allocated_amount,
      });
      bases.add(steps[0]?.how);
      if (line.base_amount !== null) expect(byStep.basis).toBe(line.base_amount);
    }
    expect([...bases].sort()).toEqual(['basis_budget', 'basis_none', 'basis_request']);
  });

  test('is worked out in the words of the reader', async () => {
    const steps = await rowsOf('allocation_range', '区间和安排怎么算', '2026', '2026101001001', '政府性基金预算');
    expect(steps.map((row) => cellWords(row, 'step', 'allocation_range').zh)).toEqual([
      ...['基数', '受保护的下限', '基数 × 下限系数', '基数 × 上限系数', '区间下限', '区间上限', '安排:下限 + 增加'],
    ]);
    expect(cellWords(steps[0] ?? {}, 'how', 'allocation_range').en).toBe('what the fund has this year');
    expect(steps[0]).toMatchObject({ amount: '400000.00' });
  });
});
