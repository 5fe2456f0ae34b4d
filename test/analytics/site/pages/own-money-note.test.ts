import { expect, it } from 'vitest';
import { site } from '../../../../analytics/site/site.ts';
import { closedYear } from '../../../fixtures/site-data.ts';

const ownMoney = [
  {
    project_code: '2025102002',
    own_budget: '1200000.00',
    own_spent: '819000.00',
    treasury_budget: '1000000.00',
    treasury_spent: '500000.00',
  },
];

/** The text of a project's page. */
const page = async (code: string, edition: 'internal' | 'public'): Promise<string> => {
  for await (const file of site({ ...closedYear(), ownMoney }, edition, ''))
    if (file.path === `projects/${code}.html`) return file.content.replaceAll('\u00a0', ' ').replaceAll(/<[^>]+>/g, '');
  throw new Error('no page of the project');
};

const zh =
  '单位自己报的与国库不同:全年预算数 1,200,000.00,国库 1,000,000.00;执行数 819,000.00,国库 500,000.00;按国库的算';
const en =
  'The unit’s own figures are not the treasury’s, which count: budget 1,200,000.00, treasury 1,000,000.00; spent 819,000.00, treasury 500,000.00';

it('says what a unit reported of its own money where the treasury has another figure', async () => {
  const said = await page('2025102002', 'internal');
  expect(said).toContain(zh);
  expect(said).toContain(en);
});

it('says nothing of other projects, nor to the public', async () => {
  expect(await page('2025101001', 'internal')).not.toContain('与国库不同');
  expect(await page('2025102002', 'public')).not.toContain('与国库不同');
});
