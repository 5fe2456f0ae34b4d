import type { TopLevelSpec } from 'vega-lite';
import { colour, sizes, type Token, vegaConfig } from './theme.ts';

export type Datum = Readonly<Record<string, string | number | boolean | null>>;

/** A picture of rows: a Vega-Lite specification that holds them, and what it says to someone who can't see it. */
export interface Chart {
  /** Complete: it opens by itself in the Vega editor, in the colours of the light scheme. */
  readonly spec: TopLevelSpec;
  readonly label: string;
  /** Height of the whole picture in pixels, as nearly as it is known before it is drawn. */
  readonly height: number;
}

/** Part of a view; Vega-Lite's own type for it is too wide to be of use while writing one. */
export type Layer = Readonly<Record<string, unknown>>;

const $schema = 'https://vega.github.io/schema/vega-lite/v6.json';

/** A view or an arrangement of views over rows, as a whole specification. */
export const specOf = (rows: readonly Datum[], view: Layer): TopLevelSpec =>
  ({ $schema, config: vegaConfig, data: { name: 'rows', values: rows }, ...view }) as unknown as TopLevelSpec;

/** The rows that a specification holds. */
export const rowsOf = (spec: TopLevelSpec): readonly Datum[] =>
  (spec as { readonly data?: { readonly values?: readonly Datum[] } }).data?.values ?? [];

/** A number on a scale that begins and ends with its domain, or so many pixels further out; without an axis. */
export const quantity = (field: string, domain: readonly [number, number], padding = 0): object => ({
  field,
  type: 'quantitative',
  axis: null,
  scale: { domain, nice: false, zero: false, padding },
});

/** A channel whose colours follow the categories of a field. */
export const paint = (field: string, tones: Readonly<Record<string, Token>>): object => ({
  field,
  type: 'nominal',
  legend: null,
  scale: { domain: Object.keys(tones), range: Object.values(tones).map(colour) },
});

/** An amount from 0 on, with room at the right end for the words beside the longest mark. */
export const amount = (field: string, room: number): object => ({
  field,
  type: 'quantitative',
  axis: null,
  scale: { nice: false, range: [0, { expr: `width - ${room}` }] },
});

/** One value on a field's scale. */
export const datum = (value: number): object => ({ datum: value, type: 'quantitative', axis: null });

export const word = (field: string): object => ({ field, type: 'nominal' });

/** Only the rows for which a Vega expression holds. */
export const only = (condition: string): readonly object[] => [{ filter: condition }];

/** A single mark, whatever the rows are. */
export const once = (mark: object, encoding: object = {}): Layer => ({ data: { values: [{}] }, mark, encoding });

/** Words in small soft print at one place. */
export const caption = (words: string, place: object, more: object = {}): Layer =>
  once({ type: 'text', text: words, fontSize: sizes.small, color: colour('soft'), ...more }, place);

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
