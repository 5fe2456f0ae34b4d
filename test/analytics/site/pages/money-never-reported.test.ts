import { expect, it } from 'vitest';
import type { Edition } from '../../../../analytics/site/parts/edition.ts';
import { site } from '../../../../analytics/site/site.ts';
import { closedYear } from '../../../fixtures/site-data.ts';

const year = closedYear();
const [first, second] = year.marts.monitoring_project.filter(({ period }) => period === '2025-12');

/** The front page of a year in which these projects never reported money. */
const overview = async (
  silent: readonly (typeof first)[],
  declared: readonly (readonly [string, string])[],
  edition: Edition = 'internal',
): Promise<string> => {
  const codes = new Set(silent.map((row) => row?.project_code));
  const data = {
    ...year,
    initialAmounts: new Map(declared),
    marts: {
      ...year.marts,
      monitoring_project: year.marts.monitoring_project.map((row) =>
        codes.has(row.project_code) ? { ...row, money_age: null } : { ...row, money_age: row.money_age ?? 0 },
      ),
      monitoring_district: year.marts.monitoring_district.map((row) => ({
        ...row,
        projects: 8,
        money_missing: codes.size,
      })),
    },
  };
  for await (const { path, content } of site(data, edition, ''))
    if (path === 'index.html') return content.replace(/[\u2060]/g, '').replaceAll('\u00a0', ' ');
  throw new Error('no front page');
};

const budgets = [
  [first?.project_code ?? '', '12000000.00'],
  [second?.project_code ?? '', '500000.10'],
] as const;

it('names the projects whose money the rate leaves out, with their initial budget', async () => {
  const said = await overview([first, second], budgets);
  expect(said).toContain(';另有 2 个项目没有报过资金,年初预算 1,250 万元,不在内');
  expect(said).toContain('2 projects never reported money and are not in this');
});

it('names no budget where none was declared, or where not every project is listed', async () => {
  expect(await overview([first], [])).toContain(';另有 1 个项目没有报过资金,不在内');
  expect(await overview([first], budgets, 'public')).toContain(';另有 1 个项目没有报过资金,不在内');
});

it('says nothing of it where every project reported', async () => {
  expect(await overview([], budgets)).not.toContain('没有报过资金');
});
