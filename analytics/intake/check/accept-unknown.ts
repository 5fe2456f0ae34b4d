import type { Dataset } from '../../contracts/dataset.ts';
import type { Session } from '../../core/ports/engine.ts';
import type { Batch } from '../batch.ts';
import type { Found } from './found.ts';
import { linksOf } from './links.ts';
import { declare } from './references.ts';
import { undeclaredRows } from './undeclared-rows.ts';

/** Rows accepted although nothing declares what they refer to: what is said of them, and the parts they are of. */
export interface AcceptedUnknown {
  readonly found: readonly Found[];
  readonly units: ReadonlySet<number>;
}

/**
 * Accepts rows that refer to what no file declares, where a source description says so, and tells how many, under which
 * codes and of what amount. They count under those codes, and are found by the list as soon as it comes. What a refused
 * file of the batch declares is not unknown: it is waited for.
 */
export const acceptUnknown = async (
  session: Session,
  batch: Batch,
  datasets: readonly Dataset[],
): Promise<AcceptedUnknown> => {
  const found: Found[] = [];
  const units = new Set<number>();
  const parts = batch.files.flatMap((file) => file.parts);
  for (const link of linksOf(datasets))
    for (const part of parts.filter(({ dataset }) => dataset === link.dataset && link.reference.countsAlone)) {
      const because = part.accept.find(({ rule }) => rule === 'unknown-reference')?.because;
      if (!because) continue;
      await declare(session, batch, link);
      const unknown = await undeclaredRows(session, part, link);
      if (!unknown) continue;
      found.push(unknown('source-unlisted', because));
      units.add(part.unit);
    }
  return { found, units };
};
