import type { Found } from './apart.ts';

/** What rates from `from` to below `below` are given; without `below` there is no end. */
interface Step {
  readonly from: number;
  readonly below: number | null;
  readonly gives: number;
}

/**
 * Up to a rate of 1 a higher one is never given less: every place where it is, whether the numbers fall or a gap
 * between them does it. `otherwise` is given to rates in no step. Above 1 the budget is overspent, and less may be meant.
 */
export const neverFalls = (path: string, steps: readonly Step[], otherwise: number): Found => {
  const turns = [...new Set([0, ...steps.flatMap(({ from, below }) => [from, below ?? from])])]
    .filter((rate) => rate <= 1)
    .sort((a, b) => a - b)
    .map((rate) => {
      const index = steps.findIndex(({ from, below }) => from <= rate && (below === null || rate < below));
      return { rate, index, gives: steps[index]?.gives ?? otherwise };
    });
  return turns.slice(1).map(({ rate, index, gives }, place) => {
    const before = turns[place]?.gives ?? otherwise;
    return (
      gives < before && {
        path: index < 0 ? path : `${path}.${index}`,
        message: `执行率从 ${rate} 起是 ${gives},比更低的执行率的 ${before} 还低:补上缺的一段,或改正数值 · from a rate of ${rate} it is ${gives}, less than the ${before} of lower rates: close the gap, or correct the numbers`,
      }
    );
  });
};
