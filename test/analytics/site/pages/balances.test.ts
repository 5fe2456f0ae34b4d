import { describe, expect, it } from 'vitest';
import type { FundBalance } from '../../../../analytics/contracts/marts/rows.ts';
import type { Html } from '../../../../analytics/core/html.ts';
import { departmentBalances, districtBalances } from '../../../../analytics/site/pages/balances.ts';
import { sentence } from '../../../../analytics/site/pages/balances-sentences.ts';
import { departmentPage } from '../../../../analytics/site/pages/department.ts';
import { type Edition, editionOf } from '../../../../analytics/site/parts/edition.ts';
import { type Facts, factsOf } from '../../../../analytics/site/parts/facts.ts';
import { closedYear, midYear, type WholeSite, withRows } from '../../../fixtures/site-data.ts';

const factsFrom = (site: WholeSite, edition: Edition = 'internal'): Facts => factsOf(editionOf(site, edition));

const rowsOf = (shown: Html | null): readonly string[] =>
  [...(shown?.markup ?? '').matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)]
      .map(([, cell = '']) => cell.replace(/<span class="en".*?<\/span>/g, '').replace(/<[^>]+>/g, ''))
      .join(' | '),
  );
const bare = (shown: Html | null): string => (shown?.markup ?? '').replace(/[\u00a0\u2060]/g, ' ').replace(/ +/g, ' ');
const head = '年初结转结余 | 收入预算 | 收入 | 收入完成率 | 支出预算 | 支出 | 结转结余 | 其中闲置 | 结转结余率';

const changed = (site: WholeSite, change: (row: FundBalance) => Partial<FundBalance>): WholeSite =>
  withRows(site, { fund_balance: site.rows.fund_balance.map((row) => ({ ...row, ...change(row) })) });

describe('revenue and balances on a department’s page', () => {
  it('stand unit by unit over what they come to together', () => {
    const shown = departmentBalances(factsFrom(midYear()), '101');
    const [first, unit, sum] = rowsOf(shown);
    expect(first).toBe(`单位 | ${head}`);
    expect(unit).toMatch(/^教育体育局本级 \| .* \| 50\.0% \| .* \| — \| 20\.0%$/);
    expect(sum).toBe(unit?.replace('教育体育局本级', '合计'));
  });

  it('say what came in, what is left and who did not state it', () => {
    const shown = bare(departmentBalances(factsFrom(midYear()), '101'));
    expect(shown).toMatch(
      /截至 6 月,收入 [\d.]+ [万亿] ?元,完成收入预算的 50\.0%;结转结余 [\d.,]+ [万亿] ?元,为支出预算的 20\.0%/,
    );
    expect(shown).toMatch(
      /To month 6: revenue .*, 50\.0% of what was budgeted; balance .*, 20\.0% of the budget to spend/,
    );
    expect(shown).toContain('机构表上的 2 个单位中 1 个报了这个月的数');
    expect(shown).toContain('Of 2 units on the list 1 stated this month’s figures');
    expect(bare(departmentBalances(factsFrom(changed(midYear(), () => ({ units: 2 }))), '101'))).not.toContain(
      '个报了这个月的数',
    );
  });

  it('are those of the last month that anyone stated', () => {
    const site = midYear();
    const early = site.rows.fund_balance.map((row) => ({ ...row, period: '2025-03', revenue_rate: '0.250000' }));
    const both = withRows(site, { fund_balance: [...site.rows.fund_balance, ...early] });
    expect(bare(departmentBalances(factsFrom(both), '101'))).toContain('截至 6 月');
    const only = withRows(site, { fund_balance: early });
    expect(bare(departmentBalances(factsFrom(only), '101'))).toContain('截至 3 月');
    expect(districtBalances(factsFrom(only), 'monitoring/index.html', '2025-06')).toBeNull();
  });

  it('say only what is stated', () => {
    const none = { revenue_amount: null, revenue_rate: null, balance_rate: null };
    const shown = bare(departmentBalances(factsFrom(changed(midYear(), () => none)), '101'));
    expect(shown).toMatch(/截至 6 月,结转结余 [\d.,]+ [万亿] ?元</);
    expect(shown).not.toContain('支出预算的');
    const nothing = { month: 6, revenue: null, received: null, balance: null, share: null };
    expect(sentence('balances', nothing)).toEqual({
      zh: '截至 6 月的收支结余',
      en: 'Revenue and balances to month 6',
    });
  });

  it('show no units to the public', () => {
    const shown = rowsOf(departmentBalances(factsFrom(closedYear(), 'public'), '101'));
    expect(shown).toHaveLength(2);
    expect(shown[1]).toMatch(/^教育体育局 \|/);
  });

  it('are left out where nobody stated any', async () => {
    const none = factsFrom(withRows(midYear(), { fund_balance: [] }));
    expect(departmentBalances(none, '101')).toBeNull();
    expect(districtBalances(none, 'monitoring/index.html', '2025-06')).toBeNull();
    expect((await departmentPage(none, '101')).content).not.toContain('年初结转结余');
    expect((await departmentPage(factsFrom(midYear()), '101')).content).toContain('年初结转结余');
  });
});

it('the district’s are listed by department, with what they come to', () => {
  const shown = rowsOf(districtBalances(factsFrom(midYear()), 'monitoring/index.html', '2025-06'));
  expect(shown[0]).toMatch(/^部门/);
  expect(shown[1]).toMatch(/^教育体育局 \|/);
  expect(shown.at(-1)).toMatch(/^合计 \|/);
});
