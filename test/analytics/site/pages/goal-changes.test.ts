import { expect, it } from 'vitest';
import type { GoalChange } from '../../../../analytics/site/parts/goal-change.ts';
import { site } from '../../../../analytics/site/site.ts';
import { closedYear } from '../../../fixtures/site-data.ts';

const change = (more: Partial<GoalChange>): GoalChange => ({
  project_code: '2025102002',
  change_order: 5,
  indicator_code: '01',
  indicator_name: '养护道路里程',
  changed: 'target_value',
  value_before: '120.000000',
  value_after: '60.000000',
  reason: '洪水停工',
  approved_on: '2025-09-01',
  document: '示财预〔2025〕9号',
  source_file: null,
  source_sheet: null,
  source_row: null,
  ...more,
});

/** The text of a project's page. */
const page = async (goal_changes: readonly GoalChange[]): Promise<string> => {
  const year = closedYear();
  const pages = {
    ...year.pages,
    projects: async (codes: readonly string[]) => ({ ...(await year.pages.projects(codes)), goal_changes }),
  };
  for await (const file of site({ ...year, pages }, 'internal', ''))
    if (file.path === 'projects/2025102002.html')
      return file.content
        .replaceAll('\u00a0', ' ')
        .replaceAll(/<[^>]+>/g, '|')
        .replaceAll(/\|+/g, '|');
  throw new Error('no page of the project');
};

it('says what was adjusted in the goals: before and after, the reason, the day and the document', async () => {
  const said = await page([
    change({}),
    change({ changed: 'weight', value_before: '50.000000', value_after: '40.000000' }),
    change({
      change_order: 8,
      changed: 'direction',
      value_before: '>=',
      value_after: '<=',
      document: '示财预〔2025〕10号',
    }),
  ]);
  expect(said).toContain('批复后经批准调整过 1 项指标');
  expect(said).toContain('Goals adjusted after their approval: 1 indicator|');
  expect(said).toContain('目标值 120;权重 50|目标值 60;权重 40|洪水停工|2025年9月1日|示财预〔2025〕9号');
  expect(said).toContain('指标方向 ≥|指标方向 ≤|');
  expect(said).toContain('示财预〔2025〕10号');
});

it('says in words what levels, accumulation, scoring and plan were and are, in the order of a declaration', async () => {
  const said = await page([
    change({ changed: 'accumulation', value_before: 'flow', value_after: 'stock' }),
    change({ changed: 'level1', value_before: 'output', value_after: 'benefit' }),
    change({ changed: 'plan_06', value_before: '0.500000', value_after: '0.020000' }),
    change({ changed: 'scoring', value_before: null, value_after: '按日扣' }),
    change({}),
  ]);
  expect(said).toContain('一级指标 产出;目标值 120;累计方式 累计;上半年计划进度 50.0%|');
  expect(said).toContain('一级指标 效益;目标值 60;累计方式 时点;计分办法 按日扣;上半年计划进度 2.0%|');
});

it('tells an indicator that came or went from a part that was empty', async () => {
  const came = await page(
    ['direction', 'target_value'].map((changed) =>
      change({ changed, value_before: null, value_after: changed === 'direction' ? '=' : '100.000000' }),
    ),
  );
  expect(came).toContain('没有这项指标|指标方向 =;目标值 100');
  const went = await page([
    change({ changed: 'direction', value_before: '>=', value_after: null }),
    change({ indicator_code: '02', changed: 'target_high', value_before: null, value_after: '90.000000' }),
  ]);
  expect(went).toContain('批复后经批准调整过 2 项指标');
  expect(went).toContain('Goals adjusted after their approval: 2 indicators|');
  expect(went).toContain('指标方向 ≥|不再列|');
  expect(went).toContain('—|目标上限 90');
});

it('says nothing where nothing was adjusted', async () => {
  expect(await page([])).not.toContain('经批准调整');
});
