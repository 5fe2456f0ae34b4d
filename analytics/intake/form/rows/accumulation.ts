import type { IndicatorFact } from '../facts.ts';

/** Rates, and amounts for one of something. */
const unitOfLevels = /^[%‰]$|\//;

const nameOfLevels = /满意|[人户亩日车床次]均|平均|^每[人户亩日次台件个座]|^单[座个台件项所条]/;

/**
 * How a form's indicator builds up, which no official form has a column for: a rate, a mean, a cost of one piece and a
 * satisfaction is a level at any time, anything else adds up over the year.
 */
export const accumulationOf = ({ name, target }: Pick<IndicatorFact, 'name' | 'target'>): 'flow' | 'stock' => {
  const unit = target.kind === 'amount' || target.kind === 'range' ? target.unit : '';
  return unitOfLevels.test(unit) || nameOfLevels.test(name) ? 'stock' : 'flow';
};
