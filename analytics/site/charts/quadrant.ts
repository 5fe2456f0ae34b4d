import { type Chart, caption, datum, once, paint, quantity, specOf } from './chart.ts';
import { colour, type Token } from './theme.ts';

export interface QuadrantRow {
  readonly name: string;
  /** Execution deviation, a fraction. */
  readonly money: number;
  /** Goal progress against the plan less one, a fraction. */
  readonly goals: number;
  readonly budget: number;
  readonly quadrant: string | null;
  readonly light: string;
}

const clamp = (value: number, [low, high]: readonly [number, number]): number => Math.min(high, Math.max(low, value));

export interface QuadrantLayout {
  readonly width: number;
  /** How far goals may fall behind plan and still count as on time, as a fraction: −0.1. */
  readonly tolerance: number;
}

/** What lies further out is drawn at the edge; the exact figures stand in the table. */
const [money, goals] = [[-0.6, 0.4] as const, [-0.8, 0.08] as const];

const tones: Readonly<Record<string, Token>> = { fast_slow: 'bad', slow_slow: 'warn', other: 'good' };

/**
 * Every project by money against plan and goals against the plan's tolerance; the corner that hurts is shaded and
 * counted.
 */
export const quadrant = (rows: readonly QuadrantRow[], layout: QuadrantLayout): Chart => {
  const height = Math.round(layout.width * 0.8);
  const worst = rows.filter((row) => row.quadrant === 'fast_slow').length;
  const dots = rows
    .toSorted((a, b) => b.budget - a.budget)
    .map((row) => ({
      money: clamp(row.money, money),
      goals: clamp(row.goals, goals),
      budget: row.budget,
      tone: row.quadrant !== null && row.quadrant in tones ? row.quadrant : 'other',
    }));
  const x = quantity('money', money, 8);
  const y = quantity('goals', goals, 8);
  const [onPlan, tolerated] = [datum(0), datum(clamp(layout.tolerance, goals))];
  const [left, right] = [{ value: 0 }, { value: 'width' }];
  const [top, bottom] = [{ value: 0 }, { value: 'height' }];
  const at = (words: string, place: object, align: 'left' | 'right', dy: number, more: object = {}) =>
    caption(words, place, { align, dy, dx: align === 'left' ? 4 : -4, ...more });
  const spec = specOf(dots, {
    width: layout.width - 4,
    height,
    layer: [
      once({ type: 'rect', fill: colour('danger') }, { x: onPlan, x2: right, y: tolerated, y2: bottom }),
      once({ type: 'rule' }, { x: onPlan }),
      once({ type: 'rule' }, { y: tolerated }),
      ...(layout.tolerance === 0
        ? []
        : [once({ type: 'rule', stroke: colour('plan'), strokeDash: [2, 3] }, { y: onPlan })]),
      {
        mark: { type: 'point', filled: true, fillOpacity: 0.62, stroke: colour('paper'), strokeWidth: 0.7 },
        encoding: {
          x,
          y,
          size: { field: 'budget', type: 'quantitative', legend: null, scale: { range: [12, 432] } },
          fill: paint('tone', tones),
        },
      },
      at('↑ 目标达到计划的程度', { x: left, y: top }, 'left', -10, { dx: 0 }),
      at('← 资金慢于计划', { x: left, y: bottom }, 'left', 13, { dx: 0 }),
      at('资金快于计划 →', { x: right, y: bottom }, 'right', 13, { dx: 0 }),
      at('钱慢 · 事快', { x: left, y: top }, 'left', 8),
      at('钱快 · 事快', { x: right, y: top }, 'right', 8),
      at('钱慢 · 事慢', { x: left, y: bottom }, 'left', -12),
      at(`钱快 · 事慢:${worst} 个项目`, { x: right, y: bottom }, 'right', -12, {
        color: colour('bad'),
        fontWeight: 600,
      }),
    ],
  });
  return { spec, height: height + 44, label: `${rows.length} 个项目的资金与目标四象限,${worst} 个钱快事慢` };
};
