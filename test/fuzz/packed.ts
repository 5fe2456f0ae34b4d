import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** Packs parts into an archive that says nothing of the hour, so that a seed gives the same bytes on every day. */
export const packed = (parts: Zippable, level: 0 | 6): Uint8Array =>
  zipSync(parts, { level, mtime: new Date(2025, 5, 30) });

/** The archive packed anew, its properties without the hour at which it was written. */
export const timeless = (bytes: Uint8Array): Uint8Array => {
  const parts = unzipSync(bytes);
  const core = parts['docProps/core.xml'];
  if (core)
    parts['docProps/core.xml'] = strToU8(
      strFromU8(core).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2025-06-30T08:00:00Z'),
    );
  return packed(parts, 6);
};
