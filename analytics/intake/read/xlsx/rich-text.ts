import { attribute, isOnUnlessSaid, meantInCell } from '../attributes.ts';
import { damaged, setApartMark } from '../sheet.ts';
import type { Listener } from '../xml-scan.ts';

/** What would be taken for a figure or a code, or for a number with a sign before it and a unit behind: ≥12所. */
const figures =
  /^[\s0-9.,¥￥元千百万亿%()（）A-Za-z_-]*[0-9][\s0-9.,¥￥元千百万亿%()（）A-Za-z_-]*$|^[≥≤＞＜<>=]?\s*[0-9][0-9.,\s]*\p{L}{1,4}$/u;

/** The text of a cell, marked where digits of a figure or a code are set apart; null where nothing stands. */
export const textOf = (text: string, isApart: boolean): string | null => {
  if (text === '') return null;
  return isApart && figures.test(text) ? `${setApartMark}${text}` : text;
};

/** Whether a property of letters raises, lowers or strikes them out. */
export const setsApart = (name: string, attributes: string): boolean =>
  (name === 'vertAlign' && /^su(?:per|b)script$/.test(attribute(attributes, 'val') ?? '')) ||
  (name === 'strike' && isOnUnlessSaid(attributes));

/**
 * Texts put together from their runs, one after another; how a word is pronounced is not part of them. Throws
 * UnreadableFileError where something stands inside a text, which would cost what is before it.
 */
export interface RichText extends Listener {
  /** The text since the last was taken, as a cell has it. */
  readonly take: () => string | null;
}

export const richText = (): RichText => {
  let text = '';
  let [isApart, isRunApart, isSpoken] = [false, false, false];
  return {
    open: (name, attributes, parent, isEmpty) => {
      if (parent === 't') throw damaged(`<${name}> inside <t>`);
      if (name === 'r') isRunApart = false;
      else if (name === 'rPh') isSpoken = !isEmpty;
      else if (parent === 'rPr' && setsApart(name, attributes)) isRunApart = true;
    },
    close: (name, written) => {
      if (name === 't' && !isSpoken) {
        text += meantInCell(written);
        isApart ||= isRunApart && written !== '';
      } else if (name === 'rPh') isSpoken = false;
      else if (name === 'r') isRunApart = false;
    },
    take: () => {
      const taken = textOf(text, isApart);
      text = '';
      [isApart, isRunApart, isSpoken] = [false, false, false];
      return taken;
    },
  };
};
