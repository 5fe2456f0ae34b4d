import { nearestWord } from '../core/language/near.ts';
import { text } from '../core/language/text.ts';
import { faultCodes } from '../intake/faults/catalogue.ts';
import { apart, eachOnce, type Found, type Inconsistency } from './apart.ts';
import { calendarAgrees } from './calendar-consistency.ts';
import { executionPartsAgree } from './execution-parts.ts';
import { factsAgree } from './facts-agree.ts';
import { gradeCodes } from './grade-codes.ts';
import { levelsAgree } from './level-consistency.ts';
import { neverFalls } from './rising.ts';
import type { Policy } from './schema.ts';
import { departmentSchemesAgree, schemesAgree } from './scheme-consistency.ts';
import { scoringsAgree } from './scoring-consistency.ts';

type Check = (policy: Policy) => Found;

const redAboveYellow =
  '红灯线不能高于黄灯线:调低红灯线或调高黄灯线 · the red line must not lie above the yellow line: lower it or raise the other';
const behind =
  '高于 0 时,正好达到计划的也亮黄灯:写成 0 或负数,如 -0.1 · above 0 even what is exactly on plan would be yellow: write 0 or less, such as -0.1';

const settingsAgree: Check = ({ settings }) => [
  settings.satisfaction_zero_below.value >= settings.satisfaction_full_from.value && {
    path: 'settings.satisfaction_zero_below',
    message:
      '零分线应低于满分线:调低零分线或调高满分线 · the zero line must lie below the full line: lower it or raise the other',
  },
  settings.at_least_pass_line.value >= 1 && {
    path: 'settings.at_least_pass_line',
    message: '及格线应低于 1:写成小数,如 0.6 · the pass line must be below 1: write it as a fraction, such as 0.6',
  },
  settings.money_red_below.value > settings.money_yellow_below.value && {
    path: 'settings.money_red_below',
    message: redAboveYellow,
  },
  settings.indicator_red_below.value > settings.indicator_yellow_below.value && {
    path: 'settings.indicator_red_below',
    message: redAboveYellow,
  },
  settings.money_light_measure.value === 'ratio'
    ? settings.money_yellow_below.value <= 0 && {
        path: 'settings.money_yellow_below',
        message:
          '按比值看时没有比值低于它,资金永不亮灯:写成比值,如 0.9,或改按差值看 · no ratio lies below it, so money would never be yellow: write a ratio such as 0.9, or judge the difference',
      }
    : settings.money_yellow_below.value > 0 && {
        path: 'settings.money_yellow_below',
        message: behind,
      },
  settings.indicator_yellow_below.value > 0 && {
    path: 'settings.indicator_yellow_below',
    message: behind,
  },
  settings.returned_deduction_counts.value === 'each' &&
    settings.returned_deduction.value === 0 && {
      path: 'settings.returned_deduction',
      message:
        '按次扣分时每次扣 0 分,什么也不扣:写明每次扣几分,如 1.5,或改为只看在效的批复 · each return counts and costs 0, so nothing is deducted: write what one costs, such as 1.5, or count the decision in force alone',
    },
  settings.notice_given_day.value !== null &&
    settings.notice_answer_working_days.value === null && {
      path: 'settings.notice_given_day',
      message:
        '没有定答复期限,发出日用不上:写明几个工作日内答复,或把发出日写成 null · without working days to answer the day given decides nothing: write how many there are, or null here',
    },
  settings.execution_weight.value === 100 && {
    path: 'settings.execution_weight',
    message:
      '执行率占满 100 分,绩效指标就不计分了:改成低于 100 的数 · with all 100 points on execution no indicator counts: write less than 100',
  },
  settings.allocation_envelope_amount.value === '0.00' && {
    path: 'settings.allocation_envelope_amount',
    message:
      '总额为 0 就什么也不安排:写明总额,或写 null 用本年总额 · an envelope of 0 gives nobody anything: write the amount, or null for this year’s total',
  },
];

/** Above a rate of 1 the budget is overspent, and less may be meant: bands and caps are looked at up to there. */
const executionRate = text('执行率', 'rate');

const bandsAgree: Check = ({ settings, execution_bands }) => [
  settings.execution_scoring.value === 'banded' &&
    execution_bands.length === 0 && {
      path: 'execution_bands',
      message:
        '按分档计分时应写明各档:写 execution_bands,或改为按比例 · scoring by bands needs bands: write execution_bands, or score in proportion',
    },
  ...apart('execution_bands', execution_bands),
  ...neverFalls(
    'execution_bands',
    execution_bands.map(({ from, below, share }) => ({ from, below, gives: share })),
    { of: executionRate, otherwise: 0, last: 1 },
  ),
];

const capsAgree: Check = ({ caps }) => [
  ...apart('caps', caps),
  ...neverFalls(
    'caps',
    caps.map(({ from, below, cap }) => ({ from, below, gives: cap })),
    { of: executionRate, otherwise: 100, last: 1 },
  ),
];

const tiersAgree: Check = ({ tiers }) => [
  ...apart(
    'tiers',
    tiers.map(({ low, high }) => ({ from: low, below: high })),
  ),
  ...eachOnce(
    'tiers',
    ['met', 'partly', 'unmet'],
    tiers.map(({ tier }) => tier),
  ),
  ...tiers.map(
    ({ low, high, monitoring, evaluation }, index) =>
      [low, monitoring, evaluation].some((share) => share < low || share > high) && {
        path: `tiers.${index}`,
        message:
          '监控和评价的比例应在下限和上限之间:改比例,或改上下限 · the shares for monitoring and evaluation must lie between low and high: change them or the limits',
      },
  ),
];

