import type { Dataset } from '../../../analytics/contracts/dataset.ts';
import type { Part } from '../../../analytics/intake/batch.ts';

/** Adds a part to a file of the batch, and numbers it. */
export type PartOf = (
  sheet: string | null,
  dataset: Dataset,
  more: Omit<Part, 'unit' | 'file' | 'sheet' | 'dataset'>,
) => Part;
