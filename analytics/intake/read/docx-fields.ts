import { childOf, isOn, type XmlElement } from './xml-tree.ts';

/** A field that has begun and not ended: its code, and whether its result has begun as well. */
export interface Field {
  readonly begin: XmlElement;
  code: string;
  isResult: boolean;
}

const control = /^\s*FORM(CHECKBOX|DROPDOWN)\b/i;

/** Fields whose looks follow from their code alone. */
const drawn = /^\s*(?:EQ\b|SYMBOL\b|=)/i;

/**
 * Whether text at this place is shown: not within the code of a field, nor in place of a box or a list to pick from.
 */
export const isShown = (fields: readonly Field[]): boolean =>
  fields.every(({ code, isResult }) => isResult && !control.test(code));

/** What a field shows besides its result: a box, or the choice made; null where it shows what only Word can draw. */
export const shownBy = ({ begin, code, isResult }: Field): string | null => {
  const data = childOf(begin, 'ffData');
  const kind = control.exec(code)?.[1]?.toUpperCase();
  if (kind === 'CHECKBOX') {
    const box = childOf(data, 'checkBox');
    return (isOn(childOf(box, 'checked')) ?? isOn(childOf(box, 'default'))) ? '√' : '□';
  }
  if (kind === 'DROPDOWN') {
    const list = childOf(data, 'ddList');
    const choice = childOf(list, 'result') ?? childOf(list, 'default');
    const entries = list?.children.filter(({ name }) => name === 'listEntry') ?? [];
    return entries[Number(choice?.attributes.val ?? 0)]?.attributes.val ?? '';
  }
  return !isResult && drawn.test(code) ? null : '';
};
