import { percent } from '../words/figures.ts';
import { type Chart, caption, type Datum, fixed, layered, placed } from './chart.ts';
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

const points = (series: string, rows: readonly CumulativeRow[], of: (row: CumulativeRow) => number | null): Datum[] =>
  rows.flatMap((row) => {
    const value = of(row);
    return value === null ? [] : [{ series, month: row.month, value, low: null, high: null }];
  });

/** Months after a gap start a new stroke, so that no line is drawn through a month nobody reported. */
const strokes = (rows: readonly CumulativeRow[]): Datum[] => {
  let stroke = 1;
  return rows.flatMap((row, index) => {
    if (row.actual === null) return [];
    if (index > 0 && rows[index - 1]?.actual === null) stroke += 1;
    return [{ series: 'actual', month: row.month, value: row.actual, stroke, low: null, high: null }];
  });
};

/** Spending through the year: actual solid, plan dotted, last year light, forecast dashed with its band. */
export const cumulative = (
  rows: readonly CumulativeRow[],
  forecast: CumulativeForecast | null,
  layout: { readonly width: number; readonly height: number; readonly name: string },
): Chart => {
  const reported = rows.filter((row) => row.actual !== null);
  const latest = reported.at(-1);
  const known = rows.flatMap((row) => [row.actual ?? 0, row.plan ?? 0, row.last ?? 0]);
  const top = Math.min(1.6, Math.max(1, forecast?.high ?? 0, ...known)) * 1.14;
  const [bottom, ceiling, right] = [layout.height - 18, 6, layout.width - 6];
  const clamp = (row: Datum): Datum => ({
    ...row,
    ...Object.fromEntries(['value', 'low', 'high'].map((key) => [key, typeof row[key] === 'number' ? Math.min(top, Math.max(0, row[key])) : null])),
  });
  const ahead: Datum[] =
    forecast && latest && latest.month < 12
      ? [
          { series: 'forecast', month: latest.month, value: latest.actual, low: latest.actual, high: latest.actual },
          { series: 'forecast', month: 12, value: forecast.middle, low: forecast.low, high: forecast.high },
        ]
      : [];
  const gaps: Datum[] = rows
    .filter((row) => row.due && row.actual === null)
    .map((row) => ({ series: 'gap', month: row.month, value: 0, low: null, high: null }));
  const x = placed('month', [0, 12], [6, right]);
  const y = (field: string) => placed(field, [0, top], [bottom, ceiling]);
  const line = (series: string, mark: object, more: object = {}) => ({
    transform: [{ filter: `datum.series === '${series}'` }],
    mark: { type: 'line', ...mark },
    encoding: { x, y: y('value'), ...more },
  });
  const end = latest?.month ?? 0;
  const spec = layered({ width: layout.width, height: layout.height }, [
    fixed({ type: 'rule', stroke: colour('line') }, { x: { value: 6 }, x2: { value: right }, y: { value: bottom } }),
    line('last', { stroke: colour('past'), strokeWidth: 2.2 }),
    line('plan', { stroke: colour('plan'), strokeDash: [2, 3], strokeWidth: 1.4 }),
    {
      transform: [{ filter: `datum.series === 'forecast'` }],
      mark: { type: 'area', fill: colour('ink'), fillOpacity: 0.1 },
      encoding: { x, y: y('low'), y2: { field: 'high' } },
    },
    line('forecast', { stroke: colour('ink'), strokeDash: [5, 3], strokeWidth: 1.4 }),
    line('actual', { stroke: colour('ink'), strokeWidth: 2.2 }, { detail: { field: 'stroke', type: 'nominal' } }),
    {
      transform: [{ filter: `datum.series === 'gap'` }],
      mark: { type: 'point', shape: 'circle', size: 26, filled: false, stroke: colour('plan'), strokeDash: [2, 1] },
      encoding: { x, y: y('value') },
    },
    {
      transform: [{ filter: `datum.series === 'actual' && datum.month === ${end}` }],
      mark: { type: 'point', shape: 'circle', size: 34, filled: true, fill: colour('ink') },
      encoding: { x, y: y('value') },
    },
    caption('1月', 6, layout.height - 8, { fontSize: sizes.small }),
    caption('12月', right, layout.height - 8, { align: 'right', fontSize: sizes.small }),
    {
      transform: [{ filter: `datum.series === 'actual' && datum.month === ${end}` }],
      mark: {
        type: 'text',
        align: end > 8 ? 'right' : 'left',
        dx: end > 8 ? -6 : 6,
        dy: end > 8 ? -11 : 14,
        fontWeight: 600,
        text: latest ? percent(latest.actual ?? 0) : '',
      },
      encoding: { x, y: y('value') },
    },
  ]);
  const shaped = [
    ...points('last', rows, (row) => row.last),
    { series: 'plan', month: 0, value: 0, low: null, high: null },
    ...points('plan', rows, (row) => row.plan),
    ...strokes(rows),
    ...ahead,
    ...gaps,
  ].map(clamp);
  const said = latest ? `,截至 ${latest.month} 月 ${percent(latest.actual ?? 0)}` : ',尚无执行数';
  return { spec, rows: shaped, label: `${layout.name} 累计执行率${said}` };
};
