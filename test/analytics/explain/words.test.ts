import { describe, expect, it } from 'vitest';
import { cellWords, columnLabel, rowArithmetic } from '../../../analytics/explain/words.ts';

describe('a column’s label', () => {
  it.each([
    ['closed_period', 'monitoring_notice', '办结期间'],
    ['fact_code', 'evaluation_framework', '数据项'],
    ['file_name', 'monitoring_project', '文件名'],
    ['source_row', 'reconciliation', '来源行'],
    ['low_factor', 'allocation_line', '下限系数'],
    ['target_state', 'reconciliation', '达成没有'],
    ['no_such_column', 'allocation_line', 'no_such_column'],
  ])('%s of %s is %s', (name, mart, label) => expect(columnLabel(name, mart).zh).toBe(label));

  it('is the mart’s own where marts differ', () => {
    expect(columnLabel('reasons', 'monitoring_notice').zh).toBe('原因');
    expect(columnLabel('reasons', 'monitoring_project').zh).toBe('亮灯原因');
  });
});

describe('a cell', () => {
  it.each([
    ['light', 'red', 'monitoring_project', '红灯', 'red'],
    [
      'reasons',
      'money_far_behind,goals_behind',
      'monitoring_project',
      '资金严重落后、目标落后',
      'money far behind, goals behind',
    ],
    ['state', 'known_slip', 'reconciliation', '来源自身差错', 'the source’s own slip'],
    ['state', 'accepted', 'intake_file', '接受', 'accepted'],
    ['state', 'partly', 'target_achievement', '部分达成', 'partly met'],
    ['state', 'not_reported', 'target_achievement', '未报', 'not reported'],
    ['basis', 'evaluation', 'target_achievement', '年度评价', 'the year’s evaluation'],
    ['basis', 'monitoring', 'target_achievement', '监控期', 'monitoring so far'],
    ['measure', 'spent_amount', 'reconciliation', '执行数', 'spent'],
    ['measure', 'targets_met_rate', 'reconciliation', '目标达成率', 'targets met ÷ targets'],
    ['measure', 'goal_progress', 'reconciliation', '目标进度', 'goal progress'],
    ['target_state', 'unmet', 'reconciliation', '未达成', 'not met'],
    ['measure', '增加班组,赶工', 'monitoring_notice', '增加班组,赶工', '增加班组,赶工'],
    ['rule', 'tier', 'evaluation_indicator', '按定性档次', 'by its qualitative tier'],
    ['rule', 'medium', 'allocation_range', '中', 'medium'],
    ['direction', '>=', 'monitoring_indicator', '≥', '≥'],
    ['fact_code', 'assets_total', 'evaluation_framework', '固定资产总额', 'Fixed assets, total'],
    ['source_row', 12, 'reconciliation', '12', '12'],
    ['complete', true, 'evaluation_project', '是', 'yes'],
    ['grade', null, 'evaluation_project', '—', '—'],
    ['grade', 'unheard_of', 'evaluation_project', 'unheard_of', 'unheard_of'],
  ])('%s %j of %s says %s', (name, cell, mart, zh, en) =>
    expect(cellWords({ [name]: cell }, name, mart)).toEqual({ zh, en }),
  );

  it('of a notice closed without a measure says no more than that it recovered', () => {
    expect(cellWords({ state: 'closed', measure: null }, 'state', 'monitoring_notice').zh).toBe('已恢复,未见整改措施');
    expect(cellWords({ state: 'closed', measure: '赶工' }, 'state', 'monitoring_notice').zh).toBe('已办结');
  });
});

describe('the arithmetic of a scored row', () => {
  it.each([
    [{ weight: '80.000000', points: '70.00' }, '80 × 87.5% = 70.00'],
    [{ weight: '10.000000', points: '0.00' }, '10 × 0.0% = 0.00'],
    [{ weight: '0.000000', points: '0.00' }, '—'],
    [{ weight: '10.000000', points: null }, '—'],
  ])('%j is %s', (row, says) =>
    expect(rowArithmetic(row)).toMatchObject({ says, title: { zh: '权重 × 得分率 = 得分' } }),
  );

  it('is nobody else’s', () => expect(rowArithmetic({ weight: '10.000000', light: 'red' })).toBeNull());
});
