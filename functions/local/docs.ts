import { writeFile } from 'node:fs/promises';
import { dictionaryMarkdown } from '../../analytics/contracts/to-dictionary.ts';
import { policyMarkdown } from '../../analytics/policy/to-markdown.ts';
import { errorCatalogueMarkdown } from '../../analytics/words/faults.ts';

/** Pages that are generated from what they describe; `npm run docs` rewrites them and a test holds them against it. */
export const generatedDocs: Readonly<Record<string, () => string>> = {
  'docs/data-dictionary.md': dictionaryMarkdown,
  'docs/policy.md': policyMarkdown,
  'docs/errors.md': errorCatalogueMarkdown,
};

if (import.meta.main) {
  for (const [path, page] of Object.entries(generatedDocs)) await writeFile(new URL(`../../${path}`, import.meta.url), page());
}
