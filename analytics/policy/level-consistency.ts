import { foldedSpellings } from '../contracts/checks/choice.ts';
import { goalFields } from '../contracts/datasets/goal-fields.ts';
import { levels } from '../contracts/datasets/levels.ts';
import { nearestWord } from '../core/language/near.ts';
import type { Found } from './apart.ts';
import type { Policy } from './schema.ts';

const codes = levels.map(({ code }) => code);

/** The code under which intake keeps a first level, by each spelling that it knows. */
const kept = new Map(goalFields.filter(({ name }) => name === 'level1').flatMap(foldedSpellings));

/** The code that a first level is meant for, where what is written is not it: 产出 or outptu for `output`. */
const meantBy = (level1: string): string | undefined => {
  if (codes.includes(level1)) return undefined;
  const folded = level1.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  return kept.get(folded) ?? nearestWord(folded, codes);
};

interface Named {
  readonly path: string;
  readonly level1: string;
}

/** First levels of these rows, each with its place. */
const namedIn = (path: string, rows: readonly { readonly level1?: string | undefined }[]): readonly Named[] =>
  rows.flatMap(({ level1 }, index) => (level1 === undefined ? [] : [{ path: `${path}.${index}.level1`, level1 }]));

const namedLevels = ({ schemes, department_schemes, scoring_rules }: Policy): readonly Named[] => [
  ...schemes.flatMap(({ levels, computed }, index) => [
    ...namedIn(`schemes.${index}.levels`, levels),
    ...namedIn(`schemes.${index}.computed`, computed ?? []),
  ]),
  ...department_schemes.flatMap(({ levels, computed, judged }, index) => [
    ...namedIn(`department_schemes.${index}.levels`, levels),
    ...namedIn(`department_schemes.${index}.computed`, computed),
    ...namedIn(`department_schemes.${index}.judged`, judged),
  ]),
  ...namedIn('scoring_rules', scoring_rules),
];

/** The first levels of a scheme; null where it lists none and takes any. */
const levelsOf = ({ schemes, department_schemes }: Policy, code: string | undefined): readonly string[] | null => {
  const scheme = [...schemes, ...department_schemes].find((each) => each.code === code);
  return scheme && scheme.levels.length > 0 ? scheme.levels.map(({ level1 }) => level1) : null;
};

/**
 * First levels are written as the data have them: a label in the place of its code would match no row and say nothing.
 * A rule for a scheme's rows names one of its levels.
 */
export const levelsAgree = (policy: Policy): Found => [
  ...namedLevels(policy).flatMap(({ path, level1 }) => {
    const code = meantBy(level1);
    return [
      code !== undefined && {
        path,
        message: `报来的数据里这一级的代码是 ${code},写“${level1}”对不上任何指标:写成 level1: ${code} · the data keep this level under the code ${code}, and ${level1} would match no row: write level1: ${code}`,
      },
      level1 === 'execution' && {
        path,
        message:
          '预算执行率不是指标的一级:权重写在 execution_weight 里,这里改成别的一级指标 · execution is no level of indicators: give its weight as execution_weight, and name another level here',
      },
    ];
  }),
  ...policy.scoring_rules.map(({ scheme, level1 }, index) => {
    const known = levelsOf(policy, scheme);
    return (
      level1 !== undefined &&
      known !== null &&
      !known.includes(level1) &&
      meantBy(level1) === undefined && {
        path: `scoring_rules.${index}.level1`,
        message: `${scheme} 的一级指标里没有 ${level1},这条规则用不到任何指标:改成其中之一 ${known.join('、')} · ${scheme} has no level ${level1}, so the rule would score nothing: use one of ${known.join(', ')}`,
      }
    );
  }),
];
