import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const ofSheet = /^xl\/worksheets\/_rels\/[^/]+\.rels$/;
const comments = /<Relationship\b[^>]*\/relationships\/comments"[^>]*\/>/g;
/** The one place at which the library that writes workbooks again looks for comments. */
const known = /Target="\.\.\/comments\d+\.xml"/;

/**
 * A workbook without the cell comments that other programs keep where ours does not look for them, which would stop it;
 * they are hints of our own templates, and nothing else of the sheet is touched. The bytes as they are where there are
 * none.
 */
export const withoutForeignComments = (bytes: Uint8Array): Uint8Array => {
  const relations = unzipSync(bytes, { filter: ({ name }) => ofSheet.test(name) });
  const changed = Object.entries(relations).flatMap(([name, content]) => {
    const written = strFromU8(content);
    const kept = written.replace(comments, (relation) => (known.test(relation) ? relation : ''));
    return kept === written ? [] : [[name, strToU8(kept)] as const];
  });
  return changed.length === 0 ? bytes : zipSync({ ...unzipSync(bytes), ...Object.fromEntries(changed) }, { level: 1 });
};
