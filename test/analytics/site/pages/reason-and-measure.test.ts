import { expect, it } from 'vitest';
import { site } from '../../../../analytics/site/site.ts';
import { closedYear, withRows } from '../../../fixtures/site-data.ts';

const year = closedYear();
const [row] = year.rows.evaluation_indicator.filter(({ indicator_code }) => indicator_code !== 'EXECUTION');

/** The page of a project whose unit wrote this beside one of its results. */
const page = async (cells: object): Promise<string> => {
  const evaluation_indicator = year.rows.evaluation_indicator.map((each) =>
    each === row ? { ...each, ...cells } : each,
  );
  for await (const file of site(withRows(year, { evaluation_indicator }), 'internal', ''))
    if (file.path === `projects/${row?.project_code}.html`) return file.content.replaceAll('\u00a0', ' ');
  throw new Error('no page of the project');
};

it('prints what one column says of reason and measure once', async () => {
  const both = await page({ reason: '砂石短缺', measure: '砂石短缺' });
  expect(both).toContain('原因及措施:砂石短缺');
  expect(both.split('砂石短缺')).toHaveLength(2);
});

it.each([
  [{ reason: '砂石短缺', measure: '加班赶工' }, ['原因:砂石短缺', '措施:加班赶工']],
  [{ reason: '砂石短缺', measure: null }, ['原因:砂石短缺']],
  [{ reason: null, measure: '加班赶工' }, ['措施:加班赶工']],
])('prints %o apart', async (cells, said) => {
  const text = await page(cells);
  for (const words of said) expect(text).toContain(words);
  expect(text).not.toContain('原因及措施');
});

it('prints it once beside an indicator’s month as well', async () => {
  const monitoring_indicator = year.rows.monitoring_indicator.map((each) =>
    each.project_code === row?.project_code && each.indicator_code === row?.indicator_code
      ? { ...each, explanation: '砂石短缺', measure: '砂石短缺' }
      : each,
  );
  for await (const file of site(withRows(year, { monitoring_indicator }), 'internal', ''))
    if (file.path === `projects/${row?.project_code}.html`) {
      expect(file.content).toContain('砂石短缺');
      expect(file.content).not.toContain('砂石短缺;');
    }
});
