import type { Cell } from '../../core/ports/engine.ts';
import { str } from './cells.ts';

/** First levels in the order in which official forms print them; what is computed stands at the foot. */
const levels = ['decision', 'input', 'management', 'process', 'cost', 'output', 'benefit', 'effect', 'satisfaction'];

/** Second levels as forms print them within the first; words around them vary. */
const seconds = ['数量', '质量', '时效', '成本', '经济', '社会', '生态', '可持续', '满意'];

const placeIn = (order: readonly string[], isAt: (each: string) => boolean): number => {
  const place = order.findIndex(isAt);
  return place === -1 ? order.length : place;
};

interface Levelled {
  readonly level1: Cell;
  readonly level2?: Cell;
}

const places = (row: Levelled): readonly [number, number] => [
  str(row.level1) === 'execution' ? levels.length + 1 : placeIn(levels, (level) => level === str(row.level1)),
  placeIn(seconds, (second) => str(row.level2 ?? null).includes(second)),
];

/**
 * Rows of indicators as a form lists them: by first level, then by second, else in the order of their codes, in which
 * they come. Codes made of names say nothing of the order of a form.
 */
export const inFormOrder = <Row extends Levelled>(rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => {
    const [[a1, a2], [b1, b2]] = [places(a), places(b)];
    return a1 - b1 || a2 - b2;
  });
