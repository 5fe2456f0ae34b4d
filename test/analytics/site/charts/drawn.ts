import { textWidth } from '../../../../analytics/site/charts/text-width.ts';

export interface DrawnText {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
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

/** The lines of a text, and how far below the first each stands. */
const linesOf = (inner: string): readonly (readonly [string, number])[] => {
  let below = 0;
  const spans = [...inner.matchAll(/<tspan([^>]*)>([^<]*)<\/tspan>/g)].map(([, attributes, line]) => {
    below += Number(/dy="([-\d.]+)/.exec(attributes ?? '')?.[1] ?? 0);
    return [plain(line ?? ''), below] as const;
  });
  return spans.length > 0 ? spans : [[plain(inner), 0]];
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
      for (const [words, below] of linesOf(inner ?? '')) {
        const wide = textWidth(words, size);
        const left = anchor === 'end' ? x - wide : anchor === 'middle' ? x - wide / 2 : x;
        texts.push({ words, left, right: left + wide, y: y + below, size });
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

/** Texts that lie over one another: a text drawn twice, as a halo and as itself, is one. */
export const overlapping = (svg: string): readonly string[] => {
  const { texts } = readSvg(svg);
  return texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter(
        (other) =>
          (other.words !== one.words || other.y !== one.y) &&
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
          Math.abs(one.y - other.y) < Math.min(one.size, other.size) * 0.9,
      )
      .map((other) => `${one.words} | ${other.words}`),
  );
};
