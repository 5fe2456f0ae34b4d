import { type Allocation, allocate } from '../allocation/allocate.ts';
import type { Session } from '../ports/engine.ts';
import { ident } from '../sql/ident.ts';
import type { BuildInputs } from './inputs.ts';
import { allocationLine, allocationRange } from './marts/allocation.ts';
import { loadTyped } from './typed-table.ts';

/**
 * Makes the mart allocation_line from the rows of allocation_range and gives the envelope it used; null without requests.
 * Throws EnvelopeTooSmallError.
 */
export const buildAllocationLine = async (
  session: Session,
  { envelopeAmount, policy }: Pick<BuildInputs, 'envelopeAmount' | 'policy'>,
): Promise<Allocation['envelope']> => {
  const rows = await session.rows(`SELECT * FROM ${ident(allocationRange.name)} ORDER BY ${allocationRange.key.map(ident).join(', ')}`);
  const { envelope, lines } = allocate(rows, envelopeAmount, policy);
  await loadTyped(session, allocationLine.name, Object.fromEntries(allocationLine.columns.map(({ name, type }) => [name, type])), lines);
  return envelope;
};
