import { strFromU8, strToU8, type Zippable } from 'fflate';
import { escaped } from '../../core/html.ts';
import { partTree } from '../../intake/read/docx-parts.ts';
import type { XmlElement } from '../../intake/read/xml-tree.ts';
import { edited, insertion } from './edits.ts';

export type Parts = Readonly<Record<string, Uint8Array>>;

/** Namespaces of the two dialects of Word; strict documents are rare, and open in Word as well. */
const dialects = {
  usual: {
    main: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  },
  strict: {
    main: 'http://purl.oclc.org/ooxml/wordprocessingml/main',
    relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
  },
} as const;

const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';

/** The prefix of an element's tag with its colon, as its part writes it. */
export const prefixOf = (xml: string, { span }: Pick<XmlElement, 'span'>): string =>
  /^<([^\s/>:]+:)?/.exec(xml.slice(span.from, span.inside))?.[1] ?? '';

/** The paragraphs of an element, not those of tables inside it. */
export const paragraphsOf = (element: XmlElement): readonly XmlElement[] =>
  element.children.flatMap((child) => {
    if (child.name === 'p') return [child];
    return child.name === 'tbl' ? [] : paragraphsOf(child);
  });

/** The part with more XML as the last inside its root. */
const withLast = (xml: string, more: (prefix: string) => string): string => {
  const root = partTree(xml);
  const prefix = prefixOf(xml, root);
  if (root.span.to > root.span.inside) return edited(xml, [insertion(root.span.insideEnd, more(prefix))]);
  const opened = `${xml.slice(root.span.from, root.span.inside).replace(/\s*\/>$/, '>')}`;
  const name = /^<([^\s/>]+)/.exec(opened)?.[1] ?? '';
  return edited(xml, [{ ...root.span, text: `${opened}${more(prefix)}</${name}>` }]);
};

/** A text without what no XML can hold. */
const holdable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

/** A comment to be added: its number, its words, and what it remembers without showing it. */
export interface NewComment {
  readonly id: number;
  readonly text: string;
  readonly hidden: string;
}

const commentXml = (p: string, { id, text, hidden }: NewComment): string => {
  const run = (words: string, look: string): string =>
    `<${p}r>${look}<${p}t xml:space="preserve">${escaped(words)}</${p}t></${p}r>`;
  const paragraphs = holdable(text)
    .split('\n')
    .map((line) => run(line, ''));
  if (hidden !== '') paragraphs.push(run(holdable(hidden), `<${p}rPr><${p}vanish/></${p}rPr>`));
  const lines = paragraphs.map((each) => `<${p}p>${each}</${p}p>`).join('');
  return `<${p}comment ${p}id="${id}" ${p}author="绩效 jixiao" ${p}initials="JX">${lines}</${p}comment>`;
};

const textOf = (parts: Parts, name: string): string | undefined => {
  const content = parts[name];
  return content && strFromU8(content);
};

/** The name of a part that a relation leads to, seen from the part that has the relation. */
const partAt = (owner: string, target: string): string =>
  new URL(target, `zip:///${owner}`).pathname.replace(/^\/+/, '');

/** The parts that a part leads to by relations whose type ends so. */
export const relatedParts = (
  parts: Parts,
  owner: string,
  ending: string,
): readonly { readonly name: string; readonly xml: string | undefined }[] => {
  const relations = textOf(parts, owner.replace(/([^/]*)$/, '_rels/$1.rels'));
  if (relations === undefined) return [];
  return partTree(relations).children.flatMap(({ attributes }) => {
    if (!attributes.Type?.endsWith(`/${ending}`)) return [];
    const name = partAt(owner, attributes.Target ?? '');
    return [{ name, xml: textOf(parts, name) }];
  });
};

/** The comments of a document: the part they stand in, if any, and the first number that is free. */
export const commentsOf = (parts: Parts, owner: string): { readonly name: string | null; readonly free: number } => {
  const { name, xml } = relatedParts(parts, owner, 'comments')[0] ?? {};
  if (name === undefined || xml === undefined) return { name: null, free: 0 };
  const numbers = partTree(xml).children.map(({ attributes }) => Number(attributes.id ?? -1));
  return { name, free: numbers.reduce((most, each) => Math.max(most, each + 1), 0) };
};

/**
 * The parts of a document with these comments, in the part that has comments already or in a new
 * one that is made known. Throws where a part is missing or not well-formed.
 */
export const withComments = (parts: Parts, owner: string, comments: readonly NewComment[]): Zippable => {
  const { name } = commentsOf(parts, owner);
  const more = (prefix: string): string => comments.map((each) => commentXml(prefix, each)).join('');
  if (name !== null) return { ...parts, [name]: strToU8(withLast(textOf(parts, name) ?? '', more)) };
  const { main, relations } = textOf(parts, owner)?.includes(dialects.strict.main) ? dialects.strict : dialects.usual;
  const part = owner.replace(/[^/]*$/, 'jixiao-comments.xml');
  const rels = owner.replace(/([^/]*)$/, '_rels/$1.rels');
  const known =
    textOf(parts, rels) ?? '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>';
  const types = textOf(parts, '[Content_Types].xml') ?? '';
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return {
    ...parts,
    '[Content_Types].xml': strToU8(
      withLast(types, (prefix) => `<${prefix}Override PartName="/${part}" ContentType="${contentType}"/>`),
    ),
    [rels]: strToU8(
      withLast(
        known,
        (prefix) => `<${prefix}Relationship Id="jixiao" Type="${relations}/comments" Target="/${part}"/>`,
      ),
    ),
    [part]: strToU8(`${head}<w:comments xmlns:w="${main}">${more('w:')}</w:comments>`),
  };
};
