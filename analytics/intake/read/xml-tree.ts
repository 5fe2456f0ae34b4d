import { SaxesParser, type SaxesTagNS } from 'saxes';
import { tooLarge } from './sheet.ts';

/**
 * Where an element stands in its part: its first letter, the first inside it, the end of what is inside, and its end.
 */
export interface Span {
  readonly from: number;
  readonly inside: number;
  readonly insideEnd: number;
  readonly to: number;
}

/** An element with its text; the text of elements inside it stands with them. */
export interface XmlElement {
  readonly name: string;
  /** By their names without a prefix. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly span: Span;
}

type Open = XmlElement & { children: XmlElement[]; text: string; span: Span };

const maxElements = 2_000_000;

const attributesOf = ({ attributes }: SaxesTagNS): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {};
  for (const key in attributes) {
    const attribute = attributes[key];
    if (attribute) found[attribute.local] = attribute.value;
  }
  return found;
};

/**
 * The elements of an XML part. `spaces` gives the prefix that stands for a namespace, whatever prefix the part uses;
 * names of other namespaces begin with `?`. Throws where the part is not well-formed.
 */
export const xmlTree = (xml: string, spaces: Readonly<Record<string, string>>): XmlElement => {
  const parser = new SaxesParser({ xmlns: true });
  const all = { from: 0, inside: 0, insideEnd: xml.length, to: xml.length };
  const root: Open = { name: '', attributes: {}, children: [], text: '', span: all };
  const stack: Open[] = [root];
  let count = 0;
  parser.on('opentag', (tag) => {
    if (++count > maxElements) throw tooLarge(`${maxElements} elements`);
    const name = `${spaces[tag.uri] ?? '?'}${tag.local}`;
    const inside = parser.position;
    const span = { from: xml.lastIndexOf('<', inside - 1), inside, insideEnd: inside, to: inside };
    const element: Open = { name, attributes: attributesOf(tag), children: [], text: '', span };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on('text', (text) => {
    const top = stack.at(-1);
    if (top) top.text += text;
  });
  parser.on('closetag', (tag) => {
    const element = stack.pop();
    if (!element || tag.isSelfClosing) return;
    const to = parser.position;
    element.span = { ...element.span, insideEnd: xml.lastIndexOf('<', to - 1), to };
  });
  parser.write(xml).close();
  return root.children[0] ?? root;
};

/** The first child of that name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/** Whether the element or anything inside it has one of these names. */
export const holds = (element: XmlElement, names: ReadonlySet<string>): boolean =>
  names.has(element.name) || element.children.some((child) => holds(child, names));

/** What an element that switches something says; undefined where it is not there. */
export const isOn = (element: XmlElement | undefined): boolean | undefined =>
  element && !['0', 'false', 'off', 'none'].includes(element.attributes.val ?? '1');
