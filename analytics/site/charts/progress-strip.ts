import { percent } from '../../core/language/figures.ts';
import { type Chart, layered, lightShape, lightToken, paint, pixels, placed, word } from './chart.ts';
import { aboveLabels, laneLabels } from './lanes.ts';
import { colour, sizes } from './theme.ts';

export interface StripRow {
  readonly name: string;
  /** Done so far as a fraction of the whole target; null when never reported. */
  readonly done: number | null;
  /** Where the plan wants it to be by now. */
  readonly plan: number;
  readonly light: string;
}

/** One strip per indicator: how far it is, with a tick where the plan wants it; a row never reported is a dashed empty strip. */
export const progressStrip = (rows: readonly StripRow[], layout: { readonly width: number }): Chart => {
  const { lanes, height } = aboveLabels(
    rows.map((row) => row.name),
    layout.width,
    22,
  );
  const [right, most] = [layout.width - 62, 1.2];
  const all = right / most;
  const strips = rows.map((row, index) => {
    const middle = lanes[index]?.markY ?? 0;
    return {
      part: 'strip',
      name: lanes[index]?.label ?? row.name,
      done: row.done === null ? null : Math.min(most, Math.max(0, row.done)),
      plan: Math.min(most, row.plan),
      words: row.done === null ? '未报' : `${row.done > most ? '›' : ''}${percent(row.done)}`,
      shape: lightShape[row.light] ?? '',
      colour: colour(lightToken[row.light] ?? 'plan'),
      labelY: lanes[index]?.labelY ?? 0,
      middle,
      top: middle - 4,
      bottom: middle + 4,
      above: middle - 7,
      below: middle + 7,
    };
  });
  const scale = (field: string) => placed(field, [0, most], [0, right]);
  const box = { y: pixels('top'), y2: { field: 'bottom' } };
  const axis = [
    { part: 'axis', words: '0', at: 6, middle: height + 6 },
    { part: 'axis', words: '100%', at: all, middle: height + 6 },
  ];
  const strip = (condition: string) => [{ filter: `datum.part === 'strip' && ${condition}` }];
  const spec = layered({ width: layout.width, height: 100 }, [
    { ...laneLabels, transform: strip('true'), encoding: { x: { value: 0 }, y: pixels('labelY'), text: word('name') } },
    {
      transform: strip('datum.done !== null'),
      mark: { type: 'rect', fill: colour('panel') },
      encoding: { ...box, x: { value: 0 }, x2: { value: all } },
    },
    {
      transform: strip('datum.done === null'),
      mark: { type: 'rect', fill: 'transparent', stroke: colour('plan'), strokeDash: [3, 2] },
      encoding: { ...box, x: { value: 0 }, x2: { value: all } },
    },
    {
      transform: strip('datum.done !== null'),
      mark: { type: 'rect' },
      encoding: { ...box, x: scale('done'), x2: { datum: 0 }, fill: paint('colour') },
    },
    {
      transform: strip('true'),
      mark: { type: 'rule', stroke: colour('ink'), strokeWidth: 1.5 },
      encoding: { x: scale('plan'), y: pixels('above'), y2: { field: 'below' } },
    },
    {
      transform: strip('true'),
      mark: { type: 'text', align: 'right', fontSize: sizes.small },
      encoding: { x: { value: layout.width }, y: pixels('middle'), text: word('words') },
    },
    {
      transform: strip('true'),
      mark: { type: 'text', align: 'left', fontSize: sizes.small },
      encoding: { x: { value: right + 2 }, y: pixels('middle'), text: word('shape'), color: paint('colour') },
    },
    {
      transform: [{ filter: `datum.part === 'axis'` }],
      mark: { type: 'text', align: 'center', fontSize: sizes.small, color: colour('soft') },
      encoding: { x: pixels('at'), y: pixels('middle'), text: word('words') },
    },
  ]);
  return {
    spec,
    rows: [...strips, ...axis],
    height: height + 16,
    label: `${rows.length} 项进度:条为实际,竖线为计划,虚线框为未报`,
  };
};
