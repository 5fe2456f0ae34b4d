import { textWidth } from '../../../../analytics/site/charts/text-width.ts';

export interface DrawnText {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly DrawnText[];
}

const plain = (words: string): string =>
  words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const shiftOf = (attributes: string): readonly [number, number] => {
  const [, x, y] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(attributes) ?? [];
  return [Number(x ?? 0), Number(y ?? 0)];
};

const linesOf = (inner: string): readonly string[] => {
  const spans = [...inner.matchAll(/<tspan[^>]*>([^<]*)<\/tspan>/g)].map(([, line]) => line ?? '');
  return (spans.length > 0 ? spans : [inner]).map(plain);
};

/**
 * The boxes of all texts of an SVG that Vega wrote, in the SVG's own pixels: transforms are followed down the groups.
 */
export const readSvg = (svg: string): Drawn => {
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const groups: (readonly [number, number])[] = [];
  const texts: DrawnText[] = [];
  for (const [, close, open, attributes, inner] of svg.matchAll(
    /(<\/g>)|<(g|text)([^>]*?)>((?:[^<]|<\/?tspan[^>]*>)*)(?=<)/g,
  )) {
    if (close) groups.pop();
    else if (open === 'g') groups.push(shiftOf(attributes ?? ''));
    else {
      const [x, y] = [...groups, shiftOf(attributes ?? '')].reduce(([a, b], [c, d]) => [a + c, b + d] as const, [
        0, 0,
      ] as const);
      const size = Number(/font-size="([\d.]+)px"/.exec(attributes ?? '')?.[1] ?? 11);
      const anchor = /text-anchor="(\w+)"/.exec(attributes ?? '')?.[1] ?? 'start';
      for (const words of linesOf(inner ?? '')) {
        const wide = textWidth(words, size);
        const left = anchor === 'end' ? x - wide : anchor === 'middle' ? x - wide / 2 : x;
        texts.push({ words, left, right: left + wide, y });
      }
    }
  }
  return { width: Number(width), height: Number(height), texts };
};

/** Texts that cross the edge of their SVG by more than half a pixel. */
export const crossing = (svg: string): readonly string[] => {
  const { width, height, texts } = readSvg(svg);
  return texts
    .filter(({ left, right, y }) => left < -0.5 || right > width + 0.5 || y < 0 || y > height)
    .map(({ words }) => words);
};
