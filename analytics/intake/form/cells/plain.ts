/**
 * A cell's text in one spelling: compatibility forms and widths, dashes, no blanks.
 * @example plain('８０ — ９０％') // '80-90%'
 */
export const plain = (written: string): string =>
  written
    .normalize('NFKC')
    .replaceAll(/[‐‑‒–—―−]/g, '-')
    .replaceAll(/[～∼〜]/g, '~')
    .replaceAll(/[\s\u200b-\u200f\u2060\ufeff]+/g, '')
    .replaceAll(/[。;；,，、.]+$/g, (end) => (/^\.{2,}$/.test(end) ? end : ''));

const nothing = /^(?:-+|\/|\\|\.{2,}|·{2,}|无|不适用|n\/a)?$/i;

/** True for what stands in a cell that says nothing: blank, a dash or stroke, 无, or dots left over from the blank form. */
export const saysNothing = (written: string | undefined): boolean => nothing.test(plain(written ?? ''));

/** A decimal number as people write it, thousands apart or not. */
export const digits = String.raw`(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?`;

/** Without the commas between thousands. */
export const bareNumber = (written: string): string => written.replaceAll(',', '');

/** What may stand behind a number as its unit. */
export const unitWord = String.raw`[\p{L}%‰°℃/·]{0,12}?(?:m[23])?[\p{L}/]{0,6}`;
