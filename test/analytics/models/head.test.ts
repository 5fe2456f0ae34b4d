import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import { allocationLineAudited } from '../../../analytics/models/allocation-line.ts';
import { inOrder, modelNames, readModels } from '../../../analytics/models/catalogue.ts';
import { ModelHeadError } from '../../../analytics/models/errors.ts';
import { parseHead } from '../../../analytics/models/head.ts';
import { relationsRead } from '../../../analytics/models/relations.ts';
import { asset } from '../evaluation/year.ts';

const head = (...lines: readonly string[]): string =>
  [...lines.map((line) => `-- ${line}`), 'SELECT 1 FROM b'].join('\n');
const title = 'a · 甲';

describe('the head of a model', () => {
  it('says title, grain, inputs, audits and how rows are kept', () => {
    const sql = head(title, 'grain: x,', '  y?', 'inputs: b', 'must hold: one, two', 'kept: view', '', 'inputs: prose');
    expect(parseHead('a', sql)).toEqual({
      title: '甲',
      grain: [
        { name: 'x', optional: false },
        { name: 'y', optional: true },
      ],
      inputs: ['b'],
      mustHold: ['one', 'two'],
      kept: 'view',
    });
  });

  it('needs to say neither audits nor how rows are kept', () =>
    expect(parseHead('a', head(title, 'grain: x', 'inputs: b'))).toMatchObject({ mustHold: [], kept: 'table' }));

  it.each([
    ['SELECT 1 FROM b', 'does not begin with -- a · <title>'],
    [head('c · 丙', 'grain: x', 'inputs: b'), 'does not begin with -- a · <title>'],
    [head(title, 'inputs: b'), 'has no grain'],
    [head(title, 'grain: x'), 'has no inputs'],
    [head(title, 'Grain: x', 'inputs: b'), 'has no grain'],
    [head(title, 'grain: x', 'inputs: c'), 'does not name as inputs what it reads: b'],
    [head(title, 'grain: x', 'inputs: b, c'), 'names as inputs what it does not read: c'],
    [head(title, 'grain: x', 'inputs: b', 'kept: nowhere'), 'is kept as nowhere, neither table nor view'],
  ])('%j is refused', (sql, why) => {
    expect(() => parseHead('a', sql)).toThrow(ModelHeadError);
    expect(() => parseHead('a', sql)).toThrow(`model a ${why}`);
  });
});

describe('the relations a query reads', () => {
  it.each<[string, readonly string[]]>([
    ['SELECT * FROM a AS x LEFT JOIN b ON true CROSS JOIN c', ['a', 'b', 'c']],
    ['WITH a AS (SELECT 1 FROM b), c AS (SELECT 1 FROM a) SELECT * FROM c', ['b']],
    ['SELECT * FROM (SELECT 1 FROM b) AS x WHERE y IN (SELECT z FROM c)', ['b', 'c']],
    ["SELECT 'FROM d' -- FROM e\nFROM b", ['b']],
    ['SELECT * FROM (VALUES (1)) AS x (y)', []],
  ])('%s', (sql, read) => expect([...relationsRead(sql)]).toEqual(read));
});

describe('the order of models', () => {
  const model = (name: string, ...inputs: readonly string[]) => ({ name, inputs });

  it('follows from what they read', () =>
    expect(inOrder([model('c', 'b', 'a'), model('b', 'a'), model('a', 'lake')]).map(({ name }) => name)).toEqual([
      'a',
      'b',
      'c',
    ]));

  it('is refused for a circle, with its names', () =>
    expect(() => inOrder([model('a', 'b'), model('b', 'a'), model('c')])).toThrow('model a, b read each other'));
});

describe('the models as they are', async () => {
  const models = await readModels(asset);
  const filesOf = async (folder: string): Promise<readonly string[]> =>
    (await readdir(new URL(`../../../analytics/models/${folder}/`, import.meta.url)))
      .map((file) => basename(file, '.sql'))
      .sort();

  it.each(Object.entries(modelNames))('are all the files of %s', async (layer, names) =>
    expect([...names].sort()).toEqual(await filesOf(layer)),
  );

  it('name every audit there is, once', async () =>
    expect([...models, allocationLineAudited].flatMap(({ mustHold }) => mustHold).sort()).toEqual(
      await filesOf('audits'),
    ));

  it.each(marts.map((mart) => [mart.name, mart] as const))('%s has the grain of its mart', (name, { key }) => {
    const { grain } = [...models, allocationLineAudited].find((model) => model.name === name) ?? { grain: [] };
    expect(grain).toEqual(key.map((column) => ({ name: column, optional: false })));
  });
});
