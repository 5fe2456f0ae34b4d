import { beforeAll, describe, expect, it } from 'vitest';
import { text } from '../../../../analytics/core/language/text.ts';
import type { Row } from '../../../../analytics/core/ports/engine.ts';
import type { SiteData, SiteMart } from '../../../../analytics/site/parts/data.ts';
import type { Edition } from '../../../../analytics/site/parts/edition.ts';
import { stylesheet } from '../../../../analytics/site/parts/style.ts';
import { site } from '../../../../analytics/site/site.ts';
import { asset } from '../../../../functions/adapters/assets.ts';
import { closedYear, midYear } from '../../../fixtures/site-data.ts';
import { type Claimed, holdsItsClaims } from '../../../support/claims.ts';
import { chosenByPages, claims } from './claims.ts';
import { en, zh } from './every.ts';

const keys = Object.keys(claims) as (keyof typeof claims)[];

it('knows every sentence of the catalogue', () => {
  expect([...keys, ...chosenByPages].sort()).toEqual(Object.keys(zh).sort());
});

for (const key of keys)
  holdsItsClaims(
    key,
    (given) => text((zh[key] as (p: unknown) => string)(given), (en[key] as (p: unknown) => string)(given)),
    claims[key] as unknown as Claimed<object>,
  );

/** What tells each of these sentences from every other, and is not of its figures. */
const telling: Readonly<Record<(typeof chosenByPages)[number], string>> = {
  noMoney: '还没有收到执行数据',
  first: '这是本年第一期',
  capped: '按执行率封顶为',
  vetoed: '一票否决的指标没有达到',
  evaluationNotYet: '年度评价在 12 月数据齐全后计算',
  evaluationEmpty: '没有收到可以评价的项目',
  allocationEmpty: '因此没有安排',
  allocationNotInEdition: '预算安排在通过之前不对外提供',
  allocation: '项申请满足',
  reserveMidYear: '区间装不下的',
  reserve: '各项都到了区间上限',
  limits: '最常见的约束:',
  incomplete: '自评资料不齐',
  method: '每个数字都从快照和规则算出',
  calendarUnused: '下面的日子没有用到',
  weekendsOnly: '只扣除了星期六和星期日',
  notEvaluated: '个项目未评,不是零分',
  notEvaluatedProject: '。未评不是零分。',
  notScored: '。各项指标不计分,执行率照列',
  partlyEvaluated: '有项目未评,得分只看已评的项目',
  reScored: '没有可以计分的自评,按财政再评价',
  reScoredRows: '评定;没有可以计分的自评',
  replaced: '分;等级以财政再评价 ',
  totalOnly: '<h2>总分 ',
  scoreUnpublished: '没有公布评分,执行率照列',
  unpublished: '没有公布评分。',
};

/** The fixture’s data with some rows changed. */
const changed = (data: SiteData, mart: SiteMart, change: (rows: readonly Row[]) => readonly Row[]): SiteData => ({
  ...data,
  marts: { ...data.marts, [mart]: change(data.marts[mart]) } as SiteData['marts'],
});

const allocationOf = (data: SiteData, reserved: boolean): SiteData =>
  changed(data, 'allocation_line', (rows) => rows.filter((row) => row.project_code !== 'RESERVE' || reserved));

const midYearUnder = (days: number | null, calendar: SiteData['policy']['calendar']): SiteData => {
  const year = midYear();
  const notice_answer_working_days = { ...year.policy.settings.notice_answer_working_days, value: days };
  return {
    ...year,
    policy: { ...year.policy, calendar, settings: { ...year.policy.settings, notice_answer_working_days } },
  };
};
const holiday = { day: '2025-10-01', works: 'no', clause: '放假通知' } as const;

