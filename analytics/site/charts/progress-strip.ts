import { percent } from '../../core/language/figures.ts';
import { type Chart, lightShape, lightToken, only, paint, specOf, word } from './chart.ts';
import { aboveLabels } from './lanes.ts';
import { colour, sizes } from './theme.ts';

export interface StripRow {
  readonly name: string;
  /** Done so far as a fraction of the whole target; null when not reported for the month, or not due. */
  readonly done: number | null;
  /** Where the plan wants it to be by now. */
  readonly plan: number;
  readonly light: string;
}

/** What goes further is drawn to here and marked; the figure beside it is exact. */
const most = 1.2;
/** Room at the right for the light and the figure. */
const margin = 62;

/** What is said of a row without a figure: only a goal that is under way and not due is green without one. */
const undone = (light: string): string => (light === 'green' ? '未到期' : '未报');

/**
 * One strip per indicator: how far it is, with a tick where the plan wants it; a row not reported is a dashed empty
 * strip.
 */
export const progressStrip = (rows: readonly StripRow[], layout: { readonly width: number }): Chart => {
  const names = rows.map((row) => row.name);
  const lanes = aboveLabels(names, layout.width, 22);
  const { y, down } = lanes;
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, most], nice: false },
    axis: { title: null, values: [0, 1], format: '.0%', domain: false, ticks: false, labelFlush: 12, labelPadding: 4 },
  });
  const bar = { type: 'bar', height: 8, yOffset: down };
  const whole = (condition: string, mark: object) => ({
    transform: [...only(condition), { calculate: '1', as: 'whole' }],
    mark: { ...bar, ...mark },
    encoding: { x: x('whole'), x2: { datum: 0 }, y },
  });
  const column = (mark: object, encoding: object) => ({
    mark: { type: 'text', fontSize: sizes.small, dy: down, ...mark },
    encoding: { x: { value: 'width' }, y, ...encoding },
  });
  const spec = specOf(
    rows.map((row, index) => ({
      lane: lanes.labels[index] ?? row.name,
      done: row.done === null ? null : Math.min(most, Math.max(0, row.done)),
      plan: Math.min(most, row.plan),
      words: row.done === null ? undone(row.light) : `${row.done > most ? '›' : ''}${percent(row.done)}`,
      light: row.light,
      shape: lightShape[row.light] ?? '',
    })),
    {
      width: layout.width - margin,
      height: { step: lanes.step },
      layer: [
        ...lanes.layers,
        // First what every row has: the rows stand in the order in which they are met.
        column({ align: 'right', dx: margin }, { text: word('words') }),
        column({ align: 'left', dx: 2 }, { text: word('shape'), color: paint('light', lightToken) }),
        whole('datum.done !== null', { fill: colour('panel') }),
        whole('datum.done === null', { fill: 'transparent', stroke: colour('plan'), strokeDash: [3, 2] }),
        {
          transform: only('datum.done !== null'),
          mark: bar,
          encoding: { x: x('done'), x2: { datum: 0 }, y, fill: paint('light', lightToken) },
        },
        {
          mark: { type: 'tick', orient: 'vertical', size: 14, thickness: 1.5, color: colour('ink'), yOffset: down },
          encoding: { x: x('plan'), y },
        },
      ],
    },
  );
  return {
    spec,
    height: lanes.height + 16,
    label: `${rows.length} 项进度:条为实际,竖线为计划,虚线框没有数`,
  };
};
