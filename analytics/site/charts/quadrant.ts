import { type Chart, caption, fixed, layered, paint, placed, word } from './chart.ts';
import { colour, sizes } from './theme.ts';

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

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

export interface QuadrantLayout {
  readonly width: number;
  /** How far goals may fall behind plan and still count as on time, as a fraction: −0.1. */
  readonly tolerance: number;
}

/** Every project by money against plan and goals against the plan's tolerance; the corner that hurts is shaded and counted. */
export const quadrant = (rows: readonly QuadrantRow[], layout: QuadrantLayout): Chart => {
  const height = Math.round(layout.width * 0.92);
  const [left, right, top, bottom] = [10, layout.width - 10, 34, height - 30];
  const [low, high] = [-0.6, 0.4];
  const [goalLow, goalHigh] = [-0.8, 0.08];
  const x = (value: number): number => left + ((value - low) / (high - low)) * (right - left);
  const y = (value: number): number => bottom - ((value - goalLow) / (goalHigh - goalLow)) * (bottom - top);
  const line = y(clamp(layout.tolerance, goalLow, goalHigh));
  const largest = Math.max(1, ...rows.map((row) => row.budget));
  const worst = rows.filter((row) => row.quadrant === 'fast_slow').length;
  const shaped = [...rows]
    .sort((a, b) => b.budget - a.budget)
    .map((row) => ({
      part: 'dot',
      money: clamp(row.money, low, high),
      goals: clamp(row.goals, goalLow, goalHigh),
      size: 12 + 420 * (row.budget / largest),
      colour: colour(row.quadrant === 'fast_slow' ? 'bad' : row.quadrant === 'slow_slow' ? 'warn' : 'good'),
    }));
  const words = (written: string, at: number, line: number, align: 'left' | 'right', more: object = {}) =>
    caption(written, at, line, { align, fontSize: sizes.small, ...more });
  const spec = layered({ width: layout.width, height }, [
    fixed(
      { type: 'rect', fill: colour('danger') },
      { x: { value: x(0) }, x2: { value: right }, y: { value: line }, y2: { value: bottom } },
    ),
    fixed({ type: 'rule', stroke: colour('ink') }, { x: { value: x(0) }, y: { value: top }, y2: { value: bottom } }),
    fixed({ type: 'rule', stroke: colour('ink') }, { x: { value: left }, x2: { value: right }, y: { value: line } }),
    ...(layout.tolerance === 0
      ? []
      : [
          fixed(
            { type: 'rule', stroke: colour('plan'), strokeDash: [2, 3] },
            { x: { value: left }, x2: { value: right }, y: { value: y(0) } },
          ),
        ]),
    {
      transform: [{ filter: `datum.part === 'dot'` }],
      mark: {
        type: 'point',
        filled: true,
        shape: 'circle',
        fillOpacity: 0.62,
        stroke: colour('paper'),
        strokeWidth: 0.7,
        clip: false,
      },
      encoding: {
        x: placed('money', [low, high], [left, right]),
        y: placed('goals', [goalLow, goalHigh], [bottom, top]),
        size: { field: 'size', type: 'quantitative', scale: null, legend: null },
        fill: paint('colour'),
      },
    },
    words('↑ 目标达到计划的程度', left, 10, 'left'),
    words('资金快于计划 →', right, height - 12, 'right'),
    words('← 资金慢于计划', left, height - 12, 'left'),
    words('钱慢 · 事快', left + 4, top + 6, 'left'),
    words('钱快 · 事快', right - 2, top + 6, 'right'),
    words('钱慢 · 事慢', left + 4, bottom - 12, 'left'),
    {
      transform: [{ filter: `datum.part === 'corner'` }],
      mark: { type: 'text', align: 'right', fontSize: sizes.small, color: colour('bad'), fontWeight: 600 },
      encoding: { x: { value: right - 4 }, y: { value: bottom - 12 }, text: word('words') },
    },
  ]);
  return {
    spec,
    rows: [...shaped, { part: 'corner', words: `钱快 · 事慢:${worst} 个项目` }],
    label: `${rows.length} 个项目的资金与目标四象限,${worst} 个钱快事慢`,
  };
};
