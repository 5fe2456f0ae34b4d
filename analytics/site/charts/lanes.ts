import { textWidth, wrap } from './text-width.ts';
import { sizes } from './theme.ts';

/** Where one row of a chart stands, in pixels from the top. */
export interface Lane {
  readonly label: string;
  /** Middle of the label's first line. */
  readonly labelY: number;
  /** Middle of the row's marks. */
  readonly markY: number;
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  readonly height: number;
  /** Where the marks may begin, right of the labels; 0 when labels stand above their marks. */
  readonly left: number;
}

const lineHeight = Math.round(sizes.label * 1.25);
const gap = 12;

/** Labels at the left of their marks, in a column as wide as the longest needs and `most` allows. */
export const besideLabels = (labels: readonly string[], most: number, pitch = 26): Lanes => {
  const left = Math.min(most, Math.ceil(Math.max(0, ...labels.map((label) => textWidth(label, sizes.label)))));
  let top = 0;
  const lanes = labels.map((label) => {
    const lines = wrap(label, sizes.label, left);
    const height = Math.max(pitch, lines.length * lineHeight + pitch - lineHeight);
    const middle = top + height / 2;
    top += height;
    return { label: lines.join('\n'), labelY: middle - ((lines.length - 1) * lineHeight) / 2, markY: middle };
  });
  return { lanes, height: top, left: left + gap };
};

/** Labels above their marks, for a phone. */
export const aboveLabels = (labels: readonly string[], width: number, pitch = 24): Lanes => {
  let top = 0;
  const lanes = labels.map((label) => {
    const lines = wrap(label, sizes.label, width);
    const labelY = top + lineHeight / 2;
    const markY = top + lines.length * lineHeight + pitch / 2 - 2;
    top += lines.length * lineHeight + pitch;
    return { label: lines.join('\n'), labelY, markY };
  });
  return { lanes, height: top, left: 0 };
};

export const laneLabels = { mark: { type: 'text', align: 'left', lineHeight, baseline: 'middle' } } as const;
