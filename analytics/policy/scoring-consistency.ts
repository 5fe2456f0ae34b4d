import { text } from '../core/language/text.ts';
import { apart, eachOnce, type Found, notNamed } from './apart.ts';
import { neverFalls, neverRises } from './rising.ts';
import { scoringRules } from './rules.ts';
import type { Policy } from './schema.ts';
import { type Scoring, suits } from './scorings.ts';

/** Up to just short of the target, which itself earns everything. */
const completion = { of: text('完成率', 'completion'), otherwise: 0, last: 0.999999 };

const stepsRise = (scoring: Scoring, path: string): Found => {
  if (scoring.form !== 'steps') return [];
  const steps = scoring.steps.map(({ from, below, share }) => ({ from, below, gives: share }));
  return scoring.by === 'completion' ? neverFalls(path, steps, completion) : neverRises(path, steps);
};

/** Whoever writes 80 for 80 % gets steps that no result lies in, and never a word. */
const asFractions = (scoring: Scoring, path: string): Found => [
  ...(scoring.form === 'steps' && scoring.by === 'completion' ? scoring.steps : []).map(
    ({ from, below }, index) =>
      (from >= 1 || (below ?? 1) > 10) && {
        path: `${path}.steps.${index}`,
        message:
          '完成率到 1 就达到目标、得满分,没有指标用得到这一档:写成小数,如 80 % 写 0.8 · a completion of 1 meets the target and earns all, so the step is of no use: write fractions, such as 0.8 for 80 %',
      },
  ),
  ...(scoring.over?.effect === 'steps' ? scoring.over.steps : []).map(
    ({ from, below }, index) =>
      (from >= 100 || (below ?? 1) >= 100) && {
        path: `${path}.over.steps.${index}`,
        message:
          '超额的档是目标的倍数,没有指标到得了一百倍:130 % 写成 1.3 · these steps are multiples of the target, and nothing comes to a hundred times it: write 1.3 for 130 %',
      },
  ),
  scoring.form === 'per_unit' &&
    scoring.of === 'target' &&
    scoring.unit > 1 && {
      path: `${path}.unit`,
      message:
        '每差目标的几倍才扣一次,达不到的也几乎不扣:写成目标的几成,如 1 % 写 0.01;按计量单位扣的写 of: value · a unit of several targets costs those who miss it next to nothing: write a fraction of the target, such as 0.01 for 1 %, or of: value for the measure’s own unit',
    },
];

const steady = (scoring: Scoring, path: string): Found => [
  ...(scoring.form === 'steps' ? apart(`${path}.steps`, scoring.steps) : []),
  ...stepsRise(scoring, `${path}.steps`),
  ...asFractions(scoring, path),
  ...(scoring.over?.effect === 'steps' ? apart(`${path}.over.steps`, scoring.over.steps) : []),
  scoring.form === 'between' &&
    scoring.zero_at >= scoring.full_at && {
      path: `${path}.zero_at`,
      message:
        '零分线应低于满分线:调低零分线或调高满分线 · the zero line must lie below the full line: lower it or raise the other',
    },
  scoring.form === 'proportional' &&
    (scoring.zero_below ?? 0) > (scoring.full_from ?? 1) && {
      path: `${path}.zero_below`,
      message:
        '零分线不能高于满分线:调低零分线或调高满分线 · the zero line must not lie above the full line: lower it or raise the other',
    },
  scoring.over !== undefined &&
    scoring.over.effect !== 'full' &&
    !suits(scoring).includes('>=') && {
      path: `${path}.over`,
      message:
        '这种办法只计 ≤ 或区间,没有超额可言:去掉 over · this scores ceilings or ranges, which are never exceeded for the better: take over out',
    },
  Object.hasOwn(scoringRules, scoring.code) && {
    path: `${path}.code`,
    message: `${scoring.code} 是本系统自己的规则名:换一个代码 · ${scoring.code} is a rule of the product itself: choose another code`,
  },
];

/** Scorings have names of their own and agree with themselves; rules name scorings that suit what they are for. */
export const scoringsAgree = ({ scorings, scoring_rules, schemes, department_schemes }: Policy): Found => {
  const names = scorings.flatMap(({ code, name }) => [...new Set([code, name.zh, name.en])]);
  return [
    ...eachOnce('scorings', [...new Set(names)], names),
    ...scorings.flatMap((scoring, index) => steady(scoring, `scorings.${index}`)),
    ...scoring_rules.flatMap((rule, index) => {
      const scoring = scorings.find(({ code }) => code === rule.scoring);
      return [
        !scoring && {
          path: `scoring_rules.${index}.scoring`,
          message: notNamed('scorings', rule.scoring, scorings),
        },
        scoring !== undefined &&
          rule.direction !== undefined &&
          !suits(scoring).includes(rule.direction) && {
            path: `scoring_rules.${index}.direction`,
            message: `${rule.scoring} 不能计 ${rule.direction}:换一种办法或方向 · ${rule.scoring} can't score ${rule.direction}: choose another scoring or direction`,
          },
        rule.scheme !== undefined &&
          ![...schemes, ...department_schemes].some(({ code }) => code === rule.scheme) && {
            path: `scoring_rules.${index}.scheme`,
            message: notNamed('schemes', rule.scheme, [...schemes, ...department_schemes]),
          },
      ];
    }),
  ];
};
