import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { escaped } from '../../core/html.ts';
import { type Chart, rowsOf } from './chart.ts';
import { textWidth } from './text-width.ts';
import { colour, type Token, tokens, variable } from './theme.ts';

interface Measured {
  readonly fontSize?: number;
}

/** Vega without a canvas thinks Chinese a fifth too narrow and cuts labels off; it measures with our widths instead. */
const teach = (metrics: { width: (item: Measured, text: unknown) => number }): void => {
  metrics.width = (item, written) => {
    const lines = Array.isArray(written) ? written : [written];
    return Math.max(0, ...lines.map((line) => textWidth(String(line ?? ''), item.fontSize ?? 11)));
  };
};
// Exported by vega, but not in its types.
teach((vega as unknown as { textMetrics: { width: (item: Measured, text: unknown) => number } }).textMetrics);

/**
 * A shape of chart, compiled once, with its views that draw nothing at the moment: one that is there takes other rows
 * in half the time a new one takes.
 */
interface Shape {
  readonly runtime: vega.Runtime;
  readonly idle: vega.View[];
}

const shapes = new Map<string, Shape>();

/** A view remembers what it drew last: one of more rows is not kept. */
const mostKept = 100;

const shapeOf = (spec: TopLevelSpec): Shape => {
  const empty = { ...spec, data: { name: 'rows' } } as unknown as TopLevelSpec;
  const key = JSON.stringify(empty);
  const shape = shapes.get(key) ?? { runtime: vega.parse(compile(empty).spec), idle: [] };
  shapes.set(key, shape);
  return shape;
};

const variables = new Map((Object.keys(tokens) as Token[]).map((token) => [colour(token), variable(token)] as const));
const coloured = (svg: string): string =>
  svg.replace(/(?<==")#[0-9a-f]{6}(?=")/gi, (hex) => variables.get(hex.toLowerCase()) ?? hex);

/** Leaves out what a page does not need and rounds coordinates to a hundredth of a pixel. */
const trim = (svg: string): string =>
  svg
    .replace(/ (?:role|aria-roledescription|aria-hidden|font-family|stroke-miterlimit|class)="[^"]*"/g, '')
    .replace(/<path d="[^"]*"(?: display="none")?\/>(?=<\/g>|<g>)/g, (path) =>
      path.includes('display') || !/(?:fill|stroke)=/.test(path) ? '' : path,
    )
    .replace(/ (d|transform|x|y|dy|x2|y2|viewBox|width|height)="[^"]*"/g, (found) =>
      found.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (n) => String(Math.round(Number(n) * 100) / 100)),
    )
    .replace(/<g><\/g>/g, '');

/** Draws a chart as an SVG for a page. Its colours are CSS variables, so it follows light, dark and print. */
export const renderChart = async (chart: Chart): Promise<string> => {
  const { runtime, idle } = shapeOf(chart.spec);
  const view = idle.pop() ?? new vega.View(runtime, { renderer: 'none' });
  const rows = rowsOf(chart.spec).map((row) => ({ ...row }));
  view.data('rows', rows).resize();
  const svg = coloured(trim(await view.toSVG()));
  if (rows.length > mostKept) view.finalize();
  else {
    await view.data('rows', []).runAsync();
    idle.push(view);
  }
  return svg.replace(
    /^<svg [^>]*?width="([\d.]+)" height="([\d.]+)" viewBox="([^"]*)">/,
    (_, width, height, box) =>
      `<svg class="chart" role="img" aria-label="${escaped(chart.label)}" width="${width}" height="${height}" viewBox="${box}">`,
  );
};
