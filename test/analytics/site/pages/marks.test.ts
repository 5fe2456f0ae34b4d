import { describe, expect, it } from 'vitest';
import type { IndicatorScore } from '../../../../analytics/contracts/marts/rows.ts';
import { multiples } from '../../../../analytics/site/pages/history.ts';
import { executionRate } from '../../../../analytics/site/pages/projects-month.ts';
import { scoreSection } from '../../../../analytics/site/pages/score.ts';
import { editionOf } from '../../../../analytics/site/parts/edition.ts';
import { factsOf } from '../../../../analytics/site/parts/facts.ts';
import { closedYear, martRow } from '../../../fixtures/site-data.ts';

const facts = factsOf(editionOf(closedYear(), 'internal'));

describe('the execution rate of a project’s month', () => {
  it.each<[string, Readonly<Record<string, string | number | null>>]>([
    ['50.0%', { spent_amount: '50.00', execution_rate: '0.500000', reasons: 'denominator_replaced' }],
    ['50.0% 最近 4 月last in month 4', { spent_amount: '50.00', execution_rate: '0.500000', money_age: 2 }],
    ['未报', { spent_amount: null, execution_rate: null, reasons: 'money_missing' }],
    ['无预算', { spent_amount: '0.00', execution_rate: null, reasons: '' }],
    ['缺分母', { spent_amount: '50.00', execution_rate: null, reasons: 'denominator_missing' }],
    ['分母为 0', { spent_amount: '50.00', execution_rate: null, reasons: 'denominator_zero' }],
  ])('%s', (said, cells) => {
    const shown = executionRate(martRow('monitoring_project', { period: '2025-06', money_age: 0, ...cells })).markup;
    expect(shown.replace(/<[^>]+>/g, '').replaceAll('\u00a0', ' ')).toBe(said);
  });
});

describe('how a row got its points', () => {
  const plain = martRow('evaluation_indicator', {
    indicator_code: '01',
    indicator_name: '管理制度健全性',
    level1: 'benefit',
    direction: 'qualitative',
    tier: 'met',
    completion: '1.000000',
    rule: 'tier',
    clause: '财预〔2020〕10号',
    weight: '20.000000',
    points: '20.00',
  });
  const scored = martRow('evaluation_project', { total: '20.00', raw_total: '20.00', weight_total: '20.000000' });
  const shown = (row: IndicatorScore): string =>
    scoreSection(facts, scored, [row])
      .markup.replace(/<[^>]+>/g, ' ')
      .replaceAll('\u00a0', ' ');

  it.each<[string, Readonly<Record<string, string>>]>([
    ['所填得分就是评价结果', { rule: 'judged_points' }],
    ['低于所选档次,取所给的(较低)', { rule: 'tier_share_below' }],
    ['高于所选档次,取该档的规定比例(较低)', { rule: 'tier_share_above' }],
    ['不予采用,得 0 分', { rule: 'tier_refused' }],
    ['不在所选档次的区间内', { finding: 'tier_share_outside' }],
    ['不在任何档次的区间内', { finding: 'share_in_no_tier' }],
    ['所填得分不在 0 到权重之间', { finding: 'points_outside_weight' }],
    ['没有可用的评价结果,得 0 分', { finding: 'judgement_refused' }],
    ['不计执行率,按满分', { rule: 'execution_waived_full' }],
    ['不计执行率,按权重 × 其余各行的得分率', { rule: 'execution_waived_as_others' }],
    ['不计执行率,得 0 分', { rule: 'execution_waived_zero' }],
    ['执行率改以全年预算数为分母', { finding: 'denominator_replaced' }],
    ['执行率的分母没有填齐', { finding: 'denominator_missing' }],
    ['没有预算却有支出', { finding: 'spent_without_budget' }],
  ])('%s', (said, cells) => {
    expect(shown({ ...plain, ...cells })).toContain(said);
    expect(shown(plain)).not.toContain(said);
  });
});

describe('the departments furthest behind', () => {
  const at = (code: string, cells: Readonly<Record<string, string | number | null>>) =>
    martRow('monitoring_department', {
      period: '2025-12',
      department_code: code,
      department_name: `部门${code}`,
      planned_progress: '1.000000',
      money_age: 0,
      ...cells,
    });
  const said = async (rows: readonly ReturnType<typeof at>[]): Promise<string> => {
    const known = { ...facts, departmentsIn: new Map([['2025-12', rows]]) };
    const shown = await multiples(known, 'monitoring.html', '2025-12');
    return (shown?.markup ?? '')
      .replace(/<svg.*?<\/svg>/gs, '')
      .replace(/<[^>]+>/g, '')
      .replaceAll('\u00a0', ' ');
  };

  it('of a closed year are those with the lowest rates, and one without a rate or a report is none of them', async () => {
    const words = await said([
      at('1', { execution_rate: '0.800000', execution_deviation: '-0.200000' }),
      at('2', { execution_rate: '0.950000', execution_deviation: '-0.050000' }),
      at('3', { execution_rate: null, execution_deviation: null, spent_amount: '5.00' }),
      at('4', { execution_rate: '0.100000', execution_deviation: null, money_age: 3 }),
    ]);
    expect(words).toContain('执行最低的 2 个部门,1 个全年不到 90%');
    expect(words).not.toMatch(/部门3|部门4/);
  });

  it('are not spoken of where none has a rate', async () => {
    expect(await said([at('3', { execution_rate: null, execution_deviation: null })])).toBe('');
  });
});
