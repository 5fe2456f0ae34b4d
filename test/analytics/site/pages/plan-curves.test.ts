import { beforeAll, describe, expect, it } from 'vitest';
import { site } from '../../../../analytics/site/site.ts';
import { closedYear, midYear, type WholeSite, withRows } from '../../../fixtures/site-data.ts';

const clause = '某区农时';

const textOf = async (data: WholeSite): Promise<ReadonlyMap<string, string>> => {
  const pages = new Map<string, string>();
  for await (const file of site(data, 'internal', ''))
    if (file.path.endsWith('.html'))
      pages.set(
        file.path,
        file.content
          .replaceAll('\u00a0', ' ')
          .replace(/<[^>]+>/g, ' ')
          .replaceAll(/ +/g, ' '),
      );
  return pages;
};

/** The year with a curve for the money of every department's first project. */
const curved = (year: WholeSite): WholeSite => {
  const summed = <Row extends object>(rows: readonly Row[]) => rows.map((row) => ({ ...row, plan_curved: 1 }));
  const { rows } = year;
  const policy = {
    ...year.policy,
    plan_curves: [{ of: 'money' as const, function_code: '213', plan_03: 0.1, plan_06: 0.4, plan_09: 0.9, clause }],
  };
  return withRows(
    { ...year, policy },
    {
      monitoring_department: summed(rows.monitoring_department),
      monitoring_district: summed(rows.monitoring_district),
      monitoring_unit: summed(rows.monitoring_unit),
      monitoring_project: rows.monitoring_project.map((row) => ({
        ...row,
        plan_clause: clause,
        planned_progress: '0.400000',
      })),
    },
  );
};

describe('the pages of a month in which a curve of the policy plans money', () => {
  let [pages, plain]: readonly ReadonlyMap<string, string>[] = [new Map(), new Map()];
  beforeAll(async () => {
    [pages, plain] = [await textOf(curved(midYear())), await textOf(midYear())];
  });
  const said = (found: ReadonlyMap<string, string> | undefined): string => [...(found?.values() ?? [])].join('\n');
  const projects = (found: ReadonlyMap<string, string> | undefined): string =>
    [...(found ?? [])].flatMap(([path, words]) => (path.startsWith('projects/') ? [words] : [])).join('\n');

  it.each([
    '其中 1 个项目按规则的计划曲线',
    '执行率与各自的计划进度(有项目按规则的计划曲线)之差',
    '到本月的计划,按规则的计划曲线 plan to date',
    '功能科目 213的资金:3、6、9 月 10%、40%、90%',
  ])('say %s', (words) => {
    expect(said(pages)).toContain(words);
    expect(said(plain)).not.toContain(words);
  });

  it('say of a project which curve, with its clause, and what it plans', () => {
    expect(projects(pages)).toContain(`计划 40.0% 按规则的计划曲线(${clause})`);
    expect(projects(pages)).toContain(`资金的计划按规则的计划曲线(${clause})`);
    expect(projects(plain)).not.toContain('计划曲线');
  });

  it('never call it 序时进度, and give no one figure as everybody’s plan', () => {
    const others = [...(pages ?? [])].flatMap(([path, words]) => (path === 'method.html' ? [] : [words])).join('\n');
    expect(others).not.toContain('序时进度');
    expect(said(pages)).not.toMatch(/执行率与计划进度\([\d.]+%\)之差/);
    expect(said(plain)).toMatch(/执行率与计划进度\([\d.]+%\)之差/);
  });
});

it('says so in a closed year as well', async () => {
  expect([...(await textOf(curved(closedYear()))).values()].join('\n')).toContain('按规则的计划曲线');
});
