import * as vega from 'vega';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { compactZh } from '../../../../analytics/core/language/figures.ts';
import { allocationDumbbell } from '../../../../analytics/site/charts/allocation-dumbbell.ts';
import { allocationWaterfall } from '../../../../analytics/site/charts/allocation-waterfall.ts';
import { type Chart, rowsOf } from '../../../../analytics/site/charts/chart.ts';
import { cumulative } from '../../../../analytics/site/charts/cumulative.ts';
import { departmentScores } from '../../../../analytics/site/charts/department-scores.ts';
import { deviationBars } from '../../../../analytics/site/charts/deviation-bars.ts';
import { gradeDistribution } from '../../../../analytics/site/charts/grade-distribution.ts';
import { heatMap } from '../../../../analytics/site/charts/heat-map.ts';
import { progressStrip } from '../../../../analytics/site/charts/progress-strip.ts';
import { quadrant } from '../../../../analytics/site/charts/quadrant.ts';
import { renderChart } from '../../../../analytics/site/charts/render.ts';
import { selfScore } from '../../../../analytics/site/charts/self-score.ts';
import { hostile, longestName } from '../../../fixtures/site-data.ts';
import { crossing, overlapping, readSvg } from './drawn.ts';

const spanish = 'Departamento Administrativo de Tecnologías de la Información y las Comunicaciones';
const names = [longestName, spanish, '审计局', hostile];
const layouts = [{ width: 640 }, { width: 340, phone: true }];

const deviations = names.map((name, index) => ({
  name,
  deviation: index === 2 ? null : -0.5 + index * 0.25,
  reported: index !== 2,
  budget: 10 ** (6 + index * 2),
  light: ['red', 'yellow', 'missing', 'green'][index] ?? '',
}));
const heat = names.map((name, row) => ({
  name,
  months: Array.from({ length: 12 }, (_, index) => ({
    period: `2025-${String(index + 1).padStart(2, '0')}`,
    deviation: row === 2 || index === 4 ? null : index / 20 - 0.4,
    reported: row !== 2 && index !== 4,
    light: 'red',
  })),
}));
const year = Array.from({ length: 12 }, (_, index) => ({
  month: index + 1,
  due: index < 8,
  reported: index < 8 && index !== 3,
  actual: index < 8 && index !== 3 ? index / 14 : null,
  plan: (index + 1) / 12,
  last: index / 13,
}));

const charts: Readonly<Record<string, (layout: { width: number; phone?: boolean }) => Chart>> = {
  deviationBars: (layout) => deviationBars(deviations, 0.5, layout),
  heatMap: (layout) => heatMap(heat, layout),
  quadrant: (layout) =>
    quadrant(
      [
        { name: 'a', money: -2, goals: -1, budget: 1e9, quadrant: 'slow_slow', light: 'red' },
        { name: 'b', money: 3, goals: 0.5, budget: 0, quadrant: 'fast_slow', light: 'green' },
      ],
      { ...layout, tolerance: -0.1 },
    ),
  cumulative: ({ width }) =>
    cumulative(year, { middle: 0.9, low: 0.8, high: 1.3 }, { width, height: 120, name: longestName }),
  progressStrip: (layout) =>
    progressStrip(
      names.map((name, index) => ({ name, done: index === 0 ? null : index, plan: 0.5, light: 'yellow' })),
      layout,
    ),
  gradeDistribution: (layout) =>
    gradeDistribution(
      [
        { grade: 'excellent', name: '优 excellent', projects: 251 },
        { grade: 'ungraded', name: '未评 not evaluated', projects: 3 },
      ],
      layout,
    ),
  selfScore: (layout) =>
    selfScore(
      [
        { score: 0, self: 100 },
        { score: 88, self: 88 },
      ],
      layout,
    ),
  departmentScores: (layout) =>
    departmentScores(
      names.map((name, index) => ({
        name,
        score: 100 - index * 30,
        grade: 'good',
        rank: index === 3 ? null : index + 1,
        best: null,
        worst: null,
      })),
      layout,
    ),
  allocationWaterfall: (layout) =>
    allocationWaterfall(
      names.map((name, index) => ({ name, kind: index % 2 ? 'change' : 'whole', amount: index % 2 ? -2e8 : 9e8 })),
      layout,
    ),
  allocationDumbbell: (layout) =>
    allocationDumbbell(
      names.map((name, index) => ({ name, base: index === 1 ? 0 : 1e8, requested: 5e9, allocated: index * 1e8 })),
      layout,
    ),
};

