import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadPolicy, PolicyError } from '../../../analytics/policy/load.ts';
import { migrate, schemaVersion } from '../../../analytics/policy/migrations.ts';

const folder = fileURLToPath(new URL('../../fixtures/policies/', import.meta.url));
const today = await readFile(new URL('../../../analytics/policy/default.yaml', import.meta.url), 'utf8');

/**
 * The settings that came with each shape a released policy had, from the first on: the default's and, with bands, slips
 * and words of its own, the first example's.
 */
const cameWith: Readonly<Record<string, readonly string[]>> = {
  '2026-11-23-7e94c1e.yaml': [],
  '2026-11-23-3c82379.yaml': ['execution_rate_decimals'],
  '2026-11-23-ebd7bb7.yaml': [],
  '2026-11-26-af7998a.yaml': ['fund_without_budget_rule'],
  '2026-11-26-6949ef4.yaml': ['judged_points', 'outside_tier'],
  '2026-11-26-539d496.yaml': ['execution_without_budget', 'zero_denominator'],
  '2026-11-26-9325b37.yaml': [
    'late_self_evaluation_deduction',
    'missing_self_evaluation',
    'missing_self_evaluation_deduction',
    'self_evaluation_due',
    'unanswered_row',
  ],
  '2026-11-26-467fffc.yaml': ['refusal'],
  '2026-11-26-e7bd67a.yaml': [],
};
const shapes = Object.keys(cameWith);

/** What each setting must be where a document is older than it: what the release before it did. */
const asBefore = {
  execution_rate_decimals: null,
  fund_without_budget_rule: 'new',
  judged_points: 'comparison',
  outside_tier: 'lower',
  execution_without_budget: 'zero',
  zero_denominator: 'adjusted',
  late_self_evaluation_deduction: 0,
  missing_self_evaluation: 'year_end_values',
  missing_self_evaluation_deduction: 0,
  self_evaluation_due: null,
  unanswered_row: 'zero',
  refusal: 'file',
};

const read = (name: string): Promise<string> => readFile(folder + name, 'utf8');

describe('a policy of an older release', () => {
  it('is kept here in every shape there was', async () => {
    expect((await readdir(folder)).toSorted()).toEqual(shapes.toSorted());
  });

  it.each(shapes)('%s loads, and what came after it is as it was done then', async (name) => {
    const policy = loadPolicy(await read(name));
    const later = shapes.slice(shapes.indexOf(name) + 1).flatMap((shape) => cameWith[shape] ?? []);
    const values = Object.fromEntries(later.map((setting) => [setting, policy.settings[setting as 'refusal'].value]));
    expect(values).toEqual(Object.fromEntries(later.map((setting) => [setting, asBefore[setting as 'refusal']])));
  });

  it.each(shapes)('%s keeps every number that it states', async (name) => {
    const written = parse(await read(name));
    const policy = loadPolicy(await read(name));
    for (const [setting, entry] of Object.entries(written.settings))
      expect(policy.settings[setting as 'refusal']).toEqual(entry);
    const { caps, tiers, framework, execution_bands, known_slips } = written;
    expect(policy).toMatchObject({ caps, tiers, framework, execution_bands, known_slips });
  });

  it('leaves what was not evaluated where it was: with what has no grade', async () => {
    const { application } = loadPolicy(await read('2026-11-26-539d496.yaml'));
    const factors = (wanted: string) => application.find(({ grade }) => grade === wanted);
    expect(factors('not_evaluated')).toMatchObject({ low: 0.6, high: 0.9, priority: 4 });
    expect(factors('ungraded')).toMatchObject({ low: 0.6, high: 0.9, priority: 4 });
  });

  it('is not filled up where it says what it is', () => {
    const document = parse(today);
    delete document.settings.refusal;
    expect(() => loadPolicy(JSON.stringify(document))).toThrow(PolicyError);
  });

  it('says what was added', async () => {
    const { from, added } = migrate(parse(await read('2026-11-26-9325b37.yaml')));
    expect({ from, first: added[0] }).toEqual({ from: 1, first: { path: 'settings.refusal', value: 'file' } });
  });
});

describe('a schema that this release doesn’t know is refused with what to do', () => {
  it.each([
    ['of a newer release', schemaVersion + 1, /schema: this release knows policy schemas up to .*: use a newer jixiao/],
    ['below the first', 0, /schema: the schema is a whole number from 1 to .*: write schema: \d+/],
    ['between two', 1.5, /schema: the schema is a whole number/],
    ['as a text', '"2"', /schema: the schema is a whole number/],
  ])('%s', (_, schema, says) => {
    expect(() => loadPolicy(today.replace(/^schema: \d+$/m, `schema: ${schema}`))).toThrow(says);
  });
});

it.each([
  ['1, as written out', 'schema: 1\n'],
  ['none', ''],
])('schema %s is brought to today’s', async (_, line) => {
  const written = await read('2026-11-26-467fffc.yaml');
  expect(loadPolicy(`${line}${written}`)).toEqual(loadPolicy(written));
  expect(loadPolicy(written).schema).toBe(schemaVersion);
});

it.each([
  ['nothing', null],
  ['a list', []],
  ['a text', 'policy'],
  ['settings that are no settings', { settings: 3 }],
  ['a schema that is no number', { schema: 'old', settings: {} }],
  ['schema 0', { schema: 0, settings: {} }],
])('%s is no policy', (_, document) => {
  expect(() => loadPolicy(JSON.stringify(document))).toThrow(PolicyError);
});