const gradesAgree: Check = ({ grades }) => {
  const upsideDown = grades.flatMap(({ from, below, name }, index) =>
    from < below
      ? []
      : [
          {
            path: `grades.${index}`,
            message: `${name.zh}的起点 ${from} 应低于终点 ${below}:对调或改正两个数 · ${name.en} must begin below its end, not at ${from} up to ${below}: swap or correct the two numbers`,
          },
        ],
  );
  // What follows from such a row would only send its author to the others.
  if (upsideDown.length > 0) return upsideDown;
  const down = grades.toSorted((a, b) => b.from - a.from);
  return [
    ...eachOnce(
      'grades',
      [...new Set(grades.map(({ grade }) => grade))],
      grades.map(({ grade }) => grade),
    ),
    (grades.length < 3 || grades.length > 6) && {
      path: 'grades',
      message: `等级应有三至六等,现有 ${grades.length} 等:增减到这个数 · there must be three to six grades, not ${grades.length}: add or remove some`,
    },
    ...down.slice(1).map(
      (grade, index) =>
        gradeCodes.indexOf(grade.grade) <= gradeCodes.indexOf(down[index]?.grade ?? grade.grade) && {
          path: 'grades',
          message: `${grade.grade} 不应低于 ${down[index]?.grade}:代码从好到差是 ${gradeCodes.join('、')} · ${grade.grade} can't lie below ${down[index]?.grade}: from the best the codes are ${gradeCodes.join(', ')}`,
        },
    ),
    ...down.slice(1).map(
      (grade, index) =>
        grade.order <= (down[index]?.order ?? 0) && {
          path: 'grades',
          message: `${grade.name.zh}的 order 应大于比它好的等级:从最好的一等起按 1、2、3 编号 · the order of ${grade.name.en} must be above that of the better grade: number them 1, 2, 3 from the best`,
        },
    ),
    ((down[0]?.below ?? 0) <= 100 || (down.at(-1)?.from ?? 1) > 0) && {
      path: 'grades',
      message:
        '等级应覆盖 0 至 100 分:最低一等从 0 起,最高一等到 100.01 · the grades must cover 0 to 100 points: begin the lowest at 0 and end the highest at 100.01',
    },
    ...down.slice(1).map(
      (grade, index) =>
        grade.below !== down[index]?.from && {
          path: 'grades',
          message: `${grade.name.zh}的上限应等于上一等的下限:把 below 写成 ${down[index]?.from} · ${grade.name.en} must end where the next better grade begins: write ${down[index]?.from} as its below`,
        },
    ),
  ];
};

const frameworkAgrees: Check = ({ framework }) => [
  framework.length > 0 &&
    framework.every(({ weight }) => weight === 0) && {
      path: 'framework',
      message:
        '权重全为 0,整体指标无从计分:写明权重,或不列指标 · with every weight 0 there is nothing to score: write weights, or list no measure',
    },
  ...eachOnce(
    'framework',
    [...new Set(framework.map(({ code }) => code))],
    framework.map(({ code }) => code),
  ),
  ...framework.flatMap(({ numerator, denominator, formula, target }, index) => [
    formula === 'ratio' &&
      target < 0 && {
        path: `framework.${index}.target`,
        message: '比值不会为负:目标写成 0 或正数 · no ratio is negative: write a target of 0 or more',
      },
    ...factsAgree(`framework.${index}`, 'department', { numerator, denominator }),
  ]),
];

const applicationAgrees: Check = ({ application, grades }) => [
  ...eachOnce(
    'application',
    [...new Set([...grades.map(({ grade }) => grade), 'not_evaluated', 'ungraded', 'new'])],
    application.map(({ grade }) => grade),
  ),
  ...application.map(
    ({ grade }, index) =>
      (gradeCodes as readonly string[]).includes(grade) &&
      !grades.some((known) => known.grade === grade) && {
        path: `application.${index}`,
        message: `grades 里没有 ${grade}:去掉这一行,或加上这一等 · grades has no ${grade}: take this line out, or add the grade`,
      },
  ),
  ...application.map(
    ({ low, high }, index) =>
      low > high && {
        path: `application.${index}`,
        message:
          '下限系数不能高于上限系数:对调或改正两个数 · low must not exceed high: swap or correct the two numbers',
      },
  ),
];

const curvesAgree: Check = ({ plan_curves }) =>
  plan_curves.map(
    ({ plan_03, plan_06, plan_09 }, index) =>
      (plan_03 > plan_06 || plan_06 > plan_09) && {
        path: `plan_curves.${index}`,
        message:
          '累计的计划不能往下走:3、6、9 月依次不减 · a cumulative plan does not fall: write shares that rise from March to September',
      },
  );

const warningsKnown: Check = ({ refused_warnings = [] }) =>
  refused_warnings.map(({ code }, index) => {
    if (faultCodes.includes(code)) return false;
    const near = nearestWord(code, faultCodes);
    return {
      path: `refused_warnings.${index}.code`,
      message: `没有这个代码${near ? `,是不是 ${near}` : ''}:写 docs/errors.md 里的代码 · there is no such code${near ? `; did you mean ${near}` : ''}: write one of docs/errors.md`,
    };
  });

const checks: readonly Check[] = [
  settingsAgree,
  calendarAgrees,
  bandsAgree,
  executionPartsAgree,
  capsAgree,
  tiersAgree,
  gradesAgree,
  frameworkAgrees,
  applicationAgrees,
  curvesAgree,
  scoringsAgree,
  levelsAgree,
  schemesAgree,
  departmentSchemesAgree,
  warningsKnown,
];

/**
 * What each entry allows by itself but the entries contradict together: every place at once, none where the policy
 * agrees with itself.
 */
export const inconsistencies = (policy: Policy): readonly Inconsistency[] =>
  checks.flatMap((check) => check(policy)).filter((found) => found !== false);
