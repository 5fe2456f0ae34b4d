/** A code as a file name: anything but letters, digits, `-` and `_` is written as `~` and its hex. */
export const slug = (code: string): string =>
  code.replace(/[^A-Za-z0-9_-]/gu, (character) => `~${(character.codePointAt(0) ?? 0).toString(16)}`);

export const paths = {
  overview: 'index.html',
  monitoring: 'monitoring.html',
  month: (period: string): string => `monitoring/${slug(period)}.html`,
  projects: 'projects.html',
  department: (code: string): string => `departments/${slug(code)}.html`,
  project: (code: string): string => `projects/${slug(code)}.html`,
  evaluation: 'evaluation.html',
  allocation: 'allocation.html',
  quality: 'quality.html',
  notices: 'notices.html',
  method: 'method.html',
  style: 'style.css',
} as const;

/**
 * How a page at `from` reaches `to`, so that a site works wherever it lies.
 * @example relative('projects/1.html', 'index.html') // '../index.html'
 */
export const relative = (from: string, to: string): string => {
  const up = from.split('/').length - 1;
  return `${'../'.repeat(up)}${to}`;
};
