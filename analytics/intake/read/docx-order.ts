import type { XmlElement } from './xml-tree.ts';

/** Around what is shown, and no place of their own. */
export const wrappers: ReadonlySet<string> = new Set(['sdt', 'sdtContent', 'customXml', 'smartTag', 'ins', 'moveTo']);

/** Around what was deleted or moved away. */
const removed = new Set(['del', 'moveFrom']);

/** Say how something looks, and hold nothing that is shown. */
const properties = new Set(['pPr', 'rPr', 'tblPr', 'tblPrEx', 'trPr', 'tcPr', 'sdtPr', 'tblGrid']);
const shown = new Set(['tbl', 'tr', 'tc', 'p', 't']);

/** What a row and a cell stand in. */
const due: Readonly<Record<string, string>> = { tr: 'tbl', tc: 'tr' };

/**
 * Throws RangeError where a row, a cell or a text stands where none may: a reader that passes it over would lose it
 * without a word, and Word itself doesn't open such a document.
 */
export const checkOrder = (element: XmlElement, around = element.name, isLook = false): void => {
  for (const child of element.children) {
    const { name } = child;
    const isWrong = isLook ? shown.has(name) : due[name] !== undefined && due[name] !== around;
    if (isWrong || element.name === 't') throw new RangeError(`<${name}> inside <${element.name}>`);
    checkOrder(child, wrappers.has(name) || removed.has(name) ? around : name, isLook || properties.has(name));
  }
};
