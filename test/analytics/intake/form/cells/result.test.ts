import { describe, expect, test } from 'vitest';
import { type Result, readResult } from '../../../../../analytics/intake/form/cells/result.ts';

const shown = (result: Result): string => {
  if (result.kind === 'amount') return `${result.value}|${result.unit}`;
  if (result.kind === 'day') return result.from === result.to ? result.to : `${result.from}..${result.to}`;
  return result.kind;
};

describe('a result cell', () => {
  test.each([
    ['97.5%', '97.5|%'],
    ['6418', '6418|'],
    ['100.00', '100.00|'],
    ['64公里', '64|公里'],
    ['1,200人', '1200|人'],
    ['=100%', '100|%'],
    ['-3', '-3|'],
    ['2025年11月20日', '2025-11-20'],
    ['已于11月20日完成', '2025-11-20'],
    ['2025.11.20', '2025-11-20'],
    ['2025年11月', '2025-11-01..2025-11-30'],
    ['已完成', 'words'],
    ['达成预期指标', 'words'],
    ['1部2套', 'words'],
    ['≥97%', 'unclear'],
    ['95%以上', 'unclear'],
    ['约12所', 'unclear'],
    ['近5000人次', 'unclear'],
    ['至少3次', 'unclear'],
    ['≥-5%', 'unclear'],
    ['100余人', 'unclear'],
    ['5万余元', 'unclear'],
    ['95\n90', 'words'],
    ['95①', 'words'],
    ['', 'none'],
    ['—', 'none'],
    ['/', 'none'],
  ])('%s', (written, read) => {
    expect(shown(readResult(written, 2025))).toBe(read);
  });
});