describe.each(Object.keys(charts))('%s', (name) => {
  const draw = charts[name] ?? (() => Promise.reject(new Error(name)) as never);

  it.each(layouts)('keeps every label inside the picture at $width px', async (layout) => {
    const svg = await renderChart(draw(layout));
    expect(readSvg(svg).texts.length).toBeGreaterThan(1);
    expect(crossing(svg)).toEqual([]);
  });

  it.each(layouts)('is as wide as it was asked to be at $width px', async (layout) => {
    const { width } = readSvg(await renderChart(draw(layout)));
    expect(width).toBeGreaterThanOrEqual(layout.width);
    expect(width).toBeLessThanOrEqual(layout.width + 12);
  });

  it('names itself, takes its colours from the page and carries no number like NaN', async () => {
    const svg = await renderChart(draw({ width: 640 }));
    expect(svg).toMatch(/^<svg class="chart" role="img" aria-label="[^"]+"/);
    expect(svg).not.toMatch(/#[0-9a-f]{3,8}"|NaN|undefined|Infinity|<script/i);
    expect(svg).toContain('var(--');
  });

  it('has a specification that opens alone: its own rows and colours, nothing to fetch, no warning', async () => {
    const { spec } = draw({ width: 640 });
    const warnings: string[] = [];
    const logger = { ...vega.logger(vega.Warn), warn: (...said: readonly unknown[]) => warnings.push(said.join(' ')) };
    const view = new vega.View(vega.parse(compile(spec, { logger: logger as never }).spec), { renderer: 'none' });
    const svg = await view.toSVG();
    expect(JSON.stringify(spec)).not.toMatch(/var\(--|"url"/);
    expect(svg).toMatch(/<path[^>]* d="M[^"]{9,}"|<text/);
    expect(readSvg(svg).texts.length).toBe(readSvg(await renderChart(draw({ width: 640 }))).texts.length);
    expect(warnings).toEqual([]);
  });

  it('draws the same rows the same way, whatever it drew before and beside other drawings', async () => {
    const chart = draw({ width: 640 });
    const first = await renderChart(chart);
    const rows = rowsOf(chart.spec);
    const quartered = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? value / 4 : value]),
      ),
    );
    for (const values of [rows.slice(1), rows.toReversed(), [], [...rows, ...rows], quartered]) {
      await renderChart({ ...chart, spec: { ...chart.spec, data: { name: 'rows', values } } as typeof chart.spec });
      expect(await renderChart(chart)).toBe(first);
    }
    expect(await Promise.all([renderChart(chart), renderChart(chart)])).toEqual([first, first]);
  });
});

it('the quadrant’s line lies where the policy lets goals fall behind, the plan dotted above it', async () => {
  const rows = [{ name: 'a', money: 0.1, goals: -0.05, budget: 1, quadrant: 'fast_fast', light: 'green' }];
  const [strict, lenient] = [
    await renderChart(quadrant(rows, { width: 430, tolerance: 0 })),
    await renderChart(quadrant(rows, { width: 430, tolerance: -0.1 })),
  ];
  expect(strict).not.toContain('stroke-dasharray');
  expect(lenient).toContain('stroke-dasharray');
  expect(lenient).not.toBe(strict);
});

it('a grade’s share is of the graded projects; those without one are counted, not shared', async () => {
  const rows = [
    { grade: 'excellent', name: '优', projects: 30 },
    { grade: 'poor', name: '差', projects: 10 },
    { grade: 'ungraded', name: '未评', projects: 60 },
  ];
  const words = readSvg(await renderChart(gradeDistribution(rows, { width: 560 }))).texts.map((text) => text.words);
  expect(words).toEqual(expect.arrayContaining(['30 个 · 75.0%', '10 个 · 25.0%', '60 个']));
});

