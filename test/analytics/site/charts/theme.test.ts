import { describe, expect, it } from 'vitest';
import { type Token, tokens } from '../../../../analytics/site/charts/theme.ts';

type Scheme = 'light' | 'dark';
type Colour = readonly [number, number, number];

const parse = (hex: string): Colour =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Colour;
const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const luminance = (colour: Colour): number =>
  0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);

/** WCAG contrast of two tokens. */
const contrast = (one: Token, other: Token, scheme: Scheme): number => {
  const [a, b] = [luminance(parse(tokens[one][scheme])), luminance(parse(tokens[other][scheme]))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

const schemes: readonly Scheme[] = ['light', 'dark'];
const words: readonly [Token, Token][] = [
  ['ink', 'paper'],
  ['soft', 'paper'],
  ['ink', 'panel'],
  ['accent', 'paper'],
  ['good', 'paper'],
  ['warn-ink', 'paper'],
  ['bad', 'paper'],
  ['low', 'paper'],
  ['bad', 'danger'],
  ['on-good', 'good'],
  ['on-good-2', 'good-2'],
  ['on-mid', 'mid'],
  ['on-warn', 'warn'],
  ['on-bad', 'bad'],
];
const shapes: readonly [Token, Token][] = [
  ['good', 'paper'],
  ['warn', 'paper'],
  ['bad', 'paper'],
  ['low', 'paper'],
  ['plan', 'paper'],
];

describe.each(schemes)('in the %s', (scheme) => {
  it.each(words)('%s is readable on %s', (one, other) =>
    expect(contrast(one, other, scheme)).toBeGreaterThanOrEqual(4.5),
  );
  it.each(shapes)('the shape %s stands out on %s', (one, other) =>
    expect(contrast(one, other, scheme)).toBeGreaterThanOrEqual(3),
  );
});

/** Linear approximations of the three kinds of colour blindness, on linear light. */
const blindness: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const seen = (token: Token, scheme: Scheme, kind: string): readonly number[] => {
  const light = parse(tokens[token][scheme]).map(linear);
  return (blindness[kind] ?? []).map((row) => row.reduce((sum, part, at) => sum + part * (light[at] ?? 0), 0));
};
const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...a.map((value, at) => Math.cbrt(Math.max(0, value)) - Math.cbrt(Math.max(0, b[at] ?? 0))));

describe.each(schemes)('the lights in the %s', (scheme) => {
  const lights: readonly [Token, Token][] = [
    ['good', 'warn'],
    ['warn', 'bad'],
    ['good', 'bad'],
  ];
  it.each(Object.keys(blindness).flatMap((kind) => lights.map(([one, other]) => ({ kind, one, other }))))(
    '$one and $other stay apart under $kind',
    ({ kind, one, other }) => {
      expect(distance(seen(one, scheme, kind), seen(other, scheme, kind))).toBeGreaterThan(0.1);
    },
  );
});

it('no two tokens share a colour in the light scheme, by which a drawn chart is given the page’s variables', () => {
  const colours = Object.values(tokens).map(({ light }) => light);
  expect(new Set(colours).size).toBe(colours.length);
});
