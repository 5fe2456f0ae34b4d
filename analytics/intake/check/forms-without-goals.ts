import type { Row } from '../../core/ports/engine.ts';
import { type Part, partOfRow } from '../batch.ts';
import { type Found, timesListed } from './found.ts';

/** One fault a form for rows of it, by `source_row`, whose project or department declared no goals at all. */
export const formsWithoutGoals = (parts: ReadonlyMap<number, Part>, rows: readonly Row[]): readonly Found[] => {
  const byPart = Map.groupBy(rows, ({ source_row }) => partOfRow(parts, Number(source_row)));
  return [...byPart].flatMap(([{ file, dataset, formNames }, own]): Found[] => {
    if (!formNames) return [];
    const place = formNames.subject;
    const indicators = own.reduce((all, row) => all + timesListed(row, 100), 0);
    const detail = { subject: place.value ?? '', indicators: String(indicators) };
    const code = 'form-goals-undeclared';
    return [{ file, fault: { code, severity: 'fault', dataset: dataset.name, place, detail, times: 1 } }];
  });
};
