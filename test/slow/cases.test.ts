import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases } from '../../functions/cases/cases.ts';
import type { Io } from '../../functions/cli/outcome.ts';

const golden = fileURLToPath(new URL('../golden/cases/', import.meta.url));

const run = async (folder: string): Promise<{ readonly code: number; readonly out: string; readonly err: string }> => {
  const said = { out: '', err: '' };
  const io: Io = {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    isTerminal: false,
    wait: async () => false,
    clock: () => '2026-01-15T08:00:00.000Z',
    environment: {},
  };
  return { code: await cases([folder], io), ...said };
};

/** The verdict printed beside each form's name. */
const verdicts = (out: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from(out.matchAll(/^(\S+) {2}\S+ (\w+) {2}规则/gm), ([, id = '', verdict = '']) => [id, verdict]),
  );

describe('the published forms', () => {
  let result: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    result = await run(golden);
  });

  it('are each what their reader found', () => {
    expect(verdicts(result.out)).toMatchObject({
      'tianchang-flood-2022': 'equal',
      'huangshi-sponge-2022': 'equal',
      'putuo-sports-2022': 'equal',
      'nanhua-mushroom': 'equal',
      'hexi-subsidy-2023': 'equal',
      'langfang-hvac-2019': 'equal',
      'zhongxian-science-dept-2024': 'equal',
      'yongde-school-meals-2022': 'judgement',
      'zhongjiang-gauge-2022': 'slip',
      'yinchuan-school-2021': 'slip',
      'cq-media-dept-2021': 'slip',
      'guichi-commission-2022': 'slip',
      'lingling-forestry-dept-2021': 'slip',
      'chengan-elderly-2020': 'slip',
      'taibai-town-dept-2021': 'slip',
    });
  });

  it('are what their own verdicts say', () => {
    expect(result.out).toContain('15 / 15 与所附结论一致');
    expect(result.out).not.toContain('所附结论不同');
  });

  it('leave nothing that is ours', () => {
    expect(result.code).toBe(0);
    expect(result.out).toMatch(/\n\d+ equal, \d+ slips, \d+ judgements, 0 ours\n$/);
  });
});

describe('a form of an office with rules of its own', () => {
  let folder: string;
  const form = {
    id: 'own',
    money_unit: '元',
    denominator: 'adjusted',
    complete: true,
    budget: { adjusted: 1000, spent: 800, rate: 0.8, weight: 20, points: 16 },
    indicators: [
      { level1: '过程', name: '合规', direction: 'judged', target: null, actual: null, weight: 20, points: 15 },
      { level1: '产出', name: '成本', direction: '<=', target: 100, actual: 150, weight: 30, points: 20 },
      {
        level1: '产出',
        name: '工期',
        direction: '<=',
        target: '2025-11-30',
        actual: '2025-12-04',
        weight: 30,
        points: 28,
        scoring: 'late',
      },
    ],
    total: 79,
  };
  const ratio = `${[
    '{ code: late, name: { zh: 每迟一天扣半分, en: half a point a day }, form: per_unit, unit: 1, of: value, points: 0.5, count: started, clause: 某地 }',
  ].join('\n')}`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cases-'));
    await writeFile(join(folder, 'own.json'), JSON.stringify(form));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is ours to answer for while its rules are not said', async () => {
    const { code, out } = await run(folder);
    expect(code).toBe(1);
    expect(out).toContain('ours  成本');
  });

  it('is equal once its policy lies beside it', async () => {
    const defaults = await readFile(new URL('../../analytics/policy/default.yaml', import.meta.url), 'utf8');
    await writeFile(
      join(folder, 'own.policy.yaml'),
      defaults
        .replace('at_most_formula: { value: linear', 'at_most_formula: { value: ratio')
        .replace('execution_weight: { value: 10', 'execution_weight: { value: 20')
        .replace('scorings: []', `scorings:\n  - ${ratio}`),
    );
    const { code, out } = await run(folder);
    expect(verdicts(out)).toEqual({ own: 'equal' });
    expect(code).toBe(0);
  });

  it('is named where it can’t be read', async () => {
    await writeFile(join(folder, 'broken.json'), '{"id": "x"}');
    await expect(run(folder)).rejects.toThrow(/broken\.json: budget/);
  });
});

describe('forms that nobody here has seen', () => {
  const whole = {
    id: 'whole',
    complete: true,
    budget: {},
    indicators: [
      { level1: '履职效能', name: '检查次数', direction: '>=', target: 100, actual: 80, weight: 100, points: 80 },
    ],
    total: 80,
  };
  const [first] = whole.indicators;
  const heavy = { ...whole, id: 'heavy', indicators: [{ ...first, weight: 120, points: 96 }], total: 96 };

  const runOf = async (
    ...forms: readonly { readonly id: string; readonly verdict?: string }[]
  ): ReturnType<typeof run> => {
    const folder = await mkdtemp(join(tmpdir(), 'cases-'));
    try {
      await Promise.all(forms.map((form) => writeFile(join(folder, `${form.id}.json`), JSON.stringify(form))));
      return await run(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

  it('are scored without money', async () => {
    const { code, out } = await runOf(whole);
    expect(verdicts(out)).toEqual({ whole: 'equal' });
    expect(code).toBe(0);
  });

  it('are held against the verdict that they carry, and say where it is another', async () => {
    const { out } = await runOf({ ...whole, verdict: 'slip' }, { ...whole, id: 'right', verdict: 'rounding' });
    expect(out).toMatch(/^whole {2}.*所附结论不同 its own verdict: slip$/m);
    expect(out).toContain('1 / 2 与所附结论一致');
  });

  it('say nothing of verdicts where none is carried', async () => {
    expect((await runOf(whole, { ...whole, id: 'odd', verdict: 'unclear' })).out).not.toContain('结论');
  });

  it('stand for themselves where one is refused', async () => {
    const { code, out } = await runOf(heavy, whole);
    expect(verdicts(out)).toEqual({ heavy: 'ours', whole: 'equal' });
    expect(out).toMatch(/1 ours\n$/);
    expect(code).toBe(1);
  });
});
