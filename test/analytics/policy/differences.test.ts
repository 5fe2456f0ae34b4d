import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceSays, policyDifferences } from '../../../analytics/policy/differences.ts';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import { presetDocument, presetNames } from '../../../analytics/policy/presets.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { asset } from '../../../functions/adapters/assets.ts';

const policies = await Promise.all(presetNames.map(async (name) => loadPolicy(await presetDocument(asset, name))));

type Path = readonly (string | number)[];

/** Words about a rule, and what a rule is called: nothing is decided by them. */
const words = new Set(['schema', 'name', 'version', 'title', 'region', 'clause', 'about', 'asks', 'note']);
/** What only places a grade on a page, and an end of the scale that no total reaches. */
const shown = /^grades\.\d+\.order$|^grades\.0\.below$/;

const leaves = (node: unknown, path: Path): readonly Path[] => {
  if (typeof node !== 'object' || node === null) return shown.test(path.join('.')) ? [] : [path];
  return Object.entries(node).flatMap(([key, value]) =>
    words.has(key) ? [] : leaves(value, [...path, Array.isArray(node) ? Number(key) : key]),
  );
};

const other = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 0.01;
  if (value === null) return 1;
  return value === 'ratio' ? 'change' : value === 'change' ? 'ratio' : `${String(value)}9`;
};

const changedAt = (policy: Policy, path: Path): Policy => {
  const changed = structuredClone(policy);
  let at: Record<string | number, unknown> = changed as unknown as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as typeof at;
  const last = path.at(-1) ?? '';
  at[last] = other(at[last]);
  return changed;
};

/** The policy with two rows of every list that it applies in order. */
const twice = (policy: Policy): Policy => ({
  ...policy,
  schemes: policies.flatMap(({ schemes }) => schemes),
  scoring_rules: [
    { direction: '>=', scoring: 'a', clause: 'x' },
    { level1: 'output', scoring: 'b', clause: 'x' },
  ],
  department_schemes: policies.flatMap(({ department_schemes }) => department_schemes),
  execution_parts: ['财政资金', '单位资金'].map((fund, index) => ({
    code: `part_${index}`,
    name: { zh: fund, en: `fund ${index}` },
    fund_source: fund,
    weight: 5,
    clause: 'x',
  })),
  plan_curves: ['specific', 'operation'].map((project_type) => ({
    project_type: project_type as 'specific',
    plan_03: 0.1,
    plan_06: 0.3,
    plan_09: 0.6,
    clause: 'x',
  })),
});

describe('the differences of two policies', () => {
  it('are none between a policy and itself', () => {
    for (const policy of policies) expect(policyDifferences(policy, structuredClone(policy))).toEqual([]);
  });

  it.each(presetNames.map((name, index) => [name, index] as const))(
    'miss no number and no choice of %s, in either language',
    (_, index) => {
      const policy = policies[index] as Policy;
      const silent = leaves(policy, []).filter((path) => {
        const found = policyDifferences(policy, changedAt(policy, path));
        return found.length === 0 || found.some(({ before, after }) => before?.en === after?.en);
      });
      expect(silent.map((path) => path.join('.'))).toEqual([]);
    },
  );

  it.each(['schemes', 'department_schemes', 'scoring_rules', 'plan_curves', 'execution_parts'] as const)(
    'say in which order the first that fits is looked for: %s',
    (list) => {
      const policy = twice(policies[0] as Policy);
      const turned = { ...policy, [list]: policy[list].toReversed() } as Policy;
      expect(policyDifferences(policy, turned)).toMatchObject([{ path: list }]);
    },
  );

  it('tell a department from a function of the same code', () => {
    const scheme = twice(policies[0] as Policy).schemes[0] as Policy['schemes'][number];
    const [one, two] = [{ department_code: '205' }, { function_code: '205' }].map((condition) => ({
      ...(policies[0] as Policy),
      schemes: [{ ...scheme, for: [condition] }],
    }));
    expect(policyDifferences(one as Policy, two as Policy)).toHaveLength(1);
  });

  it('tell the plan curve of a unit from that of a function of the same code', () => {
    const curve = { plan_03: 0.1, plan_06: 0.3, plan_09: 0.6, clause: 'x' };
    const [one, two] = [{ unit_code: '205' }, { function_code: '205' }].map((whom) => ({
      ...(policies[0] as Policy),
      plan_curves: [{ ...whom, ...curve }],
    }));
    expect(policyDifferences(one as Policy, two as Policy).map(({ before, after }) => [before, after])).not.toEqual([]);
  });

  it('tell the plan curve of money from that of goals, which is what one is without saying so', () => {
    const curve = { plan_03: 0.1, plan_06: 0.3, plan_09: 0.6, clause: 'x' };
    const [silent, goals, money] = [{}, { of: 'goals' as const }, { of: 'money' as const }].map((more) => ({
      ...(policies[0] as Policy),
      plan_curves: [{ ...curve, ...more }],
    }));
    expect(policyDifferences(silent as Policy, goals as Policy)).toEqual([]);
    expect(
      policyDifferences(goals as Policy, money as Policy).map(({ before, after }) => [before?.zh, after?.zh]),
    ).toEqual([
      ['所有项目:3、6、9 月 10%、30%、60%', undefined],
      [undefined, '所有项目的资金:3、6、9 月 10%、30%、60%'],
    ]);
  });

  it('turn around with the policies', () => {
    fc.assert(
      fc.property(fc.constantFrom(...policies), fc.constantFrom(...policies), (one, two) => {
        const [there, back] = [policyDifferences(one, two), policyDifferences(two, one)];
        const ends = (all: typeof there, from: 'before' | 'after', to: 'before' | 'after') =>
          all
            .map((each) => [each.path, each[from], each[to]])
            .toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
        expect(ends(there, 'before', 'after')).toEqual(ends(back, 'after', 'before'));
      }),
    );
  });

  it('give the clause of what is added, and of what takes another value', () => {
    const [guizhou, transfer] = [
      policies[presetNames.indexOf('guizhou')],
      policies[presetNames.indexOf('transfer-payment')],
    ];
    const says = policyDifferences(guizhou as Policy, transfer as Policy).map(differenceSays);
    expect(says.map(({ zh }) => zh)).toEqual([
      '执行率的分母:由“年初预算数”改为“调整后全年预算数”(财预〔2020〕10号 自评表:全年预算数 [form])',
      expect.stringMatching(/^评价体系:增加“转移支付(.+)\(公开的自评表 \[form\]\)$/),
    ]);
  });
});
