import { codePoint } from 'dingbat-to-unicode';

const isSymbolFont = /^(?:symbol|webdings|wingdings(?: [23])?)$/i;
const hasPrivate = /[\uf000-\uf0ff]/u;

/**
 * A letter of a symbol font as what it shows, ticks and empty boxes as people type them; undefined for one that no
 * table knows.
 * @example symbolIn('Wingdings', 0xf0fe) // '√'
 */
export const symbolIn = (font: string, code: number): string | undefined =>
  codePoint(font, code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code)
    ?.string.replace(/[✓✔☑🗸🗹]/u, '√')
    .replace(/[☐◻❏❐❑❒⬜]/u, '□');

/** Text as a font shows it; undefined where it holds a sign that only a font unknown to us gives a shape. */
export const shownIn = (font: string, text: string): string | undefined => {
  if (!isSymbolFont.test(font) && !hasPrivate.test(text)) return text;
  const letters = [...text].map((letter) => {
    const found = isSymbolFont.test(font) ? symbolIn(font, letter.codePointAt(0) ?? 0) : undefined;
    return found ?? (hasPrivate.test(letter) ? undefined : letter);
  });
  return letters.includes(undefined) ? undefined : letters.join('');
};
