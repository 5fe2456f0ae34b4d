import { readFile, writeFile } from 'node:fs/promises';
import { datasets } from '../../analytics/contracts/catalogue.ts';
import { dictionaryMarkdown } from '../../analytics/contracts/to-dictionary.ts';
import { generatedModels } from '../../analytics/contracts/to-staging.ts';
import { tablesJson } from '../../analytics/contracts/to-tables.ts';
import { errorCatalogueMarkdown } from '../../analytics/intake/faults/catalogue.ts';
import { layoutNames } from '../../analytics/intake/form/layouts.ts';
import { parseForm } from '../../analytics/intake/form/parse.ts';
import { officialFormsMarkdown } from '../../analytics/intake/form/to-markdown.ts';
import { loadPolicy } from '../../analytics/policy/load.ts';
import { policyMarkdown } from '../../analytics/policy/to-markdown.ts';

const defaultPolicy = loadPolicy(
  await readFile(new URL('../../analytics/policy/default.yaml', import.meta.url), 'utf8'),
);

const models = Object.entries(generatedModels(datasets)).map(
  ([path, sql]) => [`analytics/models/${path}`, () => sql] as const,
);

const layouts = await Promise.all(
  layoutNames.map(async (name) =>
    parseForm(
      await readFile(new URL(`../../analytics/intake/form/layouts/${name}.form.yaml`, import.meta.url), 'utf8'),
    ),
  ),
);

/**
 * Pages, and models that follow from a contract's scope alone; `npm run docs` rewrites them and a test holds them
 * against what they come from.
 */
export const generatedDocs: Readonly<Record<string, () => string>> = {
  'docs/data-dictionary.md': dictionaryMarkdown,
  'docs/policy.md': () => policyMarkdown(defaultPolicy),
  'docs/errors.md': errorCatalogueMarkdown,
  'docs/official-forms.md': () => officialFormsMarkdown(layouts),
  'infra/tables.json': tablesJson,
  ...Object.fromEntries(models),
};

if (import.meta.main) {
  for (const [path, page] of Object.entries(generatedDocs))
    await writeFile(new URL(`../../${path}`, import.meta.url), page());
}
