import type { FaultCode } from '../faults/catalogue.ts';
import { formulaMark, setApartMark, unreadMark } from './sheet.ts';

const errorValue = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|GETTING_DATA)$/;

/**
 * Why a cell says nothing that may be taken: a formula without a value, an error, a part that is no text or is set
 * apart; undefined for any other.
 * @example unreadCell('#DIV/0!') // 'error-value'
 */
export const unreadCell = (written: string): FaultCode | undefined => {
  if (written.startsWith(formulaMark)) return 'formula-without-value';
  if (written.startsWith(unreadMark)) return 'part-unread';
  if (written.startsWith(setApartMark)) return 'digits-set-apart';
  return errorValue.test(written) ? 'error-value' : undefined;
};

const marks = [formulaMark, setApartMark, unreadMark];

/** A cell's text without our marks. */
export const withoutMarks = (written: string): string =>
  marks.reduce((text, mark) => text.replaceAll(mark, ''), written);
