import { eachOnce, type Found, notNamed } from './apart.ts';
import { factsAgree } from './facts-agree.ts';
import type { ComputedRow, JudgedRow } from './measures.ts';
import type { Policy } from './schema.ts';
import { suits } from './scorings.ts';

/** Weights are written with few decimals; a millionth tells a slip from the arithmetic of floating point. */
const isMore = (a: number, b: number): boolean => a - b > 0.000001;

interface Level {
  readonly level1: string;
  readonly weight: number | null;
}

const sumOf = (levels: readonly Level[], beside: number): number =>
  Number(levels.reduce((all, { weight }) => all + (weight ?? 0), beside).toFixed(6));

/** Each level once. */
const levelsOnce = (path: string, levels: readonly Level[]): Found => {
  const names = levels.map(({ level1 }) => level1);
  return eachOnce(path, [...new Set(names)], names);
};

/** Rows stand in a level of their scheme and leave it its weight; where no level is listed they may stand in any. */
const rowsInLevels = (path: string, levels: readonly Level[], rows: readonly (ComputedRow | JudgedRow)[]): Found => [
  ...(levels.length === 0 ? [] : rows).map(
    ({ code, level1 }) =>
      !levels.some((level) => level.level1 === level1) && {
        path,
        message: `${code} 的一级指标 ${level1} 不在 levels 里:改一级指标,或在 levels 里加上 · ${code} stands in ${level1}, which is not one of the levels: change it, or add the level`,
      },
  ),
  ...levels.map(({ level1, weight }) => {
    const sum = sumOf(
      rows.filter((row) => row.level1 === level1),
      0,
    );
    return (
      weight !== null &&
      isMore(sum, weight) && {
        path,
        message: `${level1} 的指标合计 ${sum} 分,超过这一级的 ${weight} 分:减少权重,或提高这一级的权重 · the rows of ${level1} weigh ${sum}, more than the level’s ${weight}: lower them, or raise the level`,
      }
    );
  }),
];

const computedAgree = (
  path: string,
  of: 'project' | 'department',
  rows: readonly ComputedRow[],
  { scorings }: Policy,
): Found =>
  rows.flatMap((row, index) => {
    const scoring = scorings.find(({ code }) => code === row.scoring);
    const place = `${path}.${index}`;
    return [
      ...factsAgree(place, of, row),
      row.formula === 'ratio' &&
        row.target < 0 && {
          path: `${place}.target`,
          message: '比值不会为负:目标写成 0 或正数 · no ratio is negative: write a target of 0 or more',
        },
      row.formula === 'saving' &&
        row.target > 1 && {
          path: `${place}.target`,
          message:
            '最多节约 100 %:目标写成小数,如 5 % 写 0.05 · nobody saves more than all: write a fraction, such as 0.05 for 5 %',
        },
      row.scoring !== undefined &&
        !scoring && {
          path: `${place}.scoring`,
          message: notNamed('scorings', row.scoring, scorings),
        },
      scoring !== undefined &&
        !suits(scoring).includes(row.direction) && {
          path: `${place}.scoring`,
          message: `${row.scoring} 不能计 ${row.direction}:换一种办法或方向 · ${row.scoring} can't score ${row.direction}: choose another scoring or direction`,
        },
    ];
  });

const rowsOnce = (path: string, rows: readonly (ComputedRow | JudgedRow)[]): Found => {
  const codes = rows.map(({ code }) => code);
  return eachOnce(path, [...new Set(codes)], codes);
};

/** Schemes have codes of their own, and weights that are all stated add to 100 with the execution's. */
export const schemesAgree = (policy: Policy): Found => {
  const codes = [...policy.schemes, ...policy.department_schemes].map(({ code }) => code);
  return [
    ...eachOnce('schemes', [...new Set(codes)], codes),
    ...policy.schemes.flatMap(({ levels, execution_weight, computed = [] }, index) => {
      const path = `schemes.${index}`;
      const sum = sumOf(levels, execution_weight);
      const short = Number((100 - sum).toFixed(6));
      return [
        ...levelsOnce(`${path}.levels`, levels),
        levels.length > 0 &&
          levels.every(({ weight }) => weight !== null) &&
          short !== 0 && {
            path: `${path}.levels`,
            message: `各级权重与执行率权重合计应为 100,现为 ${sum}:改权重,差 ${short} · the levels and the execution rate must weigh 100 together, not ${sum}: change the weights by ${short}`,
          },
        ...rowsOnce(`${path}.computed`, computed),
        ...rowsInLevels(`${path}.computed`, levels, computed),
        ...computedAgree(`${path}.computed`, 'project', computed, policy),
      ];
    }),
  ];
};

/** Levels of a department's scheme weigh 100; its rows stand in them and leave the rest to the department's own. */
export const departmentSchemesAgree = (policy: Policy): Found =>
  policy.department_schemes.flatMap(({ levels, computed, judged }, index) => {
    const path = `department_schemes.${index}`;
    const sum = sumOf(levels, 0);
    const short = Number((100 - sum).toFixed(6));
    return [
      ...levelsOnce(`${path}.levels`, levels),
      short !== 0 && {
        path: `${path}.levels`,
        message: `各级权重合计应为 100,现为 ${sum}:改权重,差 ${short} · the levels must weigh 100 together, not ${sum}: change the weights by ${short}`,
      },
      ...rowsOnce(path, [...computed, ...judged]),
      ...rowsInLevels(path, levels, [...computed, ...judged]),
      ...computedAgree(`${path}.computed`, 'department', computed, policy),
    ];
  });
