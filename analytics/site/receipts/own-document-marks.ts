import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { escaped } from '../../core/html.ts';
import { documentParts, partTree } from '../../intake/read/docx-parts.ts';
import { childOf, type XmlElement } from '../../intake/read/xml-tree.ts';
import { commentsOf, type Parts, paragraphsOf, prefixOf, relatedParts } from './document-comments.ts';
import { type Edit, edited } from './edits.ts';
import { opening } from './own-note.ts';

/** Close to Excel's own light red, and not it: a cell that the sender coloured is not taken for one of ours. */
export const markColour = 'FFC7CF';

/** What says how a cell is shaded. */
const shadeNames = new Set(
  ['val', 'color', 'fill'].concat(
    ['Color', 'Tint', 'Shade', 'Fill', 'FillTint', 'FillShade'].map((each) => `theme${each}`),
  ),
);

/** How a cell was shaded before we coloured it, to be kept with our comment; nothing where it was not. */
export const rememberShade = (shade: XmlElement | undefined): string =>
  shade ? `〔底纹 ${JSON.stringify(shade.attributes)}〕` : '';

const shadeAgain = (remembered: string | undefined, prefix: string): string => {
  try {
    const found: unknown = JSON.parse(remembered ?? '{}');
    const looks = Object.entries(found ?? {}).filter(
      (each): each is [string, string] => shadeNames.has(each[0]) && typeof each[1] === 'string',
    );
    if (!looks.some(([name]) => name === 'val')) return '';
    return `<${prefix}shd ${looks.map(([name, value]) => `${prefix}${name}="${escaped(value)}"`).join(' ')}/>`;
  } catch {
    return '';
  }
};

const each = (element: XmlElement, visit: (found: XmlElement, parent: XmlElement) => void): void => {
  for (const child of element.children) {
    visit(child, element);
    each(child, visit);
  }
};

const textsOf = (element: XmlElement): readonly string[] => [element.text, ...element.children.flatMap(textsOf)];

const removal = ({ span: { from, to } }: XmlElement): Edit => ({ from, to, text: '' });

/** A comment of ours: the element it is, and how its cell was shaded. */
interface OwnComment {
  readonly element: XmlElement;
  readonly remembered: string;
}

const ownComments = (comments: XmlElement): ReadonlyMap<string, OwnComment> =>
  new Map(
    comments.children.flatMap((element): [string, OwnComment][] => {
      const words = textsOf(element).join('').trim();
      if (!words.startsWith(opening)) return [];
      const remembered = /〔底纹 ([^〕]*)〕$/.exec(words)?.[1] ?? '';
      return [[element.attributes.id ?? '', { element, remembered }]];
    }),
  );

/** Takes our anchors out of a document's body, and our colour off its cells. */
const bodyEdits = (xml: string, body: XmlElement, own: ReadonlyMap<string, OwnComment>): readonly Edit[] => {
  const edits: Edit[] = [];
  const isOwn = ({ attributes }: XmlElement): boolean => own.has(attributes.id ?? '');
  const unshade = (cell: XmlElement): void => {
    const shade = childOf(childOf(cell, 'tcPr'), 'shd');
    if (shade?.attributes.fill?.toUpperCase() !== markColour) return;
    const ids: string[] = [];
    for (const paragraph of paragraphsOf(cell))
      each(paragraph, (found) => {
        if (found.name === 'commentReference' && isOwn(found)) ids.push(found.attributes.id ?? '');
      });
    const remembered = ids.map((id) => own.get(id)?.remembered ?? '').find((words) => words !== '');
    edits.push({ ...removal(shade), text: shadeAgain(remembered, prefixOf(xml, shade)) });
  };
  each(body, (found, parent) => {
    if (found.name === 'tc') unshade(found);
    if (/^commentRange(Start|End)$/.test(found.name) && isOwn(found)) edits.push(removal(found));
    if (found.name !== 'commentReference' || !isOwn(found)) return;
    const isAlone = parent.children.every((child) => child === found || child.name === 'rPr');
    edits.push(removal(isAlone ? parent : found));
  });
  return edits;
};

/**
 * What newer versions of Word keep of comments beside them, by the numbers of their paragraphs, without what speaks of
 * these; an answer of the sender's to one of them is a comment of its own from then on.
 */
const besideComments = (parts: Parts, owner: string, gone: readonly XmlElement[]): Record<string, Uint8Array> => {
  const numbers = new Set<string>();
  for (const comment of gone) each(comment, ({ attributes }) => void numbers.add(attributes.paraId ?? ''));
  numbers.delete('');
  const changed: Record<string, Uint8Array> = {};
  for (const ending of ['commentsExtended', 'commentsIds', 'commentsExtensible']) {
    const { name, xml } = relatedParts(parts, owner, ending)[0] ?? {};
    if (name === undefined || xml === undefined) continue;
    const edits = partTree(xml).children.flatMap((child) => {
      const { paraId = '', paraIdParent = '', durableId = '' } = child.attributes;
      if (![paraId, paraIdParent, durableId].some((number) => numbers.has(number))) return [];
      // The third part knows comments by the number that the second gives them.
      if (ending === 'commentsIds') numbers.add(durableId);
      return [removal(child)];
    });
    changed[name] = strToU8(edited(xml, edits));
  }
  return changed;
};

/**
 * A document without the marks of an earlier answer, for the sender may have put right what they speak of; his own
 * comments and colours stay. Throws where a part is missing or not well-formed.
 */
export const withoutOwnMarks = (bytes: Uint8Array): Uint8Array => {
  const { name, xml, body } = documentParts(bytes);
  const parts = unzipSync(bytes);
  const comments = commentsOf(parts, name).name;
  const written = comments === null ? '' : strFromU8(parts[comments] ?? new Uint8Array());
  const own = written === '' ? new Map<string, OwnComment>() : ownComments(partTree(written));
  const edits = bodyEdits(xml, body, own);
  if (edits.length === 0 && own.size === 0) return bytes;
  const gone = [...own.values()].map(({ element }) => element);
  return zipSync({
    ...parts,
    ...besideComments(parts, name, gone),
    ...(comments === null ? {} : { [comments]: strToU8(edited(written, gone.map(removal))) }),
    [name]: strToU8(edited(xml, edits)),
  });
};
