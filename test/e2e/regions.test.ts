import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overviewAfter } from '../../analytics/regions/overview.ts';
import { regionsPage } from '../../analytics/site/pages/regions.ts';
import { stylesheet } from '../../analytics/site/parts/style.ts';
import { asset } from '../../functions/adapters/assets.ts';
import { mixedRun, regions } from '../fixtures/regions.ts';
import { axe, openBrowser, pageWidth, visit } from './browser.ts';

describe('the overview of regions', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    browser = await openBrowser();
    folder = await mkdtemp(join(tmpdir(), 'jixiao-regions-'));
    const { path, content } = regionsPage(overviewAfter(regions, mixedRun, null), 'internal');
    await writeFile(join(folder, path), content);
    await writeFile(join(folder, 'style.css'), await stylesheet(asset));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  it.each([
    ['wide and light', 1280, 'light'],
    ['wide and dark', 1280, 'dark'],
    ['on a phone in the light', 390, 'light'],
    ['on a phone in the dark', 390, 'dark'],
  ] as const)('passes axe, fits and asks nobody for anything, %s', async (_where, width, colorScheme) => {
    const found = await visit(
      browser,
      join(folder, 'index.html'),
      { viewport: { width, height: 900 }, colorScheme },
      async ({ page, trouble }) => ({
        width: await pageWidth(page),
        axe: await axe(page),
        trouble,
      }),
    );
    expect(found).toEqual({ width, axe: [], trouble: [] });
  });
});
