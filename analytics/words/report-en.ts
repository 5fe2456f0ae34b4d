import { count, percent, points, signed } from './figures.ts';
import type { Sentences } from './report-zh.ts';

const away = (fraction: number): string => {
  const size = signed(Math.abs(fraction)).replace('+', '');
  if (size === '0.0') return 'on plan';
  return `${size} points ${fraction < 0 ? 'behind' : 'ahead of'} plan`;
};

/** English plural of a regular noun. */
const many = (n: number, noun: string): string => `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
const is = (n: number): string => (n === 1 ? 'is' : 'are');

const past = (threshold: string): string => (threshold === '' ? 'behind plan' : `behind plan by more than ${threshold}`);

export const en: Sentences = {
  behind: (p) => {
    const first =
      p.behind === 0
        ? `None of ${many(p.all, p.unit)} is ${past(p.threshold)}`
        : `${count(p.behind)} of ${many(p.all, p.unit)} ${is(p.behind)} ${past(p.threshold)}`;
    if (p.fastSlow > 0) return `${first}; ${many(p.fastSlow, 'project')} spending fast but delivering slowly`;
    return p.missing > 0 ? `${first}; ${many(p.missing, 'project')} did not report` : first;
  },
  spent: (p) => {
    const rate = p.rate === null ? 'no execution rate' : `${percent(p.rate)} of the budget`;
    return `Spent ${p.money} by the end of month ${p.month}: ${rate}${p.deviation === null ? '' : `, ${away(p.deviation)}`}.${p.goals === null ? '' : ` Goals stand at ${percent(p.goals)} of plan.`}`;
  },
  noMoney: (p) => `No spending figures received up to month ${p.month}.`,
  changed: (p) => `${count(p.newRed)} newly red, ${count(p.recovered)} recovered; ${many(p.missing, 'project')} reported neither money nor goals.`,
  first: () => 'The first period of the year: there is no month before it to compare with.',
  yearScored: (p) =>
    p.poor === 0
      ? `None of ${many(p.projects, 'project')} is rated poor, ${count(p.low)} ${is(p.low)} medium`
      : `${count(p.poor)} of ${many(p.projects, 'project')} ${is(p.poor)} rated poor, ${count(p.low)} medium`,
  mean: (p) =>
    `The rules give ${points(p.mean)} points on average${p.gap === null ? '' : `; units score themselves ${points(Math.abs(p.gap))} ${p.gap >= 0 ? 'higher' : 'lower'}`}.`,
  worstDepartments: (p) => (p.count === 0 ? `No ${p.unit} is ${past(p.threshold)}` : `${many(p.count, p.unit)} ${is(p.count)} ${past(p.threshold)}`),
  quadrant: (p) =>
    p.fastSlow === 0
      ? `No project spends ahead of its goals; ${count(p.slowSlow)} are behind on both`
      : `Ask about the lower right: ${many(p.fastSlow, 'project')} ahead on money, behind on goals`,
  heat: (p) =>
    p.months >= 2
      ? `${p.name} has fallen for ${p.months} months in a row`
      : p.missing > 0
        ? `${count(p.missing)} ${p.unit}-months were not reported`
        : `Deviation by ${p.unit} and month`,
  multiples: (p) =>
    p.short === 0
      ? `The ${p.count} furthest behind may still finish`
      : `Of the ${p.count} furthest behind, ${p.short} ${is(p.short)} expected to end below 90%`,
  closedYear: (p) => `The ${p.count} lowest: ${p.short} ended the year below 90%`,
  notices: (p) =>
    p.open === 0
      ? `No notice waits for an answer; ${count(p.answered)} in correction, ${count(p.closed)} closed`
      : `${many(p.open, 'notice')} waiting for an answer, ${count(p.answered)} in correction`,
  trust: (p) => `${many(p.files, 'file')} received, ${count(p.refused)} refused; ${many(p.missing, 'project')} did not report this period`,
  department: (p) =>
    p.rate === null
      ? 'No execution rate this period'
      : `${percent(p.rate)} executed${p.deviation === null ? '' : `, ${away(p.deviation)}`}; ${count(p.red)} of ${many(p.projects, 'project')} red`,
  departmentScore: (p) => {
    const range = p.best !== null && p.worst !== null && p.best !== p.worst ? ` (the data allow ${p.best} to ${p.worst})` : '';
    return `${points(p.total)} points, ${p.grade}${p.rank === null ? '' : `; rank ${p.rank}${range}${p.group ? ` in its group` : ''}`}`;
  },
  project: (p) => {
    const money = p.rate === null ? 'no execution rate' : `${percent(p.rate)} executed${p.deviation === null ? '' : `, ${away(p.deviation)}`}`;
    return `To month ${p.month}: ${money}; ${p.goals === null ? 'goals not reported' : `goals at ${percent(p.goals)} of plan`}. Light: ${p.light}${p.why.length > 0 ? ` (${p.why.join(', ')})` : ''}.`;
  },
  score: (p) => {
    const own =
      p.self === null
        ? ''
        : `; self score ${points(p.self)}${p.gap === null || p.gap === 0 ? ', the same' : `, ${points(Math.abs(p.gap))} ${p.gap > 0 ? 'higher' : 'lower'}`}`;
    return `The rules give ${points(p.total)} points, ${p.grade}${own}.`;
  },
  sum: (p) => `${p.execution === null ? '' : `${points(p.execution)} for execution, and `}${many(p.rows, 'indicator')} make ${points(p.total)} points`,
  capped: (p) => `The rows add to ${points(p.raw)}; execution caps the total at ${points(p.cap)}.`,
  evaluationNotYet: (p) => `The year is evaluated once December is in; this run goes to ${p.through}`,
  evaluationEmpty: () => 'The year is over, but there is nothing to evaluate: no projects with indicators or self-evaluations were received',
  allocationEmpty: (p) => `No requests for ${p.year} were received, so nothing was allocated`,
  allocationNotInEdition: () => 'Proposals are not given out before they are adopted',
  allocation: (p) => `${p.requested} requested, ${p.allocated} allocated: ${many(p.lines, 'request')} met at ${percent(p.share)}`,
  allocationLead: (p) =>
    `This year’s budget is ${p.base}${p.envelope === null ? '' : `, next year’s envelope ${p.envelope}`}; ${count(p.atRequest)} requests are met in full, ${count(p.below)} in part or not${p.reserve === null ? '' : `; ${p.reserve} is kept in reserve`}.`,
  allocationDepartments: (p) => `Against this year, ${many(p.up, p.unit)} gain and ${count(p.down)} lose`,
  allocationRules: (p) => `${p.more} more than this year is asked for; “${p.rule}” takes the largest cut, ${p.less}`,
  lagging: (p) =>
    `${p.lagging === 0 ? 'None' : count(p.lagging)} of ${many(p.months, 'month')} ${past(p.threshold)}${p.missing > 0 ? `, ${count(p.missing)} not reported` : ''}`,
  versusLast: (p) => {
    if (p.rate === null) return `No execution rate to month ${p.month}`;
    if (p.last === null) return `${percent(p.rate)} executed to month ${p.month}`;
    const size = signed(Math.abs(p.rate - p.last)).replace('+', '');
    return size === '0.0' ? 'As fast as a year earlier' : `${size} points ${p.rate > p.last ? 'faster' : 'slower'} than a year earlier`;
  },
  silent: (p) =>
    p.missing === 0
      ? 'Every indicator was reported every month'
      : `${many(p.missing, 'indicator-month')} not reported (${percent(p.indicators === 0 ? 0 : p.missing / p.indicators)}), in ${many(p.departments, p.unit)}`,
  grades: (p) => `${percent(p.projects === 0 ? 0 : p.good / p.projects)} of ${many(p.projects, 'project')} are excellent or good`,
  selfHigh: (p) => `${count(p.high)} score themselves more than ${p.points} points too high, ${count(p.low)} too low`,
  ranks: (p) => (p.overlap ? 'Ranges of neighbouring ranks overlap: a place or two means nothing' : `Scores and ranks by ${p.unit}`),
  incomplete: (p) => `${many(p.count, 'self-evaluation')} ${is(p.count)} incomplete`,
  quality: (p) =>
    p.refused === 0
      ? `${many(p.files, 'file')} received, all accepted`
      : `${count(p.refused)} of ${many(p.files, 'file')} refused (${percent(p.share)}), each for a stated reason`,
  qualityLead: (p) =>
    `${many(p.rows, 'row')} received, ${count(p.accepted)} used; ${many(p.warnings, 'warning')}, ${many(p.superseded, 'file')} superseded. Nothing of a refused file is used.`,
  reporting: (p) => (p.missing === 0 ? 'Every project reported its money every month' : `${count(p.missing)} project-months without a money figure`),
  reconciled: (p) =>
    `${count(p.all)} published figures checked: ${count(p.exact)} agree${p.slips > 0 ? `, ${count(p.slips)} are slips of the source` : ''}${p.differs > 0 ? `, ${count(p.differs)} differ` : ''}`,
  method: () => 'Every figure is computed from a snapshot and a policy; every rule names its clause',
  noticesHead: (p) => (p.all === 0 ? 'No deviation notices this year' : `${many(p.all, 'deviation notice')}, ${count(p.open)} not answered yet`),
};
