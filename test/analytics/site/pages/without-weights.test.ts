import { expect, it } from 'vitest';
import { site } from '../../../../analytics/site/site.ts';
import type { WholeSite } from '../../../fixtures/site-data.ts';
import { closedYear, withRows } from '../../../fixtures/site-data.ts';

const year = closedYear();
const code = year.rows.monitoring_indicator[0]?.project_code ?? '';
const ofProject = ({ project_code }: { readonly project_code: string | null }): boolean => project_code === code;
const declared = new Set(year.rows.monitoring_indicator.filter(ofProject).map((row) => row.indicator_code));

const page = async (data: WholeSite): Promise<string> => {
  for await (const file of site(data, 'internal', ''))
    if (file.path === `projects/${code}.html`)
      return file.content
        .replaceAll('\u00a0', ' ')
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ');
  throw new Error('no page of the project');
};

/** The project's page where only so many of its indicators carry weight. */
const weighing = (weighed: number): Promise<string> => {
  const heavy = new Set([...declared].slice(0, weighed));
  const monitoring_indicator = year.rows.monitoring_indicator.map((row) =>
    ofProject(row) ? { ...row, light: 'green', weight: heavy.has(row.indicator_code) ? '50.000000' : '0.000000' } : row,
  );
  const evaluation_indicator = year.rows.evaluation_indicator.map((row) =>
    ofProject(row) && row.level1 !== 'execution' ? { ...row, weight: '0.000000', rule: 'unweighted' } : row,
  );
  return page(withRows(year, { monitoring_indicator, evaluation_indicator }));
};

it('counts every indicator of a project of which none has weight', async () => {
  expect(declared.size).toBeGreaterThan(1);
  const said = await weighing(0);
  expect(said).toContain(` ${declared.size} 项指标没有红灯`);
  expect(said).toContain(`None of ${declared.size} indicators is red`);
});

it('counts those with weight alone where others have none, and says so', async () => {
  const said = await weighing(1);
  expect(said).toContain(' 1 项有权重的指标没有红灯');
  expect(said).toContain('None of 1 indicator with weight is red');
});

it('says of a row without weight that it has none, not that it is another row’s child', async () => {
  const said = await weighing(0);
  expect(said).toContain('没有权重,不计分');
  expect(said).not.toContain('子指标');
});

it('counts no indicators where there are none', async () => {
  const monitoring_indicator = year.rows.monitoring_indicator.filter((row) => !ofProject(row));
  const said = await page(withRows(year, { monitoring_indicator }));
  expect(said).toContain('没有绩效指标 No indicators');
  expect(said).not.toContain('0 项指标');
});
