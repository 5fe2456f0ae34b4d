import { describe, expect, it } from 'vitest';
import type { TargetCount } from '../../../../analytics/contracts/marts/rows.ts';
import type { Html } from '../../../../analytics/core/html.ts';
import { departmentTargets, districtTargets } from '../../../../analytics/site/pages/targets.ts';
import { type Edition, editionOf } from '../../../../analytics/site/parts/edition.ts';
import { type Facts, factsOf } from '../../../../analytics/site/parts/facts.ts';
import { closedYear, midYear, type WholeSite, withRows } from '../../../fixtures/site-data.ts';

const factsFrom = (site: WholeSite, edition: Edition = 'internal'): Facts => factsOf(editionOf(site, edition));

/** The cells of each row of a table, without what only lays them out. */
const rowsOf = (shown: Html | null): readonly string[] =>
  [...(shown?.markup ?? '').matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)]
      .map(([, cell = '']) => cell.replace(/<span class="en".*?<\/span>/g, '').replace(/<[^>]+>/g, ''))
      .join(' | '),
  );
const head = '有目标的指标 | 达成 | 部分达成 | 未达成 | 未报 | 达成率(占已报) | 达成率(占全部)';
const bare = (shown: Html | null): string => (shown?.markup ?? '').replaceAll('\u00a0', ' ');

const changed = (site: WholeSite, change: (row: TargetCount) => Partial<TargetCount>): WholeSite =>
  withRows(site, {
    target_achievement: site.rows.target_achievement.map((row) => ({ ...row, ...change(row) })),
  });

describe('the targets on a department’s page', () => {
  it('stand unit by unit over what they come to together', () => {
    const shown = departmentTargets(factsFrom(closedYear()), '101');
    expect(rowsOf(shown)).toEqual([
      `单位 | ${head}`,
      '教育体育局本级 | 4 | 1 | 1 | 1 | 1 | 33.3% | 25.0%',
      '合计 | 4 | 1 | 1 | 1 | 1 | 33.3% | 25.0%',
    ]);
    expect(bare(shown)).toContain('已报的 3 项绩效目标中 1 项达成(33.3%),另有 1 项未报');
    expect(bare(shown)).toContain('年末值与全年目标比;没有达到、完成程度不低于 60% 的为部分达成');
  });

  it('before the year ends are those of the plan so far', () => {
    const shown = bare(departmentTargets(factsFrom(midYear()), '101'));
    expect(shown).toContain('截至 6 月,已报的 3 项绩效目标中 1 项达到本期要求');
    expect(shown).toContain('累计型的与计划进度比');
    expect(shown).toContain('1 项是更早月份报的');
  });

  it('follow the policy: which rows are prorated, and from which share on a target is partly met', () => {
    const year = midYear();
    const { policy } = year;
    const [prorated_rows, tiers] = [
      { ...policy.settings.prorated_rows, value: 'flows_and_floors' as const },
      policy.tiers.map((tier) => (tier.tier === 'partly' ? { ...tier, low: 0.58 } : tier)),
    ];
    const site = { ...year, policy: { ...policy, tiers, settings: { ...policy.settings, prorated_rows } } };
    const shown = bare(departmentTargets(factsFrom(site), '101'));
    expect(shown).toContain('累计型和下限(≥、&gt;)的与计划进度比');
    expect(shown).toContain('完成程度不低于 58% 的为部分达成');
  });

  it('have no rate where nothing was reported, and say so', () => {
    const shown = departmentTargets(factsFrom(closedYear()), '104');
    expect(rowsOf(shown).at(-1)).toBe('合计 | 4 | 0 | 0 | 0 | 4 | — | 0.0%');
    expect(bare(shown)).toContain('4 项绩效目标都没有报数');
  });

  it('are left out where a department declared none, or is not known', () => {
    const none = changed(closedYear(), () => ({ indicators: 0, reported: 0, met: 0 }));
    expect(departmentTargets(factsFrom(none), '101')).toBeNull();
    expect(districtTargets(factsFrom(none))).toBeNull();
    expect(departmentTargets(factsFrom(closedYear()), '199')).toBeNull();
  });

  it('are the department’s alone in the public edition', () => {
    expect(rowsOf(departmentTargets(factsFrom(closedYear(), 'public'), '101'))).toEqual([
      `部门 | ${head}`,
      '教育体育局 | 4 | 1 | 1 | 1 | 1 | 33.3% | 25.0%',
    ]);
  });

  it('are counted in thousands', () => {
    const many = changed(closedYear(), () => ({ indicators: 12_345, met: 1000 }));
    expect(rowsOf(departmentTargets(factsFrom(many), '101')).at(-1)).toMatch(/^合计 \| 12,345 \| 1,000 \|/);
  });

  it('name a unit that no list names by its code', () => {
    const nameless = changed(closedYear(), () => ({ name: null }));
    expect(rowsOf(departmentTargets(factsFrom(nameless), '101'))[1]).toMatch(/^101001 \| 4/);
  });
});

it('the targets on the page of the evaluation stand department by department over the district', () => {
  const shown = districtTargets(factsFrom(closedYear()));
  const rows = rowsOf(shown);
  expect(rows[1]).toBe('教育体育局 | 4 | 1 | 1 | 1 | 1 | 33.3% | 25.0%');
  expect(rows).toHaveLength(6);
  expect(rows.at(-1)).toBe('合计 | 16 | 3 | 3 | 3 | 7 | 33.3% | 18.8%');
  expect(shown?.markup).toContain('href="departments/101.html"');
});
