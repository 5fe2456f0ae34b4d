/** Markup that is safe to put into a page as it is. Made only by `html` and `raw`. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a template: text is escaped, markup is not, nothing is left out. */
export type Part = Html | string | number | null | undefined | false | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Most text has none of them, and to see that costs a fraction of replacing them. */
const special = /[&<>"']/;

/** Text made safe for element content and quoted attributes. */
export const escaped = (words: string): string =>
  special.test(words) ? words.replace(/[&<>"']/g, (character) => entities[character] ?? character) : words;

const isList = (part: Part): part is readonly Part[] => Array.isArray(part);

const write = (part: Part): string => {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  if (!isList(part)) return part.markup;
  let markup = '';
  for (const one of part) markup += write(one);
  return markup;
};

/** Markup we made ourselves, such as an SVG. Never give it anything that came from a file. */
export const raw = (markup: string): Html => ({ markup });

/**
 * A template whose values are escaped unless they are markup themselves.
 * @example html`<p>${'a < b'}</p>`.markup // '<p>a &lt; b</p>'
 */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => {
  let markup = strings[0] ?? '';
  for (let index = 0; index < parts.length; index++) markup += write(parts[index]) + strings[index + 1];
  return raw(markup);
};
