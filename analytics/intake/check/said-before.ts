import type { BatchFile } from '../batch.ts';
import type { Fault } from '../fault.ts';
import type { Found } from './found.ts';

const bySource = new Set(['source-number', 'source-date', 'source-code']);
const ofCell = /^(?:not-|dash-for-figure|ambiguous-date|number-too-wide|error-value)/;

const cellOf = ({ place: { sheet, row, value } }: Fault): string => [sheet, row, value].join('\u0000');

/**
 * Without the cells that their source description could not read and has named: the contract can't read them either,
 * and to say so a second time, with another remedy, helps nobody.
 */
export const withoutSaidBefore = (files: readonly BatchFile[], found: readonly Found[]): readonly Found[] => {
  const said = new Map(
    files
      .filter(({ described }) => described)
      .map(({ number, faults }) => [number, new Set(faults.filter(({ code }) => bySource.has(code)).map(cellOf))]),
  );
  return found.filter(({ file, fault }) => !(ofCell.test(fault.code) && said.get(file)?.has(cellOf(fault))));
};
