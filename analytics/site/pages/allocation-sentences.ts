import { count, percent } from '../../core/language/figures.ts';
import { is, many } from '../sentences/phrases.ts';
import { type InEnglish, sentencesOf } from '../sentences/sentences.ts';

/** In Chinese. Money arrives already written, such as 10.94 亿元. */
export const zh = {
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
  /** Which of the year's budgets the requests go by, where not all of them are asked for again. */
  base: (p: { base: string; budget: string; rest: string | null }): string =>
    p.rest === null
      ? `“本年预算”即全部项目的全年预算 ${p.base}`
      : `“本年预算”是有申请延续的资金来源的,${p.base};与全部项目的全年预算 ${p.budget}相差 ${p.rest},没有再申请的资金来源和负的预算不在内`,
  limits: (p: { limit: string; lines: number; all: number }): string =>
    `最常见的约束:${p.limit},${count(p.all)} 项中占 ${count(p.lines)} 项`,
  envelopeUndecided: (p: { envelope: string; origin: 'base' | 'minimum'; year: number }): string =>
    p.origin === 'base'
      ? `未给总额,暂按本年预算 ${p.envelope}安排 ${p.year} 年;总额定了要重算。`
      : `未给总额,而本年预算不够各项下限,暂按下限合计 ${p.envelope}安排 ${p.year} 年;总额定了要重算。`,
  reserve: (p: { reserve: string }): string => `各项都到了区间上限,总额还余 ${p.reserve},留作预留。`,
  reserveMidYear: (p: { reserve: string; through: string }): string =>
    `数据只到 ${p.through},本年还没有评价得分,各项只能按“未评”的区间安排;区间装不下的 ${p.reserve}留作预留,等评价后再分。`,
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
  allocationEmpty: (p: { year: number }): string => `没有收到 ${p.year} 年度的预算申请,因此没有安排`,
  allocation: (p: { requested: string; allocated: string; cut: string; lines: number; share: number }): string =>
    `申请 ${p.requested},安排 ${p.allocated}:${count(p.lines)} 项申请满足 ${percent(p.share)}`,
  allocationNotInEdition: (): string => '预算安排在通过之前不对外提供',
};

export const en: InEnglish<typeof zh> = {
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
  base: (p) =>
    p.rest === null
      ? `this year’s budget is that of all projects, ${p.base}`
      : `this year’s budget is that of the funds asked for again, ${p.base}; the ${p.rest} between it and the budget of all projects, ${p.budget}, are funds not asked for again, and budgets below 0`,
  limits: (p) => `The commonest limit: ${p.limit}, for ${count(p.lines)} of ${many(p.all, 'line')}`,
  envelopeUndecided: (p) =>
    p.origin === 'base'
      ? `No envelope was given: for now ${p.year} is planned with this year’s total, ${p.envelope}; to be computed again once it is set.`
      : `No envelope was given, and this year’s total can’t pay the lower limits: for now ${p.year} is planned with the lower limits, ${p.envelope}; to be computed again once it is set.`,
  reserve: (p) =>
    `Every line has reached the upper end of its range; the ${p.reserve} left of the envelope is kept in reserve.`,
  reserveMidYear: (p) =>
    `The data go to ${p.through} only, so there are no scores yet and each line has the range of a project not evaluated; the ${p.reserve} those ranges can’t hold is kept in reserve until the evaluation.`,
  allocationLead: (p) => {
    const envelope = p.envelope === null ? '' : `, next year’s envelope ${p.envelope}${p.origin && ` (${p.origin})`}`;
    const below = p.below === 0 ? 'none' : count(p.below);
    return `This year’s budget is ${p.base}${envelope}; ${p.atRequest === 0 ? 'no request is' : `${many(p.atRequest, 'request')} ${is(p.atRequest)}`} met in full, ${below} in part or not${p.reserve === null ? '' : `; ${p.reserve} is kept in reserve`}.`;
  },
  allocationEmpty: (p) => `No requests for ${p.year} were received, so nothing was allocated`,
  allocation: (p) =>
    `${p.requested} requested, ${p.allocated} allocated: ${many(p.lines, 'request')} met at ${percent(p.share)}`,
  allocationNotInEdition: () => 'Proposals are not given out before they are adopted',
};

export const sentence = sentencesOf(zh, en);
