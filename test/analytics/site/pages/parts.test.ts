import { describe, expect, it } from 'vitest';
import { site } from '../../../../analytics/site/site.ts';
import { closedYear, type WholeSite, withRows } from '../../../fixtures/site-data.ts';

const code = '2025102002';

const page = async (data: WholeSite, path: string): Promise<string> => {
  for await (const file of site(data, 'internal', ''))
    if (file.path === path) return file.content.replaceAll('\u00a0', ' ').replace(/<[^>]+>/g, ' ');
  throw new Error(`no page ${path}`);
};

/** A year in which the project's execution is rated by two kinds of money, one of them with money in no part. */
const parted = (): WholeSite => {
  const year = closedYear();
  const [row] = year.rows.evaluation_indicator.filter(
    (each) => each.project_code === code && each.indicator_code === 'EXECUTION',
  );
  if (!row) throw new Error('no execution row');
  const part = (name: string, title: string, weight: string, points: string) => ({
    ...row,
    indicator_code: `EXECUTION:${name}`,
    indicator_name: `${title}预算执行率`,
    weight,
    points,
    finding: 'money_in_no_part',
  });
  const policy = {
    ...year.policy,
    execution_parts: [
      {
        code: 'basic',
        name: { zh: '基本支出', en: 'Basic expenditure' },
        fund_source: '基本支出',
        weight: 6,
        clause: '甲',
      },
      { code: 'rest', name: { zh: '其余资金', en: 'Other money' }, weight: 4, clause: '乙' },
    ],
  };
  return withRows(
    { ...year, policy },
    {
      evaluation_indicator: [
        ...year.rows.evaluation_indicator.filter((each) => each !== row),
        part('rest', '其余资金', '4.000000', '3.60'),
        part('basic', '基本支出', '6.000000', '5.40'),
      ],
    },
  );
};

describe('a project whose execution is rated in parts', () => {
  it('has a row of each part by its name in both languages, before the indicators', async () => {
    const lines = await page(parted(), `projects/${code}.html`);
    const said = ['基本支出预算执行率', 'Basic expenditure: Execution', '其余资金预算执行率', 'Other money: Execution'];
    expect(said.filter((words) => !lines.includes(words))).toEqual([]);
    expect(lines).toContain('有资金不属于规则所列的任何一部分,没有计执行率');
    expect(lines).toMatch(/6 × 90\.0% = +5\.40/);
    expect(lines).toMatch(/4 × 90\.0% = +3\.60/);
    expect(lines.indexOf('基本支出预算执行率')).toBeLessThan(lines.indexOf('其余资金预算执行率'));
    // Both parts count as execution, neither as an indicator.
    expect(lines).toMatch(/执行率 9\.00 分,加 2 项指标/);
    expect(await page(closedYear(), `projects/${code}.html`)).not.toContain('没有计执行率');
  });

  it('says on the method page what is rated by itself', async () => {
    const method = await page(parted(), 'method.html');
    expect(method).toContain('基本支出(基本支出)单独计执行率,占 6');
    expect(method).toContain('其余资金(其余资金)单独计执行率,占 4');
    expect(method).toContain('Other money (the remaining money) has an execution rate of its own, weighing 4');
    expect(await page(closedYear(), 'method.html')).not.toContain('单独计执行率');
  });
});
