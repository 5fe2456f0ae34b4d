import { expect, it } from 'vitest';
import { site } from '../../../../analytics/site/site.ts';
import { closedYear, withRows } from '../../../fixtures/site-data.ts';

const code = '2025102002';

/** The page of a project whose execution row carries this. */
const page = async (cells: object): Promise<string> => {
  const year = closedYear();
  const evaluation_indicator = year.rows.evaluation_indicator.map((row) =>
    row.project_code === code && row.indicator_code === 'EXECUTION' ? { ...row, ...cells } : row,
  );
  for await (const file of site(withRows(year, { evaluation_indicator }), 'internal', ''))
    if (file.path === `projects/${code}.html`) return file.content.replaceAll('\u00a0', ' ').replace(/<[^>]+>/g, ' ');
  throw new Error('no page of the project');
};

it('says beside the points of execution of which month the money is, where it is not the last', async () => {
  expect(await page({ finding: 'money_stale', money_period: '2025-09' })).toContain(
    '执行数是 2025年9月的,以后没有再报,按那时的数计',
  );
  expect(await page({ finding: null, money_period: null })).not.toContain('以后没有再报');
});
