import { describe, expect, test } from 'vitest';
import { text } from '../../../analytics/core/language/text.ts';
import type { Fault } from '../../../analytics/intake/fault.ts';
import { afterIntake } from '../../../functions/cli/receipts-beside.ts';
import { refusalSays } from '../../../functions/cli/run-summary.ts';
import { jixiao } from './command.ts';

const fault = (code: string, severity: Fault['severity'] = 'fault'): Fault => ({
  code,
  severity,
  place: { sheet: '项目', row: 3, column: '年初预算数', value: '若干' },
  detail: { label_zh: '年初预算数', label_en: 'Budget' },
  times: 1,
});

const project = {
  fileName: '项目.xlsx',
  state: 'refused' as const,
  faults: [fault('wide', 'warning'), fault('not-money')],
};
const spent = { fileName: '1月.xlsx', state: 'refused' as const, faults: [fault('unknown-reference')] };
const units = { fileName: '机构.csv', state: 'accepted' as const, faults: [] };

describe('the refusal to look at first', () => {
  test('is that of the list others wait for, at its cell, with the rule and the remedy', () => {
    const [said, ...more] = refusalSays([units, spent, project]);
    expect(more).toEqual([]);
    expect(said?.zh).toMatch(/^■ 拒收 项目\.xlsx 项目 · 3 · 年初预算数:.+ → .+$/);
    expect(said?.en).toMatch(/^■ Refused 项目\.xlsx 项目 · 3 · 年初预算数: .+ → .+$/);
  });

  test('is none where nothing was refused', () => {
    expect(refusalSays([units, { ...project, state: 'partly' }])).toEqual([]);
  });

  test('stands before the problem that kept a run from its result', () => {
    const problem = {
      code: 'nothing-to-monitor',
      says: text('没有可运行的月份', 'No month to run'),
      remedy: text('补报', 'Report'),
    };
    const { says } = afterIntake(problem, { receipts: [spent, project], others: [], skipped: [] }, null);
    expect(says.zh.split('\n')).toEqual([expect.stringContaining('项目.xlsx'), '没有可运行的月份']);
    expect(says.en.split('\n')).toEqual([expect.stringContaining('项目.xlsx'), 'No month to run']);
  });
});

test.each([
  ['zh', true],
  ['en', false],
])(
  'a problem is told whole in the language asked for, %s, and whole in the other after it',
  async (language, first) => {
    const { code, err } = await jixiao('run', '/no/such/folder', '--out', '/no/such/out', '--lang', language);
    const isChinese = err
      .trimEnd()
      .split('\n')
      .map((line) => /\p{Script=Han}/u.test(line));
    expect([code, isChinese]).toEqual([3, [first, first, !first, !first]]);
  },
);