const sites: readonly (readonly [string, SiteData, Edition])[] = [
  ['mid-year', midYear(), 'internal'],
  ['mid-year, public', midYear(), 'public'],
  ['mid-year, answers due by weekends alone', midYearUnder(10, []), 'internal'],
  ['mid-year, answers due by a calendar', midYearUnder(10, [holiday]), 'internal'],
  ['mid-year, a calendar for nothing', midYearUnder(null, [holiday]), 'internal'],
  ['closed', closedYear(), 'internal'],
  ['closed, public', closedYear(), 'public'],
  ['closed, nothing in reserve', allocationOf(closedYear(), false), 'internal'],
  [
    'mid-year with an allocation',
    {
      ...midYear(),
      marts: { ...midYear().marts, allocation_line: closedYear().marts.allocation_line },
      run: { ...midYear().run, allocation: closedYear().run.allocation },
    },
    'internal',
  ],
  [
    'closed, nothing to evaluate',
    { ...closedYear(), marts: { ...closedYear().marts, evaluation_project: [], evaluation_department: [] } },
    'internal',
  ],
  [
    'closed, capped and complete',
    changed(closedYear(), 'evaluation_project', (rows) =>
      rows.map((row) => ({ ...row, cap_applied: '79.00', complete: true })),
    ),
    'internal',
  ],
  [
    'closed, held by a veto',
    changed(closedYear(), 'evaluation_project', (rows) =>
      rows.map((row) => ({ ...row, cap_applied: '59.00', veto_cap_applied: '59.00' })),
    ),
    'public',
  ],
  [
    'mid-year without money',
    changed(midYear(), 'monitoring_district', (rows) => rows.map((row) => ({ ...row, spent_amount: null }))),
    'internal',
  ],
  [
    'closed, not evaluated',
    changed(
      changed(closedYear(), 'evaluation_project', (rows) =>
        rows.map((row) => ({ ...row, total: null, score: null, grade: null, not_evaluated_reason: 'missing' })),
      ),
      'evaluation_department',
      (rows) => rows.map((row) => ({ ...row, evaluated: 0 })),
    ),
    'internal',
  ],
  [
    'closed, re-evaluated',
    changed(closedYear(), 'evaluation_project', (rows) =>
      rows.map((row) => ({ ...row, total: null, score: '85.00', grade: 'good' })),
    ),
    'internal',
  ],
  [
    'closed, re-evaluation in place of the total',
    changed(closedYear(), 'evaluation_project', (rows) =>
      rows.map((row) => ({ ...row, score: '85.00', grade: 'good', graded_by: 're_evaluation' })),
    ),
    'internal',
  ],
  [
    'closed, public, deducted',
    changed(closedYear(), 'evaluation_project', (rows) => rows.map((row) => ({ ...row, deduction_points: '1.00' }))),
    'public',
  ],
  [
    'closed, public, graded by finance alone',
    changed(closedYear(), 'evaluation_project', (rows) =>
      rows.map((row) => ({ ...row, total: null, graded_by: 're_evaluation' })),
    ),
    'public',
  ],
];

describe('a sentence that only a page can make false', () => {
  const pages = new Map<string, readonly string[]>();
  beforeAll(async () => {
    const style = await stylesheet(asset);
    for (const [name, data, edition] of sites) {
      const made: string[] = [];
      for await (const { content } of site(data, edition, style)) made.push(content.replaceAll('\u00a0', ' '));
      pages.set(name, made);
    }
  });

  it.each(chosenByPages)('stands on some pages and not on others: %s', (key) => {
    const shown = [...pages].map(
      ([name, made]) => [name, made.filter((page) => page.includes(telling[key])).length] as const,
    );
    const [somewhere, missing] = [shown.filter(([, times]) => times > 0), shown.filter(([, times]) => times === 0)];
    expect(somewhere.length, `${key} is shown`).toBeGreaterThan(0);
    if (key !== 'method' && key !== 'first') expect(missing.length, `${key} is left out`).toBeGreaterThan(0);
    for (const [name, times] of somewhere) expect(times).toBeLessThan(pages.get(name)?.length ?? 0);
  });
});
