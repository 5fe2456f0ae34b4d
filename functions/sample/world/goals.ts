import type { Random } from '../random.ts';
import type { FieldWords, ProjectWords } from '../words/field-words.ts';
import { costs, timely } from '../words/standing.ts';
import type { Indicator } from './types.ts';
import { type Shape, split } from './weights.ts';

/** An indicator as declared, before anything happens. */
export type Goal = Omit<Indicator, 'values' | 'verified'>;

type Level1 = Goal['level1'];

/** One row of vocabulary with its place in the indicator tree. */
interface Wanted {
  readonly level1: Level1;
  readonly level2: string;
  readonly words: string;
}

const plans: readonly (readonly [number, number, number])[] = [
  [0.1, 0.35, 0.7],
  [0.2, 0.6, 0.9],
  [0.05, 0.3, 0.75],
  [0.15, 0.4, 0.8],
];

const round = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;

/** A rounder number for a target than the draw gives: two significant digits. */
const plain = (value: number): number => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.max(1, Math.round(value / step) * step);
};

const levels: Readonly<Record<string, string>> = {
  定性: '社会效益',
  '%': '社会效益',
  万元: '经济效益',
  元: '经济效益',
};

/** Rows for `count` indicators, the indispensable ones first. */
const choose = (
  draw: Random,
  field: FieldWords,
  project: ProjectWords,
  shape: Shape,
  count: number,
): readonly Wanted[] => {
  const benefit = (index: number): Wanted | null => {
    const words = field.benefit[index % field.benefit.length];
    return words === undefined || index >= field.benefit.length
      ? null
      : {
          level1: 'benefit',
          level2: words.includes('环境') ? '生态效益' : (levels[words.split(' ')[1] ?? ''] ?? '社会效益'),
          words,
        };
  };
  const output = (level2: string, words: string | undefined): Wanted | null =>
    words === undefined ? null : { level1: 'output', level2, words };
  const [first, second, third] = project.counts;
  const start = draw.int(0, Math.max(0, field.benefit.length - 4));
  const wanted = [
    output('数量', first),
    benefit(start),
    output('时效', draw.pick(timely)),
    shape.satisfaction > 0
      ? {
          level1: 'satisfaction' as const,
          level2: '服务对象满意度',
          words: `${field.satisfied}满意度 % ≥${draw.pick([85, 88, 90, 90, 92, 95])}`,
        }
      : null,
    shape.cost > 0 ? { level1: 'cost' as const, level2: '经济成本', words: costs[0] ?? '' } : null,
    output('数量', second),
    output('质量', field.quality[0]),
    benefit(start + 1),
    output('数量', third),
    output('质量', field.quality[1]),
    benefit(start + 2),
    shape.cost > 0 ? { level1: 'cost' as const, level2: '社会成本', words: costs[1] ?? '' } : null,
    output('质量', field.quality[2]),
    benefit(start + 3),
  ].filter((row) => row !== null);
  const order: readonly Level1[] = ['cost', 'output', 'benefit', 'satisfaction'];
  const level2 = ['数量', '质量', '时效'];
  return wanted
    .slice(0, count)
    .sort(
      (a, b) =>
        order.indexOf(a.level1) - order.indexOf(b.level1) || level2.indexOf(a.level2) - level2.indexOf(b.level2),
    );
};

const worded = (draw: Random, wanted: Wanted): Omit<Goal, 'code' | 'weight' | 'core'> => {
  const [name = '', measure = '', amount = ''] = wanted.words.split(' ');
  const base = { name, level1: wanted.level1, level2: wanted.level2, plan: null, targetText: '' };
  if (measure === '定性')
    return {
      ...base,
      direction: 'qualitative',
      target: null,
      targetText: amount,
      measure: '',
      decimals: 0,
      flow: false,
    };
  const sign = /^[≥≤=<>]/.exec(amount)?.[0] ?? '';
  const numbers = amount.replace(/^[≥≤=<>+~]/, '');
  const direction = sign === '≤' ? '<=' : sign === '=' ? '=' : sign === '<' ? '<' : sign === '>' ? '>' : '>=';
  const [low = 0, high = low] = numbers.split('-').map(Number);
  const share = measure === '%' || measure === '‰' || measure === '分' || measure.includes('/');
  const target = high > low ? plain(low * (high / low) ** draw.next()) : low;
  // A share is a level at any time; a count of things done builds up over the year; so does a count of mishaps.
  const flow = !share && !amount.startsWith('~') && wanted.level1 !== 'cost' && target !== 0;
  return {
    ...base,
    direction,
    target,
    measure,
    decimals: share ? 1 : 0,
    flow,
    plan: flow && direction === '>=' && draw.chance(0.14) ? draw.pick(plans) : null,
  };
};

/** The goals of one project: names, targets and weights that add to 90 beside the execution rate's 10. */
export const goalsOf = (
  draw: Random,
  field: FieldWords,
  project: ProjectWords,
  shape: Shape,
  count: number,
): readonly Goal[] => {
  const wanted = choose(draw, field, project, shape, count);
  const points = new Map<Level1, number[]>();
  for (const level1 of ['cost', 'output', 'benefit', 'satisfaction'] as const) {
    const rows = wanted.filter((row) => row.level1 === level1).length;
    if (rows > 0) points.set(level1, [...split(shape[level1], rows)]);
  }
  return wanted.map((row, index) => ({
    code: String(index + 1).padStart(2, '0'),
    weight: round(points.get(row.level1)?.shift() ?? 0, 1),
    core: index === 0,
    ...worded(draw, row),
  }));
};
