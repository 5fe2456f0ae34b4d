import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface ExampleSite {
  readonly name: string;
  readonly root: string;
  readonly pages: readonly string[];
}

const pagesUnder = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort();

/** The sites of the examples that ran, under out/ or the folder JIXIAO_OUT names. */
export const exampleSites = (): readonly ExampleSite[] =>
  ['district', 'cali-2025']
    .map((name) => ({ name, root: resolve(process.env.JIXIAO_OUT ?? 'out', name, 'site') }))
    .filter(({ root }) => existsSync(join(root, 'index.html')))
    .map((site) => ({ ...site, pages: pagesUnder(site.root) }));

/** One page of every kind, and of departments and projects the ones in the middle and at the end. */
export const onePerKind = ({ pages }: ExampleSite): readonly string[] => {
  const single = pages.filter((page) => !page.includes('/'));
  const folders = [
    ...new Set(pages.filter((page) => page.includes('/')).map((page) => page.slice(0, page.indexOf('/')))),
  ];
  const some = folders.flatMap((folder) => {
    const members = pages.filter((page) => page.startsWith(`${folder}/`));
    return [...new Set([members[0], members[Math.floor(members.length / 2)], members.at(-1)])].filter(
      (page) => page !== undefined,
    );
  });
  return [...single, ...some];
};
