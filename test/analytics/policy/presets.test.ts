import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { policyDifferences } from '../../../analytics/policy/differences.ts';
import { policyJsonSchema } from '../../../analytics/policy/json-schema.ts';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import { presetDocument, presetNames, readPreset } from '../../../analytics/policy/presets.ts';
import { asset } from '../../../functions/adapters/assets.ts';

const defaults = loadPolicy(await asset('policy/default.yaml'));
const folder = fileURLToPath(new URL('../../../analytics/policy/presets/', import.meta.url));

/** How far a clause can be trusted; what this system chose itself says so (docs/policy.md). */
const trust = /\[(?:system|form|local|recalled|10号)\]|本系统预设/;

describe('a preset', () => {
  it('is listed for every file there is', async () => {
    expect((await readdir(folder)).toSorted()).toEqual(presetNames.map((name) => `${name}.yaml`).toSorted());
  });

  it.each(presetNames)(
    '%s is a policy that differs from the default in what it says, and in nothing else',
    async (name) => {
      const { changes } = await readPreset(asset, name);
      const policy = loadPolicy(await presetDocument(asset, name));
      expect(policy.name).toBe(name);
      const changed = Object.entries(changes).flatMap(([part, value]) =>
        part === 'settings' ? Object.keys(value as object).map((setting) => `settings.${setting}`) : [part],
      );
      const found = policyDifferences(defaults, policy).map(({ path }) =>
        path.startsWith('settings.') ? path : path.split('.')[0],
      );
      expect(found.filter((path) => !changed.includes(path ?? ''))).toEqual([]);
      // A setting that is the default's already may be stated for its clause; preset A's lights are all the default's.
      expect(found.length > 0).toBe(name !== 'lights-a');
    },
  );

  it.each(presetNames)('%s says where it is used, and how far its clause can be trusted', async (name) => {
    const { province, about, clause } = await readPreset(asset, name);
    expect([province.zh, province.en, about.zh, about.en].every((words) => words.length > 1)).toBe(true);
    expect(clause).toMatch(trust);
  });

  it('hubei draws the lines of its tiers at 80 and 50, and takes no points off a row that is met', async () => {
    const { tiers } = loadPolicy(await presetDocument(asset, 'hubei'));
    expect(tiers.map(({ tier, low, high }) => [tier, low, high])).toEqual([
      ['met', 0.8, 1],
      ['partly', 0.5, 0.8],
      ['unmet', 0, 0.5],
    ]);
    expect(tiers.find(({ tier }) => tier === 'met')?.evaluation).toBe(1);
  });

  it.each(presetNames)('%s marks every clause of its own with how far it can be trusted', async (name) => {
    const clauses = (node: unknown): readonly string[] =>
      typeof node !== 'object' || node === null
        ? []
        : Object.entries(node).flatMap(([key, value]) => (key === 'clause' ? [String(value)] : clauses(value)));
    const all = clauses((await readPreset(asset, name)).changes);
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((each) => !trust.test(each))).toEqual([]);
  });

  it('keeps the comments of the default', async () => {
    expect(await presetDocument(asset, 'hubei')).toContain('Change any'.toLowerCase());
  });
});

describe('the JSON Schema of a policy', () => {
  const schema = z.fromJSONSchema(policyJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
  it.each(['default', ...presetNames])('takes %s', async (name) => {
    const document =
      name === 'default' ? await asset('policy/default.yaml') : await presetDocument(asset, name as 'hubei');
    expect(schema.safeParse(parse(document)).error).toBeUndefined();
  });

  it.each<[string, (document: Record<string, Record<string, unknown>>) => void]>([
    [
      'a setting without its clause',
      (document) => Object.assign(document.settings ?? {}, { execution_weight: { value: 10 } }),
    ],
    [
      'a choice that is none',
      (document) => Object.assign(document.settings ?? {}, { rounding_mode: { value: 'sideways', clause: 'x' } }),
    ],
    ['a cap below 0', (document) => Object.assign(document, { caps: [{ from: 0, below: 1, cap: -5, clause: 'x' }] })],
    ['a part nobody knows', (document) => Object.assign(document, { colour: 'red' })],
  ])('refuses %s', async (_, change) => {
    const document = parse(await asset('policy/default.yaml'));
    change(document);
    expect(schema.safeParse(document).success).toBe(false);
  });

  it('says what every list is, in both languages', () => {
    const { properties } = policyJsonSchema() as {
      properties: Record<string, { type?: string; title?: string; description?: string }>;
    };
    const lists = Object.entries(properties).filter(([, { type }]) => type === 'array');
    expect(lists.length).toBeGreaterThan(5);
    for (const [name, { title, description }] of lists)
      expect([name, title, description]).toEqual([
        name,
        expect.stringMatching(/[一-龥]/),
        expect.stringMatching(/[a-z]/),
      ]);
  });

  it('says what every setting decides, in both languages', () => {
    const { properties } = policyJsonSchema() as {
      properties: { settings: { properties: Record<string, { title?: string; description?: string }> } };
    };
    for (const [name, node] of Object.entries(properties.settings.properties)) {
      expect([name, node.title]).toEqual([name, expect.stringMatching(/[一-龥]/)]);
      expect([name, node.description]).toEqual([name, expect.stringMatching(/[a-z]/)]);
    }
  });
});
