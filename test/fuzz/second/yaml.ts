import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml';

/** A value of a document as it is written, quotes apart, with the path that leads to it. */
interface Leaf {
  readonly path: readonly (string | number)[];
  readonly written: string;
}

const leavesOf = (node: Node | null, document: Document, path: Leaf['path'], depth = 0): readonly Leaf[] => {
  if (depth > 100) throw new RangeError('aliases without an end');
  if (isAlias(node)) return leavesOf(node.resolve(document) ?? null, document, path, depth + 1);
  if (isMap(node))
    return node.items.flatMap(({ key, value }) => {
      const name = isScalar(key) ? String(key.source ?? key.value) : String(key);
      return leavesOf(value as Node | null, document, name === '<<' ? path : [...path, name], depth + 1);
    });
  if (isSeq(node))
    return node.items.flatMap((item, index) => leavesOf(item as Node, document, [...path, index], depth + 1));
  return [{ path, written: isScalar(node) ? String(node.source ?? node.value ?? '') : '' }];
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** A list of labels alone means an entry with no more than those. */
const below = (value: unknown, key: string | number): unknown => {
  if (!isRecord(value)) return undefined;
  return typeof key === 'number' && isRecord(value.labels) ? value.labels[key] : value[String(key)];
};

const at = (value: unknown, path: Leaf['path']): unknown => path.reduce(below, value);

const isSameNumber = (written: string, value: number): boolean =>
  written.trim() !== '' && Number(written.replace(/^\+/, '')) === value && Number.isSafeInteger(Math.trunc(value));

/** Short forms that mean an entry with one key: a heading for a column, a column for a field. */
const isSameWord = (written: string, value: unknown): boolean =>
  isRecord(value) && !Array.isArray(value)
    ? [value.heading, value.from].includes(written) || (written === 'true' && 'within' in value)
    : String(value) === written;

const isKept = (written: string, value: unknown): boolean => {
  if (value === undefined) return false;
  if (value === null) return ['', '~', 'null', 'Null', 'NULL'].includes(written);
  if (typeof value === 'number') return isSameNumber(written, value);
  if (typeof value === 'boolean') return written.toLowerCase() === String(value);
  return isSameWord(written, value);
};

/**
 * The first value that a document of settings holds and what was loaded of it doesn't, or has otherwise; null where
 * there is none. It is compared as it is written, before anything makes a number of it.
 */
export const leafLost = (written: string, loaded: unknown): string | null => {
  const documents = parseAllDocuments(written, { merge: true, logLevel: 'silent' });
  const all = Array.isArray(documents) ? documents : [];
  if (all.length > 1) return 'more than one document';
  for (const document of all)
    for (const leaf of leavesOf(document.contents as Node | null, document, [])) {
      const value = at(loaded, leaf.path);
      if (!isKept(leaf.written, value)) return `${leaf.path.join('.')}: ${leaf.written} | ${JSON.stringify(value)}`;
    }
  return null;
};
