import { count, percent, points, signed } from '../../core/language/figures.ts';

const away = (fraction: number): string => {
  const size = signed(Math.abs(fraction)).replace('+', '');
  if (size === '0.0') return '与计划持平';
  return fraction < 0 ? `比计划低 ${size} 个百分点` : `比计划高 ${size} 个百分点`;
};

const past = (threshold: string): string => (threshold === '' ? '落后计划' : `落后计划超过 ${threshold}`);

/** Sentences of the report site. Money arrives already written, such as 10.94 亿元. */
export const zh = {
  behind: (p: {
    all: number;
    behind: number;
    unit: string;
    threshold: string;
    fastSlow: number;
    missing: number;
  }): string => {
    const first =
      p.behind === 0
        ? `${count(p.all)} 个${p.unit}都没有${past(p.threshold)}`
        : `${count(p.all)} 个${p.unit}中有 ${count(p.behind)} 个${past(p.threshold)}`;
    if (p.fastSlow > 0) return `${first},${count(p.fastSlow)} 个项目钱花得快、事办得慢`;
    return p.missing > 0 ? `${first},${count(p.missing)} 个项目至今未报` : first;
  },
  spent: (p: {
    month: number;
    money: string;
    rate: number | null;
    deviation: number | null;
    goals: number | null;
  }): string => {
    const rate = p.rate === null ? '执行率无法计算' : `执行率 ${percent(p.rate)}`;
    const where = p.deviation === null ? '' : `,${away(p.deviation)}`;
    const goals = p.goals === null ? '' : `。目标进度达到计划的 ${percent(p.goals)}`;
    return `截至 ${p.month} 月末,共执行 ${p.money},${rate}${where}${goals}。`;
  },
  noMoney: (p: { month: number }): string => `截至 ${p.month} 月末还没有收到执行数据。`,
  changed: (p: { newRed: number; recovered: number; missing: number; disclosed: boolean }): string => {
    const red = p.newRed === 0 ? '没有新亮的红灯' : `新亮红灯 ${count(p.newRed)} 个`;
    const back = p.recovered === 0 ? '没有由红恢复的' : `恢复 ${count(p.recovered)} 个`;
    const silent = p.missing === 0 ? '每个项目都报过数' : `${count(p.missing)} 个项目资金和目标至今都未报`;
    return `${p.disclosed ? '公开的项目中,' : ''}${red},${back};${silent}。`;
  },
  first: (): string => '这是本年第一期,没有上月可比。',
  yearScored: (p: { projects: number; poor: number; low: number; open: number; disclosed: boolean }): string => {
    const open = p.open === 0 ? '' : `;另有 ${count(p.open)} 个未评`;
    if (p.projects === 0)
      return `${p.disclosed ? '公开的项目都没有评分' : '没有项目得到评分'}${p.open === 0 ? '' : `,${count(p.open)} 个都未评`}`;
    const all = `${p.disclosed ? '公开的' : '全年'} ${count(p.projects)} 个${p.open === 0 ? '' : '已评'}项目`;
    if (p.projects === 1) return `${all}评为${p.poor === 1 ? '差' : p.low === 1 ? '中' : '良或优'}${open}`;
    if (p.poor === 0)
      return `${p.low === 0 ? `${all}都评为良或优` : `${all}没有一个评为差,${count(p.low)} 个为中`}${open}`;
    return `${all}中 ${count(p.poor)} 个评为差,${p.low === 0 ? '没有为中的' : `${count(p.low)} 个为中`}${open}`;
  },
  mean: (p: { mean: number; gap: number | null; disclosed: boolean }): string => {
    const own = p.gap === null ? '' : `;自评平均${p.gap >= 0 ? '高' : '低'} ${points(Math.abs(p.gap))} 分`;
    return `${p.disclosed ? '公开的项目' : ''}按规则平均得 ${points(p.mean)} 分${own}。`;
  },
  worstDepartments: (p: { names: readonly string[]; count: number; unit: string; threshold: string }): string =>
    p.count === 0
      ? `没有${p.unit}${past(p.threshold)}`
      : `${p.names.join('、')}${p.count > p.names.length ? ` 等 ${count(p.count)} 个${p.unit}` : ''}${past(p.threshold)}`,
  quadrant: (p: { fastSlow: number; slowSlow: number; disclosed: boolean }): string => {
    const who = p.disclosed ? '公开的项目' : '项目';
    if (p.fastSlow > 0) return `最该问的是右下角:${count(p.fastSlow)} 个${who}钱快事慢`;
    return p.slowSlow === 0
      ? `没有${who}钱快事慢,也没有钱和事都慢的`
      : `没有${who}钱快事慢,${count(p.slowSlow)} 个钱和事都慢`;
  },
  heat: (p: { name: string; months: number; unit: string; missing: number }): string => {
    if (p.months >= 2) return `${p.name}${/[ -~\u00c0-\u024f]$/.test(p.name) ? ' ' : ''}连续 ${p.months} 个月走低`;
    return p.missing > 0 ? `有 ${count(p.missing)} 个${p.unit}月没有报数` : `各${p.unit}逐月的进度差`;
  },
  multiples: (p: { count: number; unit: string; short: number }): string =>
    p.short === 0
      ? `落后最多的 ${p.count} 个${p.unit},年末仍可能完成`
      : `落后最多的 ${p.count} 个${p.unit}中,${p.short} 个到年末预计仍低于 90%`,
  closedYear: (p: { count: number; unit: string; short: number }): string =>
    p.short === 0
      ? `执行最低的 ${p.count} 个${p.unit},全年也都到了 90%`
      : `执行最低的 ${p.count} 个${p.unit},${p.short} 个全年不到 90%`,
  notices: (p: { open: number; answered: number; closed: number }): string => {
    const rest = [p.answered > 0 && `${count(p.answered)} 个整改中`, p.closed > 0 && `${count(p.closed)} 个已办结`]
      .filter(Boolean)
      .join(',');
    const open = p.open === 0 ? '没有待答复的通知' : `${count(p.open)} 个通知等待答复`;
    return rest === '' ? open : `${open};${rest}`;
  },
  trust: (p: { files: number; refused: number; missing: number }): string => {
    const files =
      p.refused === 0
        ? `收到 ${count(p.files)} 个文件,全部接受`
        : `收到 ${count(p.files)} 个文件,拒收 ${count(p.refused)} 个`;
    return `${files};本期${p.missing === 0 ? '每个项目都报了资金数' : ` ${count(p.missing)} 个项目未报资金数`}`;
  },
  department: (p: {
    name: string;
    rate: number | null;
    deviation: number | null;
    red: number;
    projects: number;
  }): string => {
    if (p.rate === null) return `${p.name}:本期没有执行率`;
    return `执行 ${percent(p.rate)}${p.deviation === null ? '' : `,${away(p.deviation)}`};${p.red === 0 ? `${count(p.projects)} 个项目都不是红灯` : `${count(p.projects)} 个项目中 ${count(p.red)} 个红灯`}`;
  },
  departmentScore: (p: {
    total: number;
    grade: string;
    rank: number | null;
    best: number | null;
    worst: number | null;
    group: string;
  }): string => {
    const range =
      p.best !== null && p.worst !== null && p.best !== p.worst ? `(数据允许第 ${p.best} 至第 ${p.worst} 名)` : '';
    return `得 ${points(p.total)} 分,评为“${p.grade}”${p.rank === null ? '' : `,${p.group ? `在“${p.group}”一组中` : ''}第 ${p.rank} 名${range}`}`;
  },
  project: (p: {
    month: number;
    rate: number | null;
    deviation: number | null;
    goals: number | null;
    /** The one side that the light judges; null where it judges both, or nothing. */
    only: 'money' | 'goals' | null;
    light: string;
    why: readonly string[];
  }): string => {
    const money =
      p.rate === null ? '没有执行率' : `执行 ${percent(p.rate)}${p.deviation === null ? '' : `,${away(p.deviation)}`}`;
    const goals = p.goals === null ? '目标进度未报' : `目标进度达到计划的 ${percent(p.goals)}`;
    const side = p.only === null ? '' : p.only === 'money' ? '只看资金,' : '只看目标,';
    return `截至 ${p.month} 月末${money};${goals}。${side}${p.light}${p.why.length > 0 ? `:${p.why.join('、')}` : ''}。`;
  },
  score: (p: { total: number; grade: string; self: number | null; gap: number | null }): string => {
    const own =
      p.self === null
        ? ''
        : `;自评 ${points(p.self)} 分${p.gap === null || p.gap === 0 ? ',两者一致' : `,${p.gap > 0 ? '高' : '低'} ${points(Math.abs(p.gap))} 分`}`;
    return `按规则得 ${points(p.total)} 分,评为“${p.grade}”${own}。`;
  },
  sum: (p: { rows: number; execution: number | null; total: number }): string =>
    p.execution === null
      ? `${count(p.rows)} 项指标合计 ${points(p.total)} 分`
      : `执行率 ${points(p.execution)} 分,加 ${count(p.rows)} 项指标,合计 ${points(p.total)} 分`,
  capped: (p: { raw: number; cap: number }): string =>
    `各行合计 ${points(p.raw)} 分,按执行率封顶为 ${points(p.cap)} 分。`,
  evaluationNotYet: (p: { through: string }): string => `年度评价在 12 月数据齐全后计算;本次只到 ${p.through}`,
  evaluationEmpty: (): string => '数据已到年末,但没有收到可以评价的项目',
  allocationEmpty: (p: { year: number }): string => `没有收到 ${p.year} 年度的预算申请,因此没有安排`,
  allocationNotInEdition: (): string => '预算安排在通过之前不对外提供',
  allocation: (p: { requested: string; allocated: string; cut: string; lines: number; share: number }): string =>
    `申请 ${p.requested},安排 ${p.allocated}:${count(p.lines)} 项申请满足 ${percent(p.share)}`,
  allocationLead: (p: {
    base: string;
    envelope: string | null;
    origin: string;
    atRequest: number;
    below: number;
    reserve: string | null;
  }): string => {
    const envelope = p.envelope === null ? '' : `,下年总额 ${p.envelope}${p.origin && `(${p.origin})`}`;
    const met =
      p.below === 0
        ? `${count(p.atRequest)} 项都按申请足额安排`
        : `${p.atRequest === 0 ? '没有一项' : `${count(p.atRequest)} 项`}按申请足额安排,${count(p.below)} 项低于申请`;
    return `本年预算 ${p.base}${envelope};${met}${p.reserve === null ? '' : `,预留 ${p.reserve}`}。`;
  },
  envelopeUndecided: (p: { envelope: string; origin: 'base' | 'minimum'; year: number }): string =>
    p.origin === 'base'
      ? `未给总额,暂按本年预算 ${p.envelope}安排 ${p.year} 年;总额定了要重算。`
      : `未给总额,而本年预算不够各项下限,暂按下限合计 ${p.envelope}安排 ${p.year} 年;总额定了要重算。`,
  reserveMidYear: (p: { reserve: string; through: string }): string =>
    `数据只到 ${p.through},本年还没有评价得分,各项只能按“未评”的区间安排;区间装不下的 ${p.reserve}留作预留,等评价后再分。`,
  reserve: (p: { reserve: string }): string => `各项都到了区间上限,总额还余 ${p.reserve},留作预留。`,
  limits: (p: { limit: string; lines: number; all: number }): string =>
    `最常见的约束:${p.limit},${count(p.all)} 项中占 ${count(p.lines)} 项`,
  allocationDepartments: (p: { up: number; down: number; unit: string }): string => {
    if (p.up === 0 && p.down === 0) return `与本年相比,没有${p.unit}增减`;
    const up = p.up === 0 ? `没有${p.unit}增加` : `${count(p.up)} 个${p.unit}增加`;
    return `与本年相比,${up},${p.down === 0 ? '没有减少的' : `${count(p.down)} 个减少`}`;
  },
  allocationRules: (p: {
    /** How far the requests are from this year's budget, without a sign. */
    more: string;
    sign: 'more' | 'less' | 'same';
    /** The rule that cuts most, and by how much; null where none cuts. */
    rule: string | null;
    less: string;
  }): string => {
    const words = { more: `申请比本年多 ${p.more}`, less: `申请比本年少 ${p.more}`, same: '申请与本年相同' };
    return `${words[p.sign]},${p.rule === null ? '没有一类压减' : `“${p.rule}”一类压减最多,${p.less}`}`;
  },
  lagging: (p: { months: number; lagging: number; threshold: string; missing: number }): string =>
    `${p.months} 个月中${p.lagging === 0 ? '没有一个月' : ` ${p.lagging} 个月`}${past(p.threshold)}${p.missing > 0 ? `,${p.missing} 个月未报` : ''}`,
  versusLast: (p: { month: number; rate: number | null; last: number | null }): string => {
    if (p.rate === null) return `截至 ${p.month} 月没有执行率`;
    if (p.last === null) return `截至 ${p.month} 月执行 ${percent(p.rate)}`;
    const size = signed(Math.abs(p.rate - p.last)).replace('+', '');
    return size === '0.0' ? '与上年同期一样快' : `比上年同期${p.rate > p.last ? '快' : '慢'} ${size} 个百分点`;
  },
  silent: (p: { indicators: number; missing: number; departments: number; unit: string }): string =>
    p.indicators === 0
      ? '没有要报的指标'
      : p.missing === 0
        ? '每项指标每个月都报了数'
        : `${count(p.missing)} 个指标月没有报数,占 ${percent(p.missing / p.indicators)},涉及 ${count(p.departments)} 个${p.unit}`,
  grades: (p: { projects: number; good: number; disclosed: boolean }): string => {
    const all = `${p.disclosed ? '公开的 ' : ''}${count(p.projects)} 个项目`;
    if (p.projects === 0) return p.disclosed ? '公开的项目都没有评分' : '没有项目得到评分';
    if (p.good === 0) return `${all}没有一个为优或良`;
    return p.good === p.projects ? `${all}都为优或良` : `${all}中 ${percent(p.good / p.projects)} 为优或良`;
  },
  selfHigh: (p: { high: number; low: number; points: number }): string =>
    p.high === 0 && p.low === 0
      ? `没有项目的自评与规则得分相差 ${p.points} 分以上`
      : `${p.high === 0 ? '没有' : `${count(p.high)} 个`}项目自评高出 ${p.points} 分以上,${p.low === 0 ? '没有' : `${count(p.low)} 个`}自评低 ${p.points} 分以上`,
  ranks: (p: { unit: string; overlap: boolean }): string =>
    p.overlap ? `相邻名次的区间重叠,差一两名不说明什么` : `各${p.unit}的得分和名次`,
  notEvaluated: (p: { count: number }): string => `${count(p.count)} 个项目未评,不是零分`,
  notEvaluatedProject: (p: { why: string }): string => `未评:${p.why}。未评不是零分。`,
  notScored: (p: { why: string }): string => `未评:${p.why}。各项指标不计分,执行率照列`,
  reScored: (p: { score: number; grade: string }): string =>
    `没有可以计分的自评,按财政再评价 ${points(p.score)} 分评为“${p.grade}”。`,
  reScoredRows: (p: { score: number }): string =>
    `按财政再评价 ${points(p.score)} 分评定;没有可以计分的自评,各项指标不计分`,
  deducted: (p: { why: string; points: number; before: number; total: number }): string =>
    p.points === 0
      ? `${p.why},规则没有为此扣分。`
      : `${p.why},按规则扣 ${points(p.points)} 分:${points(p.before)} − ${points(p.points)} → ${points(p.total)} 分。`,
  coverage: (p: { evaluated: number; all: number; share: number | null }): string =>
    p.evaluated === 0
      ? `${count(p.all)} 个项目都未评`
      : `项目部分只看已评的 ${count(p.evaluated)} 个项目(共 ${count(p.all)} 个${p.share === null ? '' : `,占预算 ${percent(p.share)}`})`,
  partlyEvaluated: (p: { count: number; unit: string }): string =>
    `${count(p.count)} 个${p.unit}有项目未评,得分只看已评的项目,未评的不当作 0 分。`,
  incomplete: (p: { count: number }): string => `${count(p.count)} 个项目的自评资料不齐`,
  quality: (p: { files: number; refused: number; share: number }): string =>
    p.refused === 0
      ? `收到 ${count(p.files)} 个文件,全部接受`
      : `收到 ${count(p.files)} 个文件,拒收 ${count(p.refused)} 个(${percent(p.share)}),每个都有原因`,
  qualityLead: (p: { rows: number; accepted: number; warnings: number; superseded: number }): string =>
    `${[
      `共 ${count(p.rows)} 行,接受 ${count(p.accepted)} 行`,
      p.warnings === 0 ? '没有提醒' : `提醒 ${count(p.warnings)} 条`,
      p.superseded > 0 && `${count(p.superseded)} 个文件被后来的文件替代`,
    ]
      .filter(Boolean)
      .join(';')}。拒收的文件一行都不进入计算。`,
  notFull: (p: { count: number; disclosed: boolean }): string =>
    `${p.disclosed ? '公开的项目中,' : ''}${count(p.count)} 个项目的指标权重合计不是 100,得分按原权重计,不与其他项目相当。`,
  noFramework: (p: { count: number; all: number; unit: string }): string =>
    p.count === p.all
      ? `没有一个${p.unit}报送整体指标的数据,部门得分只看项目。`
      : `${count(p.all)} 个${p.unit}中 ${count(p.count)} 个没有报送整体指标的数据,整体部分按 0 分计,与其他${p.unit}比较时要留意。`,
  corrected: (p: { replaced: number; partly: number }): string =>
    [
      p.replaced > 0 && `${count(p.replaced)} 个文件被后来的文件替代`,
      p.partly > 0 && `${count(p.partly)} 个文件部分被更正`,
    ]
      .filter(Boolean)
      .join(','),
  reporting: (p: { missing: number; months: number; unit: string }): string =>
    p.missing === 0 ? '每个项目每个月都报了资金数' : `${count(p.missing)} 个项目月没有报资金数`,
  reconciled: (p: { all: number; exact: number; slips: number; differs: number }): string =>
    `与公布数核对 ${count(p.all)} 项:${count(p.exact)} 项一致${p.slips > 0 ? `,${count(p.slips)} 项是来源自身的差错` : ''}${p.differs > 0 ? `,${count(p.differs)} 项不一致` : ''}`,
  projects: (p: { all: number; units: number; unit: string; disclosed: boolean }): string =>
    p.all === 0
      ? p.disclosed
        ? '没有公开的项目'
        : '没有项目'
      : `${p.disclosed ? '公开的 ' : ''}${count(p.all)} 个项目,分属 ${count(p.units)} 个${p.unit}`,
  method: (): string => '每个数字都从快照和规则算出,每条规则都写明依据',
  noticesHead: (p: { all: number; open: number }): string =>
    p.all === 0
      ? '本年没有发出偏差通知'
      : `发出 ${count(p.all)} 个偏差通知,${p.open === 0 ? '都有了答复' : `${count(p.open)} 个还没有答复`}`,
} as const;

export type Sentences = { readonly [Key in keyof typeof zh]: (p: Parameters<(typeof zh)[Key]>[0]) => string };
