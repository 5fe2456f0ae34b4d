import { describe, expect, it } from 'vitest';
import type { Text } from '../../../../analytics/core/language/text.ts';
import { sentence } from './every.ts';

const given = { all: 42, behind: 4, unreported: 0, unit: '部门', threshold: '10 个百分点', fastSlow: 9, missing: 0 };
const english = { unit: 'department', threshold: '10 points' };

const named = {
  zh: { lower: '差', middle: '中', upper: '优或良' },
  en: { lower: 'poor', middle: 'medium', upper: 'excellent or good' },
};

const said: readonly [string, Text, string, string][] = [
  [
    'who lags',
    sentence('behind', given, english),
    '42 个部门中有 4 个落后计划超过 10 个百分点,9 个项目钱花得快、事办得慢',
    '4 of 42 departments are behind plan by more than 10 points; 9 projects spending fast but delivering slowly',
  ],
  [
    'nobody lags',
    sentence('behind', { ...given, behind: 0, fastSlow: 0 }, english),
    '42 个部门都没有落后计划超过 10 个百分点',
    'None of 42 departments is behind plan by more than 10 points',
  ],
  [
    'one lags',
    sentence('behind', { ...given, behind: 1, fastSlow: 1 }, english),
    '42 个部门中有 1 个落后计划超过 10 个百分点,1 个项目钱花得快、事办得慢',
    '1 of 42 departments is behind plan by more than 10 points; 1 project spending fast but delivering slowly',
  ],
  [
    'any lag counts',
    sentence('behind', { ...given, threshold: '', fastSlow: 0, missing: 3 }, { unit: 'unit' }),
    '42 个部门中有 4 个落后计划,3 个项目本月未报',
    '4 of 42 units are behind plan; 3 projects reported nothing this month',
  ],
  [
    'spending',
    sentence(
      'spent',
      { month: 6, money: '10.94 亿元', rate: 0.481, deviation: -0.019, goals: 0.473, last: null, carried: 0 },
      { money: '1.09 bn yuan' },
    ),
    '截至 6 月末,共执行 10.94 亿元,执行率 48.1%,比计划低 1.9 个百分点。目标进度达到计划的 47.3%。',
    'Spent 1.09 bn yuan by the end of month 6: 48.1% of the budget, 1.9 points behind plan. Goals stand at 47.3% of plan.',
  ],
  [
    'spending without a budget',
    sentence(
      'spent',
      { month: 1, money: '0 元', rate: null, deviation: null, goals: null, last: null, carried: 0 },
      { money: '0 yuan' },
    ),
    '截至 1 月末,共执行 0 元,执行率无法计算。',
    'Spent 0 yuan by the end of month 1: no execution rate.',
  ],
  [
    'on plan',
    sentence(
      'spent',
      { month: 6, money: '1 元', rate: 0.5, deviation: 0.0001, goals: null, last: null, carried: 0 },
      { money: '1 yuan' },
    ),
    '截至 6 月末,共执行 1 元,执行率 50.0%,与计划持平。',
    'Spent 1 yuan by the end of month 6: 50.0% of the budget, on plan.',
  ],
  [
    'a month nobody reported',
    sentence(
      'spent',
      { month: 6, money: '1 元', rate: 0.4, deviation: null, goals: null, last: 4, carried: 0 },
      { money: '1 yuan' },
    ),
    '6 月没有收到执行数据;截至最近报数的 4 月末,共执行 1 元,执行率 40.0%。',
    'No spending figures came in for month 6; by the end of month 4, the last reported, 1 yuan was spent: 40.0% of the budget.',
  ],
  [
    'a month some did not report',
    sentence(
      'spent',
      { month: 6, money: '1 元', rate: 0.5, deviation: 0, goals: null, last: null, carried: 1 },
      { money: '1 yuan' },
    ),
    '截至 6 月末,共执行 1 元,执行率 50.0%,与计划持平;其中 1 个项目本月未报,用的是最近一次的数,也只和那个月的计划比。',
    'Spent 1 yuan by the end of month 6: 50.0% of the budget, on plan. 1 project reported none this month and counts with the last figures, against the plan of their month.',
  ],
  [
    'no money at all',
    sentence('noMoney', { month: 2 }),
    '截至 2 月末还没有收到执行数据。',
    'No spending figures received up to month 2.',
  ],
  [
    'a scored year',
    sentence('yearScored', { projects: 600, poor: 31, low: 127, open: 0, disclosed: false, ...named.zh }, named.en),
    '全年 600 个项目中 31 个评为差,127 个为中',
    '31 of 600 projects are rated poor, 127 medium',
  ],
  [
    'a good year',
    sentence('yearScored', { projects: 6, poor: 0, low: 1, open: 0, disclosed: false, ...named.zh }, named.en),
    '全年 6 个项目没有一个评为差,1 个为中',
    'None of 6 projects is rated poor, 1 is medium',
  ],
  [
    'generous units',
    sentence('mean', { mean: 83.126, gap: 1.474, disclosed: false }),
    '按规则平均得 83.13 分;自评平均高 1.47 分。',
    'The rules give 83.13 points on average; units score themselves 1.47 higher.',
  ],
  [
    'modest units',
    sentence('mean', { mean: 83, gap: -2, disclosed: false }),
    '按规则平均得 83.00 分;自评平均低 2.00 分。',
    'The rules give 83.00 points on average; units score themselves 2.00 lower.',
  ],
  [
    'no self scores',
    sentence('mean', { mean: 83, gap: null, disclosed: false }),
    '按规则平均得 83.00 分。',
    'The rules give 83.00 points on average.',
  ],
  [
    'a project’s score',
    sentence('score', { total: 85.2, re: null, grade: '良', self: 91, gap: 5.8 }, { grade: 'good' }),
    '按规则得 85.20 分,评为“良”;自评 91.00 分,高 5.80 分。',
    'The rules give 85.20 points, good; self score 91.00, 5.80 higher.',
  ],
  [
    'a score that finance’s re-evaluation replaces',
    sentence('score', { total: 85.2, re: 71.5, grade: '中', self: null, gap: null }, { grade: 'medium' }),
    '按规则得 85.20 分,以财政再评价 71.50 分为准,评为“中”。',
    'The rules give 85.20 points, finance’s re-evaluation of 71.50 decides, medium.',
  ],
  [
    'an honest project',
    sentence('score', { total: 85.2, re: null, grade: '良', self: 85.2, gap: 0 }, { grade: 'good' }),
    '按规则得 85.20 分,评为“良”;自评 85.20 分,两者一致。',
    'The rules give 85.20 points, good; self score 85.20, the same.',
  ],
  [
    'a score whose self score is not told',
    sentence('score', { total: 85.2, re: null, grade: '良', self: null, gap: null }, { grade: 'good' }),
    '按规则得 85.20 分,评为“良”。',
    'The rules give 85.20 points, good.',
  ],
  [
    'faster than last year',
    sentence('versusLast', { month: 6, reported: true, rate: 0.5, last: 0.45 }),
    '比上年同期快 5.0 个百分点',
    '5.0 points faster than a year earlier',
  ],
  [
    'slower than last year',
    sentence('versusLast', { month: 6, reported: true, rate: 0.4, last: 0.45 }),
    '比上年同期慢 5.0 个百分点',
    '5.0 points slower than a year earlier',
  ],
  [
    'no last year',
    sentence('versusLast', { month: 6, reported: true, rate: 0.4, last: null }),
    '截至 6 月执行 40.0%',
    '40.0% executed to month 6',
  ],
  [
    'months that lag',
    sentence('lagging', { months: 12, lagging: 3, threshold: '10 个百分点', missing: 2 }, { threshold: '10 points' }),
    '12 个月中 3 个月落后计划超过 10 个百分点,2 个月未报',
    '3 of 12 months behind plan by more than 10 points, 2 not reported',
  ],
  [
    'no month lags',
    sentence('lagging', { months: 1, lagging: 0, threshold: '10 个百分点', missing: 0 }, { threshold: '10 points' }),
    '1 个月中没有一个月落后计划超过 10 个百分点',
    'None of 1 month behind plan by more than 10 points',
  ],
  [
    'falling, in another script',
    sentence('heat', { name: 'Emcali', months: 3, unit: '机构', missing: 0 }),
    'Emcali 连续 3 个月走低',
    'Emcali has fallen for 3 months in a row',
  ],
  [
    'falling',
    sentence('heat', { name: '规划局', months: 4, unit: '部门', missing: 0 }),
    '规划局连续 4 个月走低',
    '规划局 has fallen for 4 months in a row',
  ],
  [
    'holes',
    sentence('heat', { name: '规划局', months: 1, unit: '部门', missing: 7 }, { unit: 'department' }),
    '有 7 个部门月没有报数',
    '7 department-months were not reported',
  ],
  [
    'a rank with its range',
    sentence('departmentScore', { total: 86, grade: '良', rank: 1, best: 1, worst: 3, peers: null }, { grade: 'good' }),
    '得 86.00 分,评为“良”,第 1 名(数据允许第 1 至第 3 名)',
    '86.00 points, good; rank 1 (the data allow 1 to 3)',
  ],
  [
    'a rank beyond doubt',
    sentence('departmentScore', { total: 86, grade: '良', rank: 1, best: 1, worst: 1, peers: null }, { grade: 'good' }),
    '得 86.00 分,评为“良”,第 1 名',
    '86.00 points, good; rank 1',
  ],
  [
    'a rank within its group',
    sentence(
      'departmentScore',
      {
        total: 86,
        grade: '良',
        rank: 1,
        best: 1,
        worst: 2,
        peers: { group: '执法', departments: 3, unit: '部门' },
      },
      { grade: 'good', peers: { group: '执法', departments: 3, unit: 'department' } },
    ),
    '得 86.00 分,评为“良”,在“执法”类 3 个部门中第 1 名(数据允许第 1 至第 2 名)',
    '86.00 points, good; rank 1 (the data allow 1 to 2) among 3 departments of its group',
  ],
  [
    'a total without decimals',
    sentence('rounded', { before: 96.54, decimals: 0, total: 97 }),
    '总分取整数:96.54 → 97.00 分。',
    'The total is rounded to a whole number: 96.54 → 97.00.',
  ],
  [
    'a year without poor or medium',
    sentence('yearScored', { projects: 6, poor: 0, low: 0, open: 0, disclosed: false, ...named.zh }, named.en),
    '全年 6 个项目都评为优或良',
    'All 6 projects are rated excellent or good',
  ],
  [
    'a year without medium',
    sentence('yearScored', { projects: 6, poor: 1, low: 0, open: 0, disclosed: false, ...named.zh }, named.en),
    '全年 6 个项目中 1 个评为差,没有为中的',
    '1 of 6 projects is rated poor, none medium',
  ],
  [
    'a year with projects that are not evaluated',
    sentence('yearScored', { projects: 6, poor: 1, low: 0, open: 2, disclosed: false, ...named.zh }, named.en),
    '全年 6 个已评项目中 1 个评为差,没有为中的;另有 2 个未评',
    '1 of 6 evaluated projects is rated poor, none medium; 2 more are not evaluated',
  ],
  [
    'a year in which none is',
    sentence('yearScored', { projects: 0, poor: 0, low: 0, open: 3, disclosed: false, ...named.zh }, named.en),
    '没有项目得到评分,3 个都未评',
    'No project is scored; 3 are not evaluated',
  ],
  [
    'files of which projects were sent back',
    sentence('quality', { files: 404, refused: 13, partly: 1, share: 13 / 404 }),
    '本年度收到 404 个文件,拒收 13 个(3.2%),1 个退回了部分项目,每个都有原因',
    '13 of the year’s 404 files refused (3.2%), 1 sent back in part, each for a stated reason',
  ],
  [
    'no file refused whole',
    sentence('trust', { files: 8, refused: 0, partly: 1, missing: 0 }),
    '本年度收到 8 个文件,1 个退回了部分项目;本期每个项目都报了资金数',
    '8 files received for the year, 1 sent back in part; every project reported its money this period',
  ],
  [
    'projects not evaluated',
    sentence('notEvaluated', { count: 1 }),
    '1 个项目未评,不是零分',
    '1 project is not evaluated, which is not zero',
  ],
  [
    'a project not evaluated',
    sentence('notEvaluatedProject', { why: '没有收到自评' }, { why: 'no self-evaluation was sent' }),
    '未评:没有收到自评。未评不是零分。',
    'Not evaluated: no self-evaluation was sent. That is not a score of zero.',
  ],
  [
    'its rows',
    sentence('notScored', { why: '没有收到自评' }, { why: 'no self-evaluation was sent' }),
    '未评:没有收到自评。各项指标不计分,执行率照列',
    'Not evaluated: no self-evaluation was sent; its indicators earn no points, the execution rate is listed',
  ],
  [
    'a project that only finance scored',
    sentence('reScored', { score: 85, grade: '良' }, { grade: 'good' }),
    '没有可以计分的自评,按财政再评价 85.00 分评为“良”。',
    'No self-evaluation that can be scored; graded good by finance’s re-evaluation of 85.00.',
  ],
  [
    'a deduction',
    sentence('deducted', { why: '自评迟报', points: 1.5, before: 100, total: 98.5 }, { why: 'self-evaluation late' }),
    '自评迟报,按规则扣 1.50 分:100.00 − 1.50 → 98.50 分。',
    'self-evaluation late: the policy deducts 1.50, 100.00 − 1.50 → 98.50.',
  ],
  [
    'a deduction of nothing',
    sentence('deducted', { why: '自评迟报', points: 0, before: 100, total: 100 }, { why: 'self-evaluation late' }),
    '自评迟报,规则没有为此扣分。',
    'self-evaluation late; the policy deducts nothing for it.',
  ],
  [
    'what a department’s score speaks for',
    sentence('coverage', { evaluated: 2, all: 3, share: 0.4 }),
    '项目部分只看已评的 2 个项目(共 3 个,占预算 40.0%)',
    'The project part speaks for 2 of 3 projects, 40.0% of the budget: those that are evaluated',
  ],
  [
    'a department without an evaluated project',
    sentence('coverage', { evaluated: 0, all: 3, share: 0 }),
    '3 个项目都未评',
    'None of 3 projects is evaluated',
  ],
  [
    'departments partly evaluated',
    sentence('partlyEvaluated', { count: 1, unit: '部门' }, { unit: 'department' }),
    '1 个部门有项目未评,得分只看已评的项目,未评的不当作 0 分。',
    '1 department has projects that are not evaluated; the score is that of the others, none counts as 0.',
  ],
  [
    'a year of disclosed projects',
    sentence('yearScored', { projects: 15, poor: 0, low: 2, open: 0, disclosed: true, ...named.zh }, named.en),
    '公开的 15 个项目没有一个评为差,2 个为中',
    'None of 15 disclosed projects is rated poor, 2 are medium',
  ],
  [
    'one disclosed project',
    sentence('yearScored', { projects: 1, poor: 0, low: 0, open: 0, disclosed: true, ...named.zh }, named.en),
    '公开的 1 个项目评为优或良',
    'The only disclosed project is rated excellent or good',
  ],
  [
    'no disclosed project',
    sentence('yearScored', { projects: 0, poor: 0, low: 0, open: 0, disclosed: true, ...named.zh }, named.en),
    '公开的项目都没有公布评分',
    'No disclosed project has a published score',
  ],
  [
    'what disclosed projects got',
    sentence('mean', { mean: 83, gap: null, disclosed: true }),
    '公开的项目按规则平均得 83.00 分。',
    'To the disclosed projects the rules give 83.00 points on average.',
  ],
  [
    'nothing changed',
    sentence('changed', { newRed: 0, recovered: 0, missing: 0, disclosed: false }),
    '没有新亮的红灯,没有由红恢复的;每个项目本月都报了数。',
    'none newly red, none recovered; every project has reported for the month.',
  ],
  [
    'grades, none good',
    sentence('grades', { projects: 3, good: 0, disclosed: true, upper: '优或良' }, { upper: 'excellent or good' }),
    '公开的 3 个项目没有一个为优或良',
    'None of 3 disclosed projects is excellent or good',
  ],
  [
    'grades, all good',
    sentence('grades', { projects: 3, good: 3, disclosed: false, upper: '优或良' }, { upper: 'excellent or good' }),
    '3 个项目都为优或良',
    'All of 3 projects are excellent or good',
  ],
  [
    'self scores near the rule’s',
    sentence('selfHigh', { high: 0, low: 0, points: 5 }),
    '没有项目的自评与规则得分相差超过 5 分',
    'None score themselves more than 5 points too high, none too low',
  ],
  [
    'self scores only too high',
    sentence('selfHigh', { high: 70, low: 0, points: 5 }),
    '70 个项目自评高出超过 5 分,没有自评低超过 5 分',
    '70 score themselves more than 5 points too high, none too low',
  ],
  [
    'notices all answered',
    sentence('noticesHead', { all: 9, recovered: 0, open: 0, suspended: 0 }),
    '发出 9 个偏差通知,都有了答复',
    '9 deviation notices, all answered',
  ],
  [
    'notices of each kind',
    sentence('noticesHead', { all: 9, recovered: 2, open: 3, suspended: 1 }),
    '发出 9 个偏差通知,4 个有了答复,2 个没有答复就已恢复,3 个还没有答复,其中 1 个到期自动暂停',
    '9 deviation notices, 4 answered, 2 recovered without an answer, 3 not answered yet, 1 of them due and suspended',
  ],
  [
    'nothing to answer',
    sentence('notices', { open: 0, suspended: 0, chosen: 0, answered: 0, closed: 0 }),
    '没有待答复的通知',
    'No notice waits for an answer',
  ],
  [
    'a name of its own has no plural',
    sentence('projects', { all: 12, units: 3, unit: '机构', disclosed: false }, { unit: 'Centro Gestor' }),
    '12 个项目,分属 3 个机构',
    '12 projects of 3 Centro Gestor',
  ],
  [
    'an envelope nobody decided',
    sentence('envelopeUndecided', { envelope: '27.80 亿元', origin: 'base', year: 2026 }, { envelope: '2.78 bn yuan' }),
    '未给总额,暂按本年预算 27.80 亿元安排 2026 年;总额定了要重算。',
    'No envelope was given: for now 2026 is planned with this year’s total, 2.78 bn yuan; to be computed again once it is set.',
  ],
  [
    'a decided envelope',
    sentence(
      'allocationLead',
      { base: '1 亿元', envelope: '2 亿元', origin: '规则中设定', atRequest: 3, below: 0, reserve: null },
      { base: '100.0 m yuan', envelope: '200.0 m yuan', origin: 'set in the policy' },
    ),
    '本年预算 1 亿元,下年总额 2 亿元(规则中设定);3 项都按申请足额安排。',
    'This year’s budget is 100.0 m yuan, next year’s envelope 200.0 m yuan (set in the policy); 3 requests are met in full, none in part or not.',
  ],
  [
    'departments without framework facts',
    sentence('noFramework', { count: 2, all: 42, unit: '部门' }, { unit: 'department' }),
    '42 个部门中 2 个没有报送整体指标的数据,整体部分按 0 分计,与其他部门比较时要留意。',
    '2 of 42 departments sent no whole-department facts; that part counts 0 for them, which matters when comparing.',
  ],
  [
    'weights that do not add up',
    sentence('notFull', { count: 1, disclosed: false }),
    '1 个项目的指标权重合计不是 100,得分按原权重计,不与其他项目相当。',
    '1 project has weights that do not add to 100; scores follow the weights as declared and can’t be compared with others.',
  ],
  [
    'corrections',
    sentence('corrected', { replaced: 4, partly: 2 }),
    '4 个文件被后来的文件替代,2 个文件部分被更正',
    '4 files replaced by later ones, 2 files corrected in part',
  ],
  [
    'nothing refused',
    sentence('quality', { files: 8, refused: 0, partly: 0, share: 0 }),
    '本年度收到 8 个文件,全部接受',
    '8 files received for the year, all accepted',
  ],
  [
    'some refused',
    sentence('quality', { files: 404, refused: 14, partly: 0, share: 14 / 404 }),
    '本年度收到 404 个文件,拒收 14 个(3.5%),每个都有原因',
    '14 of the year’s 404 files refused (3.5%), each for a stated reason',
  ],
  [
    'reconciled',
    sentence('reconciled', { all: 9484, exact: 9448, slips: 36, differs: 0 }),
    '与公布数核对 9,484 项:9,448 项一致,36 项是来源自身的差错',
    '9,484 published figures checked: 9,448 agree, 36 are slips of the source',
  ],
  [
    'a cap',
    sentence('capped', { raw: 91.2, cap: 79 }),
    '各行合计 91.20 分,按执行率封顶为 79.00 分。',
    'The rows add to 91.20; execution caps the total at 79.00.',
  ],
  [
    'a veto',
    sentence('vetoed', { raw: 91.2, cap: 59 }),
    '各行合计 91.20 分,一票否决的指标没有达到,总分不超过 59.00 分。',
    'The rows add to 91.20; an unmet veto indicator holds the total at 59.00.',
  ],
];

describe('the sentences of the report', () => {
  it.each(said)('%s', (_, text, zh, en) => expect(text).toEqual({ zh, en }));
});
