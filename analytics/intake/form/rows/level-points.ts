import type { Fault } from '../../fault.ts';
import type { IndicatorFact } from '../facts.ts';
import type { ReadForm } from '../read-form.ts';
import { thousandths } from './points.ts';

/** Levels whose printed points, 产出指标(50分), are not those of their rows. */
export const levelFaults = (form: ReadForm, facts: readonly IndicatorFact[]): readonly Fault[] =>
  [...Map.groupBy(facts, ({ level1 }) => level1).values()].flatMap((rows): Fault[] => {
    const first = rows.find(({ levelPoints }) => levelPoints !== null);
    const printed = first?.levelPoints;
    if (!first || !printed || rows.some(({ weight }) => weight === null)) return [];
    const sum = rows.reduce((all, { weight }) => all + thousandths(weight ?? '0'), 0);
    if (sum === thousandths(printed)) return [];
    return [
      {
        code: 'form-level-points',
        severity: 'warning',
        place: {
          sheet: form.sheet,
          row: first.row,
          column: form.table.header.columns.get('level1')?.label ?? '',
          value: first.cells.get('level1')?.trim() ?? '',
        },
        detail: { sum: String(sum / 1000) },
        times: 1,
      },
    ];
  });
