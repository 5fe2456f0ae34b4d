import type { Listener } from '../xml-scan.ts';
import { richText } from './rich-text.ts';

/** Reads the texts that cells share into `texts`, in their order; `count` is called for each. */
export const sharedStrings = (texts: (string | null)[], count: () => void): Listener => {
  const { open, close, take } = richText();
  return {
    open: (name, attributes, parent, isEmpty) => {
      if (name !== 'si' || parent !== 'sst') return open(name, attributes, parent, isEmpty);
      count();
      if (isEmpty) texts.push(null);
    },
    close: (name, text) => {
      if (name === 'si') texts.push(take());
      else close(name, text);
    },
  };
};
