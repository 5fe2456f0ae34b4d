import { expect, it } from 'vitest';
import { dueIn } from '../../../analytics/forms/due.ts';
import type { PaperName } from '../../../analytics/forms/papers.ts';

it.each<[now: string, paper: PaperName, year: number, month?: number]>([
  ['2026-01', 'monitoring-2019', 2025, 12],
  ['2026-07', 'monitoring-2019', 2026, 6],
  ['2026-01', 'self-evaluation-2020', 2025],
  ['2026-08', 'self-evaluation-2020', 2025],
  ['2026-09', 'self-evaluation-2020', 2026],
  ['2026-02', 'department-self-evaluation', 2025],
  ['2026-07', 'goals-2015', 2026],
  ['2026-08', 'goals-2015', 2027],
  ['2026-01', 'goals-2011', 2026],
  ['2026-12', 'department-goals', 2027],
])('in %s the form %s is due for %s', (now, paper, year, month) => {
  expect(dueIn(now, paper)).toMatchObject(month === undefined ? { year } : { year, month });
});
