import { damaged } from '../sheet.ts';
import type { Listener } from '../xml-scan.ts';
import { richText } from './rich-text.ts';

/**
 * Reads the texts that cells share into `texts`, in their order; `count` is called for each. Throws UnreadableFileError
 * where one is not listed among the others.
 */
export const sharedStrings = (texts: (string | null)[], count: () => void): Listener => {
  const { open, close, take } = richText();
  return {
    open: (name, attributes, parent, isEmpty) => {
      if (name !== 'si') return open(name, attributes, parent, isEmpty);
      // Readers number such a text and those after it differently.
      if (parent !== 'sst') throw damaged(`a shared text inside <${parent}>`);
      count();
      if (isEmpty) texts.push(null);
    },
    close: (name, text) => {
      if (name === 'si') texts.push(take());
      else close(name, text);
    },
  };
};
