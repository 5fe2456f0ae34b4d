import { correctionNumber, dayOfName, isSentLater, unmarked, withoutDay } from './input-files.ts';

/**
 * What the names of two files of one delivery say of the one that is taken later: that it came after the other; that it
 * may have, as a correction of something or a file of some day does; or nothing, so that their order is by chance.
 */
export type NameOrder = 'after' | 'perhaps after' | 'by chance';

/** A name without day, mark and folder: of a file, what corrects it and what was sent again on another day, the same. */
const bare = (name: string): string => {
  const plain = withoutDay(unmarked(name).plain);
  return plain.slice(plain.lastIndexOf('/') + 1);
};

/**
 * What the names of two files of one delivery say of their order, `later` being taken after `first`.
 *
 * @example nameOrder('国库6月.csv', '国库6月更正.csv') // 'after'
 * @example nameOrder('国库6月.csv', '教育局6月.csv') // 'by chance'
 */
export const nameOrder = (first: string, later: string): NameOrder => {
  const [dayBefore, day] = [dayOfName(first), dayOfName(later)];
  const [correctsBefore, corrects] = [unmarked(first).corrects, unmarked(later).corrects];
  const perhaps = corrects || (isSentLater(later) && !isSentLater(first)) ? 'perhaps after' : 'by chance';
  if (dayBefore !== null && day !== null && dayBefore !== day) return dayBefore < day ? 'after' : perhaps;
  if (bare(first) !== bare(later)) return perhaps;
  if (corrects && correctsBefore) return correctionNumber(first) < correctionNumber(later) ? 'after' : perhaps;
  // A file and what corrects it are one statement and its correction, in whichever order they were handed over.
  return corrects !== correctsBefore || isSentLater(first) !== isSentLater(later) ? 'after' : 'by chance';
};
