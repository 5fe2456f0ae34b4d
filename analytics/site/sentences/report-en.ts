import { plural } from '../../core/language/english.ts';
import { count, percent, points, signed } from '../../core/language/figures.ts';
import type { Sentences } from './report-zh.ts';

const away = (fraction: number): string => {
  const size = signed(Math.abs(fraction)).replace('+', '');
  if (size === '0.0') return 'on plan';
  return `${size} points ${fraction < 0 ? 'behind' : 'ahead of'} plan`;
};

/** English plural of a regular noun; a proper noun, such as a region's own word for a department, stays as it is. */
const many = (n: number, noun: string): string => `${count(n)} ${n === 1 ? noun : plural(noun)}`;
const is = (n: number): string => (n === 1 ? 'is' : 'are');

const past = (threshold: string): string =>
  threshold === '' ? 'behind plan' : `behind plan by more than ${threshold}`;

export const en: Sentences = {
  behind: (p) => {
    const first =
      p.behind === 0
        ? `None of ${many(p.all, p.unit)} is ${past(p.threshold)}`
        : `${count(p.behind)} of ${many(p.all, p.unit)} ${is(p.behind)} ${past(p.threshold)}`;
    if (p.fastSlow > 0) return `${first}; ${many(p.fastSlow, 'project')} spending fast but delivering slowly`;
    return p.missing > 0 ? `${first}; ${many(p.missing, 'project')} reported nothing yet` : first;
  },
  spent: (p) => {
    const rate = p.rate === null ? 'no execution rate' : `${percent(p.rate)} of the budget`;
    return `Spent ${p.money} by the end of month ${p.month}: ${rate}${p.deviation === null ? '' : `, ${away(p.deviation)}`}.${p.goals === null ? '' : ` Goals stand at ${percent(p.goals)} of plan.`}`;
  },
  noMoney: (p) => `No spending figures received up to month ${p.month}.`,
  changed: (p) => {
    const silent =
      p.missing === 0
        ? 'every project has reported'
        : `${many(p.missing, 'project')} reported neither money nor goals yet`;
    return `${p.disclosed ? 'Of the disclosed projects ' : ''}${p.newRed === 0 ? 'none' : count(p.newRed)} newly red, ${p.recovered === 0 ? 'none' : count(p.recovered)} recovered; ${silent}.`;
  },
  first: () => 'The first period of the year: there is no month before it to compare with.',
  yearScored: (p) => {
    const noun = p.disclosed ? 'disclosed project' : 'project';
    if (p.projects === 0)
      return `No ${noun} is scored${p.open === 0 ? '' : `; ${count(p.open)} ${is(p.open)} not evaluated`}`;
    const open = p.open === 0 ? '' : `; ${count(p.open)} more ${is(p.open)} not evaluated`;
    const evaluated = p.open === 0 ? noun : noun.replace('project', 'evaluated project');
    if (p.projects === 1)
      return `The only ${evaluated} is rated ${p.poor === 1 ? 'poor' : p.low === 1 ? 'medium' : 'good or excellent'}${open}`;
    const all = many(p.projects, evaluated);
    if (p.poor === 0)
      return p.low === 0
        ? `All ${all} are rated good or excellent${open}`
        : `None of ${all} is rated poor, ${count(p.low)} ${is(p.low)} medium${open}`;
    return `${count(p.poor)} of ${all} ${is(p.poor)} rated poor, ${p.low === 0 ? 'none' : count(p.low)} medium${open}`;
  },
  mean: (p) =>
    `${p.disclosed ? 'To the disclosed projects the' : 'The'} rules give ${points(p.mean)} points on average${p.gap === null ? '' : `; units score themselves ${points(Math.abs(p.gap))} ${p.gap >= 0 ? 'higher' : 'lower'}`}.`,
  worstDepartments: (p) =>
    p.count === 0
      ? `No ${p.unit} is ${past(p.threshold)}`
      : `${many(p.count, p.unit)} ${is(p.count)} ${past(p.threshold)}`,
  quadrant: (p) => {
    const noun = p.disclosed ? 'disclosed project' : 'project';
    if (p.fastSlow > 0) return `Ask about the lower right: ${many(p.fastSlow, noun)} ahead on money, behind on goals`;
    return `No ${noun} spends ahead of its goals; ${p.slowSlow === 0 ? 'none is' : `${count(p.slowSlow)} ${is(p.slowSlow)}`} behind on both`;
  },
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
  closedYear: (p) =>
    p.short === 0
      ? `Even the ${p.count} lowest ended the year at 90% or more`
      : `The ${p.count} lowest: ${p.short} ended the year below 90%`,
  notices: (p) => {
    const rest = [p.answered > 0 && `${count(p.answered)} in correction`, p.closed > 0 && `${count(p.closed)} closed`]
      .filter(Boolean)
      .join(', ');
    const open = p.open === 0 ? 'No notice waits for an answer' : `${many(p.open, 'notice')} waiting for an answer`;
    return rest === '' ? open : `${open}; ${rest}`;
  },
  trust: (p) =>
    `${many(p.files, 'file')} received, ${p.refused === 0 ? 'all accepted' : `${count(p.refused)} refused`}; ${p.missing === 0 ? 'every project reported its money this period' : `${many(p.missing, 'project')} did not report money this period`}`,
  department: (p) =>
    p.rate === null
      ? 'No execution rate this period'
      : `${percent(p.rate)} executed${p.deviation === null ? '' : `, ${away(p.deviation)}`}; ${p.red === 0 ? 'none' : count(p.red)} of ${many(p.projects, 'project')} red`,
  departmentScore: (p) => {
    const range =
      p.best !== null && p.worst !== null && p.best !== p.worst ? ` (the data allow ${p.best} to ${p.worst})` : '';
    return `${points(p.total)} points, ${p.grade}${p.rank === null ? '' : `; rank ${p.rank}${range}${p.group ? ` in its group` : ''}`}`;
  },
  project: (p) => {
    const money =
      p.rate === null
        ? 'no execution rate'
        : `${percent(p.rate)} executed${p.deviation === null ? '' : `, ${away(p.deviation)}`}`;
    return `To month ${p.month}: ${money}; ${p.goals === null ? 'goals not reported' : `goals at ${percent(p.goals)} of plan`}. Light${p.only === null ? '' : ` by ${p.only} alone`}: ${p.light}${p.why.length > 0 ? ` (${p.why.join(', ')})` : ''}.`;
  },
  score: (p) => {
    const own =
      p.self === null
        ? ''
        : `; self score ${points(p.self)}${p.gap === null || p.gap === 0 ? ', the same' : `, ${points(Math.abs(p.gap))} ${p.gap > 0 ? 'higher' : 'lower'}`}`;
    return `The rules give ${points(p.total)} points, ${p.grade}${own}.`;
  },
  sum: (p) =>
    `${p.execution === null ? '' : `${points(p.execution)} for execution, and `}${many(p.rows, 'indicator')} make ${points(p.total)} points`,
  capped: (p) => `The rows add to ${points(p.raw)}; execution caps the total at ${points(p.cap)}.`,
  evaluationNotYet: (p) => `The year is evaluated once December is in; this run goes to ${p.through}`,
  evaluationEmpty: () => 'The year is over, but no project to evaluate was received',
  allocationEmpty: (p) => `No requests for ${p.year} were received, so nothing was allocated`,
  allocationNotInEdition: () => 'Proposals are not given out before they are adopted',
  allocation: (p) =>
    `${p.requested} requested, ${p.allocated} allocated: ${many(p.lines, 'request')} met at ${percent(p.share)}`,
  allocationLead: (p) => {
    const envelope = p.envelope === null ? '' : `, next year’s envelope ${p.envelope}${p.origin && ` (${p.origin})`}`;
    const below = p.below === 0 ? 'none' : count(p.below);
    return `This year’s budget is ${p.base}${envelope}; ${p.atRequest === 0 ? 'no request is' : `${many(p.atRequest, 'request')} ${is(p.atRequest)}`} met in full, ${below} in part or not${p.reserve === null ? '' : `; ${p.reserve} is kept in reserve`}.`;
  },
  envelopeUndecided: (p) =>
    p.origin === 'base'
      ? `No envelope was given: for now ${p.year} is planned with this year’s total, ${p.envelope}; to be computed again once it is set.`
      : `No envelope was given, and this year’s total can’t pay the lower limits: for now ${p.year} is planned with the lower limits, ${p.envelope}; to be computed again once it is set.`,
  reserveMidYear: (p) =>
    `The data go to ${p.through} only, so there are no scores yet and each line has the range of a project not graded; the ${p.reserve} those ranges can’t hold is kept in reserve until the evaluation.`,
  reserve: (p) =>
    `Every line has reached the upper end of its range; the ${p.reserve} left of the envelope is kept in reserve.`,
  limits: (p) => `The commonest limit: ${p.limit}, for ${count(p.lines)} of ${many(p.all, 'line')}`,
  allocationDepartments: (p) =>
    `Against this year, ${p.up === 0 ? `no ${p.unit} gains` : `${many(p.up, p.unit)} gain${p.up === 1 ? 's' : ''}`} and ${p.down === 0 ? 'none loses' : `${count(p.down)} lose${p.down === 1 ? 's' : ''}`}`,
  allocationRules: (p) => {
    const words = {
      more: `${p.more} more than this year is asked for`,
      less: `${p.more} less than this year is asked for`,
      same: 'As much as this year is asked for',
    };
    return `${words[p.sign]}; ${p.rule === null ? 'no rule cuts anything' : `“${p.rule}” takes the largest cut, ${p.less}`}`;
  },
  lagging: (p) =>
    `${p.lagging === 0 ? 'None' : count(p.lagging)} of ${many(p.months, 'month')} ${past(p.threshold)}${p.missing > 0 ? `, ${count(p.missing)} not reported` : ''}`,
  versusLast: (p) => {
    if (p.rate === null) return `No execution rate to month ${p.month}`;
    if (p.last === null) return `${percent(p.rate)} executed to month ${p.month}`;
    const size = signed(Math.abs(p.rate - p.last)).replace('+', '');
    return size === '0.0'
      ? 'As fast as a year earlier'
      : `${size} points ${p.rate > p.last ? 'faster' : 'slower'} than a year earlier`;
  },
  silent: (p) =>
    p.indicators === 0
      ? 'There is no indicator to report'
      : p.missing === 0
        ? 'Every indicator was reported every month'
        : `${many(p.missing, 'indicator-month')} not reported (${percent(p.missing / p.indicators)}), in ${many(p.departments, p.unit)}`,
  grades: (p) => {
    const noun = p.disclosed ? 'disclosed project' : 'project';
    if (p.projects === 0) return `No ${noun} is scored`;
    if (p.good === 0) return `None of ${many(p.projects, noun)} is excellent or good`;
    return p.good === p.projects
      ? `All of ${many(p.projects, noun)} ${is(p.projects)} excellent or good`
      : `${percent(p.good / p.projects)} of ${many(p.projects, noun)} are excellent or good`;
  },
  selfHigh: (p) =>
    `${p.high === 0 ? 'None' : count(p.high)} score themselves more than ${p.points} points too high, ${p.low === 0 ? 'none' : count(p.low)} too low`,
  ranks: (p) =>
    p.overlap ? 'Ranges of neighbouring ranks overlap: a place or two means nothing' : `Scores and ranks by ${p.unit}`,
  notEvaluated: (p) => `${many(p.count, 'project')} ${is(p.count)} not evaluated, which is not zero`,
  notEvaluatedProject: (p) => `Not evaluated: ${p.why}. That is not a score of zero.`,
  notScored: (p) => `Not evaluated: ${p.why}; its indicators earn no points, the execution rate is listed`,
  reScored: (p) =>
    `No self-evaluation that can be scored; graded ${p.grade} by finance’s re-evaluation of ${points(p.score)}.`,
  reScoredRows: (p) =>
    `Graded by finance’s re-evaluation of ${points(p.score)}; with no self-evaluation that can be scored its indicators earn no points`,
  deducted: (p) =>
    p.points === 0
      ? `${p.why}; the policy deducts nothing for it.`
      : `${p.why}: the policy deducts ${points(p.points)}, ${points(p.before)} − ${points(p.points)} → ${points(p.total)}.`,
  coverage: (p) =>
    p.evaluated === 0
      ? `None of ${many(p.all, 'project')} is evaluated`
      : `The project part speaks for ${count(p.evaluated)} of ${many(p.all, 'project')}${p.share === null ? '' : `, ${percent(p.share)} of the budget`}: those that are evaluated`,
  partlyEvaluated: (p) =>
    `${many(p.count, p.unit)} ${p.count === 1 ? 'has' : 'have'} projects that are not evaluated; the score is that of the others, none counts as 0.`,
  incomplete: (p) => `${many(p.count, 'self-evaluation')} ${is(p.count)} incomplete`,
  quality: (p) =>
    p.refused === 0
      ? `${many(p.files, 'file')} received, all accepted`
      : `${count(p.refused)} of ${many(p.files, 'file')} refused (${percent(p.share)}), each for a stated reason`,
  qualityLead: (p) =>
    `${many(p.rows, 'row')} received, ${count(p.accepted)} accepted; ${p.warnings === 0 ? 'no warnings' : many(p.warnings, 'warning')}${p.superseded === 0 ? '' : `, ${many(p.superseded, 'file')} superseded`}. Nothing of a refused file is used.`,
  notFull: (p) =>
    `${many(p.count, p.disclosed ? 'disclosed project' : 'project')} ${p.count === 1 ? 'has' : 'have'} weights that do not add to 100; scores follow the weights as declared and can’t be compared with others.`,
  noFramework: (p) =>
    p.count === p.all
      ? `No ${p.unit} sent whole-department facts: scores are of projects only.`
      : `${count(p.count)} of ${many(p.all, p.unit)} sent no whole-department facts; that part counts 0 for them, which matters when comparing.`,
  corrected: (p) =>
    [
      p.replaced > 0 && `${many(p.replaced, 'file')} replaced by later ones`,
      p.partly > 0 && `${many(p.partly, 'file')} corrected in part`,
    ]
      .filter(Boolean)
      .join(', '),
  reporting: (p) =>
    p.missing === 0
      ? 'Every project reported its money every month'
      : `${count(p.missing)} project-months without a money figure`,
  reconciled: (p) =>
    `${count(p.all)} published figures checked: ${count(p.exact)} agree${p.slips > 0 ? `, ${count(p.slips)} are slips of the source` : ''}${p.differs > 0 ? `, ${count(p.differs)} differ` : ''}`,
  projects: (p) => {
    const noun = p.disclosed ? 'disclosed project' : 'project';
    return p.all === 0 ? `No ${noun}s` : `${many(p.all, noun)} of ${many(p.units, p.unit)}`;
  },
  method: () => 'Every figure is computed from a snapshot and a policy; every rule names its clause',
  noticesHead: (p) =>
    p.all === 0
      ? 'No deviation notices this year'
      : `${many(p.all, 'deviation notice')}, ${p.open === 0 ? 'all answered' : `${count(p.open)} not answered yet`}`,
};
