import { lights, worded } from '../../contracts/codes.ts';
import { type Html, html } from '../../core/html.ts';
import type { Text } from '../../core/language/text.ts';
import { lightShape, lightToken } from '../charts/chart.ts';

/** A figure stays on one line with the Chinese word it counts. */
const kept = (zh: string): string => (zh.includes(' ') ? zh.replace(/(\d) (?=\p{Script=Han})/gu, '$1\u00a0') : zh);

/** Chinese with English under it (or beside it where the place asks for that). */
export const both = (words: Text): Html =>
  words.zh === words.en ? html`${words.zh}` : html`${kept(words.zh)}<span class="en" lang="en">${words.en}</span>`;

/** Chinese with English beside it on the same line. */
export const beside = (words: Text): Html =>
  words.zh === words.en ? html`${words.zh}` : html`${words.zh}<span class="en inline" lang="en">${words.en}</span>`;

const tone = (light: string): string => {
  const token = lightToken[light] ?? 'plan';
  return token;
};

/** A light as shape, colour and word together. */
export const state = (light: string): Html =>
  light === ''
    ? html`<span class="soft">—</span>`
    : html`<span class="state"><i class="m ${tone(light)}" aria-hidden="true">${lightShape[light] ?? '·'}</i>${worded(lights, light).zh}</span>`;

/** Only the shape, for places whose heading says the word. */
export const shape = (light: string): Html =>
  html`<i class="m ${tone(light)}" aria-hidden="true">${lightShape[light] ?? '·'}</i>`;

/** Nothing to show, and a word for why. */
export const absent = (why = '未报'): Html => html`<span class="soft">${why}</span>`;
