import { count, percent, points, quantity } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import { is, many } from '../sentences/phrases.ts';
import { type InEnglish, sentencesOf } from '../sentences/sentences.ts';

/** True of a gap in points that two decimals print as nothing. */
const isEven = (gap: number): boolean => points(Math.abs(gap)) === points(0);

/** What units give themselves on average beside what the rules give. */
const ownMean = (gap: number | null): Text => {
  if (gap === null) return text('', '');
  if (isEven(gap)) return text(';自评平均与此相同', '; units score themselves the same');
  const size = points(Math.abs(gap));
  return text(
    `;自评平均${gap > 0 ? '高' : '低'} ${size} 分`,
    `; units score themselves ${size} ${gap > 0 ? 'higher' : 'lower'}`,
  );
};

/** In Chinese. Money arrives already written, such as 10.94 亿元. */
export const zh = {
  grades: (p: { projects: number; good: number; disclosed: boolean; upper: string }): string => {
    const all = `${p.disclosed ? '公开的 ' : ''}${count(p.projects)} 个项目`;
    if (p.projects === 0) return p.disclosed ? '公开的项目都没有公布评分' : '没有项目得到评分';
    if (p.good === 0) return `${all}没有一个为${p.upper}`;
    return p.good === p.projects ? `${all}都为${p.upper}` : `${all}中 ${percent(p.good / p.projects)} 为${p.upper}`;
  },
  selfHigh: (p: { high: number; low: number; points: number }): string =>
    p.high === 0 && p.low === 0
      ? `没有项目的自评与规则得分相差超过 ${p.points} 分`
      : `${p.high === 0 ? '没有' : `${count(p.high)} 个`}项目自评高出超过 ${p.points} 分,${p.low === 0 ? '没有' : `${count(p.low)} 个`}自评低超过 ${p.points} 分`,
  ranks: (p: { unit: string; overlap: boolean }): string =>
    p.overlap ? `相邻名次的区间重叠,差一两名不说明什么` : `各${p.unit}的得分和名次`,
  incomplete: (p: { count: number }): string => `${count(p.count)} 个项目的自评资料不齐`,
  evaluationEmpty: (): string => '数据已到年末,但没有收到可以评价的项目',
  evaluationNotYet: (p: { through: string }): string => `年度评价在 12 月数据齐全后计算;本次只到 ${p.through}`,
  yearScored: (p: {
    projects: number;
    poor: number;
    low: number;
    open: number;
    disclosed: boolean;
    /** What the policy calls its lower, middle and upper grades; nothing where it has none in the middle. */
    lower: string;
    middle: string;
    upper: string;
  }): string => {
    const without = p.disclosed ? '没有公布评分' : '未评';
    const open = p.open === 0 ? '' : `;另有 ${count(p.open)} 个${without}`;
    if (p.projects === 0)
      return p.disclosed
        ? `公开的项目都没有公布评分${p.open === 0 ? '' : `,共 ${count(p.open)} 个`}`
        : `没有项目得到评分${p.open === 0 ? '' : `,${count(p.open)} 个都未评`}`;
    const evaluated = p.open === 0 ? '' : p.disclosed ? '公布评分的' : '已评';
    const all = `${p.disclosed ? '公开的' : '全年'} ${count(p.projects)} 个${evaluated}项目`;
    if (p.projects === 1) return `${all}评为${p.poor === 1 ? p.lower : p.low === 1 ? p.middle : p.upper}${open}`;
    if (p.poor === 0)
      return `${p.low === 0 ? `${all}都评为${p.upper}` : `${all}没有一个评为${p.lower},${count(p.low)} 个为${p.middle}`}${open}`;
    const low = p.low === 0 ? `没有为${p.middle}的` : `${count(p.low)} 个为${p.middle}`;
    return `${all}中 ${count(p.poor)} 个评为${p.lower}${p.middle && `,${low}`}${open}`;
  },
  mean: (p: { mean: number; gap: number | null; disclosed: boolean }): string =>
    `${p.disclosed ? '公开的项目' : ''}按规则平均得 ${points(p.mean)} 分${ownMean(p.gap).zh}。`,
  notFull: (p: { count: number; disclosed: boolean }): string =>
    `${p.disclosed ? '公开的项目中,' : ''}${count(p.count)} 个项目的指标权重合计不是 100,得分按原权重计,不与其他项目相当。`,
  noFramework: (p: { count: number; all: number; unit: string }): string =>
    p.count === p.all
      ? `没有一个${p.unit}报送整体指标的数据,部门得分只看项目。`
      : `${count(p.all)} 个${p.unit}中 ${count(p.count)} 个没有报送整体指标的数据,整体部分按 0 分计,与其他${p.unit}比较时要留意。`,
  departmentScore: (p: {
    total: number;
    grade: string;
    rank: number | null;
    best: number | null;
    worst: number | null;
    /** Those it is ranked among where that is its group alone; a group without a name is that of those in none. */
    peers: { group: string; departments: number; unit: string } | null;
  }): string => {
    const range =
      p.best !== null && p.worst !== null && p.best !== p.worst ? `(数据允许第 ${p.best} 至第 ${p.worst} 名)` : '';
    const among =
      p.peers &&
      `在${p.peers.group ? `“${p.peers.group}”类` : '没有分类的'} ${count(p.peers.departments)} 个${p.peers.unit}中`;
    return `得 ${points(p.total)} 分,评为“${p.grade}”${p.rank === null ? '' : `,${among ?? ''}第 ${p.rank} 名${range}`}`;
  },
  sum: (p: { rows: number; execution: number | null; total: number }): string =>
    p.execution === null
      ? `${count(p.rows)} 项指标合计 ${points(p.total)} 分`
      : `执行率 ${points(p.execution)} 分,加 ${count(p.rows)} 项指标,合计 ${points(p.total)} 分`,
  capped: (p: { raw: number; cap: number }): string =>
    `各行合计 ${points(p.raw)} 分,按执行率封顶为 ${points(p.cap)} 分。`,
  vetoed: (p: { raw: number; cap: number }): string =>
    `各行合计 ${points(p.raw)} 分,一票否决的指标没有达到,总分不超过 ${points(p.cap)} 分。`,
  score: (p: {
    total: number;
    /** Finance's re-evaluation, where it is what the grade is given for. */
    re: number | null;
    grade: string;
    self: number | null;
    gap: number | null;
  }): string => {
    const own =
      p.self === null
        ? ''
        : `;自评 ${points(p.self)} 分${p.gap === null || isEven(p.gap) ? ',两者一致' : `,${p.gap > 0 ? '高' : '低'} ${points(Math.abs(p.gap))} 分`}`;
    const re = p.re === null ? '' : `,以财政再评价 ${points(p.re)} 分为准`;
    return `按规则得 ${points(p.total)} 分${re},评为“${p.grade}”${own}。`;
  },
  totalOnly: (p: { total: number }): string => `总分 ${points(p.total)} 分`,
  scoreUnpublished: (): string => '没有公布评分,执行率照列',
  notScored: (p: { why: string }): string => `未评:${p.why}。各项指标不计分,执行率照列`,
  reScoredRows: (p: { score: number }): string =>
    `按财政再评价 ${points(p.score)} 分评定;没有可以计分的自评,各项指标不计分`,
  partlyEvaluated: (p: { count: number; unit: string }): string =>
    `${count(p.count)} 个${p.unit}有项目未评,得分只看已评的项目,未评的不当作 0 分。`,
  notEvaluated: (p: { count: number }): string => `${count(p.count)} 个项目未评,不是零分`,
  coverage: (p: { evaluated: number; all: number; share: number | null }): string =>
    p.evaluated === 0
      ? `${count(p.all)} 个项目都未评`
      : `项目部分只看已评的 ${count(p.evaluated)} 个项目(共 ${count(p.all)} 个${p.share === null ? '' : `,占预算 ${percent(p.share)}`})`,
  deducted: (p: { why: string; points: number; before: number; total: number }): string =>
    p.points === 0
      ? `${p.why},规则没有为此扣分。`
      : `${p.why},按规则扣 ${points(p.points)} 分:${points(p.before)} − ${points(p.points)} → ${points(p.total)} 分。`,
  returnedDeducted: (p: {
    times: number;
    each: number;
    points: number;
    before: number;
    total: number;
    files: string;
  }): string =>
    `绩效目标被财政退回 ${count(p.times)} 次 × ${points(p.each)} 分(${p.files}),按规则扣 ${points(p.points)} 分:${points(p.before)} − ${points(p.points)} → ${points(p.total)} 分。`,
  foundDeducted: (p: { reason: string; points: number; before: number; total: number }): string =>
    `财政查实扣 ${points(p.points)} 分${p.reason && `(${p.reason})`}:${points(p.before)} − ${points(p.points)} → ${points(p.total)} 分。`,
  bonus: (p: { reason: string; points: number; before: number; total: number }): string =>
    `财政加 ${points(p.points)} 分${p.reason && `(${p.reason})`}:${points(p.before)} + ${points(p.points)} → ${points(p.total)} 分。`,
  rounded: (p: { before: number; decimals: number; total: number }): string =>
    `总分取${p.decimals === 0 ? '整数' : ` ${p.decimals} 位小数`}:${points(p.before)} → ${points(p.total)} 分。`,
  frameworkPart: (p: {
    points: number;
    weight: number;
    part: number;
    /** What an unmet veto row holds the part at, where that is less. */
    cap: number | null;
  }): string => {
    const quotient = `100 × ${points(p.points)} ÷ ${quantity(p.weight)}`;
    if (p.cap !== null)
      return `整体部分:${quotient},一票否决的指标没有达到,不超过 ${points(p.cap)} 分,得 ${points(p.part)} 分。`;
    return p.points > p.weight
      ? `整体部分:${quotient},满分 100 分为止,得 ${points(p.part)} 分。`
      : `整体部分 = ${quotient} = ${points(p.part)} 分。`;
  },
  replaced: (p: { total: number; re: number }): string =>
    `按规则得 ${points(p.total)} 分;等级以财政再评价 ${points(p.re)} 分为准。`,
};

