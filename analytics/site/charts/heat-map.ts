import { signed } from '../../core/language/figures.ts';
import { monthOf } from '../../core/period.ts';
import { type Chart, only, paint, specOf, word } from './chart.ts';
import { aboveLabels, besideLabels } from './lanes.ts';
import { colour, sizes, type Token } from './theme.ts';

export interface HeatRow {
  readonly name: string;
  /** One per period in order; without a deviation where the month was not reported, or had no execution rate. */
  readonly months: readonly {
    readonly period: string;
    readonly deviation: number | null;
    readonly reported: boolean;
    readonly light: string;
  }[];
}

/** Each tone's ground, and the words on it. */
const grounds: Readonly<Record<string, Token>> = {
  red: 'bad',
  yellow: 'warn',
  ahead: 'good',
  near: 'good-2',
  behind: 'mid',
  missing: 'paper',
  unrated: 'paper',
};
const words: Readonly<Record<string, Token>> = {
  red: 'on-bad',
  yellow: 'on-warn',
  ahead: 'on-good',
  near: 'on-good-2',
  behind: 'on-mid',
  missing: 'soft',
  unrated: 'soft',
};

/** So far behind the plan a month is still near it, as a fraction: a shade, not a light. */
export const near = 0.05;

const toneOf = ({ deviation, reported, light }: HeatRow['months'][number]): string => {
  if (deviation === null) return reported ? 'unrated' : 'missing';
  if (light === 'red' || light === 'yellow') return light;
  if (deviation >= 0) return 'ahead';
  return deviation >= -near ? 'near' : 'behind';
};

/** A narrow cell has room for figures alone. */
const wordsOf = ({ deviation, reported }: HeatRow['months'][number], wide: boolean): string => {
  if (deviation !== null) return signed(deviation, 0);
  if (reported) return wide ? '无率' : '–';
  return wide ? '未报' : '';
};

const cellHeight = 22;

/**
 * Department × month: the deviation in points on a ground of its light; a month not reported is an empty dashed cell.
 */
export const heatMap = (
  rows: readonly HeatRow[],
  layout: { readonly width: number; readonly phone?: boolean },
): Chart => {
  const months = rows[0]?.months.length ?? 0;
  const names = rows.map((row) => row.name);
  const lanes = layout.phone
    ? aboveLabels(names, layout.width, cellHeight + 6)
    : besideLabels(names, Math.min(300, layout.width * 0.36), cellHeight + 3);
  const cellWidth = Math.min(64, (layout.width - lanes.left) / Math.max(1, months));
  const cells = rows.flatMap((row, index) =>
    row.months.map((at) => ({
      lane: lanes.labels[index] ?? row.name,
      month: monthOf(at.period),
      tone: toneOf(at),
      words: wordsOf(at, cellWidth >= 34),
    })),
  );
  const { y, down } = lanes;
  const x = {
    field: 'month',
    type: 'ordinal',
    scale: { padding: 0 },
    axis: {
      title: null,
      orient: 'top',
      domain: false,
      ticks: false,
      labelAngle: 0,
      labelPadding: 5,
      ...(layout.phone ? {} : { labelExpr: "datum.label + '月'" }),
    },
  };
  const cell = { type: 'rect', width: cellWidth - 2, height: cellHeight, yOffset: down };
  const spec = specOf(cells, {
    width: { step: cellWidth },
    height: { step: lanes.step },
    layer: [
      ...lanes.layers,
      { mark: cell, encoding: { x, y, fill: paint('tone', grounds) } },
      {
        transform: only("datum.tone === 'missing'"),
        mark: { ...cell, filled: false, stroke: colour('plan'), strokeDash: [3, 2] },
        encoding: { x, y },
      },
      {
        mark: { type: 'text', fontSize: sizes.small, dy: down },
        encoding: { x, y, text: word('words'), color: paint('tone', words) },
      },
    ],
    resolve: { scale: { color: 'independent' } },
  });
  return {
    spec,
    height: lanes.height + 22,
    label: `${rows.length} 个部门 ${months} 个月的执行进度差,虚线格为未报`,
  };
};
