import type { Receipt } from '../receipt.ts';

/** A form that waits for finance to say which project it is of. */
export interface ToMatch {
  readonly fileName: string;
  readonly sheet: string;
  readonly fiscalYear: string;
  readonly unit: string;
  readonly project: string;
  /** Projects of the list that may be meant, by code and name; empty where none is near. */
  readonly nearest: string;
}

/** The forms among these receipts' files whose project is on no list, each name of a unit once. */
export const toMatch = (receipts: readonly Pick<Receipt, 'fileName' | 'sentAs' | 'faults'>[]): readonly ToMatch[] => {
  const waiting = receipts.flatMap(({ fileName, sentAs, faults }) =>
    faults
      // Where the list itself was refused, that is what is to be mended.
      .filter(({ detail }) => detail.refused_list === undefined)
      .filter(({ code }) => code === 'form-project-unknown' || code === 'form-project-ambiguous')
      .map(
        ({ place, detail }): ToMatch => ({
          fileName: sentAs ?? fileName,
          sheet: place.sheet ?? '',
          fiscalYear: detail.year ?? '',
          unit: detail.unit ?? '',
          project: place.value ?? '',
          nearest: detail.nearest ?? '',
        }),
      ),
  );
  return [
    ...new Map(waiting.map((each) => [JSON.stringify([each.fiscalYear, each.unit, each.project]), each])).values(),
  ];
};
