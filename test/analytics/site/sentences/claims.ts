import type { Claimed } from '../../../support/claims.ts';
import type { Sentences } from './every.ts';

export type Key = keyof Sentences;
export type Given<Of extends Key> = Parameters<Sentences[Of]>[0];

/**
 * Sentences that say one thing whatever they are given, so that only the page that chooses them can make them false.
 */
export const chosenByPages = [
  'noMoney',
  'first',
  'capped',
  'vetoed',
  'evaluationNotYet',
  'evaluationEmpty',
  'allocationEmpty',
  'allocationNotInEdition',
  'allocation',
  'reserveMidYear',
  'reserve',
  'limits',
  'incomplete',
  'method',
  'calendarUnused',
  'weekendsOnly',
  'notEvaluated',
  'notEvaluatedProject',
  'notScored',
  'partlyEvaluated',
  'reScored',
  'reScoredRows',
  'replaced',
  'totalOnly',
  'scoreUnpublished',
  'unpublished',
] as const satisfies readonly Key[];

type Chosen = (typeof chosenByPages)[number];
type Claims = { readonly [Of in Exclude<Key, Chosen>]: Claimed<Given<Of>> };

const counts = [0, 1, 2] as const;
const both = [true, false] as const;
const unit = ['机构'] as const;
const threshold = ['', '7 分'] as const;
const rates = [null, 0, 0.4, 0.5] as const;
const differences = [null, -0.2, 0, 0.2] as const;

