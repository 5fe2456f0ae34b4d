import { describe, expect, it } from 'vitest';
import { measures, worded } from '../../../../analytics/contracts/codes.ts';
import { controlFigure } from '../../../../analytics/contracts/datasets/control-figure.ts';
import { reconciliationSection } from '../../../../analytics/site/pages/reconciliation.ts';
import { editionOf } from '../../../../analytics/site/parts/edition.ts';
import { factsOf } from '../../../../analytics/site/parts/facts.ts';
import { closedYear, martRow, withRows } from '../../../fixtures/site-data.ts';

const choices = controlFigure.fields.find(({ name }) => name === 'measure')?.choices ?? [];

const section = (measure: string, published: string, computed: string): string => {
  const row = {
    fiscal_year: 2025,
    period: '2025-12',
    kind: '年度公开',
    level: 'department',
    key_code: '101',
    measure,
    published,
    computed,
    decimals: published.endsWith('%') ? 1 : 0,
    state: 'differs',
  };
  const site = withRows(closedYear(), { reconciliation: [martRow('reconciliation', row)] });
  return reconciliationSection(factsOf(editionOf(site, 'internal')))?.markup ?? '';
};

describe('the figures that others published', () => {
  it.each(choices.map(({ code }) => code))('of %s have words', (code) => {
    expect(measures[code]?.zh).toMatch(/[一-鿿]/);
    expect(worded(measures, code).en).not.toBe(code.includes('_') ? code : '');
  });

  it('are shown with what is counted and the place they are compared to', () => {
    const counted = section('targets_met', '3', '2');
    expect(counted).toContain('达成目标数');
    expect(counted).toContain('targets met');
    expect(counted).toMatch(/<span class="nw">3<\/span>.*<span class="nw">2<\/span>/s);
    const share = section('targets_met_rate', '66.6%', '50.0000%');
    expect(share).toContain('目标达成率');
    expect(share).toContain('0.1%');
  });
});
