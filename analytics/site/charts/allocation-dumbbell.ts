import { compactZh, signed } from '../../core/language/figures.ts';
import { type Chart, caption, fixed, layered, pixels, placed, word } from './chart.ts';
import { aboveLabels, besideLabels, laneLabels } from './lanes.ts';
import { colour, sizes } from './theme.ts';

export interface DumbbellRow {
  readonly name: string;
  readonly base: number;
  readonly requested: number;
  readonly allocated: number;
}

/** Changes past these are drawn at the edge; the exact ones stand in the table. */
const [furthestDown, furthestUp] = [-0.6, 1];
const clamp = (value: number): number => Math.min(furthestUp, Math.max(furthestDown, value));

export interface DumbbellLayout {
  readonly width: number;
  readonly phone?: boolean;
  /** All rows, where these are one half of them: both halves share a scale. */
  readonly among?: readonly DumbbellRow[];
}

/** Per department, against this year's money: what was asked (hollow) and what is proposed (solid), with the amount and change at the right. */
export const allocationDumbbell = (rows: readonly DumbbellRow[], layout: DumbbellLayout): Chart => {
  const names = rows.map((row) => row.name);
  const { lanes, height, left } = layout.phone
    ? aboveLabels(names, layout.width)
    : besideLabels(names, layout.width * 0.34);
  const changes = (layout.among ?? rows).flatMap((row) =>
    row.base > 0 ? [clamp(row.requested / row.base - 1), clamp(row.allocated / row.base - 1)] : [],
  );
  const [low, high] = [Math.min(-0.1, ...changes), Math.max(0.1, ...changes)];
  const [from, to] = [left + 8, layout.width - 132];
  const zero = from + ((0 - low) / (high - low)) * (to - from);
  const shaped = rows.map((row, index) => {
    const middle = lanes[index]?.markY ?? 0;
    const known = row.base > 0;
    return {
      name: lanes[index]?.label ?? row.name,
      known,
      requested: known ? clamp(row.requested / row.base - 1) : 0,
      allocated: known ? clamp(row.allocated / row.base - 1) : 0,
      money: compactZh(row.allocated),
      change: known ? `${signed(row.allocated / row.base - 1)}%` : '新增',
      labelY: lanes[index]?.labelY ?? 0,
      middle,
      above: middle - 9,
      below: middle + 9,
    };
  });
  const x = (field: string) => placed(field, [low, high], [from, to]);
  const y = pixels('middle');
  const known = [{ filter: 'datum.known' }];
  const spec = layered({ width: layout.width, height: height + 20 }, [
    { ...laneLabels, encoding: { x: { value: 0 }, y: pixels('labelY'), text: word('name') } },
    {
      mark: { type: 'rule', stroke: colour('plan') },
      encoding: { x: { value: zero }, y: pixels('above'), y2: { field: 'below' } },
    },
    {
      transform: known,
      mark: { type: 'rule', stroke: colour('mid'), strokeWidth: 2.5 },
      encoding: { x: x('allocated'), x2: { field: 'requested' }, y },
    },
    {
      transform: known,
      mark: {
        type: 'point',
        filled: false,
        shape: 'circle',
        size: 55,
        stroke: colour('ink'),
        strokeWidth: 1.4,
        fill: colour('paper'),
      },
      encoding: { x: x('requested'), y },
    },
    {
      transform: known,
      mark: { type: 'point', filled: true, shape: 'circle', size: 60, fill: colour('good') },
      encoding: { x: x('allocated'), y },
    },
    {
      mark: { type: 'text', align: 'right', fontWeight: 600 },
      encoding: { x: { value: layout.width - 60 }, y, text: word('money') },
    },
    {
      mark: { type: 'text', align: 'right', fontSize: sizes.small, color: colour('soft') },
      encoding: { x: { value: layout.width }, y, text: word('change') },
    },
    ...(layout.phone
      ? []
      : [
          fixed(
            { type: 'rule', stroke: colour('plan') },
            { x: { value: zero }, y: { value: 0 }, y2: { value: height } },
          ),
        ]),
    caption('本年预算', zero, height + 10, { align: 'center', fontSize: sizes.small }),
  ]);
  return { spec, rows: shaped, label: `${rows.length} 个部门的申请和安排与本年预算之比` };
};
