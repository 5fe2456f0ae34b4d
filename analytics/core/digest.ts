import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hex. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/**
 * JSON with sorted keys and no blanks, so that equal documents have equal bytes. `undefined` members are left out.
 * @example canonicalJson({ b: 1, a: [true] }) // {"a":[true],"b":1}
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
};

/** A plain document as the bytes it is kept as. */
export const canonicalBytes = (document: unknown): Uint8Array => new TextEncoder().encode(canonicalJson(document));

/** The identity of a plain document: the hash of its canonical JSON. */
export const digestOf = (document: unknown): string => sha256(canonicalJson(document));
