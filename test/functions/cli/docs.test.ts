import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { generatedDocs } from '../../../functions/cli/docs.ts';

describe('pages generated from what they describe', () => {
  it.each(Object.entries(generatedDocs))('%s tells today’s truth (else: npm run docs)', async (path, page) => {
    expect(await readFile(new URL(`../../../${path}`, import.meta.url), 'utf8')).toBe(page());
  });
});
