import { type AllocationStory, allocationReason } from '../../analytics/allocation/sentences.ts';
import { text } from '../../analytics/core/language/text.ts';
import { explainedSays } from '../../analytics/explain/explained.ts';
import { runDone } from '../../analytics/regions/notification.ts';
import { regionWords } from '../../analytics/regions/sentences.ts';
import { overviewLights } from '../../analytics/site/pages/regions-sentences.ts';
import type { Finding, VerifyReport } from '../../analytics/verify/finding.ts';
import { verifySays } from '../../analytics/verify/verdict.ts';
import { holdsItsClaims } from '../support/claims.ts';

const yuan = text('元', 'yuan');
const counts = [0, 1, 2] as const;

const rule = { code: 'good', name: text('一般保障', 'Guaranteed'), low: 0.9, high: 1.1 };
const has =
  (code: string) =>
  ({ findings }: AllocationStory) =>
    findings.includes(code);

const isScored = (p: AllocationStory): boolean => p.score !== null && p.grade !== null && !has('previous_unknown')(p);
const isUnscored = (p: AllocationStory): boolean => !isScored(p) && !has('previous_unknown')(p);
/** A project that was not evaluated may not rise through a fund it does not have. */
const keptToFloor = (p: AllocationStory): boolean => p.rule?.code === 'not_evaluated' && has('fund_without_budget')(p);
const isNew = (p: AllocationStory): boolean => p.rule?.code === 'new' && !has('fund_without_budget')(p);

holdsItsClaims<AllocationStory>('allocationReason', allocationReason, {
  over: {
    limit: ['floor', 'low', 'high', 'request', 'none'],
    rule: [null, rule, { ...rule, code: 'new' }, { ...rule, code: 'not_evaluated' }],
    score: [null, '85.00'],
    replacedScore: [undefined, null, '70.00'],
    grade: [null, text('良', 'good')],
    fundSource: ['一般公共预算'],
    baseAmount: [null, '90.00', '100.00', '110.00'],
    requestedAmount: ['200.00'],
    floorAmount: ['0.00', '5.00'],
    lowAmount: ['6.00'],
    highAmount: ['150.00'],
    allocatedAmount: ['100.00'],
    addedAmount: ['94.00'],
    currency: [yuan],
    previousCode: [null, 'P9'],
    findings: [
      [],
      ['previous_unknown'],
      ['fund_without_budget'],
      ['fund_shared'],
      ['budget_as_listed'],
      ['not_approved'],
      ['no_indicators'],
    ],
  },
  claims: [
    ['本年没有编码为 P9', 'has the code P9', (p) => has('previous_unknown')(p) && p.previousCode !== null],
    ['本年没有编码为 null', 'has the code null', (p) => has('previous_unknown')(p) && p.previousCode === null],
    ['再评价得分 85.00', 'on re-evaluation', (p) => isScored(p) && p.replacedScore !== undefined],
    ['替代评价得分 70.00', 'in place of 70.00', (p) => isScored(p) && p.replacedScore === '70.00'],
    ['', 'Scored 85.00', isScored],
    ['新增项目', 'A new project', (p) => isUnscored(p) && isNew(p)],
    ['本年未评(', 'Not evaluated this year', (p) => isUnscored(p) && !isNew(p) && has('no_indicators')(p)],
    ['本年没有评价得分', 'No score this year', (p) => isUnscored(p) && !isNew(p) && !has('no_indicators')(p)],
    ['本年没有预算', 'with no budget from', has('fund_without_budget')],
    ['没有对应的应用规则', 'no rule of the policy applies', (p) => p.rule === null],
    ['没有本年预算的资金来源只安排保障下限', 'its protected floor alone', keptToFloor],
    ['申请额 200.00', 'the request, 200.00', (p) => p.rule !== null && p.baseAmount === null && !keptToFloor(p)],
    ['本年预算平分所得', 'an equal part of', (p) => p.rule !== null && p.baseAmount !== null && has('fund_shared')(p)],
    ['保障下限 5.00', 'protected floor of 5.00', (p) => p.floorAmount !== '0.00'],
    ['正是受保护的支出', 'exactly the protected spending', (p) => p.limit === 'floor'],
    ['总额已无余款可加', 'had nothing to add', (p) => p.limit === 'low'],
    ['达到区间上限', 'the upper end of the range', (p) => p.limit === 'high'],
    ['按申请足额安排', 'the request in full', (p) => p.limit === 'request'],
    ['按优先级和得分分得 94.00', 'shared out by priority', (p) => p.limit === 'none'],
    ['与本年持平', 'the same as this year', (p) => p.baseAmount === '100.00' && !has('fund_shared')(p)],
    ['比本年增加', 'more than this year', (p) => p.baseAmount === '90.00' && !has('fund_shared')(p)],
    ['比本年减少', 'less than this year', (p) => p.baseAmount === '110.00' && !has('fund_shared')(p)],
    ['与平分所得持平', 'the same as that part', (p) => p.baseAmount === '100.00' && has('fund_shared')(p)],
    ['比平分所得增加', 'more than that part', (p) => p.baseAmount === '90.00' && has('fund_shared')(p)],
    ['比平分所得减少', 'less than that part', (p) => p.baseAmount === '110.00' && has('fund_shared')(p)],
    ['本年预算取项目表的年初预算', 'the initial one on the list', has('budget_as_listed')],
    ['绩效目标未获批复', 'goals were not approved', has('not_approved')],
  ],
});

