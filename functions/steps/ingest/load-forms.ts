import type { JudgedForm } from '../../../analytics/intake/form/form-by-form.ts';
import type { Known } from '../../../analytics/intake/form/known.ts';
import { namesOn } from '../../../analytics/intake/form/names.ts';
import { sheetOf } from '../../../analytics/intake/form/parts.ts';
import type { ReadForm } from '../../../analytics/intake/form/read-form.ts';
import { rowsOf } from '../../../analytics/intake/form/rows/rows-of.ts';
import { formsTwice } from '../../../analytics/intake/form/twice.ts';
import type { SheetPart } from '../../../analytics/intake/gather.ts';
import type { PartOf } from './part-of.ts';

/** What the official forms of a file bring, and what was found about each. */
interface Forms {
  readonly sheetParts: readonly SheetPart[];
  readonly judged: readonly JudgedForm[];
}

/** Makes parts of the rows that official forms give. `knownOf` is the list that a form's names are looked up in. */
export const loadForms = (forms: readonly ReadForm[], knownOf: (form: ReadForm) => Known, partOf: PartOf): Forms => {
  const twice = formsTwice(forms, knownOf);
  const sheetParts: SheetPart[] = [];
  const judged = forms.map((form): JudgedForm => {
    const known = knownOf(form);
    const again = twice.get(form);
    const said = again ? { rows: [], faults: [again] } : rowsOf(form, known);
    for (const own of said.rows) {
      const { heading, rows } = sheetOf(own);
      const part = partOf(form.sheet, heading.dataset, {
        headers: Object.fromEntries(heading.columns.map(({ field, header }) => [field.name, header])),
        given: new Set(Object.keys(own.labels)),
        units: new Map(),
        formKind: form.description.kind,
        formNames: namesOn(form),
        accept: [],
      });
      sheetParts.push({ part, heading, rows });
    }
    return { form, known, faults: said.faults };
  });
  return { sheetParts, judged };
};
