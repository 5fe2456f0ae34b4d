import { compactZh, signed } from '../words/figures.ts';
import { type Chart, layered, pixels, placed, word } from './chart.ts';
import { aboveLabels, besideLabels, laneLabels } from './lanes.ts';
import { colour, sizes } from './theme.ts';

export interface DumbbellRow {
  readonly name: string;
  readonly base: number;
  readonly requested: number;
  readonly allocated: number;
}

/** Per department: this year (light bar end), asked (hollow), proposed (solid), with the change against this year. */
export const allocationDumbbell = (rows: readonly DumbbellRow[], layout: { readonly width: number; readonly phone?: boolean }): Chart => {
  const names = rows.map((row) => row.name);
  const { lanes, height, left } = layout.phone ? aboveLabels(names, layout.width) : besideLabels(names, layout.width * 0.34);
  const most = Math.max(1, ...rows.flatMap((row) => [row.base, row.requested, row.allocated]));
  const right = layout.width - 130;
  const shaped = rows.map((row, index) => ({
    name: lanes[index]?.label ?? row.name,
    base: row.base,
    requested: row.requested,
    allocated: row.allocated,
    low: Math.min(row.base, row.requested, row.allocated),
    high: Math.max(row.base, row.requested, row.allocated),
    money: compactZh(row.allocated),
    change: row.base === 0 ? '新增' : `${signed(row.allocated / row.base - 1)}%`,
    labelY: lanes[index]?.labelY ?? 0,
    middle: lanes[index]?.markY ?? 0,
  }));
  const x = (field: string) => placed(field, [0, most], [left + 4, right]);
  const y = pixels('middle');
  const spec = layered({ width: layout.width, height }, [
    { ...laneLabels, encoding: { x: { value: 0 }, y: pixels('labelY'), text: word('name') } },
    { mark: { type: 'rule', stroke: colour('line'), strokeWidth: 2 }, encoding: { x: x('low'), x2: { field: 'high' }, y } },
    { mark: { type: 'tick', orient: 'vertical', color: colour('plan'), thickness: 3, size: 13 }, encoding: { x: x('base'), y } },
    {
      mark: { type: 'point', filled: false, shape: 'circle', size: 55, stroke: colour('ink'), strokeWidth: 1.4, fill: colour('paper') },
      encoding: { x: x('requested'), y },
    },
    { mark: { type: 'point', filled: true, shape: 'circle', size: 60, fill: colour('good') }, encoding: { x: x('allocated'), y } },
    { mark: { type: 'text', align: 'right', fontWeight: 600 }, encoding: { x: { value: layout.width - 58 }, y, text: word('money') } },
    { mark: { type: 'text', align: 'right', fontSize: sizes.small, color: colour('soft') }, encoding: { x: { value: layout.width }, y, text: word('change') } },
  ]);
  return { spec, rows: shaped, label: `${rows.length} 个部门的本年预算、申请和安排` };
};