const finding = (code: Finding['code']): Finding => ({ code, place: '', expected: '', found: '', about: '' });

interface Verdict {
  readonly findings: readonly Finding[];
  readonly recomputed: string | null;
  readonly of: Pick<VerifyReport, 'handedOver' | 'ledgerFile'>;
}
const holds = ({ findings }: Verdict): boolean => findings.length === 0;
const isAbsent = ({ of }: Verdict): boolean => of.ledgerFile === 'absent';

holdsItsClaims<Verdict>(
  'verifySays',
  ({ of, findings, recomputed }) =>
    verifySays({
      holds: findings.length === 0,
      findings,
      recomputed,
      ...of,
      checked: { events: 1, objects: 1, marts: 1, pages: 1, receipts: 1 },
    }),
  {
    over: {
      findings: [[], [finding('object_changed')], [finding('recompute_failed')]],
      recomputed: [null, 'a'],
      of: [
        { handedOver: 'output', ledgerFile: 'whole' },
        { handedOver: null, ledgerFile: 'whole' },
        { handedOver: 'edition', ledgerFile: 'whole' },
        { handedOver: 'edition', ledgerFile: 'absent' },
      ],
    },
    claims: [
      ['', 'The result holds: ', (p) => holds(p) && p.of.handedOver !== null && !isAbsent(p)],
      ['保存的结果成立', 'as it is kept holds', (p) => holds(p) && p.of.handedOver === null],
      ['签名的清单所列', 'of the list that the office signed', (p) => holds(p) && isAbsent(p)],
      ['结果不成立', 'does not hold', (p) => !holds(p)],
      ['重算结果一致', 'recomputing gives the same', (p) => holds(p) && !isAbsent(p)],
      [
        '这里没有这次运行的数据',
        'the data of the run are not here',
        (p) => isAbsent(p) && (holds(p) || p.recomputed === null),
      ],
      ['条台账记录', 'ledger events', (p) => !isAbsent(p)],
      ['个页面', '1 pages', (p) => p.of.handedOver !== null],
      ['个结果表', 'published marts', (p) => p.of.handedOver === 'output'],
      ['没有核对', 'were not looked at', (p) => holds(p) && p.of.handedOver === null],
      [
        '因数据受损没有重算',
        'what it needs is damaged',
        (p) => !isAbsent(p) && p.findings[0]?.code === 'object_changed' && p.recomputed === null,
      ],
      [
        '重算没有完成',
        'recomputing did not complete',
        (p) => !isAbsent(p) && p.findings[0]?.code === 'recompute_failed' && p.recomputed === null,
      ],
    ],
  },
);

holdsItsClaims<{ run: string | null; envelopeAmount: string | null }>(
  'explainedSays',
  (given) => explainedSays({ ...given, snapshot: 's', policy: 'p', through: '2025-12', currency: yuan }),
  {
    over: { run: [null, 'abc'], envelopeAmount: [null, '1.00'] },
    claims: [
      ['现有数据', 'The present data', (p) => p.run === null],
      ['最近一次运行', 'The last run', (p) => p.run !== null],
      ['总额 1.00 元', 'envelope 1.00 yuan', (p) => p.envelopeAmount !== null],
    ],
  },
);

holdsItsClaims<{ red: number; yellow: number; missing: number }>(
  'overviewLights',
  (given) => overviewLights({ counts: { ...given, projects: 9 } } as unknown as Parameters<typeof overviewLights>[0]),
  {
    over: { red: counts, yellow: counts, missing: counts },
    claims: [
      ['每个都报了数', 'every one reported', (p) => p.missing === 0],
      ['个未报', 'reported nothing', (p) => p.missing > 0],
    ],
  },
);

holdsItsClaims<{ known: readonly string[] }>('notReported', ({ known }) => regionWords.notReported('2025-12', known), {
  over: { known: [[], ['2025-10']] },
  claims: [['最后一个已报月份', 'the last month reported', (p) => p.known.length > 0]],
});

interface RunSaid {
  readonly without: readonly string[];
  readonly behind: readonly string[];
  readonly address: string | null;
  readonly suspended: number;
}

holdsItsClaims<RunSaid>(
  'runDone',
  ({ suspended, ...given }) => {
    const counts = { planned: 2, done: 1 } as Parameters<typeof runDone>[0]['counts'];
    const { body } = runDone({
      ...given,
      period: '2025-12',
      counts,
      notices: { opened: 1, answered: 1, closed: 1, suspended },
    });
    const [zh = '', en = ''] = body.split('\n\n');
    return text(zh, en);
  },
  {
    over: { without: [[], ['甲区']], behind: [[], ['乙区']], address: [null, 'https://x'], suspended: [0, 2] },
    claims: [
      ['自动暂停 2 个', '2 not answered in time and suspended', (p) => p.suspended > 0],
      ['没有结果:甲区', 'Without a result', (p) => p.without.length > 0],
      ['仍是更晚的期间:乙区', 'still show a later period', (p) => p.behind.length > 0],
      ['总览:https', 'Overview:', (p) => p.address !== null],
    ],
  },
);
