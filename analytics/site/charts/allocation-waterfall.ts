import { compactZh } from '../../core/language/figures.ts';
import { type Chart, layered, paint, pixels, placed, word } from './chart.ts';
import { aboveLabels, besideLabels, laneLabels } from './lanes.ts';
import { colour } from './theme.ts';

export interface WaterfallStep {
  readonly name: string;
  /** Whole amounts stand on the axis; changes hang from where the step before ended. */
  readonly kind: 'whole' | 'change';
  readonly amount: number;
}

/** From this year's money over what was asked to what is proposed, one step a line. */
export const allocationWaterfall = (
  steps: readonly WaterfallStep[],
  layout: { readonly width: number; readonly phone?: boolean },
): Chart => {
  const names = steps.map((step) => step.name);
  const { lanes, height, left } = layout.phone
    ? aboveLabels(names, layout.width)
    : besideLabels(names, layout.width * 0.4, 32);
  let level = 0;
  const spans = steps.map((step) => {
    const from = step.kind === 'whole' ? 0 : level;
    level = step.kind === 'whole' ? step.amount : level + step.amount;
    return { from: Math.min(from, level), to: Math.max(from, level) };
  });
  const most = Math.max(1, ...spans.map((span) => span.to));
  const right = layout.width - 96;
  const x = (value: number) => left + (value / most) * (right - left);
  const shaped = steps.map((step, index) => {
    const middle = lanes[index]?.markY ?? 0;
    const span = spans[index] ?? { from: 0, to: 0 };
    const tone = step.kind === 'whole' ? 'ink' : step.amount < 0 ? 'bad' : 'good';
    return {
      name: lanes[index]?.label ?? step.name,
      from: span.from,
      to: span.to,
      words: `${step.kind === 'change' && step.amount > 0 ? '+' : ''}${compactZh(step.amount)}`,
      colour: colour(tone),
      labelY: lanes[index]?.labelY ?? 0,
      middle,
      top: middle - 8,
      bottom: middle + 8,
      end: x(span.to) + 6,
    };
  });
  const spec = layered({ width: layout.width, height }, [
    { ...laneLabels, encoding: { x: { value: 0 }, y: pixels('labelY'), text: word('name') } },
    {
      mark: { type: 'rect' },
      encoding: {
        x: placed('from', [0, most], [left, right]),
        x2: { field: 'to' },
        y: pixels('top'),
        y2: { field: 'bottom' },
        fill: paint('colour'),
      },
    },
    {
      mark: { type: 'text', align: 'left', fontWeight: 600 },
      encoding: { x: pixels('end'), y: pixels('middle'), text: word('words') },
    },
  ]);
  return {
    spec,
    rows: shaped,
    label: `从本年预算到安排金额:${steps.map((step) => `${step.name} ${compactZh(step.amount)}`).join(',')}`,
  };
};
