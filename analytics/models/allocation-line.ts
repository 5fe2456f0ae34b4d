import { type Allocation, allocate } from '../allocation/allocate.ts';
import { allocationLine, allocationRange } from '../contracts/marts/allocation.ts';
import type { Session } from '../core/ports/engine.ts';
import type { BuildInputs } from './inputs.ts';
import type { Keep } from './mart-file.ts';
import { martQuery, martTypes } from './mart-rows.ts';
import { publish } from './run-model.ts';
import { loadTyped } from './typed-table.ts';

/**
 * Makes the mart allocation_line from the rows of allocation_range and gives the envelope it used; null without requests.
 * Throws EnvelopeTooSmallError.
 */
export const buildAllocationLine = async (
  session: Session,
  { envelopeAmount, policy }: Pick<BuildInputs, 'envelopeAmount' | 'policy'>,
  keep: Keep,
): Promise<Allocation['envelope']> => {
  const rows = await session.rows(martQuery(allocationRange));
  const { envelope, lines } = allocate(rows, envelopeAmount, policy);
  const draft = `${allocationLine.name}_draft`;
  await loadTyped(session, draft, martTypes(allocationLine), lines);
  await publish(session, draft, allocationLine, keep);
  return envelope;
};
