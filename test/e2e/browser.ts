import axeCore from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Debian's Chromium, which asks nobody for anything. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  });

export interface Visit {
  readonly page: Page;
  /** Requests that were not for a local file, and errors in the console. */
  readonly trouble: string[];
}

/** Opens a local page, runs the check and closes again; the check sees what went wrong on the way. */
export const visit = async <Result>(
  browser: Browser,
  file: string,
  options: BrowserContextOptions,
  check: (visit: Visit) => Promise<Result>,
): Promise<Result> => {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const trouble: string[] = [];
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) trouble.push(`request ${request.url()}`);
    });
    page.on('requestfailed', (request) => trouble.push(`failed ${request.url()}`));
    page.on('console', (message) => {
      if (message.type() === 'error') trouble.push(`console ${message.text()}`);
    });
    page.on('pageerror', (error) => trouble.push(`error ${error.message}`));
    await page.goto(`file://${file}`);
    return await check({ page, trouble });
  } finally {
    await context.close();
  }
};

/** What axe finds wrong, one line a finding. */
export const axe = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axeCore.source);
  return page.evaluate(async () => {
    const run = (
      globalThis as unknown as {
        axe: {
          run: (
            options: object,
          ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
        };
      }
    ).axe.run;
    const { violations } = await run({ preload: false });
    return violations.map(
      ({ id, nodes }) => `${id} × ${nodes.length}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary ?? ''}`,
    );
  });
};

const outsideLabels = `[...document.querySelectorAll('svg.chart')].flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  if (frame.width === 0) return [];
  return [...svg.querySelectorAll('text')].flatMap((text) => {
    const box = text.getBoundingClientRect();
    const outside = box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2;
    return outside ? [text.textContent + ' (' + Math.round(box.left - frame.left) + '…' + Math.round(box.right - frame.left) + ' of ' + Math.round(frame.width) + ')'] : [];
  });
})`;

/** Texts of charts that lie outside their picture by more than a pixel, among the charts now shown. */
export const cutLabels = (page: Page): Promise<readonly string[]> => page.evaluate(outsideLabels);

export const pageWidth = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth');
