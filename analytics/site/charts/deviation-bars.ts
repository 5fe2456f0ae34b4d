import { compactZh, percent, signed } from '../../core/language/figures.ts';
import { type Chart, caption, datum, lightShape, lightToken, only, paint, quantity, specOf, word } from './chart.ts';
import { aboveLabels, besideLabels } from './lanes.ts';
import { textWidth } from './text-width.ts';
import { colour, sizes } from './theme.ts';

export interface DeviationRow {
  readonly name: string;
  /** Execution rate less planned progress, as a fraction; null when nothing was reported or there is no budget. */
  readonly deviation: number | null;
  /** Whether money was reported for the month. */
  readonly reported: boolean;
  readonly budget: number;
  readonly light: string;
}

/** Room in pixels at either end of the bars for the figure of the longest. */
const room = 46;

const rowOf = (row: DeviationRow, lane: string) => ({
  lane,
  deviation: row.deviation,
  value: row.deviation === null ? (row.reported ? '无执行率' : '未报') : signed(row.deviation),
  reported: row.reported,
  budget: compactZh(row.budget),
  light: row.light,
  shape: lightShape[row.light] ?? '',
});

/**
 * Departments by how far their spending is from the plan: bars from a common axis, budget at the right. `planned` is
 * everybody's plan, as a fraction; null where each has its own.
 */
export const deviationBars = (
  rows: readonly DeviationRow[],
  planned: number | null,
  layout: { readonly width: number; readonly phone?: boolean },
): Chart => {
  const names = rows.map((row) => row.name);
  const lanes = layout.phone ? aboveLabels(names, layout.width) : besideLabels(names, layout.width * 0.36);
  const budgets = rows.map((row) => `${lightShape[row.light] ?? ''} ${compactZh(row.budget)}`);
  const margin = Math.ceil(Math.max(0, ...budgets.map((words) => textWidth(words, sizes.label)))) + 8;
  const values = rows.flatMap((row) => row.deviation ?? []);
  const domain = [Math.min(-0.1, ...values), Math.max(0.05, ...values)] as const;
  const x = quantity('deviation', domain, room);
  const zero = datum(0);
  const { y, down } = lanes;
  const figure = (condition: string, at: object, mark: object) => ({
    transform: only(condition),
    mark: { type: 'text', fontWeight: 600, dy: down, ...mark },
    encoding: { x: at, y, text: word('value') },
  });
  const column = (dx: number, mark: object, encoding: object) => ({
    mark: { type: 'text', fontSize: sizes.small, dx, dy: down, ...mark },
    encoding: { x: { value: 'width' }, y, ...encoding },
  });
  const spec = specOf(
    rows.map((row, index) => rowOf(row, lanes.labels[index] ?? row.name)),
    {
      width: layout.width - lanes.left - margin,
      height: { step: lanes.step },
      layer: [
        ...lanes.layers,
        // First what every row has: the rows stand in the order in which they are met.
        column(margin, { align: 'right', color: colour('soft') }, { text: word('budget') }),
        column(2, { align: 'left' }, { text: word('shape'), color: paint('light', lightToken) }),
        {
          transform: only('datum.deviation !== null'),
          mark: { type: 'bar', height: 14, yOffset: down },
          encoding: { x, x2: { datum: 0 }, y, color: paint('light', lightToken) },
        },
        {
          transform: only('!datum.reported'),
          mark: {
            type: 'rect',
            width: 26,
            height: 14,
            xOffset: 13,
            yOffset: down,
            fill: 'transparent',
            stroke: colour('plan'),
            strokeDash: [3, 2],
          },
          encoding: { x: zero, y },
        },
        figure('!datum.reported', zero, { align: 'left', dx: 30 }),
        figure('datum.reported && datum.deviation === null', zero, { align: 'left', dx: 6 }),
        figure('datum.deviation !== null && datum.deviation < 0', x, { align: 'right', dx: -6 }),
        figure('datum.deviation !== null && datum.deviation >= 0', x, { align: 'left', dx: 6 }),
        // On a phone the labels stand over the bars, so the axis is drawn beside each bar only.
        layout.phone
          ? {
              mark: { type: 'tick', orient: 'vertical', size: 20, thickness: 1, color: colour('ink'), yOffset: down },
              encoding: { x: zero, y },
            }
          : { data: { values: [{}] }, mark: { type: 'rule' }, encoding: { x: zero } },
        caption(
          planned === null ? '各自的计划进度' : `计划进度 ${percent(planned)}`,
          { x: zero, y: { value: 'height' } },
          { dy: 13 },
        ),
      ],
    },
  );
  return { spec, height: lanes.height + 24, label: `${rows.length} 个部门的执行率与计划进度之差,单位百分点` };
};
