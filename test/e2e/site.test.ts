import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, cutLabels, openBrowser, pageWidth, visit } from './browser.ts';
import { exampleSites, onePerKind } from './sites.ts';

const sites = exampleSites();
const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 844 } };

it('has the site of every example whose input is at hand (run npm start and npm run example:cali first)', () => {
  const cali = fileURLToPath(new URL('../../../shared/data/cali-2025', import.meta.url));
  expect(sites.map((site) => site.name)).toEqual(['district', ...(existsSync(cali) ? ['cali-2025'] : [])]);
});

describe.each(sites)('the site of $name', (site) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  const kinds = onePerKind(site);

  it('has no script and no reference to the network in any page', () => {
    const bad = site.pages.filter((page) =>
      /<script|(?:src|href)="(?:https?:)?\/\//i.test(readFileSync(join(site.root, page), 'utf8')),
    );
    expect(bad).toEqual([]);
  });

  it('has no broken link in any page', () => {
    const broken = site.pages.flatMap((page) => {
      const content = readFileSync(join(site.root, page), 'utf8');
      return [...content.matchAll(/href="([^"#:]+)"/g)]
        .map(([, href]) => decodeURIComponent(href ?? ''))
        .filter((href) => !existsSync(join(site.root, dirname(page), href)))
        .map((href) => `${page} → ${href}`);
    });
    expect(broken.slice(0, 10)).toEqual([]);
  });

  it.each(kinds)('passes axe, asks nobody for anything and cuts off no label, wide and light: %s', async (page) => {
    const found = await visit(
      browser,
      join(site.root, page),
      { ...desktop, colorScheme: 'light' },
      async (visited) => ({
        cut: await cutLabels(visited.page),
        axe: await axe(visited.page),
        trouble: visited.trouble,
      }),
    );
    expect(found).toEqual({ cut: [], axe: [], trouble: [] });
  });

  it.each(kinds)('passes axe, fits and cuts off no label on a phone in the dark: %s', async (page) => {
    const found = await visit(browser, join(site.root, page), { ...phone, colorScheme: 'dark' }, async (visited) => ({
      width: await pageWidth(visited.page),
      cut: await cutLabels(visited.page),
      axe: await axe(visited.page),
      trouble: visited.trouble,
    }));
    expect(found).toEqual({ width: 390, cut: [], axe: [], trouble: [] });
  });

  it('works without JavaScript: the numbers behind a chart open', async () => {
    const open = await visit(
      browser,
      join(site.root, 'index.html'),
      { ...desktop, javaScriptEnabled: false },
      async ({ page }) => {
        const numbers = page.locator('figure ~ details').first();
        await numbers.locator('summary').click();
        return numbers.locator('table').isVisible();
      },
    );
    expect(open).toBe(true);
  });

  it('prints on A4', async () => {
    const pdf = await visit(browser, join(site.root, 'index.html'), desktop, ({ page }) =>
      page.pdf({ format: 'A4', preferCSSPageSize: true }),
    );
    expect(pdf.length).toBeGreaterThan(20_000);
  });
});
