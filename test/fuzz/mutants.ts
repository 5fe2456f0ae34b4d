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

const words: [string, ...string[]] = [
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
  'n',
  'b',
  'e',
  'd',
  'str',
  'inlineStr',
  'hidden',
  'restart',
];

/** What holds rows, cells and text, in a workbook and in a document. */
const names: [string, ...string[]] = [
  ...(['c', 'row', 'v', 'is', 'si', 't', 'f', 'r', 'xf', 'mergeCell', 'sheet', 'sheetData'] as const),
  ...(['w:tbl', 'w:tr', 'w:tc', 'w:tcPr', 'w:rPr', 'w:p', 'w:r', 'w:t'] as const),
  ...(['w:del', 'w:ins', 'w:sdt', 'w:sdtContent', 'w:gridSpan', 'w:vMerge'] as const),
];
const elementOf = new RegExp(`<(${names.join('|')})\\b[^>]*?(?:/>|>.*?</\\1>)`, 'gs');

interface Found {
  readonly from: number;
  readonly written: string;
}

/** Ways that keep an element whole: it goes, stands twice or elsewhere, loses its tags, or has others. */
const elementWays = (xml: string, { from, written }: Found, target: number, { of }: Random): (() => string)[] => {
  const to = from + written.length;
  const without = spliced(xml, from, to, '');
  const place = Math.min(target, without.length);
  const name = /^<([\w:]+)/.exec(written)?.[1] ?? '';
  const inside = written.replace(/^<[^>]*>/, '').replace(/<[^<]*$/, '');
  const other = of(names.filter((each) => each.startsWith('w:') === name.startsWith('w:')) as typeof names);
  const renamed = `<${other}${written.slice(1 + name.length, written.length)}`.replace(/<\/[^<]*$/, `</${other}>`);
  return [
    () => without,
    () => spliced(xml, to, to, written),
    () => spliced(without, place, place, written),
    () => spliced(xml, from, to, inside),
    () => spliced(xml, from, to, renamed),
    () => spliced(xml, from, to, `<${other}>${written}</${other}>`),
    () => spliced(xml, from, to, `<!--${written}-->`),
    () => spliced(xml, from, to, written.replace(/>([^<]*)</, '><![CDATA[$1]]><')),
  ];
};

/** Changes an element, a tag, an attribute or the bytes. */
const xmlChanged = (xml: string, random: Random): string => {
  const { below, of } = random;
  const tags = [...xml.matchAll(/<[^>]+>/g)];
  const values = [...xml.matchAll(/="([^"]*)"/g)];
  const elements = [...xml.matchAll(elementOf)];
  const one = elements.length > 0 && below(4) > 0 ? elements : tags;
  const found = one[below(one.length)];
  if (!found) return xml;
  const [from, to] = [found.index, found.index + found[0].length];
  const value = values[below(values.length)];
  const like = values[below(values.length)]?.[1] ?? '';
  const put = (written: string): string =>
    value ? spliced(xml, value.index + 2, value.index + value[0].length - 1, written) : xml;
  const ways = [
    ...elementWays(xml, { from, written: found[0] }, tags[below(tags.length)]?.index ?? 0, random),
    () => put(of(words)),
    () => put(of(words)),
    () => put(like),
    () => spliced(xml, from + 1 + below(found[0].length), to, ''),
    () => latin(bytesChanged(bytesOf(xml), random)),
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
  else {
    const once = xmlChanged(latin(content), random);
    parts[name] = bytesOf(below(3) === 0 ? xmlChanged(once, random) : once);
  }
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
