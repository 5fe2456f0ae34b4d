import { type Allocation, allocate } from '../allocation/allocate.ts';
import { allocationLine, allocationRange } from '../contracts/marts/allocation.ts';
import type { Session } from '../core/ports/engine.ts';
import type { Audited } from './audit.ts';
import type { BuildInputs } from './inputs.ts';
import type { Keep } from './mart-file.ts';
import { martQuery, martTypes } from './mart-rows.ts';
import { publish } from './run-model.ts';

/**
 * Totals in whose place a re-evaluation decides next year's money, by project; null where the project had none of its
 * own.
 */
const replacedScores = async (session: Session): Promise<ReadonlyMap<string, string | null>> => {
  const rows = await session.rows(
    `SELECT e.project_code, e.total FROM evaluation_project e CROSS JOIN policy p
     WHERE e.graded_by = 're_evaluation' OR (e.re_score IS NOT NULL AND p.allocation_score = 're_evaluation')
     ORDER BY e.project_code`,
  );
  return new Map(rows.map(({ project_code, total }) => [String(project_code), total === null ? null : String(total)]));
};

/** What must hold of allocation_line, which no SQL makes. */
export const allocationLineAudited: Audited = {
  name: allocationLine.name,
  grain: allocationLine.key.map((name) => ({ name, optional: false })),
  mustHold: ['allocation_lines_inside_ranges', 'allocation_adds_to_envelope'],
};

/**
 * Makes the mart allocation_line from the rows of allocation_range and gives the envelope it used; null without
 * requests. Throws EnvelopeTooSmallError.
 */
export const buildAllocationLine = async (
  session: Session,
  { envelopeAmount, policy }: Pick<BuildInputs, 'envelopeAmount' | 'policy'>,
  keep: Keep,
): Promise<Allocation['envelope']> => {
  const rows = await session.rows(martQuery(allocationRange));
  const { envelope, lines } = allocate(rows, envelopeAmount, policy, await replacedScores(session));
  const draft = `${allocationLine.name}_draft`;
  await session.loadTyped(draft, martTypes(allocationLine), lines);
  await publish(session, draft, allocationLine, keep);
  return envelope;
};
