import { z } from 'zod';
import { execution } from '../contracts/datasets/execution.ts';
import { eachOnce, type Found } from './apart.ts';
import type { PolicyTable } from './table.ts';
import { code, hundredths, within, words } from './values.ts';

/**
 * A kind of money with a rate and points of its own, as published forms rate 基本支出 and 项目支出, or 财政资金,
 * 单位资金 and 其他资金, each by itself. Money falls into the first part whose conditions it meets, so none counts
 * twice; a part without conditions takes what is left.
 */
export const executionPartSchema = z.strictObject({
  code,
  name: words,
  money_kind: z
    .enum(['current', 'carryover', 'surplus'], {
      error:
        '资金类别是 current 当年、carryover 结转或 surplus 结余:改成其中之一,不分类别就去掉这一行｜the kind of money is current, carryover or surplus: write one of them, or leave it out for all kinds',
    })
    .optional(),
  /** As the execution file writes it. */
  fund_source: z.string().min(1).optional(),
  /** Its points where the parts' weights add to the execution weight, else its share of it. */
  weight: hundredths(within(0.01, 100)),
  clause: z.string().min(1),
});

export type ExecutionPart = z.infer<typeof executionPartSchema>;

/** The kinds of money in words, as the execution file writes them. */
export const moneyKinds = Object.fromEntries(
  (execution.fields.find(({ name }) => name === 'money_kind')?.choices ?? []).map(({ code, label }) => [code, label]),
);

/** Whether everything that meets `later` meets `earlier` too. */
const takesAll = (earlier: ExecutionPart, later: ExecutionPart): boolean =>
  (['money_kind', 'fund_source'] as const).every(
    (name) => earlier[name] === undefined || earlier[name] === later[name],
  );

/** The execution weights that the settings and the schemes give. */
interface Weights {
  readonly execution_parts: readonly ExecutionPart[];
  readonly schemes: readonly { readonly execution_weight: number }[];
  readonly settings: { readonly execution_weight: { readonly value: number } };
}

/** Parts have codes of their own, money can reach each of them, and none is worth less than a hundredth of a point. */
export const executionPartsAgree = ({ execution_parts, schemes, settings }: Weights): Found => {
  const codes = execution_parts.map(({ code }) => code);
  const whole = execution_parts.reduce((sum, { weight }) => sum + weight, 0);
  const least = Math.min(
    ...[settings.execution_weight.value, ...schemes.map(({ execution_weight }) => execution_weight)].filter(
      (weight) => weight > 0,
    ),
  );
  return [
    ...eachOnce('execution_parts', [...new Set(codes)], codes),
    ...execution_parts.flatMap((part, index) => {
      const before = execution_parts.slice(0, index).find((earlier) => takesAll(earlier, part));
      return [
        before !== undefined && {
          path: `execution_parts.${index}`,
          message: `前面的 ${before.code} 已把符合的资金全部取走:把这一部分移到它前面,或改条件 · ${before.code} before it takes all its money: move this part above it, or change its conditions`,
        },
        Number.isFinite(least) &&
          (part.weight / whole) * least < 0.01 && {
            path: `execution_parts.${index}.weight`,
            message: `摊到执行率权重 ${least} 里不到 0.01 分:加大权重,或去掉这一部分 · of an execution weight of ${least} it gets less than 0.01 points: raise its weight, or take it out`,
          },
      ];
    }),
  ];
};

/** The parts of a policy as the models join them. */
export const executionPartTable = (parts: readonly ExecutionPart[]): PolicyTable => ({
  name: 'policy_execution_part',
  columns: {
    place: 'INTEGER',
    part: 'VARCHAR',
    name_zh: 'VARCHAR',
    money_kind: 'VARCHAR',
    fund_source: 'VARCHAR',
    weight: 'DECIMAL(9,2)',
    clause: 'VARCHAR',
  },
  rows: parts.map((part, place) => [
    String(place),
    part.code,
    part.name.zh,
    part.money_kind ?? null,
    part.fund_source ?? null,
    String(part.weight),
    part.clause,
  ]),
});
