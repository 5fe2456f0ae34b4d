import { describe, expect, it } from 'vitest';
import { allocationDumbbell } from '../../../../analytics/site/charts/allocation-dumbbell.ts';
import { allocationWaterfall } from '../../../../analytics/site/charts/allocation-waterfall.ts';
import type { Chart } from '../../../../analytics/site/charts/chart.ts';
import { departmentScores } from '../../../../analytics/site/charts/department-scores.ts';
import { deviationBars } from '../../../../analytics/site/charts/deviation-bars.ts';
import { gradeDistribution } from '../../../../analytics/site/charts/grade-distribution.ts';
import { heatMap } from '../../../../analytics/site/charts/heat-map.ts';
import { progressStrip } from '../../../../analytics/site/charts/progress-strip.ts';
import { renderChart } from '../../../../analytics/site/charts/render.ts';
import { longestName } from '../../../fixtures/site-data.ts';
import { overlapping } from './drawn.ts';

/** The longest name between short ones; first, last and twice in a row. */
const orders = [
  ['统计局', longestName, '审计局', '财政局', '民政局'],
  [longestName, '统计局', '审计局', longestName, `${longestName}二`, '财政局', longestName],
];
type Layout = { readonly width: number; readonly phone?: boolean };

const charts: Readonly<Record<string, (names: readonly string[], layout: Layout) => Chart>> = {
  departmentScores: (names, layout) =>
    departmentScores(
      names.map((name, index) => ({ name, score: 90 - index, grade: 'good', rank: index + 1, best: 1, worst: 7 })),
      layout,
    ),
  deviationBars: (names, layout) =>
    deviationBars(
      names.map((name, index) => ({ name, deviation: -0.05 * index, reported: true, budget: 1e9, light: 'red' })),
      0.5,
      layout,
    ),
  heatMap: (names, layout) =>
    heatMap(
      names.map((name) => ({
        name,
        months: Array.from({ length: 12 }, (_, index) => ({
          period: `2025-${String(index + 1).padStart(2, '0')}`,
          deviation: -0.12,
          reported: true,
          light: 'yellow',
        })),
      })),
      layout,
    ),
  gradeDistribution: (names, layout) =>
    gradeDistribution(
      names.map((name) => ({ grade: 'good', name, projects: 5 })),
      layout,
    ),
  allocationDumbbell: (names, layout) =>
    allocationDumbbell(
      names.map((name) => ({ name, base: 1e8, requested: 2e8, allocated: 1e8 })),
      layout,
    ),
  allocationWaterfall: (names, layout) =>
    allocationWaterfall(
      names.map((name, index) => ({ name, kind: index % 2 ? 'change' : 'whole', amount: 1e8 })),
      layout,
    ),
  progressStrip: (names, layout) =>
    progressStrip(
      names.map((name) => ({ name, done: 0.4, plan: 0.5, light: 'green' })),
      layout,
    ),
};

describe.each(Object.keys(charts))('%s', (name) => {
  it.each<Layout>([{ width: 640 }, { width: 560 }, { width: 340, phone: true }])(
    'writes no label over another, however long names are, at $width px',
    async (layout) => {
      for (const names of orders) {
        const chart = charts[name]?.(names, layout);
        expect(chart && overlapping(await renderChart(chart))).toEqual([]);
      }
    },
  );
});
