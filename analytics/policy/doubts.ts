import { levels } from '../contracts/datasets/levels.ts';
import type { DocumentIssue } from '../core/language/validation.ts';
import { type Inconsistency, issueOf } from './apart.ts';
import type { Policy } from './schema.ts';
import { percent, sign } from './written.ts';

/** What is allowed and probably a slip: `false` where there is nothing. */
type Doubts = (policy: Policy) => readonly (Inconsistency | false)[];

/** A target that is rarely meant: more than one and a half times the denominator, or all of it changed. */
const mostRatio = 1.5;
const mostChange = 1;

const targets: Doubts = ({ framework, schemes, department_schemes }) =>
  [
    { path: 'framework', rows: framework },
    ...schemes.map(({ computed = [] }, index) => ({ path: `schemes.${index}.computed`, rows: computed })),
    ...department_schemes.map(({ computed }, index) => ({
      path: `department_schemes.${index}.computed`,
      rows: computed,
    })),
  ].flatMap(({ path, rows }) =>
    rows.map(({ formula, direction, target }, index) => {
      const standard = `${sign(direction)} ${percent(target)}`;
      const hundredth = Number((target / 100).toFixed(6));
      return (
        Math.abs(target) > (formula === 'ratio' ? mostRatio : mostChange) && {
          path: `${path}.${index}.target`,
          message: `标准就是 ${standard}:是 ${target}% 的话写成 ${hundredth} · the standard then is ${standard}: write ${hundredth} where ${target}% is meant`,
        }
      );
    }),
  );

/** Units of a whole target: almost always a hundredth of it is meant. */
const units: Doubts = ({ scorings }) =>
  scorings.map(
    (scoring, index) =>
      scoring.form === 'per_unit' &&
      scoring.of === 'target' &&
      scoring.unit === 1 && {
        path: `scorings.${index}.unit`,
        message:
          '每差目标的 100% 才算一个单位,“不低于”的最多扣一次:是 1% 的话写成 0.01 · a unit is the whole target, so that floors lose points once at most: write 0.01 where 1 % is meant',
      },
  );

/**
 * Levels that the data may have under that name, though neither the usual frameworks nor a scheme of the policy has.
 */
const levelsOfRules: Doubts = ({ schemes, department_schemes, scoring_rules }) => {
  const known = [
    ...levels.map(({ code }) => code),
    ...[...schemes, ...department_schemes].flatMap((scheme) => scheme.levels.map(({ level1 }) => level1)),
  ];
  return scoring_rules.map(
    ({ level1 }, index) =>
      level1 !== undefined &&
      !known.includes(level1) && {
        path: `scoring_rules.${index}.level1`,
        message: `没有评价体系有一级指标“${level1}”,只有申报时就这样写的指标用得到这条规则:写错了改成 ${levels.map(({ code }) => code).join('、')} 之一 · no scheme has a first level ${level1}, so the rule is for rows only that were declared with it: if it is a slip, write one of ${levels.map(({ code }) => code).join(', ')}`,
      },
  );
};

type Condition = Readonly<Record<string, string | undefined>>;

/** Codes of functions are prefixes: 205 holds for 20502 too. */
const holdsFor = (field: string, earlier: string, later: string | undefined): boolean =>
  later !== undefined && (field === 'function_code' ? later.startsWith(earlier) : later === earlier);

/** Whether everything that meets `later` meets `earlier` too. */
const takesAll = (earlier: Condition, later: Condition): boolean =>
  Object.entries(earlier).every(([field, value]) => value === undefined || holdsFor(field, value, later[field]));

interface Tried {
  readonly path: string;
  readonly condition: Condition;
}

/** Of what is tried in order, whatever something before it takes all of. */
const shadowed = (tried: readonly Tried[]): readonly (Inconsistency | false)[] =>
  tried.map(({ path, condition }, index) => {
    const before = tried.slice(0, index).find((earlier) => takesAll(earlier.condition, condition));
    return (
      before !== undefined && {
        path,
        message: `前面的 ${before.path} 已经包括了它,这一条永远用不到:把它移到前面,或者去掉 · ${before.path} before it holds wherever it would, so it is never used: move it up, or take it out`,
      }
    );
  });

const conditions = (path: string, schemes: readonly { readonly for: readonly Condition[] }[]): readonly Tried[] =>
  schemes.flatMap((scheme, index) =>
    scheme.for.map((condition, place) => ({ path: `${path}.${index}.for.${place}`, condition })),
  );

const order: Doubts = ({ scoring_rules, plan_curves, schemes, department_schemes }) => [
  ...shadowed(
    scoring_rules.map(({ scheme, direction, level1, level2 }, index) => ({
      path: `scoring_rules.${index}`,
      condition: { scheme, direction, level1, level2 },
    })),
  ),
  ...(['goals', 'money'] as const).flatMap((of) =>
    shadowed(
      plan_curves.flatMap(({ of: its = 'goals', project_type, function_code, unit_code }, index) =>
        its === of ? [{ path: `plan_curves.${index}`, condition: { project_type, function_code, unit_code } }] : [],
      ),
    ),
  ),
  ...shadowed(conditions('schemes', schemes)),
  ...shadowed(conditions('department_schemes', department_schemes)),
];

const doubts: readonly Doubts[] = [targets, units, levelsOfRules, order];

/** What a policy allows and its author probably did not mean, each with its place and what to write instead. */
export const policyDoubts = (policy: Policy): readonly DocumentIssue[] =>
  doubts
    .flatMap((each) => each(policy))
    .filter((found) => found !== false)
    .map(issueOf);
