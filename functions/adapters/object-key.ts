import { ObjectKeyError } from '../../analytics/core/ports/object-store.ts';

/** True for a key that every store keeps apart from others and inside itself. */
export const isObjectKey = (key: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  key.split('/').every((segment) => segment !== '' && !segment.startsWith('.') && !/[\\\u0000-\u001f]/.test(segment));

/** A key's segments; throws ObjectKeyError. */
export const segmentsOf = (key: string): readonly string[] => {
  if (!isObjectKey(key)) throw new ObjectKeyError(key);
  return key.split('/');
};
