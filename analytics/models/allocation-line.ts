import { type Allocation, allocate } from '../allocation/allocate.ts';
import { allocationLine, allocationRange } from '../contracts/marts/allocation.ts';
import type { Session } from '../core/ports/engine.ts';
import type { BuildInputs } from './inputs.ts';
import { martQuery, martTypes } from './mart-rows.ts';
import { loadTyped } from './typed-table.ts';

/**
 * Makes the mart allocation_line from the rows of allocation_range and gives the envelope it used; null without requests.
 * Throws EnvelopeTooSmallError.
 */
export const buildAllocationLine = async (
  session: Session,
  { envelopeAmount, policy }: Pick<BuildInputs, 'envelopeAmount' | 'policy'>,
): Promise<Allocation['envelope']> => {
  const rows = await session.rows(martQuery(allocationRange));
  const { envelope, lines } = allocate(rows, envelopeAmount, policy);
  await loadTyped(session, allocationLine.name, martTypes(allocationLine), lines);
  return envelope;
};
