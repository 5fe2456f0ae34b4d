import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { loadPolicy, PolicyError } from '../../../analytics/policy/load.ts';

export const written = await readFile(new URL('../../../analytics/policy/default.yaml', import.meta.url), 'utf8');
export const clause = '某地办法';

/** What the default policy is refused for once some of its places hold other values. */
export const issuesAt = (changes: Readonly<Record<string, unknown>>): PolicyError['issues'] => {
  const document = parse(written);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const holder = keys.slice(0, -1).reduce((node, key) => node[key], document);
    holder[keys.at(-1) ?? ''] = value;
  }
  try {
    loadPolicy(JSON.stringify(document));
    return [];
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return error.issues;
  }
};

/** The places of it; each says a reason and, after the colon, what to write instead. */
export const refusedAt = (changes: Readonly<Record<string, unknown>>): readonly string[] => {
  const issues = issuesAt(changes);
  for (const { says } of issues) {
    expect(says.zh).toMatch(/[一-龥].*:.*[一-龥]{2}/);
    expect(says.en).toMatch(/[a-z]{3}.*: .*[a-z]{3}/);
  }
  return [...new Set(issues.map(({ path }) => path))];
};
