import { expect, it } from 'vitest';
import type { Edition } from '../../../../analytics/site/parts/edition.ts';
import { site } from '../../../../analytics/site/site.ts';
import { closedYear, withRows } from '../../../fixtures/site-data.ts';

const year = closedYear();
const [row] = year.rows.evaluation_indicator.filter(({ indicator_code }) => indicator_code !== 'EXECUTION');

/** The page of a project of which one row carries this, as text. */
const page = async (cells: object, edition: Edition = 'internal'): Promise<string> => {
  const evaluation_indicator = year.rows.evaluation_indicator.map((each) =>
    each === row ? { ...each, ...cells } : each,
  );
  for await (const file of site(withRows(year, { evaluation_indicator }), edition, ''))
    if (file.path === `projects/${row?.project_code}.html`)
      return file.content.replaceAll('\u00a0', ' ').replace(/<[^>]+>/g, ' ');
  throw new Error('no page of the project');
};

const judged = { actual: null, actual_date: null, tier: 'met', actual_text: '项目取消', finding: null };

it('words of a result stand beside the tier that its points make of them', async () => {
  expect((await page(judged)).replaceAll(/\s+/g, ' ')).toContain('达成 “项目取消”');
  expect(await page({ ...judged, actual_text: null })).not.toContain('项目取消');
});

it('words where a number is due are shown, and are not called missing', async () => {
  const text = await page({ ...judged, tier: null, finding: 'not_reported', points: '0.00' });
  expect(text.replaceAll(/\s+/g, ' ')).toContain('未计分 “项目取消”');
  expect(text).toContain('完成情况是文字,没有可以计分的数');
  expect(text).not.toContain('没有自评数据');
});

it('the public is shown the tier alone', async () => {
  expect(await page(judged, 'public')).not.toContain('项目取消');
});
