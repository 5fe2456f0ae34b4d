import { attribute } from '../attributes.ts';
import { damaged, type MergedRange, tooLarge } from '../sheet.ts';
import type { Listener } from '../xml-scan.ts';
import { maxColumn, rangeOf } from './place.ts';
import { maxColumns } from './table.ts';

/** More than any program writes into a sheet. */
const maxMerges = 50_000;
const maxMergedRows = 4_000_000;
const maxLinkedCells = 200_000;
const maxRules = 65_536;

/**
 * What stands beside the cells of a sheet: its merged ranges, the columns that it hides, and no more of the rest than a
 * reader can bear.
 */
export const aroundTable = (part: string, merges: MergedRange[], hidden: Set<number>): Listener['open'] => {
  let [mergedRows, linked, rules, columns] = [0, 0, 0, 0];
  const openColumn = (attributes: string): void => {
    const [min, max] = [Number(attribute(attributes, 'min')), Number(attribute(attributes, 'max'))];
    if (!(min >= 1 && max >= min)) throw damaged(`${part}: widths of columns that are none`);
    columns += max - min + 1;
    if (max > maxColumn || columns > 4 * maxColumn) throw tooLarge(`${maxColumn} columns`);
    if (/^(?:1|true)$/.test(attribute(attributes, 'hidden') ?? ''))
      for (let at = min; at <= Math.min(max, maxColumns); at++) hidden.add(at - 1);
  };
  return (name, attributes) => {
    if (name === 'col') openColumn(attributes);
    else if (name === 'mergeCell') {
      const range = rangeOf(part, attribute(attributes, 'ref') ?? '');
      mergedRows += range.bottom - range.top + 1;
      if (merges.push(range) > maxMerges || mergedRows > maxMergedRows) throw tooLarge(`${maxMerges} merged ranges`);
    } else if (name === 'hyperlink') {
      const { top, left, bottom, right } = rangeOf(part, attribute(attributes, 'ref') ?? '');
      linked += (bottom - top + 1) * (right - left + 1);
      if (linked > maxLinkedCells) throw tooLarge(`${maxLinkedCells} linked cells`);
    } else if ((name === 'dataValidation' || name === 'cfRule') && ++rules > maxRules)
      throw tooLarge(`${maxRules} rules`);
  };
};
