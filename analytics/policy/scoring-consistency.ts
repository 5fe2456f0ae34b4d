import { text } from '../core/language/text.ts';
import { apart, eachOnce, type Found } from './apart.ts';
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

const steady = (scoring: Scoring, path: string): Found => [
  ...(scoring.form === 'steps' ? apart(`${path}.steps`, scoring.steps) : []),
  ...stepsRise(scoring, `${path}.steps`),
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
          message: `scorings 里没有 ${rule.scoring}:先在那里写明这种办法 · scorings has no ${rule.scoring}: describe it there first`,
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
            message: `schemes 里没有 ${rule.scheme}:先在那里写明这种方案 · schemes has no ${rule.scheme}: describe it there first`,
          },
      ];
    }),
  ];
};
