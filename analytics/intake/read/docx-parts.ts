import { unzipSync } from 'fflate';
import { checkOrder } from './docx-order.ts';
import { childOf, isOn, type XmlElement, xmlTree } from './xml-tree.ts';

/** Elements of Word itself are named without a prefix. */
const spaces: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': '',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': '',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14:',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm:',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm:',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc:',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a:',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a:',
  'urn:schemas-microsoft-com:vml': 'v:',
  'urn:schemas-microsoft-com:office:office': 'o:',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'r:',
};

/** How letters look, where a run or its style says so. */
export interface Look {
  readonly isStruck?: boolean;
  readonly isRaised?: boolean;
  readonly isHidden?: boolean;
}

export type Styles = ReadonlyMap<string, Look>;

/** What the properties of a run or of a style say of their own. */
export const lookOf = (properties: XmlElement | undefined): Look => {
  const struck = isOn(childOf(properties, 'strike')) ?? isOn(childOf(properties, 'dstrike'));
  const raised = childOf(properties, 'vertAlign')?.attributes.val;
  const hidden = isOn(childOf(properties, 'vanish'));
  return {
    ...(struck === undefined ? {} : { isStruck: struck }),
    ...(raised === undefined ? {} : { isRaised: raised !== 'baseline' }),
    ...(hidden === undefined ? {} : { isHidden: hidden }),
  };
};

const stylesOf = (part: XmlElement | undefined): Styles => {
  const looks = new Map<string, Look>();
  const styles = new Map(part?.children.map((each) => [each.attributes.styleId ?? '', each]));
  const lookOfStyle = (id: string): Look => {
    const known = looks.get(id);
    if (known) return known;
    looks.set(id, {});
    const style = styles.get(id);
    const parent = childOf(style, 'basedOn')?.attributes.val;
    const look = { ...(parent === undefined ? {} : lookOfStyle(parent)), ...lookOf(childOf(style, 'rPr')) };
    looks.set(id, look);
    return look;
  };
  for (const id of styles.keys()) lookOfStyle(id);
  return looks;
};

/** A Word document's own part, read. */
export interface DocumentParts {
  /** The part's name in the archive, such as `word/document.xml`, and its XML as it stands there. */
  readonly name: string;
  readonly xml: string;
  readonly body: XmlElement;
  readonly styles: Styles;
}

/** The elements of a part of a document. Throws where it is not well-formed. */
export const partTree = (xml: string): XmlElement => xmlTree(xml, spaces);

/**
 * The body of a Word document and the looks of its styles, found by the relations of its parts. Throws where a part is
 * missing or not well-formed, or something stands where it may not.
 */
export const documentParts = (bytes: Uint8Array): DocumentParts => {
  const part = (name: string): string | undefined => {
    const content = unzipSync(bytes, { filter: (entry) => entry.name === name })[name];
    return content && new TextDecoder().decode(content);
  };
  const tree = (xml: string | undefined): XmlElement | undefined => (xml === undefined ? undefined : partTree(xml));
  const target = tree(part('_rels/.rels'))?.children.find(({ attributes }) =>
    attributes.Type?.endsWith('/officeDocument'),
  );
  const name = (target?.attributes.Target ?? 'word/document.xml').replace(/^\//, '');
  const xml = part(name);
  const body = childOf(tree(xml), 'body');
  if (xml === undefined || !body) throw new RangeError(`no body in ${name}`);
  checkOrder(body);
  return { name, xml, body, styles: stylesOf(tree(part(name.replace(/[^/]*$/, 'styles.xml')))) };
};
