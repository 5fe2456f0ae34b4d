import { describe, expect, it } from 'vitest';
import { overviewAfter } from '../../../../analytics/regions/overview.ts';
import { regionsPage } from '../../../../analytics/site/pages/regions.ts';
import { doneOf, mixedRun, regions } from '../../../fixtures/regions.ts';

const former = overviewAfter(
  regions,
  { ...mixedRun, outcomes: [doneOf('330104', '100.00', '50.00', { at: '2025-10' })] },
  null,
);
const { path, content } = regionsPage(overviewAfter(regions, mixedRun, former), 'internal');
const rowOf = (name: string): readonly string[] =>
  [...content.matchAll(/<tr(?: role="row")?>.*?<\/tr>/gs)].map(([row]) => row).filter((row) => row.includes(name));
const heading = (page: string): string => /<h1>(.*?)<span/s.exec(page)?.[1]?.replaceAll('\u00a0', ' ') ?? '';

describe('the overview of regions', () => {
  it('is the front page, in both languages, without script, and says what must be said of the data once', () => {
    expect(path).toBe('index.html');
    expect(content).toContain('<html lang="zh-CN">');
    expect(content.match(/<h1>/g)).toHaveLength(1);
    expect(content).not.toMatch(/<script|NaN|undefined|\[object|>null</);
    expect(content.match(/虚构数据,只用于演示/g)).toHaveLength(1);
  });

  it('names in its heading who has no result before any sum', () => {
    expect(heading(content)).toBe('5 个地区中 2 个没有 2025年11月 的结果;其余共执行 149.61 亿元,为预算的 71.8%');
  });

  it('sums money to the fen', () => {
    expect(/<tfoot>.*<\/tfoot>/s.exec(content)?.[0]).toMatch(/20,836,326,200\.09.*14,961,361,741\.26.*71\.8%/s);
  });

  it('has a row with the reason for each region without a result, and one among the months', () => {
    const [why, month] = rowOf('北原高新技术产业开发区管理委员会');
    expect(why).toContain('2025年11月 还没有执行或进展数据;最后一个已报月份是 2025年10月');
    expect(why).toContain('2025年10月');
    expect(month).toContain('没有结果');
    expect(rowOf('云溪区')[0]).toContain('程序出错(EngineError)');
  });

  it.each(['department', 'public'] as const)('names to the %s edition who has no result, not why', (edition) => {
    const page = regionsPage(overviewAfter(regions, mixedRun, former), edition).content;
    expect(page).toContain('云溪区');
    expect(page).toContain('没算成');
    expect(page).not.toMatch(/EngineError|最后一个已报月份|原因/);
  });

  it('leads to the pages of each region that has any, and to no others', () => {
    expect([...new Set([...content.matchAll(/href="(\d+)\/index\.html"/g)].map(([, code]) => code))].sort()).toEqual([
      '330101',
      '330102',
      '330103',
      '330104',
    ]);
  });

  it('shows from which snapshot and policy each result came, and its digest', () => {
    for (const digest of ['330101aaaa', '330101bbbb', '330101cccc', '330101dddd'])
      expect(content).toContain(`title="${digest}`);
  });

  it('shows a hostile name as a name', () => expect(content).toContain('南湖新区&lt;b&gt;'));

  it.each([
    ['one region with a result', 1, [doneOf('330101', '100.00', '50.00')], '1 个地区共执行 50元,为预算的 50.0%'],
    ['one without', 1, [], '还没有 2025年11月 的结果'],
    ['none with a result', 2, [], '2 个地区都没有 2025年11月 的结果'],
    [
      'different money',
      2,
      [doneOf('330101', '1.00', '1.00'), doneOf('330102', '1.00', '1.00', { currency: 'COP' })],
      '2 个地区都有 2025年11月 的结果',
    ],
  ])('has a heading for %s', (_what, many, outcomes, said) => {
    expect(
      heading(regionsPage(overviewAfter(regions.slice(0, many), { ...mixedRun, outcomes }, null), 'internal').content),
    ).toBe(said);
  });
});
