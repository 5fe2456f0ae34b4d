import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { loadPolicy, PolicyError } from '../../../analytics/policy/load.ts';

export const written = await readFile(new URL('../../../analytics/policy/default.yaml', import.meta.url), 'utf8');
export const clause = '某地办法';

/** The places at which the default policy is refused once some of its places hold other values. */
export const refusedAt = (changes: Readonly<Record<string, unknown>>): readonly string[] => {
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
    // A reason and, after the colon, what to write instead.
    for (const { says } of error.issues) {
      expect(says.zh).toMatch(/[一-龥].*:.*[一-龥]{2}/);
      expect(says.en).toMatch(/[a-z]{3}.*: .*[a-z]{3}/);
    }
    return [...new Set(error.issues.map(({ path }) => path))];
  }
};
