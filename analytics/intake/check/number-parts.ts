import type { Detail } from '../faults/entry.ts';

const signs =
  '≥|≤|>=|<=|≧|≦|>|<|=|不低于|不少于|不小于|不高于|不超过|不大于|不多于|大于|小于|等于|高于|低于|超过|至少|最多|达到|控制在';
const digits = '[0-9][0-9,]*(?:\\.[0-9]+)?';
const range = new RegExp(`^(${digits})[%％]?(?:-|~|至|到)(${digits})([^0-9]{0,10})$`);
const one = new RegExp(`^(${signs})?(${digits})([^0-9]{0,12})$`);
/** Words that are no numeral: 达标, but not 三十. */
const inWords = /^(?![一二三四五六七八九十百千万零〇两]+$)[^0-9]*\p{Script=Han}[^0-9]*$/u;
const after = /(?:及)?(?:以上|以下|以内|之内)$/;

/**
 * What stands in a cell for a number beside the number, so that its remedy can say where each part belongs: a sign, a
 * unit, the two ends of a range, or words alone.
 * @example numberParts('≥95%') // { sign: '≥', number: '95', unit: '%' }
 */
export const numberParts = (written: string): Detail => {
  const plain = written.replaceAll(/\s/g, '');
  const ends = range.exec(plain);
  if (ends) return { low: ends[1] ?? '', high: ends[2] ?? '', ...(ends[3] ? { unit: ends[3] } : {}) };
  const parts = one.exec(plain);
  if (!parts) return inWords.test(plain) ? { words: plain.slice(0, 20) } : {};
  const [, before, number = '', rest = ''] = parts;
  const sign = before ?? after.exec(rest)?.[0];
  const unit = rest.replace(after, '');
  return { number, ...(sign ? { sign } : {}), ...(unit ? { unit } : {}) };
};
