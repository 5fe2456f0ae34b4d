import { type ArchiveLimits, openArchive } from './archive.ts';
import { scanXml, unheard } from './xml-scan.ts';

/** Parts that a reader of documents opens. */
const isRead = /^(?:word|_rels)\/.*\.(?:xml|rels)$|^\[Content_Types\]\.xml$/i;

/**
 * Unpacks the archive of a document once, before any library does, and throws UnreadableFileError where it passes a
 * limit, is not what its directory says, or can be read in more than one way.
 */
export const guardDocument = (bytes: Uint8Array, limits: ArchiveLimits): void => {
  for (const { name, content } of openArchive(bytes, limits).rest())
    if (isRead.test(name)) scanXml(name, content, unheard);
};
