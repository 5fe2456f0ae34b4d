import { departmentFact } from '../contracts/datasets/department-fact.ts';
import { apart, eachOnce, type Found, type Inconsistency } from './apart.ts';
import type { Policy } from './schema.ts';
import { schemesAgree, scoringsAgree } from './scoring-consistency.ts';

type Check = (policy: Policy) => Found;

const facts = new Set(departmentFact.fields.find(({ name }) => name === 'fact_code')?.choices?.map(({ code }) => code));

const settingsAgree: Check = ({ settings }) => [
  settings.satisfaction_zero_below.value >= settings.satisfaction_full_from.value && {
    path: 'settings.satisfaction_zero_below',
    message: '零分线应低于满分线 · the zero line must lie below the full line',
  },
  settings.at_least_pass_line.value >= 1 && {
    path: 'settings.at_least_pass_line',
    message: '及格线应低于 1 · the pass line must be below 1',
  },
  settings.money_red_below.value > settings.money_yellow_below.value && {
    path: 'settings.money_red_below',
    message: '红灯线不能高于黄灯线 · the red line must not lie above the yellow line',
  },
  settings.indicator_red_below.value > settings.indicator_yellow_below.value && {
    path: 'settings.indicator_red_below',
    message: '红灯线不能高于黄灯线 · the red line must not lie above the yellow line',
  },
];

const bandsAgree: Check = ({ settings, execution_bands }) => [
  settings.execution_scoring.value === 'banded' &&
    execution_bands.length === 0 && {
      path: 'execution_bands',
      message: '按分档计分时应写明各档 · scoring by bands needs bands',
    },
  ...apart('execution_bands', execution_bands),
];

const capsAgree: Check = ({ caps }) => apart('caps', caps);

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
  const down = grades.toSorted((a, b) => b.from - a.from);
  return [
    ...eachOnce(
      'grades',
      ['excellent', 'good', 'medium', 'poor'],
      grades.map(({ grade }) => grade),
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
      message: '等级应覆盖 0 至 100 分 · the grades must cover 0 to 100 points',
    },
    ...down.slice(1).map(
      (grade, index) =>
        grade.below !== down[index]?.from && {
          path: 'grades',
          message: `${grade.name.zh}的上限应等于上一等的下限 · ${grade.name.en} must end where the next better grade begins`,
        },
    ),
  ];
};

const frameworkAgrees: Check = ({ framework }) => [
  ...eachOnce(
    'framework',
    [...new Set(framework.map(({ code }) => code))],
    framework.map(({ code }) => code),
  ),
  ...framework.flatMap(({ numerator, denominator }, index) => [
    ...[numerator, denominator].map(
      (fact) =>
        !facts.has(fact) && {
          path: `framework.${index}`,
          message: `${fact} 不是部门整体数据的代码 · ${fact} is no fact of the department`,
        },
    ),
  ]),
];

const applicationAgrees: Check = ({ application }) => [
  ...eachOnce(
    'application',
    ['excellent', 'good', 'medium', 'poor', 'not_evaluated', 'ungraded', 'new'],
    application.map(({ grade }) => grade),
  ),
  ...application.map(
    ({ low, high }, index) =>
      low > high && { path: `application.${index}`, message: '下限系数不能高于上限系数 · low must not exceed high' },
  ),
];

const checks: readonly Check[] = [
  settingsAgree,
  bandsAgree,
  capsAgree,
  tiersAgree,
  gradesAgree,
  frameworkAgrees,
  applicationAgrees,
  scoringsAgree,
  schemesAgree,
];

/**
 * What each entry allows by itself but the entries contradict together: every place at once, none where the policy
 * agrees with itself.
 */
export const inconsistencies = (policy: Policy): readonly Inconsistency[] =>
  checks.flatMap((check) => check(policy)).filter((found) => found !== false);
