import type { Config } from 'vega-lite';

/**
 * Light and dark value of every colour, by what it is for. Nothing else in the code names a colour. No two are the same
 * in the light scheme: a drawn chart is given the page's variables by them.
 */
export const tokens = {
  paper: { light: '#fbfaf7', dark: '#15171b' },
  ink: { light: '#1d1f24', dark: '#e9e6df' },
  soft: { light: '#5d626b', dark: '#a2a6ad' },
  line: { light: '#dedbd2', dark: '#33363c' },
  panel: { light: '#f3f1ea', dark: '#1d2025' },
  accent: { light: '#8c2f23', dark: '#e39a8c' },
  good: { light: '#2f6f73', dark: '#5fb3b3' },
  'good-2': { light: '#7fb0b0', dark: '#3c7577' },
  mid: { light: '#d9d3c0', dark: '#4a473d' },
  warn: { light: '#b7791f', dark: '#e0a94a' },
  bad: { light: '#b3261e', dark: '#f0766a' },
  /** The blue light: a target set too low. */
  low: { light: '#3a5f9e', dark: '#8fb0ea' },
  plan: { light: '#858a93', dark: '#7c818a' },
  /** Last year's line. */
  past: { light: '#c4bca3', dark: '#5d594c' },
  /** Words in the warning colour; the fill is too light for text. */
  'warn-ink': { light: '#8a5a10', dark: '#e0a94a' },
  /** Text on the fills of the heat map. */
  'on-good': { light: '#fcfbf8', dark: '#15171b' },
  'on-good-2': { light: '#1c1e23', dark: '#f4f2ec' },
  'on-mid': { light: '#1e2025', dark: '#e9e6df' },
  'on-warn': { light: '#15171b', dark: '#15171b' },
  'on-bad': { light: '#fdfcf9', dark: '#15171b' },
  /** Ground of the quadrant that hurts most. */
  danger: { light: '#f7e9e5', dark: '#2a1c1d' },
} as const satisfies Record<string, { light: string; dark: string }>;

export type Token = keyof typeof tokens;

/** A colour by its token, as a specification carries it: that of the light scheme. */
export const colour = (token: Token): string => tokens[token].light;

/** A colour by its token, as a page carries it: it follows light and dark. */
export const variable = (token: Token): string => `var(--${token})`;

/** The type scale in pixels; `small` is for ticks and cells inside charts only. */
export const sizes = { small: 12, label: 13, body: 16, lead: 20, figure: 25, title: 38 } as const;

/**
 * Chart widths in pixels: beside a narrower one, that one, half of the page, all of it, on a phone, one of six small
 * ones.
 */
export const widths = { column: 640, side: 430, half: 560, full: 1120, phone: 340, small: 174 } as const;

export const sans =
  '"Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif';
export const serif = '"Noto Serif SC","Source Han Serif SC","Songti SC",SimSun,"Noto Serif CJK SC",serif';
export const mono = 'ui-monospace,Consolas,"Noto Sans Mono CJK SC",monospace';

/** What every chart shares; the font is the page's own. */
export const vegaConfig: Config = {
  aria: false,
  background: 'transparent',
  font: 'inherit',
  padding: 2,
  view: { stroke: null },
  text: { fontSize: sizes.label, fill: colour('ink'), baseline: 'middle', lineBreak: '\n' },
  rule: { stroke: colour('ink') },
  axis: {
    grid: false,
    domainColor: colour('line'),
    gridColor: colour('line'),
    tickColor: colour('line'),
    labelColor: colour('ink'),
    labelFontSize: sizes.label,
    labelLimit: 0,
    titleColor: colour('soft'),
    titleFontSize: sizes.small,
    titleFontWeight: 'normal',
    titlePadding: 6,
  },
  axisX: { labelColor: colour('soft'), labelFontSize: sizes.small },
};
