import type { Layer } from './chart.ts';
import { textWidth, wrap } from './text-width.ts';
import { sizes } from './theme.ts';

/** The rows of a chart that stand below one another, each with its label. */
export interface Lanes {
  /** The label of each row, broken into lines; no two are the same. The charts carry it as `lane`. */
  readonly labels: readonly string[];
  /** Pixels from one row to the next. */
  readonly step: number;
  readonly height: number;
  /** Pixels that the labels take at the left; 0 where they stand above their marks. */
  readonly left: number;
  /** Where a row's marks stand. */
  readonly y: object;
  /** How far below the middle of its row a mark stands, in pixels. */
  readonly down: number;
  /** The labels, where they are no axis. */
  readonly layers: readonly Layer[];
}

const lineHeight = Math.round(sizes.label * 1.25);
const gap = 12;

/** Labels that read the same are kept apart by characters that nobody sees: an axis has one place for each. */
const distinct = (labels: readonly string[]): readonly string[] => {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const before = seen.get(label) ?? 0;
    seen.set(label, before + 1);
    return label + '\u200b'.repeat(before);
  });
};

const linesOf = (label: string): number => label.split('\n').length;

/** The least pitch at which no label touches the next: half of each lies between their middles. */
const clear = (labels: readonly string[]): number =>
  Math.max(0, ...labels.slice(1).map((label, index) => (linesOf(labels[index] ?? '') + linesOf(label)) / 2)) *
  lineHeight;

const y = { field: 'lane', type: 'nominal', sort: null, scale: { padding: 0 }, axis: null };

/** How many lines a label has beyond its first, which is the one that stands where a text is put. */
const furtherLines = "(length(split(datum.lane, '\\n')) - 1)";

/** The labels of all rows, one for a row, however many marks it has. An axis would put all lines below the first. */
const label = (mark: object): Layer => ({
  transform: [{ aggregate: [], groupby: ['lane'] }],
  mark: { type: 'text', align: 'left', lineHeight, ...mark },
  encoding: { x: { value: 0 }, y, text: { field: 'lane', type: 'nominal' } },
});

/**
 * Labels at the left of their marks, in a column as wide as the longest needs and `most` allows. Width and step are
 * those of the rows `among` which these are drawn, so that charts side by side keep in line.
 */
export const besideLabels = (names: readonly string[], most: number, pitch = 26, among = names): Lanes => {
  const left = Math.min(most, Math.ceil(Math.max(0, ...among.map((name) => textWidth(name, sizes.label)))));
  const wrapped = (all: readonly string[]) => all.map((name) => wrap(name, sizes.label, left).join('\n'));
  const labels = distinct(wrapped(names));
  const step = Math.max(pitch, clear(wrapped(among)) + 6);
  return {
    labels,
    step,
    height: step * labels.length,
    left: left + gap,
    y,
    down: 0,
    layers: [label({ dx: -(left + gap), dy: { expr: `-${lineHeight / 2} * ${furtherLines}` } })],
  };
};

/** Labels above their marks, for a phone. */
export const aboveLabels = (names: readonly string[], width: number, pitch = 24): Lanes => {
  const labels = distinct(names.map((name) => wrap(name, sizes.label, width).join('\n')));
  const above = Math.max(1, ...labels.map(linesOf)) * lineHeight;
  const step = above + pitch;
  return {
    labels,
    step,
    height: step * labels.length,
    left: 0,
    y,
    down: above / 2 - 2,
    // The last line stands next to the marks.
    layers: [label({ dy: { expr: `${(above - pitch - lineHeight) / 2} - ${lineHeight} * ${furtherLines}` } })],
  };
};
