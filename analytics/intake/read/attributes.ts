const patterns = new Map<string, RegExp>();

const patternOf = (name: string): RegExp => {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  return pattern;
};

/** The value of an attribute as it is written; undefined where the element has none of the name. */
export const attribute = (attributes: string, name: string): string | undefined => {
  const found = patternOf(name).exec(attributes);
  return found ? (found[1] ?? found[2]) : undefined;
};

/** Whether an element that needs no value to be on is on. */
export const isOnUnlessSaid = (attributes: string): boolean =>
  !/^(?:0|false|off)$/.test(attribute(attributes, 'val') ?? '1');

const named: Readonly<Record<string, string>> = { quot: '"', apos: "'", gt: '>', lt: '<', amp: '&' };

const signOf = (
  whole: string,
  name: string | undefined,
  hex: string | undefined,
  decimal: string | undefined,
): string => {
  if (name !== undefined) return named[name] ?? whole;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
};

/** Text as it is meant: without entities, its line ends plain. */
export const meant = (written: string): string => {
  const text = written.includes('&')
    ? written.replaceAll(/&(?:(quot|apos|gt|lt|amp)|#x([\da-fA-F]+)|#(\d+));/g, signOf)
    : written;
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
};

/** Text of a workbook as it is meant: its signs that XML can't hold stand as _x000D_. */
export const meantInCell = (written: string): string => {
  const text = meant(written);
  if (!text.includes('_x')) return text;
  return text
    .replaceAll(/_x([\da-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\r\n', '\n');
};
