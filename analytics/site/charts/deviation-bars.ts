import { compactZh, percent, signed } from '../../core/language/figures.ts';
import { type Chart, caption, fixed, layered, lightShape, lightToken, paint, pixels, placed, word } from './chart.ts';
import { aboveLabels, besideLabels, laneLabels } from './lanes.ts';
import { textWidth } from './text-width.ts';
import { colour, sizes } from './theme.ts';

export interface DeviationRow {
  readonly name: string;
  /** Execution rate less planned progress, as a fraction; null when nothing was reported or there is no budget. */
  readonly deviation: number | null;
  readonly budget: number;
  readonly light: string;
}

/** Half-way round number that holds every deviation, at least ten points. */
const reach = (rows: readonly DeviationRow[]): { low: number; high: number } => {
  const values = rows.flatMap((row) => row.deviation ?? []);
  return { low: Math.min(-0.1, ...values), high: Math.max(0.05, ...values) };
};

/** Departments by how far their spending is from the plan: bars from a common axis, budget at the right. */
export const deviationBars = (
  rows: readonly DeviationRow[],
  planned: number,
  layout: { readonly width: number; readonly phone?: boolean },
): Chart => {
  const names = rows.map((row) => row.name);
  const { lanes, height, left } = layout.phone
    ? aboveLabels(names, layout.width)
    : besideLabels(names, layout.width * 0.36);
  const budgets = rows.map((row) => `${lightShape[row.light] ?? ''} ${compactZh(row.budget)}`);
  const right = layout.width - Math.max(0, ...budgets.map((words) => textWidth(words, sizes.label))) - 8;
  const { low, high } = reach(rows);
  const [from, to] = [left + 46, right - 46];
  const x = (value: number): number => from + ((value - low) / (high - low)) * (to - from);
  const shaped = rows.map((row, index) => {
    const lane = lanes[index];
    const at = row.deviation === null ? x(0) : x(row.deviation);
    return {
      name: lane?.label ?? row.name,
      deviation: row.deviation,
      value: row.deviation === null ? '未报' : signed(row.deviation),
      budget: compactZh(row.budget),
      shape: lightShape[row.light] ?? '',
      colour: colour(lightToken[row.light] ?? 'plan'),
      labelY: lane?.labelY ?? 0,
      top: (lane?.markY ?? 0) - 7,
      bottom: (lane?.markY ?? 0) + 7,
      above: (lane?.markY ?? 0) - 10,
      below: (lane?.markY ?? 0) + 10,
      middle: lane?.markY ?? 0,
      valueX: row.deviation === null ? x(0) + 30 : at + ((row.deviation ?? 0) < 0 ? -6 : 6),
      side: (row.deviation ?? 0) < 0 ? 'left' : 'right',
    };
  });
  const bar = { y: pixels('top'), y2: { field: 'bottom' } };
  const scale = placed('deviation', [low, high], [from, to]);
  const value = (side: 'left' | 'right', align: 'right' | 'left') => ({
    transform: [{ filter: `datum.side === '${side}'` }],
    mark: { type: 'text', align, fontWeight: 600 },
    encoding: { x: pixels('valueX'), y: pixels('middle'), text: word('value') },
  });
  const chart = layered({ width: layout.width, height: height + 24 }, [
    { ...laneLabels, encoding: { x: { value: 0 }, y: pixels('labelY'), text: word('name') } },
    {
      transform: [{ filter: 'datum.deviation !== null' }],
      mark: { type: 'rect' },
      encoding: { ...bar, x: scale, x2: { datum: 0 }, color: paint('colour') },
    },
    {
      transform: [{ filter: 'datum.deviation === null' }],
      mark: { type: 'rect', fill: 'transparent', stroke: colour('plan'), strokeDash: [3, 2] },
      encoding: { ...bar, x: { value: x(0) }, x2: { value: x(0) + 26 } },
    },
    value('left', 'right'),
    value('right', 'left'),
    {
      mark: { type: 'text', align: 'right', color: colour('soft'), fontSize: sizes.small },
      encoding: { x: { value: layout.width }, y: pixels('middle'), text: word('budget') },
    },
    {
      mark: { type: 'text', align: 'left', fontSize: sizes.small },
      encoding: { x: { value: right + 2 }, y: pixels('middle'), text: word('shape'), color: paint('colour') },
    },
    // On a phone the labels stand over the bars, so the axis is drawn beside each bar only.
    layout.phone
      ? {
          mark: { type: 'rule', stroke: colour('ink') },
          encoding: { x: { value: x(0) }, y: pixels('above'), y2: { field: 'below' } },
        }
      : fixed({ type: 'rule', stroke: colour('ink') }, { x: { value: x(0) }, y: { value: 0 }, y2: { value: height } }),
    caption(`计划进度 ${percent(planned)}`, x(0), height + 13, {
      align: x(0) > layout.width / 2 ? 'center' : 'left',
      fontSize: sizes.small,
    }),
  ]);
  return { spec: chart, rows: shaped, label: `${rows.length} 个部门的执行率与计划进度之差,单位百分点` };
};
