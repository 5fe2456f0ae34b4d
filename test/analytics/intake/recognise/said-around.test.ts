import { describe, expect, it } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { monthsIn, saidAround, yearsIn } from '../../../../analytics/intake/recognise/said-around.ts';

it.each<[string, readonly number[], readonly number[]]>([
  ['2025年6月支出明细', [6], [2025]],
  ['1-6月绩效监控', [6], []],
  ['2025年1月至6月', [1, 6], [2025]],
  ['2025 年 06 月', [6], [2025]],
  ['填报日期:2025年7月5日', [], []],
  ['截至6月30日', [], []],
  ['16月', [], []],
  ['20250715国库支付', [], []],
  ['2025年第3季度', [], [2025]],
])('reads the months and years that “%s” names', (words, months, years) => {
  expect([[...monthsIn(words)], [...yearsIn(words)]]).toEqual([months, years]);
});

describe('words around figures', () => {
  const said = (around: readonly string[], months: readonly number[], years: readonly number[]) =>
    saidAround(around, { months: new Set(months), years: new Set(years) }, { row: 3 });

  it.each<[readonly string[], readonly number[], readonly number[], string, string]>([
    [['2025年6月支出'], [5], [2025], '2025年6月支出', '5月'],
    [['支出', '1-6月监控.xlsx'], [9], [], '1-6月监控.xlsx', '9月'],
    [['2024年6月'], [6], [2025], '2024年6月', '2025年'],
    [['6月'], [5, 4], [], '6月', '4月、5月'],
  ])('%j beside months %j and years %j are warned of', (around, months, years, words, own) => {
    const [fault] = said(around, months, years);
    expect(fault).toMatchObject({ code: 'period-said-otherwise', severity: 'warning', detail: { words, own } });
    expect(fault && faultWords(fault).rule.zh).toBe(`“${words}”与表里的${own}对不上`);
    expect(fault && faultWords(fault).rule.en).toBe(`“${words}” names another time than the rows, which are of ${own}`);
  });

  it.each<[readonly string[], readonly number[], readonly number[]]>([
    [['2025年6月支出'], [6], [2025]],
    [['6月'], [5, 6], [2025]],
    [['7月报送的6月支付'], [6], [2025]],
    [['支出'], [6], [2025]],
    [['2025年6月'], [], []],
  ])('%j beside months %j and years %j are not', (around, months, years) => {
    expect(said(around, months, years)).toEqual([]);
  });
});
