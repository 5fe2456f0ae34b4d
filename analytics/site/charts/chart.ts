import type { TopLevelSpec } from 'vega-lite';
import { colour, type Token, vegaConfig } from './theme.ts';

export type Datum = Readonly<Record<string, string | number | boolean | null>>;

/** A picture of rows: a Vega-Lite spec over the data set `rows`, the rows, and what it says to someone who can't see it. */
export interface Chart {
  readonly spec: TopLevelSpec;
  readonly rows: readonly Datum[];
  readonly label: string;
  /** Height in pixels where it depends on the rows; otherwise the spec's own. */
  readonly height?: number;
}

/** One layer of a chart; Vega-Lite's own type for it is too wide to be of use while writing one. */
export type Layer = Readonly<Record<string, unknown>>;

/** Assembles layers over the data set `rows` in a frame of exactly this size. */
export const layered = (
  size: { readonly width: number; readonly height: number },
  layers: readonly Layer[],
): TopLevelSpec =>
  ({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...size,
    autosize: { type: 'pad', contains: 'content' },
    data: { name: 'rows' },
    config: vegaConfig,
    layer: layers,
  }) as unknown as TopLevelSpec;

/** A channel whose field already holds pixels. */
export const pixels = (field: string): object => ({ field, type: 'quantitative', scale: null, axis: null });
/** A channel whose field already holds a colour. */
export const paint = (field: string): object => ({ field, type: 'nominal', scale: null, legend: null });
export const word = (field: string): object => ({ field, type: 'nominal' });
/** A number placed by a scale of its own domain onto a stretch of pixels. */
export const placed = (field: string, domain: readonly [number, number], range: readonly [number, number]): object => ({
  field,
  type: 'quantitative',
  axis: null,
  scale: { domain, range, nice: false, zero: false },
});

/** A single mark that stands whatever the rows are. */
export const fixed = (mark: object, encoding: object = {}): Layer => ({ data: { values: [{}] }, mark, encoding });
/** Words at a place in pixels. */
export const caption = (words: string, x: number, y: number, more: object = {}): Layer =>
  fixed(
    { type: 'text', text: words, align: 'left', color: colour('soft'), ...more },
    { x: { value: x }, y: { value: y } },
  );

export const lightToken: Readonly<Record<string, Token>> = {
  green: 'good',
  yellow: 'warn',
  red: 'bad',
  blue: 'low',
  missing: 'plan',
};
export const lightShape: Readonly<Record<string, string>> = {
  green: '●',
  yellow: '▲',
  red: '■',
  blue: '◆',
  missing: '◌',
};
