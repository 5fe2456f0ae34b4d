import { readFile, writeFile } from 'node:fs/promises';
import { countsOf } from './counts.ts';
import { pricesOf } from './prices.ts';
import { costTable } from './table.ts';
import { withTable } from './within.ts';

const here = (name: string): URL => new URL(name, import.meta.url);
const document = async (name: string): Promise<unknown> => JSON.parse(await readFile(here(name), 'utf8'));

/**
 * What stands in every install (see the watch and data stacks): Lambda asks a queue with five long polls of 20 seconds.
 */
const standing = {
  keys: 2,
  alarms: 13,
  metrics: 12,
  dashboards: 1,
  polls: 5 * 3 * 60 * 730,
  watch: { calls: 730, milliseconds: 850, memoryMb: 512 },
};
/** How often a region's pages are read: an assumption. */
const readers = { pages: 10_000, bytesPerPage: 60_000 };

/** The cost table of today's counts and prices. */
export const currentTable = async (): Promise<string> =>
  costTable(countsOf(await document('counts.json')), pricesOf(await document('prices.json')), standing, readers);

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const page = here('../../docs/operations.md');
  const table = await currentTable();
  await writeFile(page, withTable(await readFile(page, 'utf8'), table));
  console.log(table);
}
