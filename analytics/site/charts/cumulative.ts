import { percent } from '../../core/language/figures.ts';
import { type Chart, type Datum, only, quantity, specOf, word } from './chart.ts';
import { colour } from './theme.ts';

export interface CumulativeRow {
  readonly month: number;
  /** False for a month that lies ahead: nothing can be missing there. */
  readonly due: boolean;
  /** Whether money was reported for the month; reported without a budget it has no rate, and is not missing. */
  readonly reported: boolean;
  /** Fractions of the year's budget; null where not reported or not known. */
  readonly actual: number | null;
  readonly plan: number | null;
  readonly last: number | null;
}

export interface CumulativeForecast {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
}

interface Point extends Datum {
  readonly series: string;
  readonly month: number;
  readonly value: number;
}

const line = (series: string, rows: readonly CumulativeRow[], of: (row: CumulativeRow) => number | null): Point[] =>
  rows.flatMap((row) => {
    const value = of(row);
    return value === null ? [] : [{ series, month: row.month, value }];
  });

/** Months after a gap start a new stroke, so that no line is drawn through a month nobody reported. */
const strokes = (rows: readonly CumulativeRow[]): Point[] => {
  let stroke = 1;
  return rows.flatMap((row, index) => {
    if (row.actual === null) return [];
    if (index > 0 && rows[index - 1]?.actual === null) stroke += 1;
    return [{ series: 'actual', month: row.month, value: row.actual, stroke }];
  });
};

/** Points of strokes that no other month belongs to: a line of one month has no length, so it would not be seen. */
const lone = (points: readonly Point[]): Point[] =>
  points
    .filter((point) => points.filter(({ stroke }) => stroke === point.stroke).length === 1)
    .map((point) => ({ ...point, series: `lone-${point.series}` }));

const ahead = (from: CumulativeRow, { middle, low, high }: CumulativeForecast): Point[] => {
  const now = from.actual ?? 0;
  return [
    { series: 'forecast', month: from.month, value: now, low: now, high: now },
    { series: 'forecast', month: 12, value: middle, low, high },
  ];
};

/** Pixels above the axis that the end's figure needs to stand below its point, clear of the months. */
const below = 26;

/** Where the end's figure stands: below it at the right, above it at the left, or above where the left has no room. */
const placeOf = (month: number, above: number): Datum => {
  if (month > 8 || (above < below && month > 2)) return { align: 'right', dx: -6, dy: -11 };
  return above < below ? { align: 'left', dx: -6, dy: -20 } : { align: 'left', dx: 6, dy: 14 };
};

/**
 * All that is drawn, in fractions of the budget. A month that was due and not reported is a hollow point on the axis.
 */
const drawnOf = (rows: readonly CumulativeRow[], forecast: CumulativeForecast | null): Point[] => {
  const latest = rows.filter((row) => row.actual !== null).at(-1);
  const end = latest?.actual ?? null;
  const [last, actual] = [line('last', rows, (row) => row.last), strokes(rows)];
  return [
    ...last,
    ...lone(last),
    { series: 'plan', month: 0, value: 0 },
    ...line('plan', rows, (row) => row.plan),
    ...actual,
    ...lone(actual),
    ...(forecast && latest && latest.month < 12 ? ahead(latest, forecast) : []),
    ...rows.filter((row) => row.due && !row.reported).map((row) => ({ series: 'gap', month: row.month, value: 0 })),
    ...(latest && end !== null ? [{ series: 'end', month: latest.month, value: end, words: percent(end) }] : []),
  ];
};

/**
 * What lies above the highest is drawn at it; each picture takes the first that holds its own, so that like pictures
 * share one specification.
 */
const ceilings = [1, 1.2, 1.4, 1.6] as const;
const highest = 1.6;

const ceilingOf = (points: readonly Point[]): number => {
  const top = Math.max(0, ...points.map((point) => Math.max(point.value, Number(point.high ?? 0))));
  return ceilings.find((ceiling) => top <= ceiling) ?? highest;
};

const clamped = (points: readonly Point[]): Point[] => {
  const clamp = (value: unknown): number | null =>
    typeof value === 'number' ? Math.min(highest, Math.max(0, value)) : null;
  return points.map((point) => ({
    ...point,
    value: clamp(point.value) ?? 0,
    low: clamp(point.low),
    high: clamp(point.high),
  }));
};

/** Spending through the year: actual solid, plan dotted, last year light, forecast dashed with its band. */
export const cumulative = (
  rows: readonly CumulativeRow[],
  forecast: CumulativeForecast | null,
  layout: { readonly width: number; readonly height: number; readonly name: string },
): Chart => {
  const drawn = clamped(drawnOf(rows, forecast));
  const height = layout.height - 24;
  const top = ceilingOf(drawn) * 1.14;
  const placed = drawn.map((row) =>
    row.series === 'end' ? { ...row, ...placeOf(row.month, (row.value / top) * height) } : row,
  );
  const x = {
    field: 'month',
    type: 'quantitative',
    scale: { domain: [0, 12], nice: false },
    axis: {
      title: null,
      values: [1, 12],
      labelExpr: "datum.label + '月'",
      ticks: false,
      labelFlush: 18,
      labelPadding: 3,
    },
  };
  const y = (field: string) => quantity(field, [0, top]);
  const of = (...series: string[]) => only(series.map((name) => `datum.series === '${name}'`).join(' || '));
  const path = (series: string, mark: object, more: object = {}) => ({
    transform: of(series),
    mark: { type: 'line', ...mark },
    encoding: { x, y: y('value'), ...more },
  });
  const own = (field: string) => ({ expr: `datum.${field}` });
  // Paper round the figure, so that no line runs through it.
  const end = [{ stroke: colour('paper'), strokeWidth: 4, strokeJoin: 'round' }, {}].map((halo) => ({
    transform: of('end'),
    mark: { type: 'text', fontWeight: 600, align: own('align'), dx: own('dx'), dy: own('dy'), ...halo },
    encoding: { x, y: y('value'), text: word('words') },
  }));
  const point = (mark: object, ...series: string[]) => ({
    transform: of(...series),
    mark: { type: 'point', shape: 'circle', ...mark },
    encoding: { x, y: y('value') },
  });
  const spec = specOf(placed, {
    width: layout.width - 12,
    height,
    layer: [
      path('last', { stroke: colour('past'), strokeWidth: 2.2 }),
      path('plan', { stroke: colour('plan'), strokeDash: [2, 3], strokeWidth: 1.4 }),
      {
        transform: of('forecast'),
        mark: { type: 'area', fill: colour('ink'), fillOpacity: 0.1 },
        encoding: { x, y: y('low'), y2: { field: 'high' } },
      },
      path('forecast', { stroke: colour('ink'), strokeDash: [5, 3], strokeWidth: 1.4 }),
      path('actual', { stroke: colour('ink'), strokeWidth: 2.2 }, { detail: { field: 'stroke', type: 'nominal' } }),
      point({ size: 16, filled: true, fill: colour('past') }, 'lone-last'),
      point({ size: 16, filled: true, fill: colour('ink') }, 'lone-actual'),
      point({ size: 26, filled: false, stroke: colour('plan'), strokeDash: [2, 1] }, 'gap'),
      point({ size: 34, filled: true, fill: colour('ink') }, 'end'),
      ...end,
    ],
  });
  const latest = drawn.find((row) => row.series === 'end');
  const said = latest ? `,截至 ${latest.month} 月 ${latest.words}` : ',尚无执行数';
  return { spec, height: layout.height, label: `${layout.name} 累计执行率${said}` };
};
