import { digestOf } from '../../../analytics/core/digest.ts';
import { partsRead } from '../../../analytics/intake/source/file.ts';
import type { Upload } from './upload.ts';

/**
 * What a file is known by: its bytes, and its identity, which is the bytes' own unless its description takes parts of
 * its name as well.
 */
export interface FileIds {
  readonly rawId: string;
  readonly fileId: string;
}

/**
 * The same bytes are the same file; where a source description reads the name (`units_{year}.csv`), only under a name
 * that says the same.
 * @example identify(sha256(bytes), { name: 'units_2025.csv', bytes: read, source }).fileId
 */
export const identify = (rawId: string, { name, source }: Upload): FileIds => {
  const parts = source ? partsRead(source, name) : {};
  return { rawId, fileId: Object.keys(parts).length > 0 ? digestOf({ bytes: rawId, name: parts }) : rawId };
};
