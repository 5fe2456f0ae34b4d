import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { loadPolicy, PolicyError, policyId } from '../../../analytics/policy/load.ts';

const written = await readFile(new URL('../../../analytics/policy/default.yaml', import.meta.url), 'utf8');

/**
 * The default policy with one place, such as `settings.rounding_mode.value`, at another value (undefined takes it out).
 */
const changed = (path: string, value: unknown): string => {
  const document = parse(written);
  const keys = path.split('.');
  const holder = keys.slice(0, -1).reduce((node, key) => node[key], document);
  const last = keys.at(-1) ?? '';
  if (value !== undefined) holder[last] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return stringify(document);
};

const issuesOf = (text: string): readonly string[] => {
  try {
    loadPolicy(text);
    return [];
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return error.issues.map(({ path, says }) => `${path}: ${says.zh} · ${says.en}`);
  }
};

describe('loadPolicy', () => {
  it('takes the default', () => expect(loadPolicy(written).settings.execution_weight.value).toBe(10));
  it('takes JSON', () => expect(loadPolicy(JSON.stringify(parse(written)))).toEqual(loadPolicy(written)));
  it('takes Cali’s', async () => {
    expect(
      issuesOf(await readFile(new URL('../../../examples/cali-2025/policy.yaml', import.meta.url), 'utf8')),
    ).toEqual([]);
  });

  it.each<[string, string, unknown, string]>([
    ['a number without its clause', 'settings.execution_weight', { value: 10 }, 'settings.execution_weight.clause: '],
    ['a setting that is missing', 'settings.rounding_mode', undefined, 'settings.rounding_mode: '],
    ['a setting nobody knows', 'settings.rounding', { value: 1, clause: 'x' }, 'settings: '],
    ['a choice that is none', 'settings.rounding_mode.value', 'sideways', 'settings.rounding_mode.value: '],
    ['a share above 1', 'settings.framework_share.value', 1.2, 'settings.framework_share.value: '],
    [
      'an envelope that is no amount',
      'settings.allocation_envelope_amount.value',
      '1,200',
      'settings.allocation_envelope_amount.value: ',
    ],
    [
      'crossed satisfaction lines',
      'settings.satisfaction_zero_below.value',
      0.95,
      'settings.satisfaction_zero_below: 零分线',
    ],
    ['a pass line of 1', 'settings.at_least_pass_line.value', 1, 'settings.at_least_pass_line: 及格线'],
    ['crossed lines of money', 'settings.money_red_below.value', 0, 'settings.money_red_below: 红灯线'],
    ['crossed lines of goals', 'settings.indicator_red_below.value', 0, 'settings.indicator_red_below: 红灯线'],
    ['a tier that is missing', 'tiers.1', undefined, 'tiers: 缺少 partly 的一行:补上'],
    ['a tier’s share outside it', 'tiers.1.evaluation', 0.9, 'tiers.1: 监控和评价的比例应在'],
    ['a grade twice', 'grades.1.grade', 'excellent', 'grades: excellent 写了 2 次'],
    ['a gap between grades', 'grades.1.from', 85, 'grades: 中的上限'],
    ['grades that end below 100', 'grades.0.below', 100, 'grades: 等级应覆盖'],
    ['a fact nobody reports', 'framework.0.numerator', 'staff', 'framework.0.numerator: 没有叫 staff 的数据项'],
    ['a measure twice', 'framework.1.code', 'staff_control', 'framework: staff_control 写了 2 次'],
    ['no rule for new projects', 'application.6', undefined, 'application: 缺少 new 的一行:补上'],
    [
      'a due day that not every year has',
      'settings.self_evaluation_due.value',
      '02-29',
      'settings.self_evaluation_due.value: 应是每年都有的日子:写成 月-日',
    ],
    [
      'a due day that never comes',
      'settings.self_evaluation_due.value',
      '04-31',
      'settings.self_evaluation_due.value: 没有这一天',
    ],
    [
      'a rise for a late form',
      'settings.late_self_evaluation_deduction.value',
      -1,
      'settings.late_self_evaluation_deduction.value: ',
    ],
    ['crossed factors', 'application.0.low', 1.5, 'application.0: 下限系数'],
  ])('refuses %s', (_, path, value, issue) => {
    const issues = issuesOf(changed(path, value));
    expect(issues.filter((found) => found.startsWith(issue))).toHaveLength(1);
  });

  it('asks for bands where they are scored by', () => {
    const document = parse(written);
    document.settings.execution_scoring.value = 'banded';
    document.execution_bands = [];
    expect(issuesOf(stringify(document))).toEqual([
      'execution_bands: 按分档计分时应写明各档:写 execution_bands,或改为按比例 · scoring by bands needs bands: write execution_bands, or score in proportion',
    ]);
  });

  it('names all that is wrong at once', () => {
    const document = parse(written);
    document.application.pop();
    document.tiers.pop();
    expect(issuesOf(stringify(document))).toHaveLength(2);
  });

  it.each([
    [
      'a setting that is missing',
      changed('settings.rounding_mode', undefined),
      'settings.rounding_mode: 缺少这一项:补上一组键和值,如 { value: …, clause: … } · it is missing: add keys with values, as in { value: …, clause: … }',
    ],
    [
      'a name that is misspelt',
      changed('settings.rouding_mode', { value: 'up', clause: 'x' }),
      'settings: 没有叫 rouding_mode 的项:多半是 rounding_mode,改成它 · nothing is called rouding_mode here: write rounding_mode, which it seems to be',
    ],
  ])('says of %s what to do', (_, document, issue) => expect(issuesOf(document)).toEqual([issue]));

  it('judges nothing else of a document whose schema it does not know', () => {
    const found = issuesOf(stringify({ schema: 99, name: 'x' }));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^schema: /);
  });

  it('says what is unreadable', () =>
    expect(issuesOf('name: [')[0]).toMatch(
      /^: 第 1 行第 \d 列不是有效的 YAML,.*:行首.* · line 1, column \d is not readable/s,
    ));

  it.each([
    ['of another encoding', new TextDecoder().decode(new Uint8Array([0x6e, 0x3a, 0xb9, 0xe6]))],
    ['in UTF-16', 'n\0:\0'],
  ])('refuses a file %s', (_, document) =>
    expect(issuesOf(document)).toEqual([
      ': 文件不是 UTF-8 编码,汉字读不出来:用记事本打开,另存为时编码选 UTF-8 · the file is not in UTF-8, so its characters cannot be read: save it again with the encoding UTF-8',
    ]),
  );
});

describe('policyId', () => {
  const policy = loadPolicy(written);
  it('names, versions and fingerprints the content', () =>
    expect(policyId(policy)).toMatch(/^default@1#[0-9a-f]{16}$/));
  it('changes with any number', () =>
    expect(policyId(loadPolicy(changed('settings.execution_weight.value', 20)))).not.toBe(policyId(policy)));
  it('does not change with layout', () =>
    expect(policyId(loadPolicy(stringify(parse(written))))).toBe(policyId(policy)));
});
