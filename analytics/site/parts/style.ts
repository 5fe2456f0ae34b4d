import { mono, sans, serif, sizes, tokens } from '../charts/theme.ts';

const rem = (pixels: number): string => `${pixels / 16}rem`;
const values = (scheme: 'light' | 'dark'): string =>
  Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value[scheme]}`)
    .join(';');

const scale = [
  `--s0:${rem(sizes.label)};--s1:${rem(sizes.body)};--s2:${rem(sizes.lead)};--s3:${rem(sizes.figure)};--s4:${rem(sizes.title)}`,
  `--sans:${sans};--serif:${serif};--mono:${mono}`,
].join(';');

/** The parts of a site's stylesheet below analytics/site/style/, later ones over earlier ones. */
const parts = ['ground', 'frame', 'reading', 'marks', 'tables', 'screens', 'print'];

/** The one stylesheet of a site: tokens first, then everything in terms of them. Paper is always light. */
export const stylesheet = async (asset: (path: string) => Promise<string>): Promise<string> => {
  const rules = await Promise.all(parts.map((part) => asset(`site/style/${part}.css`)));
  return [
    `:root{color-scheme:light dark;${values('light')};${scale}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${values('dark')}}}`,
    ...rules,
  ].join('\n');
};