/** The domains of all scales that a specification names. */
const scale = ({ spec }: Chart): readonly string[] => JSON.stringify(spec).match(/"domain":\[[-\d.,]+\]/g) ?? [];

it('two halves of a long chart share their scales', () => {
  const scores = Array.from({ length: 4 }, (_, index) => ({
    name: `d${index}`,
    score: 99 - index * 20,
    grade: 'good',
    rank: index + 1,
    best: 1,
    worst: 4,
  }));
  const whole = scale(departmentScores(scores, { width: 560 }));
  const half = scale(departmentScores(scores.slice(0, 2), { width: 560, among: scores }));
  expect(half.length).toBeGreaterThan(1);
  expect(half).toEqual(whole);
});

it('two halves of a long chart keep in line, whichever of them has the longest names', () => {
  const of = (name: string) => ({ name, score: 90, grade: 'good', rank: 1, best: 1, worst: 4 });
  const long = [of(longestName), of(`${longestName}二`)];
  const short = [of('审计局'), of('统计局')];
  const steps = [long, short].map((half) => {
    const { spec } = departmentScores(half, { width: 380, among: [...long, ...short] });
    return JSON.stringify(spec).match(/"step":[\d.]+/g);
  });
  expect(steps[1]).toEqual(steps[0]);
  expect(steps[0]).not.toEqual(JSON.stringify(departmentScores(short, { width: 380 }).spec).match(/"step":[\d.]+/g));
});

describe('missing is drawn as missing', () => {
  it('a department without a rate gets an outline and the word, not a bar of zero', async () => {
    const chart = deviationBars(
      [{ name: '审计局', deviation: null, reported: false, budget: 1, light: 'missing' }],
      0.5,
      {
        width: 640,
      },
    );
    const svg = await renderChart(chart);
    expect(readSvg(svg).texts.map((text) => text.words)).toContain('未报');
    expect(readSvg(svg).texts.map((text) => text.words)).not.toContain('0.0');
    expect(svg).toContain('stroke-dasharray');
  });

  it('a department with money and no rate is not one that reported nothing', async () => {
    const chart = deviationBars([{ name: '审计局', deviation: null, reported: true, budget: 0, light: 'green' }], 0.5, {
      width: 640,
    });
    const words = readSvg(await renderChart(chart)).texts.map((text) => text.words);
    expect(words).toContain('无执行率');
    expect(words).not.toContain('未报');
    const months = heat.slice(2, 3).map((row) => ({
      ...row,
      months: row.months.map((month) => ({ ...month, reported: true })),
    }));
    const cells = readSvg(await renderChart(heatMap(months, { width: 640 }))).texts.map((text) => text.words);
    expect(cells).toContain('无率');
    expect(cells).not.toContain('未报');
    const drawn = rowsOf(
      cumulative(
        year.map((row) => ({ ...row, reported: true })),
        null,
        { width: 200, height: 110, name: '' },
      ).spec,
    );
    expect(drawn.filter((row) => row.series === 'gap')).toEqual([]);
  });

  it('a month nobody reported is a dashed cell', async () => {
    const words = readSvg(await renderChart(heatMap(heat.slice(2, 3), { width: 640 }))).texts.map((text) => text.words);
    expect(words.filter((word) => word === '未报')).toHaveLength(12);
    expect(words.filter((word) => /^[+−]?\d+$/.test(word))).toEqual([]);
  });

  it('no line is drawn through an unreported month, and no mark for a month still ahead', () => {
    const rows = rowsOf(cumulative(year, null, { width: 200, height: 110, name: '' }).spec);
    const strokes = rows.filter((row) => row.series === 'actual').map((row) => [row.month, row.stroke]);
    expect(strokes).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
      [5, 2],
      [6, 2],
      [7, 2],
      [8, 2],
    ]);
    expect(rows.filter((row) => row.series === 'gap').map((row) => row.month)).toEqual([4]);
  });

  it('a month reported alone is a point, a line of one month having no length', async () => {
    const rows = year.map((row) => ({
      ...row,
      actual: [1, 5, 6].includes(row.month) ? 0.5 : null,
      last: row.month === 9 ? 0.4 : null,
    }));
    const chart = cumulative(rows, null, { width: 200, height: 110, name: '' });
    const lone = rowsOf(chart.spec).filter(({ series }) => String(series).startsWith('lone'));
    expect(lone.map(({ series, month, value }) => [series, month, value])).toEqual([
      ['lone-last', 9, 0.4],
      ['lone-actual', 1, 0.5],
    ]);
    const svg = await renderChart(chart);
    for (const token of ['past', 'ink'])
      expect(svg).toMatch(new RegExp(`<path transform="[^"]+" d="M2[^"]+" fill="var\\(--${token}\\)"`));
  });

  it('an indicator never reported is an empty dashed strip', async () => {
    const words = readSvg(
      await renderChart(progressStrip([{ name: '甲', done: null, plan: 0.5, light: 'missing' }], { width: 340 })),
    ).texts.map((text) => text.words);
    expect(words).toContain('未报');
    expect(words).not.toContain('0.0%');
  });

  it('a department without money this year has no change to show', () => {
    const [row] = rowsOf(
      allocationDumbbell([{ name: '甲', base: 0, requested: 5, allocated: 4 }], { width: 640 }).spec,
    );
    expect(row).toMatchObject({ known: false, change: '新增' });
  });
});

