import { expect, it } from 'vitest';
import { site } from '../../../../analytics/site/site.ts';
import { midYear, withRows } from '../../../fixtures/site-data.ts';

const year = midYear();
const [row] = year.rows.monitoring_indicator.filter(({ reported }) => reported === false);

/** The page of a project of which one unreported indicator carries this, as text. */
const page = async (cells: object): Promise<string> => {
  const monitoring_indicator = year.rows.monitoring_indicator.map((each) =>
    each === row ? { ...each, direction: 'by', target: null, target_date: '2025-11-30', ...cells } : each,
  );
  for await (const file of site(withRows(year, { monitoring_indicator }), 'internal', ''))
    if (file.path === `projects/${row?.project_code}.html`)
      return file.content
        .replaceAll('\u00a0', ' ')
        .replace(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ');
  throw new Error('no page of the project');
};

it('a goal that the unit reports on before its day is not due, and not called unreported', async () => {
  const text = await page({ reported: true, light: 'green', last_light: 'green', completion: null, actual: null });
  expect(text.match(/未到期/g)).toHaveLength(2);
  expect(text).toContain('未到期 本期');
  expect(text).not.toContain('从未报数');
});

it('one of which nothing was heard is', async () => {
  const text = await page({ completion: null, actual: null });
  expect(text).toContain('从未报数');
  expect(text).not.toContain('未到期');
});
