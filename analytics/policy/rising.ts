import { type Text, text } from '../core/language/text.ts';
import type { Found } from './apart.ts';

/** What values from `from` to below `below` are given; without `below` there is no end. */
interface Step {
  readonly from: number;
  readonly below: number | null;
  readonly gives: number;
}

interface Turn {
  readonly value: number;
  /** The place in the list of the step that it lies in; −1 in a gap. */
  readonly index: number;
  readonly gives: number;
}

/** What is given at each value from `first` to `last` where that may change, from the lowest up. */
const turnsOf = (steps: readonly Step[], otherwise: number, first: number, last: number): readonly Turn[] =>
  [...new Set([first, ...steps.flatMap(({ from, below }) => [from, below ?? from])])]
    .filter((value) => value >= first && value <= last)
    .sort((a, b) => a - b)
    .map((value) => {
      const index = steps.findIndex(({ from, below }) => from <= value && (below === null || value < below));
      return { value, index, gives: steps[index]?.gives ?? otherwise };
    });

const close = text('补上缺的一段,或改正数值', 'close the gap, or correct the numbers');

const wrongWhere = (
  path: string,
  turns: readonly Turn[],
  wrong: (before: number, gives: number) => boolean,
  says: (turn: Turn, before: number) => Text,
): Found =>
  turns.slice(1).map((turn, place) => {
    const before = turns[place]?.gives ?? turn.gives;
    const { zh, en } = says(turn, before);
    return (
      wrong(before, turn.gives) && {
        path: turn.index < 0 ? path : `${path}.${turn.index}`,
        message: `${zh}:${close.zh} · ${en}: ${close.en}`,
      }
    );
  });

/** What steps are of: what it is called, what is given outside them, and the last value that is looked at. */
export interface Rising {
  readonly of: Text;
  readonly otherwise: number;
  readonly last: number;
}

/**
 * A higher value is never given less: every place where it is, whether the numbers fall or a gap between them does it.
 */
export const neverFalls = (path: string, steps: readonly Step[], { of, otherwise, last }: Rising): Found =>
  wrongWhere(
    path,
    turnsOf(steps, otherwise, 0, last),
    (before, gives) => gives < before,
    ({ value, gives }, before) =>
      text(
        `${of.zh}从 ${value} 起是 ${gives},比${of.zh}更低时的 ${before} 还低`,
        `from a ${of.en} of ${value} it is ${gives}, less than the ${before} of a lower one`,
      ),
  );

/** Missing a target by more never earns more: every place where it does; below the first step nothing may be missed. */
export const neverRises = (path: string, steps: readonly Step[]): Found =>
  wrongWhere(
    path,
    turnsOf(steps, 0, Math.min(...steps.map(({ from }) => from)), Number.POSITIVE_INFINITY),
    (before, gives) => gives > before,
    ({ value, gives }, before) =>
      text(
        `差 ${value} 起是 ${gives},比差得更少时的 ${before} 还高`,
        `from ${value} short it is ${gives}, more than the ${before} of missing by less`,
      ),
  );
