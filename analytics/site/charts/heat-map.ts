import { signed } from '../../core/language/figures.ts';
import { monthOf } from '../../core/period.ts';
import { type Chart, layered, paint, pixels, word } from './chart.ts';
import { aboveLabels, besideLabels, laneLabels } from './lanes.ts';
import { colour, sizes, type Token } from './theme.ts';

export interface HeatRow {
  readonly name: string;
  /** One per period in order; null where the month was not reported. */
  readonly months: readonly { readonly period: string; readonly deviation: number | null; readonly light: string }[];
}

const ground = (deviation: number, light: string): { fill: Token; on: Token } => {
  if (light === 'red') return { fill: 'bad', on: 'on-bad' };
  if (light === 'yellow') return { fill: 'warn', on: 'on-warn' };
  if (deviation >= 0) return { fill: 'good', on: 'on-good' };
  return deviation >= -0.05 ? { fill: 'good-2', on: 'on-good-2' } : { fill: 'mid', on: 'on-mid' };
};

const cellHeight = 22;

/** Department × month: the deviation in points on a ground of its light; a month not reported is an empty dashed cell. */
export const heatMap = (
  rows: readonly HeatRow[],
  layout: { readonly width: number; readonly phone?: boolean },
): Chart => {
  const periods = rows[0]?.months.map((month) => month.period) ?? [];
  const head = 22;
  const names = rows.map((row) => row.name);
  const { lanes, height, left } = layout.phone
    ? aboveLabels(names, layout.width, cellHeight + 6)
    : besideLabels(names, Math.min(300, layout.width * 0.36), cellHeight + 3);
  const step = Math.min(64, (layout.width - left) / Math.max(1, periods.length));
  const months = periods.map((period, index) => ({
    part: 'month',
    words: layout.phone ? String(monthOf(period)) : `${monthOf(period)}月`,
    x: left + step * (index + 0.5),
    y: 8,
  }));
  const labels = lanes.map((lane) => ({ part: 'label', words: lane.label, x: 0, y: head + lane.labelY }));
  const cells = rows.flatMap((row, line) =>
    row.months.map((month, index) => {
      const middle = head + (lanes[line]?.markY ?? 0);
      const tone = month.deviation === null ? null : ground(month.deviation, month.light);
      return {
        part: month.deviation === null ? 'missing' : 'cell',
        words: month.deviation === null ? (step >= 34 ? '未报' : '') : signed(month.deviation, 0),
        left: left + step * index + 1,
        right: left + step * (index + 1) - 1,
        top: middle - cellHeight / 2,
        bottom: middle + cellHeight / 2,
        x: left + step * (index + 0.5),
        y: middle,
        fill: tone ? colour(tone.fill) : 'transparent',
        on: colour(tone ? tone.on : 'soft'),
      };
    }),
  );
  const box = { x: pixels('left'), x2: { field: 'right' }, y: pixels('top'), y2: { field: 'bottom' } };
  const only = (part: string) => [{ filter: `datum.part === '${part}'` }];
  const at = { x: pixels('x'), y: pixels('y'), text: word('words') };
  const spec = layered({ width: layout.width, height: height + head }, [
    { transform: only('cell'), mark: { type: 'rect' }, encoding: { ...box, fill: paint('fill') } },
    {
      transform: only('missing'),
      mark: { type: 'rect', fill: 'transparent', stroke: colour('plan'), strokeDash: [3, 2] },
      encoding: box,
    },
    { transform: only('label'), mark: { ...laneLabels.mark }, encoding: at },
    {
      transform: only('month'),
      mark: { type: 'text', align: 'center', fontSize: sizes.small, color: colour('soft') },
      encoding: at,
    },
    {
      transform: [{ filter: `datum.part === 'cell' || datum.part === 'missing'` }],
      mark: { type: 'text', align: 'center', fontSize: sizes.small },
      encoding: { ...at, color: paint('on') },
    },
  ]);
  return {
    spec,
    rows: [...labels, ...months, ...cells],
    label: `${rows.length} 个部门 ${periods.length} 个月的执行进度差,虚线格为未报`,
  };
};
