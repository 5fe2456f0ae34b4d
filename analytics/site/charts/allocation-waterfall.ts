import { compactZh } from '../../core/language/figures.ts';
import { amount, type Chart, paint, specOf, word } from './chart.ts';
import { aboveLabels, besideLabels } from './lanes.ts';
import type { Token } from './theme.ts';

export interface WaterfallStep {
  readonly name: string;
  /** Whole amounts stand on the axis; changes hang from where the step before ended. */
  readonly kind: 'whole' | 'change';
  readonly amount: number;
}

const tones: Readonly<Record<string, Token>> = { whole: 'ink', more: 'good', less: 'bad' };
const toneOf = ({ kind, amount }: WaterfallStep): string => {
  if (kind === 'whole') return 'whole';
  return amount < 0 ? 'less' : 'more';
};

/** Where each step begins and ends. */
const spans = (steps: readonly WaterfallStep[]): readonly { readonly from: number; readonly to: number }[] => {
  let level = 0;
  return steps.map(({ kind, amount }) => {
    const from = kind === 'whole' ? 0 : level;
    level = from + amount;
    return { from, to: level };
  });
};

/** From this year's money over what was asked to what is proposed, one step a line. */
export const allocationWaterfall = (
  steps: readonly WaterfallStep[],
  layout: { readonly width: number; readonly phone?: boolean },
): Chart => {
  const names = steps.map((step) => step.name);
  const lanes = layout.phone ? aboveLabels(names, layout.width) : besideLabels(names, layout.width * 0.4, 32);
  const { y, down } = lanes;
  const x = (field: string) => amount(field, 96);
  const places = spans(steps);
  const spec = specOf(
    steps.map((step, index) => {
      const { from = 0, to = 0 } = places[index] ?? {};
      return {
        lane: lanes.labels[index] ?? step.name,
        from,
        to,
        end: Math.max(from, to),
        tone: toneOf(step),
        words: `${step.kind === 'change' && step.amount > 0 ? '+' : ''}${compactZh(step.amount)}`,
      };
    }),
    {
      width: layout.width - lanes.left,
      height: { step: lanes.step },
      layer: [
        ...lanes.layers,
        {
          mark: { type: 'bar', height: 16, yOffset: down },
          encoding: { x: x('from'), x2: { field: 'to' }, y, fill: paint('tone', tones) },
        },
        {
          mark: { type: 'text', align: 'left', dx: 6, dy: down, fontWeight: 600 },
          encoding: { x: x('end'), y, text: word('words') },
        },
      ],
    },
  );
  return {
    spec,
    height: lanes.height,
    label: `从本年预算到安排金额:${steps.map((step) => `${step.name} ${compactZh(step.amount)}`).join(',')}`,
  };
};
