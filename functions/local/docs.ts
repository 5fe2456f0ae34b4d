import { readFile, writeFile } from 'node:fs/promises';
import { dictionaryMarkdown } from '../../analytics/contracts/to-dictionary.ts';
import { loadPolicy } from '../../analytics/policy/load.ts';
import { policyMarkdown } from '../../analytics/policy/to-markdown.ts';
import { errorCatalogueMarkdown } from '../../analytics/words/faults.ts';

const defaultPolicy = loadPolicy(await readFile(new URL('../../analytics/policy/default.yaml', import.meta.url), 'utf8'));

/** Pages that are generated from what they describe; `npm run docs` rewrites them and a test holds them against it. */
export const generatedDocs: Readonly<Record<string, () => string>> = {
  'docs/data-dictionary.md': dictionaryMarkdown,
  'docs/policy.md': () => policyMarkdown(defaultPolicy),
  'docs/errors.md': errorCatalogueMarkdown,
};

if (import.meta.main) {
  for (const [path, page] of Object.entries(generatedDocs)) await writeFile(new URL(`../../${path}`, import.meta.url), page());
}
