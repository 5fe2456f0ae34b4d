/** Raised, circled and fraction digits, which compatibility forms would join to the number before them: 95①, 10². */
const setApart = /(?<=[0-9０-９])(?=[²³¹⁰-₉①-⓿❶-➓㉑-㉟㊱-㊿¼-¾⅐-⅞])/gu;
/** Two numbers with a blank between them, unless it parts thousands; a line break never does. */
const twoNumbers = /(?<=[0-9])(?:[^\S\n\r]+(?![0-9]{3}(?![0-9]))|\s*[\n\r]\s*)(?=[0-9])|(?<=[0-9][.,])\s+(?=[0-9])/g;

/**
 * A cell's text in one spelling: compatibility forms and widths, dashes, brackets typed for < and >, no blanks. What
 * would make one number of two is kept apart by ^.
 * @example plain('８０ — ９０％') // '80-90%'
 */
export const plain = (written: string): string =>
  written
    .replaceAll(setApart, '^')
    .normalize('NFKC')
    .replaceAll(twoNumbers, '^')
    .replaceAll(/[‐‑‒–—―−]/g, '-')
    .replaceAll(/[～∼〜]/g, '~')
    .replaceAll(/〉(?=[=\s]*-?[0-9])/g, '>')
    .replaceAll(/〈(?=[=\s]*-?[0-9])/g, '<')
    .replaceAll(/[\s\u200b-\u200f\u2060\ufeff]+/g, '')
    .replaceAll(/[。;；,，、.]+$/g, (end) => (/^\.{2,}$/.test(end) ? end : ''));

const nothing = /^(?:-+|\/|\\|\.{2,}|·{2,}|无|不适用|n\/a)?$/i;

/**
 * True for what stands in a cell that says nothing: blank, a dash or stroke, 无, or dots left over from the blank form.
 */
export const saysNothing = (written: string | undefined): boolean => nothing.test(plain(written ?? ''));

/** True for words that say that there is none of something, or that nobody asks: as a result they may be 0. */
export const saysNone = (written: string | undefined): boolean => /^(?:无|不适用|n\/a)$/i.test(plain(written ?? ''));

/** A decimal number as people write it, thousands apart or not. */
export const digits = String.raw`(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?`;

/** Without the commas between thousands. */
export const bareNumber = (written: string): string => written.replaceAll(',', '');

/** What may stand behind a number as its unit. */
export const unitWord = String.raw`[\p{L}%‰°℃/·]{0,12}?(?:m[23])?[\p{L}/]{0,6}`;

/** A unit that says the number before it is not exact: 余所, 多人, 万余元. */
export const isVague = (unit: string): boolean => /^[余多](?!媒体)|^[十百千万亿][余多]/.test(unit);

/** A unit that begins with a letter typed for a digit: 271O人, 1l0个. */
export const isMistyped = (unit: string): boolean => /^[OoIl](?!\p{Script=Latin})/u.test(unit);
