import { percent } from '../../core/language/figures.ts';
import { type Chart, caption, type Datum, fixed, layered, placed, word } from './chart.ts';
import { colour, sizes } from './theme.ts';

export interface CumulativeRow {
  readonly month: number;
  /** False for a month that lies ahead: nothing can be missing there. */
  readonly due: boolean;
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

const ahead = (from: CumulativeRow, { middle, low, high }: CumulativeForecast): Point[] => {
  const now = from.actual ?? 0;
  return [
    { series: 'forecast', month: from.month, value: now, low: now, high: now },
    { series: 'forecast', month: 12, value: middle, low, high },
  ];
};

/** Below this share of the budget the end's figure stands above the line, clear of the axis. */
const low = 0.2;

/** All that is drawn, in fractions of the budget. A month that was due and not reported is a hollow point on the axis. */
const drawnOf = (rows: readonly CumulativeRow[], forecast: CumulativeForecast | null): Point[] => {
  const latest = rows.filter((row) => row.actual !== null).at(-1);
  const end = latest?.actual ?? null;
  return [
    ...line('last', rows, (row) => row.last),
    { series: 'plan', month: 0, value: 0 },
    ...line('plan', rows, (row) => row.plan),
    ...strokes(rows),
    ...(forecast && latest && latest.month < 12 ? ahead(latest, forecast) : []),
    ...rows
      .filter((row) => row.due && row.actual === null)
      .map((row) => ({ series: 'gap', month: row.month, value: 0 })),
    ...(latest && end !== null
      ? [
          {
            series: latest.month > 8 || (end < low && latest.month > 2) ? 'late' : 'early',
            month: latest.month,
            value: end,
            words: percent(end),
          },
        ]
      : []),
  ];
};

const most = 1.6;

/** Heights in parts of the tallest thing shown, so that charts of one size share one compiled spec. */
const scaled = (points: readonly Point[]): Point[] => {
  const top =
    Math.min(most, Math.max(1, ...points.map((point) => Math.max(point.value, Number(point.high ?? 0))))) * 1.14;
  const part = (value: unknown): number | null =>
    typeof value === 'number' ? Math.min(1, Math.max(0, value / top)) : null;
  return points.map((point) => ({
    ...point,
    value: part(point.value) ?? 0,
    low: part(point.low),
    high: part(point.high),
  }));
};

/** Spending through the year: actual solid, plan dotted, last year light, forecast dashed with its band. */
export const cumulative = (
  rows: readonly CumulativeRow[],
  forecast: CumulativeForecast | null,
  layout: { readonly width: number; readonly height: number; readonly name: string },
): Chart => {
  const [bottom, ceiling, right] = [layout.height - 18, 6, layout.width - 6];
  const x = placed('month', [0, 12], [6, right]);
  const y = (field: string) => placed(field, [0, 1], [bottom, ceiling]);
  const of = (...series: string[]) => [{ filter: series.map((name) => `datum.series === '${name}'`).join(' || ') }];
  const path = (series: string, mark: object, more: object = {}) => ({
    transform: of(series),
    mark: { type: 'line', ...mark },
    encoding: { x, y: y('value'), ...more },
  });
  // Paper round the figure, so that no line runs through it.
  const end = (series: string, mark: object) =>
    [{ stroke: colour('paper'), strokeWidth: 4, strokeJoin: 'round' }, {}].map((halo) => ({
      transform: of(series),
      mark: { type: 'text', fontWeight: 600, ...mark, ...halo },
      encoding: { x, y: y('value'), text: word('words') },
    }));
  const point = (mark: object, ...series: string[]) => ({
    transform: of(...series),
    mark: { type: 'point', shape: 'circle', ...mark },
    encoding: { x, y: y('value') },
  });
  const band = {
    transform: of('forecast'),
    mark: { type: 'area', fill: colour('ink'), fillOpacity: 0.1 },
    encoding: { x, y: y('low'), y2: { field: 'high' } },
  };
  const spec = layered({ width: layout.width, height: layout.height }, [
    fixed({ type: 'rule', stroke: colour('line') }, { x: { value: 6 }, x2: { value: right }, y: { value: bottom } }),
    path('last', { stroke: colour('past'), strokeWidth: 2.2 }),
    path('plan', { stroke: colour('plan'), strokeDash: [2, 3], strokeWidth: 1.4 }),
    band,
    path('forecast', { stroke: colour('ink'), strokeDash: [5, 3], strokeWidth: 1.4 }),
    path('actual', { stroke: colour('ink'), strokeWidth: 2.2 }, { detail: { field: 'stroke', type: 'nominal' } }),
    point({ size: 26, filled: false, stroke: colour('plan'), strokeDash: [2, 1] }, 'gap'),
    point({ size: 34, filled: true, fill: colour('ink') }, 'early', 'late'),
    caption('1月', 6, layout.height - 8, { fontSize: sizes.small }),
    caption('12月', right, layout.height - 8, { align: 'right', fontSize: sizes.small }),
    ...end('early', { align: 'left', dx: 6, dy: 14 }),
    ...end('late', { align: 'right', dx: -6, dy: -11 }),
  ]);
  const drawn = drawnOf(rows, forecast);
  const latest = drawn.find((row) => row.series === 'early' || row.series === 'late');
  const said = latest ? `,截至 ${latest.month} 月 ${percent(latest.value)}` : ',尚无执行数';
  return { spec, rows: scaled(drawn), label: `${layout.name} 累计执行率${said}` };
};