export const claims: Claims = {
  behind: {
    over: { all: [3], behind: counts, unreported: [0, 1, 3], unit, threshold, fastSlow: counts, missing: counts },
    claims: [
      ['本月都没有报执行数', 'reported spending this month', (p) => p.unreported === 3],
      ['个没有报执行数', 'reported no spending', (p) => p.unreported === 1],
      ['个机构都没有落后', '', (p) => p.behind === 0 && p.unreported === 0],
      ['个机构中没有落后', '', (p) => p.behind === 0 && p.unreported === 1],
      ['', 'None of', (p) => p.behind === 0 || p.unreported === 3],
      ['个机构中有', '', (p) => p.behind > 0 && p.unreported < 3],
      ['超过 7 分', 'by more than 7 分', (p) => p.threshold !== '' && p.unreported < 3],
      ['钱花得快、事办得慢', 'delivering slowly', (p) => p.fastSlow > 0 && p.unreported < 3],
      ['项目本月未报', 'reported nothing this month', (p) => p.fastSlow === 0 && p.missing > 0 && p.unreported < 3],
    ],
  },
  spent: {
    over: {
      month: [6],
      money: ['9 元'],
      rate: rates,
      deviation: differences,
      goals: [null, 0, 0.5],
      last: [null, 4],
      carried: counts,
      silent: counts,
      silentBudget: [null, '7 元'],
    },
    claims: [
      ['没有报过资金', 'never reported money', (p) => p.silent > 0],
      ['年初预算 7 元,不在内', 'with an initial budget of 7 元', (p) => p.silent > 0 && p.silentBudget !== null],
      ['6 月没有收到执行数据', 'No spending figures came in for month 6', (p) => p.last !== null],
      ['个项目本月未报', 'reported none this month', (p) => p.last === null && p.carried > 0],
      ['截至最近报数的 4 月末', 'by the end of month 4', (p) => p.last !== null],
      ['执行率无法计算', 'no execution rate', (p) => p.rate === null],
      ['执行率 ', 'of the budget', (p) => p.rate !== null],
      ['与计划持平', 'on plan', (p) => p.deviation === 0 && p.last === null],
      ['比计划低', 'behind plan', (p) => p.deviation === -0.2 && p.last === null],
      ['比计划高', 'ahead of plan', (p) => p.deviation === 0.2 && p.last === null],
      ['目标进度达到计划的', 'Goals stand at', (p) => p.goals !== null],
    ],
  },
  changed: {
    over: { newRed: counts, recovered: counts, missing: counts, disclosed: both },
    claims: [
      ['公开的项目中', 'Of the disclosed projects', (p) => p.disclosed],
      ['没有新亮的红灯', 'none newly red', (p) => p.newRed === 0],
      ['新亮红灯', '', (p) => p.newRed > 0],
      ['没有由红恢复的', 'none recovered', (p) => p.recovered === 0],
      ['恢复 ', '', (p) => p.recovered > 0],
      ['每个项目本月都报了数', 'every project has reported', (p) => p.missing === 0],
      ['本月都未报', 'reported neither', (p) => p.missing > 0],
    ],
  },
  yearScored: {
    over: {
      projects: [0, 1, 3],
      poor: [0, 1],
      low: [0, 1],
      open: counts,
      disclosed: both,
      lower: ['差'],
      middle: ['中', ''],
      upper: ['优或良'],
    },
    claims: [
      ['没有项目得到评分', 'No project is scored', (p) => p.projects === 0 && !p.disclosed],
      ['公开的项目都没有公布评分', 'No disclosed project has', (p) => p.projects === 0 && p.disclosed],
      ['项目评为差', '', (p) => p.projects === 1 && p.poor === 1],
      ['项目评为中', 'is rated 中', (p) => p.projects === 1 && p.poor === 0 && p.low === 1 && p.middle !== ''],
      ['项目评为优或良', 'is rated 优或良', (p) => p.projects === 1 && p.poor === 0 && p.low === 0],
      ['都评为优或良', 'All ', (p) => p.projects > 1 && p.poor === 0 && p.low === 0],
      ['没有一个评为差', 'None of', (p) => p.projects > 1 && p.poor === 0 && p.low > 0],
      ['个评为差', '', (p) => p.projects > 1 && (p.poor > 0 || p.low > 0)],
      ['个为中', '', (p) => p.projects > 1 && p.low > 0 && p.middle !== ''],
      ['没有为中的', 'none 中', (p) => p.projects > 1 && p.poor > 0 && p.low === 0 && p.middle !== ''],
      ['全年 ', '', (p) => p.projects > 0 && !p.disclosed],
      ['已评项目', 'evaluated project', (p) => p.projects > 0 && p.open > 0 && !p.disclosed],
      ['公布评分的项目', '', (p) => p.projects > 0 && p.open > 0 && p.disclosed],
      ['另有 ', 'more', (p) => p.projects > 0 && p.open > 0],
      ['个未评', '', (p) => p.projects > 0 && p.open > 0 && !p.disclosed],
      ['个都未评', '', (p) => p.projects === 0 && p.open > 0 && !p.disclosed],
      [',共 ', '', (p) => p.projects === 0 && p.open > 0 && p.disclosed],
      ['', 'not evaluated', (p) => p.open > 0 && !p.disclosed],
      ['', 'without a published score', (p) => p.open > 0 && p.disclosed],
    ],
  },
  mean: {
    over: { mean: [80], gap: [null, -1, -0.004, 0, 0.004, 1], disclosed: both },
    claims: [
      ['公开的项目', 'disclosed projects', (p) => p.disclosed],
      ['自评平均高', 'higher', (p) => p.gap === 1],
      ['自评平均低', 'lower', (p) => p.gap === -1],
      ['自评平均与此相同', 'the same', (p) => p.gap !== null && Math.abs(p.gap) < 0.005],
    ],
  },
  worstDepartments: {
    over: { names: [['甲'], ['甲', '乙']], count: [0, 2, 5], unreported: [0, 1, 9], all: [9], unit, threshold },
    claims: [
      ['个机构本月都没有报执行数', 'None of 9', (p) => p.unreported === 9],
      ['个未报', 'not reported', (p) => p.unreported === 1],
      ['没有机构', 'No 机构', (p) => p.count === 0 && p.unreported < 9],
      ['甲', '', (p) => p.count > 0 && p.unreported < 9],
      ['', 'behind plan', (p) => p.unreported < 9],
      ['等 ', '', (p) => p.count > p.names.length && p.unreported < 9],
      ['超过 7 分', 'by more than 7 分', (p) => p.threshold !== '' && p.unreported < 9],
      ['乙', '', (p) => p.count > 0 && p.names.length > 1 && p.unreported < 9],
    ],
  },
  quadrant: {
    over: { fastSlow: counts, slowSlow: counts, disclosed: both },
    claims: [
      ['最该问的是右下角', 'Ask about the lower right', (p) => p.fastSlow > 0],
      ['钱快事慢,', 'spends ahead of its goals', (p) => p.fastSlow === 0],
      ['也没有钱和事都慢的', 'none is behind on both', (p) => p.fastSlow === 0 && p.slowSlow === 0],
      ['个钱和事都慢', '', (p) => p.fastSlow === 0 && p.slowSlow > 0],
      ['公开的', 'disclosed', (p) => p.disclosed],
    ],
  },
  heat: {
    over: { name: ['甲局', 'Emcali'], months: [0, 1, 2, 3], unit, missing: counts },
    claims: [
      ['个月走低', 'has fallen', (p) => p.months >= 2],
      ['没有报数', 'not reported', (p) => p.months < 2 && p.missing > 0],
      ['逐月的进度差', 'Deviation by', (p) => p.months < 2 && p.missing === 0],
      ['Emcali 连续', 'Emcali has', (p) => p.months >= 2 && p.name === 'Emcali'],
    ],
  },
  multiples: {
    over: { count: [3], unit, short: counts },
    claims: [
      ['仍可能完成', 'may still finish', (p) => p.short === 0],
      ['预计仍低于 90%', 'expected to end below 90%', (p) => p.short > 0],
    ],
  },
  closedYear: {
    over: { count: [3], unit, short: counts },
    claims: [
      ['也都到了 90%', 'at 90% or more', (p) => p.short === 0],
      ['全年不到 90%', 'below 90%', (p) => p.short > 0],
    ],
  },
  notices: {
    over: { open: counts, suspended: counts, chosen: counts, answered: counts, closed: counts },
    claims: [
      ['没有待答复的通知', 'No notice waits', (p) => p.open + p.suspended === 0],
      ['到期没有答复', 'not answered in time', (p) => p.suspended > 0],
      ['个已答复', 'with an answer and no measure', (p) => p.chosen > 0],
      ['等待答复', 'waiting for an answer', (p) => p.open > 0],
      ['整改中', 'in correction', (p) => p.answered > 0],
      ['已办结', 'closed', (p) => p.closed > 0],
    ],
  },
  trust: {
    over: { files: [3], refused: counts, partly: counts, missing: counts },
    claims: [
      ['全部接受', 'all accepted', (p) => p.refused + p.partly === 0],
      ['拒收', 'refused', (p) => p.refused > 0],
      ['退回了部分项目', 'sent back in part', (p) => p.partly > 0],
      ['每个项目都报了资金数', 'every project reported', (p) => p.missing === 0],
      ['未报资金数', 'did not report', (p) => p.missing > 0],
    ],
  },
  department: {
    over: {
      name: ['甲局'],
      rate: rates,
      deviation: differences,
      last: [null, 4, 'never'],
      red: counts,
      projects: [3],
    },
    claims: [
      ['至今没有报过执行数', 'No spending reported yet', (p) => p.last === 'never'],
      ['本期没有执行率', 'No execution rate this', (p) => p.rate === null && p.last === null],
      ['4 月没有执行率', 'No execution rate in', (p) => p.rate === null && p.last === 4],
      ['本月没有报执行数,最近 4 月', 'last in month 4', (p) => p.rate !== null && p.last === 4],
      ['执行 ', 'executed', (p) => p.rate !== null && p.last !== 'never'],
      ['比计划低', 'behind plan', (p) => p.rate !== null && p.last !== 'never' && p.deviation === -0.2],
      ['比计划高', 'ahead of plan', (p) => p.rate !== null && p.last !== 'never' && p.deviation === 0.2],
      ['与计划持平', 'on plan', (p) => p.rate !== null && p.last !== 'never' && p.deviation === 0],
      ['都不是红灯', 'none of 3', (p) => p.rate !== null && p.last !== 'never' && p.red === 0],
      ['个红灯', '', (p) => p.rate !== null && p.last !== 'never' && p.red > 0],
    ],
  },
  departmentScore: {
    over: {
      total: [80],
      grade: ['良'],
      rank: [null, 2],
      best: [null, 1],
      worst: [null, 1, 3],
      peers: [null, ...['', '丙'].map((group) => ({ group, departments: 4, unit: '机构' }))],
    },
    claims: [
      ['第 2 名', 'rank 2', (p) => p.rank !== null],
      ['数据允许', 'the data allow', (p) => p.rank !== null && p.best !== null && p.worst === 3],
      ['在“丙”类 4 个机构中', 'of its group', (p) => p.rank !== null && p.peers?.group === '丙'],
      ['在没有分类的 4 个机构中', 'without a group', (p) => p.rank !== null && p.peers?.group === ''],
    ],
  },
  project: {
    over: {
      month: [6],
      rate: rates,
      deviation: [null, -0.2],
      last: [null, 4, 'never'],
      goals: [null, 0.5],
      only: [null, 'money', 'goals'],
      light: ['绿灯'],
      why: [[], ['资金落后']],
    },
    claims: [
      ['没有报过执行数', 'no spending reported yet', (p) => p.last === 'never'],
      ['没有新的执行数,最近 4 月', 'last in month 4', (p) => p.last === 4],
      ['没有执行率', 'no execution rate', (p) => p.rate === null && p.last !== 'never'],
      ['执行 ', 'executed', (p) => p.rate !== null && p.last !== 'never'],
      ['比计划低', 'behind plan', (p) => p.rate !== null && p.deviation !== null && p.last !== 'never'],
      ['目标进度未报', 'goals not reported', (p) => p.goals === null],
      ['目标进度达到', 'goals at', (p) => p.goals !== null],
      ['只看资金', 'by money alone', (p) => p.only === 'money'],
      ['只看目标', 'by goals alone', (p) => p.only === 'goals'],
      ['资金落后', '资金落后', (p) => p.why.length > 0],
    ],
  },
  score: {
    over: { total: [80], re: [null, 71], grade: ['良'], self: [null, 81], gap: [null, -1, 0, 1] },
    claims: [
      ['以财政再评价', 'decides', (p) => p.re !== null],
      ['自评', 'self score', (p) => p.self !== null],
      ['两者一致', 'the same', (p) => p.self !== null && (p.gap === null || p.gap === 0)],
      ['高 ', 'higher', (p) => p.self !== null && p.gap === 1],
      ['低 ', 'lower', (p) => p.self !== null && p.gap === -1],
    ],
  },
  sum: {
    over: { rows: counts, execution: [null, 0, 8], total: [80] },
    claims: [['执行率 ', 'for execution', (p) => p.execution !== null]],
  },
  allocationLead: {
    over: {
      base: ['1 元'],
      envelope: [null, '2 元'],
      origin: ['', '给定'],
      atRequest: counts,
      below: counts,
      reserve: [null, '3 元'],
    },
    claims: [
      ['下年总额', 'next year’s envelope', (p) => p.envelope !== null],
      ['给定', '给定', (p) => p.envelope !== null && p.origin !== ''],
      ['项都按申请', 'none in part or not', (p) => p.below === 0],
      ['没有一项', '', (p) => p.below > 0 && p.atRequest === 0],
      ['低于申请', '', (p) => p.below > 0],
      ['预留', 'in reserve', (p) => p.reserve !== null],
    ],
  },
  envelopeUndecided: {
    over: { envelope: ['1 元'], origin: ['base', 'minimum'], year: [2026] },
    claims: [
      ['暂按本年预算', 'with this year’s total', (p) => p.origin === 'base'],
      ['不够各项下限', 'can’t pay the lower limits', (p) => p.origin === 'minimum'],
    ],
  },
  allocationDepartments: {
    over: { up: counts, down: counts, unit },
    claims: [
      ['没有机构增减', '', (p) => p.up === 0 && p.down === 0],
      ['没有机构增加', '', (p) => p.up === 0 && p.down > 0],
      ['个机构增加', '', (p) => p.up > 0],
      ['', 'none loses', (p) => p.down === 0],
      ['', 'no 机构 gains', (p) => p.up === 0],
      ['没有减少的', '', (p) => p.up > 0 && p.down === 0],
      ['个减少', '', (p) => p.down > 0],
    ],
  },
  allocationRules: {
    over: { more: ['1 元'], sign: ['more', 'less', 'same'], rule: [null, '保障'], less: ['2 元'] },
    claims: [
      ['申请比本年多', 'more than this year', (p) => p.sign === 'more'],
      ['申请比本年少', 'less than this year', (p) => p.sign === 'less'],
      ['申请与本年相同', 'As much as this year', (p) => p.sign === 'same'],
      ['压减最多', 'takes the largest cut', (p) => p.rule !== null],
      ['没有一类压减', 'no rule cuts', (p) => p.rule === null],
    ],
  },
  base: {
    over: { base: ['1 元'], budget: ['2 元'], rest: [null, '3 元'] },
    claims: [
      ['即全部项目的全年预算', 'that of all projects, 1', (p) => p.rest === null],
      ['相差 3 元', 'the 3 元 between', (p) => p.rest !== null],
    ],
  },
  lagging: {
    over: { months: [3], lagging: counts, threshold, missing: counts },
    claims: [
      ['没有一个月', 'None of', (p) => p.lagging === 0],
      ['超过 7 分', 'by more than 7 分', (p) => p.threshold !== ''],
      ['个月未报', 'not reported', (p) => p.missing > 0],
    ],
  },
  versusLast: {
    over: { month: [6], reported: both, rate: rates, last: [null, 0.4] },
    claims: [
      ['6 月没有报执行数', 'No spending reported for month 6', (p) => !p.reported],
      ['没有执行率', 'No execution rate', (p) => p.reported && p.rate === null],
      ['月执行 ', 'executed to month', (p) => p.reported && p.rate !== null && p.last === null],
      ['一样快', 'As fast as', (p) => p.reported && p.last !== null && p.rate === p.last],
      ['快 ', 'faster', (p) => p.reported && p.rate !== null && p.last !== null && p.rate > p.last],
      ['慢 ', 'slower', (p) => p.reported && p.rate !== null && p.last !== null && p.rate < p.last],
    ],
  },
  silent: {
    over: { indicators: [0, 9], missing: counts, departments: [2], unit },
    claims: [
      ['每个月都报了数', 'reported every month', (p) => p.missing === 0 && p.indicators > 0],
      ['没有要报的指标', 'no indicator to report', (p) => p.indicators === 0],
      ['没有报数', 'not reported', (p) => p.missing > 0 && p.indicators > 0],
    ],
  },
  grades: {
    over: { projects: [0, 1, 2], good: counts, disclosed: both, upper: ['优或良'] },
    claims: [
      ['没有项目得到评分', 'No project is scored', (p) => p.projects === 0 && !p.disclosed],
      ['公开的项目都没有公布评分', 'No disclosed project has', (p) => p.projects === 0 && p.disclosed],
      ['没有一个为优或良', 'None of', (p) => p.projects > 0 && p.good === 0],
      ['都为优或良', 'All of', (p) => p.projects > 0 && p.good === p.projects],
      ['项目中 ', '', (p) => p.projects > 0 && p.good > 0 && p.good !== p.projects],
      ['公开的 ', '', (p) => p.projects > 0 && p.disclosed],
    ],
  },
  selfHigh: {
    over: { high: counts, low: counts, points: [5] },
    claims: [
      ['没有项目的自评与规则得分相差', '', (p) => p.high === 0 && p.low === 0],
      ['个项目自评高出', '', (p) => p.high > 0],
      ['没有项目自评高出', '', (p) => p.high === 0 && p.low > 0],
      ['', 'None score themselves', (p) => p.high === 0],
      ['没有自评低', '', (p) => p.high > 0 && p.low === 0],
      ['', 'none too low', (p) => p.low === 0],
    ],
  },
  ranks: {
    over: { unit, overlap: both },
    claims: [
      ['区间重叠', 'overlap', (p) => p.overlap],
      ['的得分和名次', 'Scores and ranks', (p) => !p.overlap],
    ],
  },
  quality: {
    over: { files: [0, 3], refused: counts, partly: counts, share: [0.5] },
    claims: [
      ['全部接受', 'all accepted', (p) => p.refused + p.partly === 0],
      ['拒收', 'refused', (p) => p.refused > 0],
      ['退回了部分项目', 'sent back in part', (p) => p.partly > 0],
      ['每个都有原因', 'for a stated reason', (p) => p.refused + p.partly > 0],
    ],
  },
  qualityLead: {
    over: { rows: [9], accepted: [8], uncounted: counts, warnings: counts, superseded: counts },
    claims: [
      ['没有读出行', 'no rows could be read', (p) => p.uncounted > 0],
      ['没有提醒', 'no warnings', (p) => p.warnings === 0],
      ['提醒 ', '', (p) => p.warnings > 0],
      ['替代', 'superseded', (p) => p.superseded > 0],
    ],
  },
  notFull: {
    over: { count: [1, 2], disclosed: both },
    claims: [['公开的项目中', 'disclosed', (p) => p.disclosed]],
  },
  noFramework: {
    over: { count: [1, 3], all: [3], unit },
    claims: [
      ['没有一个机构报送', 'No 机构 sent', (p) => p.count === p.all],
      ['按 0 分计', 'counts 0', (p) => p.count < p.all],
    ],
  },
  corrected: {
    over: { replaced: counts, partly: counts },
    claims: [
      ['替代', 'replaced by later ones', (p) => p.replaced > 0],
      ['部分被更正', 'corrected in part', (p) => p.partly > 0],
    ],
  },
  reporting: {
    over: { missing: counts, months: [3], unit },
    claims: [
      ['每个项目每个月都报了', 'Every project reported', (p) => p.missing === 0],
      ['没有报资金数', 'without a money figure', (p) => p.missing > 0],
    ],
  },
  reconciled: {
    over: { all: [9], exact: [7], slips: counts, differs: counts },
    claims: [
      ['来源自身的差错', 'slips of the source', (p) => p.slips > 0],
      ['项不一致', 'differ', (p) => p.differs > 0],
    ],
  },
  projects: {
    over: { all: [0, 1, 2], units: [2], unit, disclosed: both },
    claims: [
      ['没有', 'No ', (p) => p.all === 0],
      ['公开', 'disclosed', (p) => p.disclosed],
      ['分属', ' of ', (p) => p.all > 0],
    ],
  },
  noticesHead: {
    over: { all: [0, 3], recovered: [0, 1], open: [0, 1, 2], suspended: [0, 1] },
    claims: [
      ['没有发出偏差通知', 'No deviation notices', (p) => p.all === 0],
      ['都有了答复', 'all answered', (p) => p.all > 0 && p.open === 0 && p.recovered === 0],
      ['个有了答复', ' answered,', (p) => p.all > 0 && p.open + p.recovered > 0 && p.open + p.recovered < p.all],
      ['没有答复就已恢复', 'recovered without an answer', (p) => p.all > 0 && p.recovered > 0],
      ['还没有答复', 'not answered yet', (p) => p.all > 0 && p.open > 0],
      ['到期自动暂停', 'due and suspended', (p) => p.all > 0 && p.open > 0 && p.suspended > 0],
    ],
  },
  answerRule: {
    over: { days: [1, 10], given: [null, 10] },
    claims: [
      ['那个月的最后一天发出', 'the last day of the red month', (p) => p.given === null],
      ['次月 10 日发出', 'day 10 of the month after', (p) => p.given === 10],
      ['', '1 working day to', (p) => p.days === 1],
    ],
  },
  dueAfterYear: {
    over: { count: [1, 2] },
    claims: [
      ['1 个没有答复的通知', '1 notice without an answer is due', (p) => p.count === 1],
      ['2 个没有答复的通知', '2 notices without an answer are due', (p) => p.count === 2],
    ],
  },
  frameworkPart: {
    over: { points: [80, 100.01], weight: [100, 90], part: [80, 59], cap: [null, 59] },
    claims: [
      ['一票否决的指标没有达到,不超过 59.00 分', 'an unmet veto row holds at 59.00', (p) => p.cap !== null],
      ['整体部分 = ', 'part = ', (p) => p.cap === null && p.points <= p.weight],
      ['满分 100 分为止', 'ends at 100', (p) => p.cap === null && p.points > p.weight],
      ['得 59.00 分', ': 59.00.', (p) => (p.cap !== null || p.points > p.weight) && p.part === 59],
    ],
  },
  coverage: {
    over: { evaluated: counts, all: [3], share: [null, 0.5] },
    claims: [
      ['个项目都未评', 'None of', (p) => p.evaluated === 0],
      ['只看已评的', 'speaks for', (p) => p.evaluated > 0],
      ['占预算', 'of the budget', (p) => p.evaluated > 0 && p.share !== null],
    ],
  },
  deducted: {
    over: { why: ['迟报'], points: [0, 5], before: [80], total: [75] },
    claims: [
      ['没有为此扣分', 'deducts nothing', (p) => p.points === 0],
      ['按规则扣', '', (p) => p.points > 0],
    ],
  },
  returnedDeducted: {
    over: {
      times: [1, 2],
      each: [1.5],
      points: [3],
      before: [80],
      total: [77],
      files: ['甲.xlsx', '甲.xlsx, 乙.xlsx'],
    },
    claims: [
      ['', '1 time ×', (p) => p.times === 1],
      ['(甲.xlsx)', '(甲.xlsx)', (p) => p.files === '甲.xlsx'],
    ],
  },
  foundDeducted: {
    over: { reason: ['', '数据不实'], points: [5], before: [80], total: [75] },
    claims: [['(数据不实)', '', (p) => p.reason !== '']],
  },
  bonus: {
    over: { reason: ['', '获奖'], points: [5], before: [80], total: [85] },
    claims: [['(获奖)', '', (p) => p.reason !== '']],
  },
  rounded: {
    over: { before: [97.54], decimals: [0, 1], total: [98] },
    claims: [
      ['整数', 'a whole number', (p) => p.decimals === 0],
      ['1 位小数', '1 decimal', (p) => p.decimals === 1],
    ],
  },
  targets: {
    over: { indicators: [9], reported: [0, 5, 9], met: [0, 3], month: [null, 6] },
    claims: [
      ['都没有报数', 'None of', (p) => p.reported === 0],
      ['项达成(', 'targets met (', (p) => p.reported > 0 && p.month === null],
      ['达到本期要求(', 'on course to month 6 (', (p) => p.reported > 0 && p.month !== null],
      ['截至 6 月', '', (p) => p.reported > 0 && p.month !== null],
      ['项未报', 'not reported', (p) => p.reported > 0 && p.reported < p.indicators],
    ],
  },
  targetsHow: {
    over: { month: [null, 6], floors: both, line: ['60%', '50%'], carried: counts },
    claims: [
      ['年末值与全年目标比', 'Year-end results', (p) => p.month === null],
      ['累计型的与计划进度比', 'a ceiling', (p) => p.month !== null && !p.floors],
      ['累计型和下限', 'is a floor', (p) => p.month !== null && p.floors],
      ['60%', '60%', (p) => p.line === '60%'],
      ['更早月份报的', 'of an earlier month', (p) => p.carried > 0],
    ],
  },
};
