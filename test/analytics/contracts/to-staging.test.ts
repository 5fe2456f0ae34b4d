import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { datasets } from '../../../analytics/contracts/catalogue.ts';
import { contestedSql, generatedModels, stagingSql, supersessionSql } from '../../../analytics/contracts/to-staging.ts';
import { generatedDocs } from '../../../functions/cli/docs.ts';

const joined = (sql: string, lead: string): readonly string[] => {
  const clause = sql.slice(sql.indexOf(lead)).split(/\nWHERE/)[0] ?? '';
  return [...clause.matchAll(/contested\.(\w+) = lake\.(\w+)/g)].map(([, left, right]) =>
    left === right ? String(left) : 'differs',
  );
};

describe.each(datasets.map((dataset) => [dataset.name, dataset] as const))('%s', (_name, dataset) => {
  it('has the whole scope, and nothing else, in the three places', () => {
    const supersession = supersessionSql([dataset]);
    expect(joined(stagingSql(dataset), ' ON ')).toEqual(dataset.scope);
    expect(joined(supersession, ' ON ')).toEqual(dataset.scope);
    const grouped = contestedSql(dataset).match(/GROUP BY ([\s\S]*?)\n {2}HAVING/)?.[1];
    expect(grouped?.replaceAll(/\s+/g, ' ')).toBe(dataset.scope.map((column) => `lake.${column}`).join(', '));
  });

  it('has a scope within its key, so that a scope never cuts a row in two', () => {
    expect(dataset.key).toEqual(expect.arrayContaining([...dataset.scope]));
  });

  it('hands over every field', () => {
    for (const { name } of dataset.fields) expect(stagingSql(dataset)).toMatch(new RegExp(`lake\\.${name}\\b`));
  });
});

it('every generated model is written by npm run docs, and every staging model is generated', async () => {
  const paths = Object.keys(generatedModels(datasets));
  expect(Object.keys(generatedDocs)).toEqual(expect.arrayContaining(paths.map((path) => `analytics/models/${path}`)));
  const kept = await readdir(new URL('../../../analytics/models/staging/', import.meta.url));
  expect(kept.map((name) => `staging/${name}`).toSorted()).toEqual(
    paths.filter((path) => path.startsWith('staging/')).toSorted(),
  );
});
