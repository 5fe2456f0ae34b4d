import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policyDoubts } from '../../../analytics/policy/doubts.ts';
import { loadPolicy, policyOf } from '../../../analytics/policy/load.ts';
import { presetDocument, presetNames } from '../../../analytics/policy/presets.ts';
import { asset } from '../evaluation/year.ts';
import { everyEntry } from './every-entry.ts';
import { clause, written } from './refused.ts';

const name = { zh: '办法', en: 'way' };
const own = { code: 'own', name, clause, form: 'met_or_not' };
const rule = (more: object) => ({ scoring: 'own', clause, ...more });
const curve = (more: object) => ({ plan_03: 0.2, plan_06: 0.5, plan_09: 0.8, clause, ...more });
const measure = (more: object) => [{ ...parse(written).framework[0], ...more }];
const scheme = (code: string, ...conditions: readonly object[]) => ({
  code,
  name,
  about: name,
  clause,
  for: conditions,
  execution_weight: 10,
  levels: [],
});
const perUnit = (unit: number) => ({ ...own, form: 'per_unit', unit, of: 'target', points: 1, count: 'whole' });

const doubted = (lists: object): readonly string[] =>
  policyDoubts(policyOf({ ...parse(written), ...lists })).map(({ path, says }) => {
    expect(says.zh).toMatch(/[一-龥].*:.*[一-龥]/);
    expect(says.en).toMatch(/[a-z]{3}.*: .*[a-z]{3}/);
    return path;
  });

describe('a policy is asked about', () => {
  it.each<[string, object, readonly string[]]>([
    ['a target of 500 %', { framework: measure({ target: 5 }) }, ['framework.0.target']],
    ['a change of more than all', { framework: measure({ formula: 'change', target: -5 }) }, ['framework.0.target']],
    ['a unit of the whole target', { scorings: [perUnit(1)] }, ['scorings.0.unit']],
    [
      'a rule for a level that no scheme has',
      { scorings: [own], scoring_rules: [rule({ level1: '能力建设' })] },
      ['scoring_rules.0.level1'],
    ],
    [
      'a rule after one that takes all of it',
      { scorings: [own], scoring_rules: [rule({ level1: 'output' }), rule({ level1: 'output', direction: '>=' })] },
      ['scoring_rules.1'],
    ],
    [
      'a curve after that of the beginning of its function',
      { plan_curves: [curve({ function_code: '213' }), curve({ function_code: '21301' })] },
      ['plan_curves.1'],
    ],
    [
      'a scheme after one for all of its projects',
      {
        schemes: [
          scheme('a', { project_type: 'staff' }),
          scheme('b', { project_type: 'staff', function_code: '205' }, { project_type: 'operation' }),
        ],
      },
      ['schemes.1.for.0'],
    ],
  ])('%s', (_, lists, places) => expect(doubted(lists)).toEqual(places));

  it('the number that is meant', () => {
    const [doubt] = policyDoubts(policyOf({ ...parse(written), framework: measure({ target: 5 }) }));
    expect(doubt?.says.zh).toBe('标准就是 ≤ 500%:是 5% 的话写成 0.05');
  });

  it.each<[string, object]>([
    ['a target of 150 %', { framework: measure({ target: 1.5 }) }],
    ['a change by half', { framework: measure({ formula: 'change', target: -0.5 }) }],
    ['a unit of a hundredth', { scorings: [perUnit(0.01)] }],
    ['a usual level', { scorings: [own], scoring_rules: [rule({ level1: 'duty' })] }],
    [
      'a narrower rule before a wider one',
      { scorings: [own], scoring_rules: [rule({ level1: 'output', direction: '>=' }), rule({ level1: 'output' })] },
    ],
    ['curves of goals and of money', { plan_curves: [curve({ of: 'money' }), curve({ function_code: '213' })] }],
    [
      'the shorter code after the longer',
      { plan_curves: [curve({ function_code: '21301' }), curve({ function_code: '213' })] },
    ],
    ['every entry there can be', everyEntry()],
  ])('but not %s', (_, lists) => expect(doubted(lists)).toEqual([]));

  it.each(presetNames)('nor of the preset %s', async (preset) => {
    expect(policyDoubts(loadPolicy(await presetDocument(asset, preset)))).toEqual([]);
  });
});
