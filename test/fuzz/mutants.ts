import { unzipSync, type Zippable } from 'fflate';
import { packed } from './packed.ts';
import type { Random } from './random.ts';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

const spliced = (text: string, from: number, to: number, put: string): string =>
  text.slice(0, from) + put + text.slice(to);

/** Flips bits, cuts the end off, or takes out, doubles or overwrites a piece. */
export const bytesChanged = (bytes: Uint8Array, { below }: Random): Uint8Array => {
  const text = latin(bytes);
  const at = below(text.length);
  const end = Math.min(text.length, at + 1 + below(20));
  const flipped = String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << below(8)));
  const ways = [
    () => spliced(text, at, at + 1, flipped),
    () => text.slice(0, at),
    () => spliced(text, at, end, ''),
    () => spliced(text, end, end, text.slice(at, end)),
    () => spliced(text, at, end, String.fromCharCode(below(256)).repeat(end - at)),
  ];
  return bytesOf(ways[below(ways.length)]?.() ?? text);
};

const numbers = [
  '0',
  '-1',
  '1',
  '2',
  '99',
  '1048577',
  '4294967296',
  'NaN',
  '1e309',
  'A1',
  'XFD1048576',
  's',
  'str',
  'b',
];

/** What holds rows, cells and text, in a workbook and in a document. */
const elementOf =
  /<(c|row|v|si|t|f|xf|mergeCell|sheet|w:(?:tbl|tr|tc|tcPr|p|r|t|del|ins|gridSpan|vMerge))\b[^>]*?(?:\/>|>.*?<\/\1>)/gs;

/** Drops, doubles or moves a tag or an element, or changes an attribute or a text. */
const xmlChanged = (xml: string, { below, of }: Random): string => {
  const tags = [...xml.matchAll(/<[^>]+>/g)];
  const values = [...xml.matchAll(/="([^"]*)"/g)];
  const elements = [...xml.matchAll(elementOf)];
  const one = elements.length > 0 && below(3) > 0 ? elements : tags;
  const found = one[below(one.length)];
  if (!found) return xml;
  const [from, to] = [found.index, found.index + found[0].length];
  const value = values[below(values.length)];
  const target = tags[below(tags.length)]?.index ?? 0;
  const ways = [
    () => spliced(xml, from, to, ''),
    () => spliced(xml, to, to, found[0]),
    () => spliced(spliced(xml, from, to, ''), Math.min(target, xml.length - found[0].length), target, found[0]),
    () => (value ? spliced(xml, value.index + 2, value.index + value[0].length - 1, of(numbers as [string])) : xml),
    () => spliced(xml, from + 1 + below(found[0].length), to, ''),
    () => spliced(xml, from, to, `<!--${found[0]}-->`),
    () => spliced(xml, from, to, found[0].replace(/>([^<]*)</, `><![CDATA[$1]]><`)),
    () => latin(bytesChanged(bytesOf(xml), { below, of })),
  ];
  return ways[below(ways.length)]?.() ?? xml;
};

/** Packs an archive anew with one part changed, left out, doubled or renamed; or changes the bytes of the archive. */
export const archiveChanged = (bytes: Uint8Array, random: Random): Uint8Array => {
  const { below } = random;
  if (below(4) === 0) return bytesChanged(bytes, random);
  const parts: Zippable = { ...unzipSync(bytes) };
  const names = Object.keys(parts);
  const main = names.filter((name) => /sheet\d|sharedStrings|styles|document\.xml$|workbook/.test(name));
  const pool = below(5) > 0 ? main : names;
  const name = pool[below(pool.length)] ?? '';
  const content = parts[name] as Uint8Array;
  const way = below(12);
  if (way === 0) delete parts[name];
  else if (way === 1) {
    delete parts[name];
    parts[name.toUpperCase()] = content;
  } else if (way === 2) parts[`${name}.xml`] = content;
  else parts[name] = bytesOf(xmlChanged(latin(content), random));
  return packed(parts, below(2) === 0 ? 0 : 6);
};

/** Changes what cuts a text into cells: quotes, delimiters, line ends, marks, signs that are none. */
export const textChanged = (bytes: Uint8Array, random: Random): Uint8Array => {
  const { below, of } = random;
  if (below(3) === 0) return bytesChanged(bytes, random);
  const text = latin(bytes);
  const at = below(text.length);
  const signs: [string, ...string[]] = [
    '"',
    '""',
    ',',
    ';',
    '\t',
    '|',
    '\n',
    '\r',
    '\r\n',
    '\0',
    '\u001a',
    ' ',
    '#',
    ': ',
    '- ',
    '&a ',
    '*a',
  ];
  const lines = text.split('\n');
  const line = below(lines.length);
  const ways = [
    () => spliced(text, at, at, of(signs)),
    () => spliced(text, at, at + 1, of(signs)),
    () => of(['\u00ef\u00bb\u00bf', '\u00ff\u00fe', '\u00fe\u00ff']) + text,
    () => lines.toSpliced(line, 1).join('\n'),
    () => lines.toSpliced(line, 0, lines[line] ?? '').join('\n'),
    () => lines.toSpliced(line, 1, ` ${lines[line]}`).join('\n'),
    () => text.replaceAll(',', of([';', '\t', '|'])),
  ];
  return bytesOf(ways[below(ways.length)]?.() ?? text);
};
