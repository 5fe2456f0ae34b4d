import { type Field, isShown, shownBy } from './docx-fields.ts';
import { type Look, lookOf, type Styles } from './docx-parts.ts';
import { shownIn, symbolIn } from './docx-symbols.ts';
import { setApartMark, unreadMark } from './sheet.ts';
import { childOf, holds, isOn, type XmlElement } from './xml-tree.ts';

/** A piece of what a reader of the document sees; `flaw` where it is more than plain text. */
interface Piece {
  readonly text: string;
  readonly flaw?: 'apart' | 'unread' | 'picture';
}

/** What surrounds an element: the font of its run, and the fields that have begun before it. */
interface Scope {
  readonly styles: Styles;
  readonly fields: Field[];
  readonly font: string;
}

type Rule = (element: XmlElement, scope: Scope) => readonly Piece[];

const plain = (text: string | null | undefined): readonly Piece[] =>
  text === null || text === undefined ? [{ text: '\ufffd', flaw: 'unread' }] : [{ text }];

const inside: Rule = ({ children }, scope) => children.flatMap((child) => piecesOf(child, scope));
const nothing: Rule = () => [];
const sign =
  (text: string): Rule =>
  () =>
    plain(text);

const run: Rule = (element, scope) => {
  const properties = childOf(element, 'rPr');
  const style = scope.styles.get(childOf(properties, 'rStyle')?.attributes.val ?? '');
  const look: Look = { ...style, ...lookOf(properties) };
  const fonts = childOf(properties, 'rFonts')?.attributes;
  const pieces = inside(element, { ...scope, font: fonts?.ascii ?? fonts?.hAnsi ?? '' });
  if (look.isHidden) return [];
  if (!look.isStruck && !look.isRaised) return pieces;
  return pieces.map((piece) => (/\p{Nd}/u.test(piece.text) ? { flaw: 'apart', ...piece } : piece));
};

const field: Rule = (element, { fields }) => {
  const kind = element.attributes.fldCharType;
  const current = fields.at(-1);
  if (kind === 'begin') fields.push({ begin: element, code: '', isResult: false });
  if (kind === 'separate' && current) current.isResult = true;
  if (kind !== 'end') return [];
  fields.pop();
  return current && isShown(fields) ? plain(shownBy(current)) : [];
};

const fieldCode: Rule = ({ text }, { fields }) => {
  const current = fields.at(-1);
  if (current && !current.isResult) current.code += text;
  return [];
};

/** A control that still shows its prompt (单击此处输入文字) is empty; a box is ticked or not, whatever sign it uses. */
const control: Rule = (element, scope) => {
  const properties = childOf(element, 'sdtPr');
  if (isOn(childOf(properties, 'showingPlcHdr'))) return [];
  const box = childOf(properties, 'w14:checkbox');
  if (box) return plain(isOn(childOf(box, 'w14:checked')) ? '√' : '□');
  return inside(element, scope);
};

/** Fractions, roots and powers are no line of text. */
const structures = new Set(
  'acc bar box d eqArr f func groupChr limLow limUpp m nary phant rad sPre sSub sSubSup sSup'
    .split(' ')
    .map((name) => `m:${name}`),
);

const formula: Rule = (element, scope) => (holds(element, structures) ? plain(null) : inside(element, scope));

/** Both say the same for programs of different age. */
const alternative: Rule = (element, scope) => {
  const tried = element.children.map((child) => inside(child, scope));
  return tried.find((pieces) => pieces.some(({ text }) => text.trim() !== '')) ?? tried.at(-1) ?? [];
};

const written: Rule = ({ text }, { fields, font }) => (isShown(fields) ? plain(shownIn(font, text)) : []);

const rules: Readonly<Record<string, Rule>> = {
  r: run,
  t: written,
  'm:t': written,
  sym: ({ attributes: { font = '', char = '' } }) => plain(symbolIn(font, Number.parseInt(char, 16))),
  tab: sign(' '),
  ptab: sign(' '),
  br: sign('\n'),
  cr: sign('\n'),
  noBreakHyphen: sign('-'),
  fldChar: field,
  instrText: fieldCode,
  sdt: control,
  'm:oMath': formula,
  'mc:AlternateContent': alternative,
  p: (element, scope) => {
    const isJoined = childOf(childOf(childOf(element, 'pPr'), 'rPr'), 'del') !== undefined;
    return [...inside(element, scope), ...(isJoined ? [] : plain('\n'))];
  },
  tr: (element, scope) => (isDeletedRow(element) ? [] : inside(element, scope)),
  'a:blip': () => [{ text: '', flaw: 'picture' }],
  'v:imagedata': () => [{ text: '', flaw: 'picture' }],
  ...Object.fromEntries(
    ['pPr', 'rPr', 'tblPr', 'trPr', 'tcPr', 'sdtPr', 'del', 'moveFrom', 'delText', 'rt'].map((name) => [name, nothing]),
  ),
};

const piecesOf: Rule = (element, scope) => (rules[element.name] ?? inside)(element, scope);

/** A row that a tracked change takes out. */
export const isDeletedRow = (row: XmlElement): boolean => childOf(childOf(row, 'trPr'), 'del') !== undefined;

const shown = (element: XmlElement, styles: Styles): readonly Piece[] =>
  piecesOf(element, { styles, fields: [], font: '' });

/** The lines of text that an element shows, blank ones left out. */
export const linesOf = (element: XmlElement, styles: Styles): readonly string[] =>
  shown(element, styles)
    .map(({ text }) => text)
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * The text of a cell as it is shown, paragraphs on lines of their own: inserted text, results of fields, choices made;
 * not deleted or hidden text, notes or prompts. Null where nothing is shown. Begins with a mark where figures are set
 * apart, or something is shown that is no text.
 */
export const cellText = (cell: XmlElement, styles: Styles): string | null => {
  const pieces = shown(cell, styles);
  const text = pieces
    .map((piece) => piece.text)
    .join('')
    .trim();
  const has = (flaw: Piece['flaw']): boolean => pieces.some((piece) => piece.flaw === flaw);
  if (has('unread') || (text === '' && has('picture'))) return `${unreadMark}${text}`;
  if (text === '') return null;
  return has('apart') ? `${setApartMark}${text}` : text;
};
