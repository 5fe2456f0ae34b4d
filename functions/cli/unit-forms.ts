import { join } from 'node:path';
import type { FormContent } from '../../analytics/forms/content.ts';
import { isOfDepartment, type PaperName } from '../../analytics/forms/papers.ts';
import { contentsOf } from '../../analytics/forms/printed.ts';
import { ruledFor } from '../../analytics/forms/ruled.ts';
import { InputError } from './failure.ts';
import { declaredRows } from './known-rows.ts';
import type { Io } from './outcome.ts';
import { problems } from './problems.ts';
import { openLocal } from './wiring.ts';

/** A form that is printed for a unit (or department), year and month. */
export interface FormRequest {
  readonly paper: PaperName;
  readonly unit: string;
  readonly year: number;
  readonly month: number;
}

/** What a unit's official forms are filled with, one a project; throws InputError when nothing is known of the unit. */
export const unitForms = async (
  { paper, unit, year, month }: FormRequest,
  data: string,
  io: Io,
): Promise<readonly FormContent[]> => {
  const query = isOfDepartment(paper) ? 'contracts/department-form-content.sql' : 'contracts/form-content.sql';
  const { effects, close } = await openLocal(data, io);
  try {
    const params = { unit_code: unit, year: String(year) };
    const rows = await declaredRows(effects, join(data, 'objects'), query, params);
    if (rows.length === 0) throw new InputError(problems.unitUnknown(unit));
    return contentsOf(rows, year, month, ruledFor(paper));
  } finally {
    await close();
  }
};
