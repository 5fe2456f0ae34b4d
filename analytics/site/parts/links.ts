import { type Html, html } from '../../core/html.ts';
import { text } from '../../core/language/text.ts';
import type { Facts } from './facts.ts';
import { paths, relative } from './paths.ts';
import { beside } from './words.ts';

/** A link where the edition has the page, plain words where it has not. */
export const link = (facts: Facts, from: string, to: string, words: string | Html): Html =>
  facts.pages.has(to) ? html`<a href="${relative(from, to)}">${words}</a>` : html`${words}`;

/** Where the faults of a refused file stand on the quality page. */
export const fileAnchor = (file: string): string => `file-${file.slice(0, 12)}`;

/** A refused file by its name, leading to what was wrong with it. */
export const fileLink = (facts: Facts, from: string, file: string): Html => {
  const name = facts.fileNames.get(file) ?? file.slice(0, 12);
  return facts.pages.has(paths.quality)
    ? html`<a href="${relative(from, paths.quality)}#${fileAnchor(file)}">${name}</a>`
    : html`${name}`;
};

/** Which file was refused, in a sentence of its own. */
export const refusedFileSays = (facts: Facts, from: string, file: string): Html =>
  html`<span class="small">${beside(text('被拒收的文件:', 'the refused file '))}${fileLink(facts, from, file)}。</span>`;

export const departmentLink = (facts: Facts, from: string, code: string): Html =>
  link(facts, from, paths.department(code), facts.departmentNames.get(code) ?? code);

export const projectLink = (facts: Facts, from: string, code: string, name = ''): Html =>
  link(facts, from, paths.project(code), name || (facts.projectNames.get(code) ?? code));