it.each([1, 2, 3, 8, 9, 12])('the figure at the end of month %i lies over no other text', async (month) => {
  for (const end of [0.01, 0.06, 0.15, 0.3, 0.9]) {
    const rows = year.slice(0, month).map((row) => ({ ...row, due: true, reported: true, actual: end }));
    const chart = cumulative(rows, null, { width: 118, height: 84, name: '' });
    const svg = await renderChart(chart);
    expect(readSvg(svg).texts.map(({ words }) => words)).toContain(`${(end * 100).toFixed(1)}%`);
    expect([...overlapping(svg), ...crossing(svg)]).toEqual([]);
  }
});

it.each([9.9e5, 9.918e7, 2.1892e11, 9.99999e12])(
  'an amount of %d stands clear of the marks beside it',
  async (amount) => {
    const svg = await renderChart(
      allocationDumbbell([{ name: '教育局', base: amount / 2, requested: amount, allocated: amount }], { width: 380 }),
    );
    const [left] = readSvg(svg).texts.flatMap(({ words, left }) => (words === compactZh(amount) ? [left] : []));
    const inset = Number(/<g[^>]* transform="translate\(([1-9][\d.]*),/.exec(svg)?.[1]);
    const marks = [...svg.matchAll(/<path transform="translate\(([\d.]+),/g)].map(([, x]) => Number(x) + inset);
    expect(marks.length).toBe(2);
    expect(left).toBeGreaterThan(Math.max(...marks) + 15);
  },
);

it('the forecast is drawn only from a month before December', () => {
  const closed = year.map((row) => ({ ...row, actual: 0.9, due: true }));
  const series = ({ spec }: Chart) => new Set(rowsOf(spec).map((row) => row.series));
  expect(
    series(cumulative(closed, { middle: 1, low: 1, high: 1 }, { width: 200, height: 110, name: '' })).has('forecast'),
  ).toBe(false);
  expect(
    series(cumulative(year, { middle: 1, low: 1, high: 1 }, { width: 200, height: 110, name: '' })).has('forecast'),
  ).toBe(true);
});

it('the label check itself finds what is cut off', () => {
  const svg = (x: number, anchor: string) =>
    `<svg width="100" height="20" viewBox="0 0 100 20"><g transform="translate(5,5)"><g><text text-anchor="${anchor}" transform="translate(${x},5)" font-size="13px">教育体育局</text></g></g></svg>`;
  expect(crossing(svg(0, 'start'))).toEqual([]);
  expect(crossing(svg(40, 'start'))).toEqual(['教育体育局']);
  expect(crossing(svg(50, 'end'))).toEqual(['教育体育局']);
  expect(crossing(svg(47, 'middle'))).toEqual([]);
});
