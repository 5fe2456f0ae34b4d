import { compactZh, signed } from '../../core/language/figures.ts';
import { type Chart, caption, datum, only, quantity, specOf, word } from './chart.ts';
import { aboveLabels, besideLabels } from './lanes.ts';
import { textWidth } from './text-width.ts';
import { colour, sizes } from './theme.ts';

export interface DumbbellRow {
  readonly name: string;
  readonly base: number;
  readonly requested: number;
  readonly allocated: number;
}

/** Changes past these are drawn at the edge; the exact ones stand in the table. */
const [furthestDown, furthestUp] = [-0.6, 1];
const changeOf = (amount: number, { base }: DumbbellRow): number =>
  Math.min(furthestUp, Math.max(furthestDown, amount / base - 1));

export interface DumbbellLayout {
  readonly width: number;
  readonly phone?: boolean;
  /** All rows, where these are one half of them: both halves share a scale. */
  readonly among?: readonly DumbbellRow[];
}

/** Room at the right for the change, and for the amounts as far as they need no more; space before them. */
const [changeRoom, amountRoom, before] = [60, 50, 14];

const rowOf = (row: DumbbellRow, lane: string) => {
  const known = row.base > 0;
  return {
    lane,
    known,
    requested: known ? changeOf(row.requested, row) : 0,
    allocated: known ? changeOf(row.allocated, row) : 0,
    money: compactZh(row.allocated),
    change: known ? `${signed(row.allocated / row.base - 1)}%` : '新增',
  };
};

/**
 * Per department, against this year's money: what was asked (hollow) and what is proposed (solid), with the amount and
 * change at the right.
 */
export const allocationDumbbell = (rows: readonly DumbbellRow[], layout: DumbbellLayout): Chart => {
  const all = layout.among ?? rows;
  const names = rows.map((row) => row.name);
  const lanes = layout.phone
    ? aboveLabels(names, layout.width)
    : besideLabels(
        names,
        layout.width * 0.34,
        undefined,
        all.map((row) => row.name),
      );
  const changes = all.flatMap((row) =>
    row.base > 0 ? [changeOf(row.requested, row), changeOf(row.allocated, row)] : [],
  );
  const domain = [Math.min(-0.1, ...changes), Math.max(0.1, ...changes)] as const;
  const x = (field: string) => quantity(field, domain, 8);
  const zero = datum(0);
  const { y, down } = lanes;
  const amounts = all.map((row) => textWidth(compactZh(row.allocated), sizes.label));
  const margin = changeRoom + before + Math.ceil(Math.max(amountRoom, ...amounts));
  const known = only('datum.known');
  const dot = { type: 'point', yOffset: down };
  const column = (dx: number, mark: object, field: string) => ({
    mark: { type: 'text', align: 'right', dx, dy: down, ...mark },
    encoding: { x: { value: 'width' }, y, text: word(field) },
  });
  const spec = specOf(
    rows.map((row, index) => rowOf(row, lanes.labels[index] ?? row.name)),
    {
      width: layout.width - lanes.left - margin,
      height: { step: lanes.step },
      layer: [
        ...lanes.layers,
        // First what every row has: the rows stand in the order in which they are met.
        column(margin - changeRoom, { fontWeight: 600 }, 'money'),
        column(margin, { fontSize: sizes.small, color: colour('soft') }, 'change'),
        // On a phone the labels stand over the marks, so the axis is drawn beside each only.
        layout.phone
          ? {
              mark: { type: 'tick', orient: 'vertical', size: 18, thickness: 1, color: colour('plan'), yOffset: down },
              encoding: { x: zero, y },
            }
          : {
              data: { values: [{}] },
              mark: { type: 'rule', stroke: colour('plan') },
              encoding: { x: zero },
            },
        {
          transform: known,
          mark: { type: 'rule', stroke: colour('mid'), strokeWidth: 2.5, yOffset: down },
          encoding: { x: x('allocated'), x2: { field: 'requested' }, y },
        },
        {
          transform: known,
          mark: { ...dot, size: 55, stroke: colour('ink'), strokeWidth: 1.4, fill: colour('paper') },
          encoding: { x: x('requested'), y },
        },
        {
          transform: known,
          mark: { ...dot, filled: true, size: 60, fill: colour('good') },
          encoding: { x: x('allocated'), y },
        },
        caption('本年预算', { x: zero, y: { value: 'height' } }, { dy: 12 }),
      ],
    },
  );
  return { spec, height: lanes.height + 20, label: `${rows.length} 个部门的申请和安排与本年预算之比` };
};