export const en: InEnglish<typeof zh> = {
  grades: (p) => {
    const noun = p.disclosed ? 'disclosed project' : 'project';
    if (p.projects === 0) return p.disclosed ? `No ${noun} has a published score` : `No ${noun} is scored`;
    if (p.good === 0) return `None of ${many(p.projects, noun)} is ${p.upper}`;
    return p.good === p.projects
      ? `All of ${many(p.projects, noun)} ${is(p.projects)} ${p.upper}`
      : `${percent(p.good / p.projects)} of ${many(p.projects, noun)} are ${p.upper}`;
  },
  selfHigh: (p) =>
    `${p.high === 0 ? 'None' : count(p.high)} score themselves more than ${p.points} points too high, ${p.low === 0 ? 'none' : count(p.low)} too low`,
  ranks: (p) =>
    p.overlap ? 'Ranges of neighbouring ranks overlap: a place or two means nothing' : `Scores and ranks by ${p.unit}`,
  incomplete: (p) => `${many(p.count, 'self-evaluation')} ${is(p.count)} incomplete`,
  evaluationEmpty: () => 'The year is over, but no project to evaluate was received',
  evaluationNotYet: (p) => `The year is evaluated once December is in; this run goes to ${p.through}`,
  yearScored: (p) => {
    const noun = p.disclosed ? 'disclosed project' : 'project';
    const without = p.disclosed ? 'without a published score' : 'not evaluated';
    if (p.projects === 0)
      return `No ${noun} ${p.disclosed ? 'has a published score' : 'is scored'}${p.open === 0 ? '' : `; ${count(p.open)} ${is(p.open)} ${without}`}`;
    const open = p.open === 0 ? '' : `; ${count(p.open)} more ${is(p.open)} ${without}`;
    const evaluated = p.open === 0 || p.disclosed ? noun : 'evaluated project';
    if (p.projects === 1)
      return `The only ${evaluated} is rated ${p.poor === 1 ? p.lower : p.low === 1 ? p.middle : p.upper}${open}`;
    const all = many(p.projects, evaluated);
    if (p.poor === 0)
      return p.low === 0
        ? `All ${all} are rated ${p.upper}${open}`
        : `None of ${all} is rated ${p.lower}, ${count(p.low)} ${is(p.low)} ${p.middle}${open}`;
    const low = p.middle && `, ${p.low === 0 ? 'none' : count(p.low)} ${p.middle}`;
    return `${count(p.poor)} of ${all} ${is(p.poor)} rated ${p.lower}${low}${open}`;
  },
  mean: (p) =>
    `${p.disclosed ? 'To the disclosed projects the' : 'The'} rules give ${points(p.mean)} points on average${ownMean(p.gap).en}.`,
  notFull: (p) =>
    `${many(p.count, p.disclosed ? 'disclosed project' : 'project')} ${p.count === 1 ? 'has' : 'have'} weights that do not add to 100; scores follow the weights as declared and can’t be compared with others.`,
  noFramework: (p) =>
    p.count === p.all
      ? `No ${p.unit} sent whole-department facts: scores are of projects only.`
      : `${count(p.count)} of ${many(p.all, p.unit)} sent no whole-department facts; that part counts 0 for them, which matters when comparing.`,
  departmentScore: (p) => {
    const range =
      p.best !== null && p.worst !== null && p.best !== p.worst ? ` (the data allow ${p.best} to ${p.worst})` : '';
    const among =
      p.peers &&
      ` among ${many(p.peers.departments, p.peers.unit)} ${p.peers.group ? 'of its group' : 'without a group'}`;
    return `${points(p.total)} points, ${p.grade}${p.rank === null ? '' : `; rank ${p.rank}${range}${among ?? ''}`}`;
  },
  sum: (p) =>
    `${p.execution === null ? '' : `${points(p.execution)} for execution, and `}${many(p.rows, 'indicator')} make ${points(p.total)} points`,
  capped: (p) => `The rows add to ${points(p.raw)}; execution caps the total at ${points(p.cap)}.`,
  vetoed: (p) => `The rows add to ${points(p.raw)}; an unmet veto indicator holds the total at ${points(p.cap)}.`,
  score: (p) => {
    const own =
      p.self === null
        ? ''
        : `; self score ${points(p.self)}${p.gap === null || isEven(p.gap) ? ', the same' : `, ${points(Math.abs(p.gap))} ${p.gap > 0 ? 'higher' : 'lower'}`}`;
    const re = p.re === null ? '' : `, finance’s re-evaluation of ${points(p.re)} decides`;
    return `The rules give ${points(p.total)} points${re}, ${p.grade}${own}.`;
  },
  totalOnly: (p) => `Total ${points(p.total)}`,
  scoreUnpublished: () => 'No score is published; the execution rate is listed',
  notScored: (p) => `Not evaluated: ${p.why}; its indicators earn no points, the execution rate is listed`,
  reScoredRows: (p) =>
    `Graded by finance’s re-evaluation of ${points(p.score)}; with no self-evaluation that can be scored its indicators earn no points`,
  partlyEvaluated: (p) =>
    `${many(p.count, p.unit)} ${p.count === 1 ? 'has' : 'have'} projects that are not evaluated; the score is that of the others, none counts as 0.`,
  notEvaluated: (p) => `${many(p.count, 'project')} ${is(p.count)} not evaluated, which is not zero`,
  coverage: (p) =>
    p.evaluated === 0
      ? `None of ${many(p.all, 'project')} is evaluated`
      : `The project part speaks for ${count(p.evaluated)} of ${many(p.all, 'project')}${p.share === null ? '' : `, ${percent(p.share)} of the budget`}: those that are evaluated`,
  deducted: (p) =>
    p.points === 0
      ? `${p.why}; the policy deducts nothing for it.`
      : `${p.why}: the policy deducts ${points(p.points)}, ${points(p.before)} − ${points(p.points)} → ${points(p.total)}.`,
  returnedDeducted: (p) =>
    `Finance returned the goals: ${many(p.times, 'time')} × ${points(p.each)} (${p.files}): the policy deducts ${points(p.points)}, ${points(p.before)} − ${points(p.points)} → ${points(p.total)}.`,
  foundDeducted: (p) =>
    `Finance takes off ${points(p.points)} for what it found: ${points(p.before)} − ${points(p.points)} → ${points(p.total)}.`,
  bonus: (p) =>
    `Finance gives a bonus of ${points(p.points)}: ${points(p.before)} + ${points(p.points)} → ${points(p.total)}.`,
  rounded: (p) =>
    `The total is rounded to ${p.decimals === 0 ? 'a whole number' : many(p.decimals, 'decimal')}: ${points(p.before)} → ${points(p.total)}.`,
  frameworkPart: (p) => {
    const quotient = `100 × ${points(p.points)} ÷ ${quantity(p.weight)}`;
    if (p.cap !== null)
      return `Whole-department part: ${quotient}, which an unmet veto row holds at ${points(p.cap)}: ${points(p.part)}.`;
    return p.points > p.weight
      ? `Whole-department part: ${quotient}, which ends at 100: ${points(p.part)}.`
      : `Whole-department part = ${quotient} = ${points(p.part)}.`;
  },
  replaced: (p) => `The rules give ${points(p.total)}; the grade is that of finance’s re-evaluation, ${points(p.re)}.`,
};

export const sentence = sentencesOf(zh, en);
