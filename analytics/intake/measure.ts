import { fold } from './recognise/fold.ts';

/** What a unit measures, and how many of that it is, as a power of ten. */
export interface Measure {
  readonly of: string;
  readonly power: number;
}

/** Units of one thing that differ by their spelling or by a power of ten alone; a 亩 is no round number of anything. */
const spelled: Readonly<Record<string, readonly [of: string, power: number]>> = {
  米: ['米', 0],
  m: ['米', 0],
  公里: ['米', 3],
  千米: ['米', 3],
  km: ['米', 3],
  平方米: ['平方米', 0],
  平米: ['平方米', 0],
  m2: ['平方米', 0],
  公顷: ['平方米', 4],
  平方公里: ['平方米', 6],
  平方千米: ['平方米', 6],
  km2: ['平方米', 6],
  立方米: ['立方米', 0],
  立方: ['立方米', 0],
  方: ['立方米', 0],
  m3: ['立方米', 0],
  克: ['克', 0],
  千克: ['克', 3],
  公斤: ['克', 3],
  kg: ['克', 3],
  吨: ['克', 6],
  t: ['克', 6],
  千瓦时: ['千瓦时', 0],
  度: ['千瓦时', 0],
  kwh: ['千瓦时', 0],
};

const counted: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8 };

const multiple = /^(?<times>十万|百万|千万|[百千万亿])(?!分)(?<rest>.*)$/;

/** True for a unit that says how many of another are meant: 万人, 亿元 and a bare 万, but not 千米. */
export const isMultiple = (written: string): boolean =>
  spelled[fold(written)] === undefined && multiple.test(fold(written));

/**
 * Takes a unit apart into what it measures and a power of ten; a bare 万 is ten thousand of anything.
 * @example measureOf('万平方米') // { of: '平方米', power: 4 }
 */
export const measureOf = (written: string): Measure => {
  const unit = fold(written);
  const known = spelled[unit];
  if (known) return { of: known[0], power: known[1] };
  const { times, rest = '' } = multiple.exec(unit)?.groups ?? {};
  if (times === undefined) return { of: unit, power: 0 };
  const [of, power] = spelled[rest] ?? [rest, 0];
  return { of, power: power + (counted[times] ?? 0) };
};

/** A unit of the same thing as another, by its power of ten. */
export interface Size {
  readonly name: string;
  readonly power: number;
}

/** The units in which a thing is measured, the smallest first: what is counted, in ones and ten thousands. */
export const sizesOf = (of: string): readonly Size[] => {
  const own = Object.entries(spelled).flatMap(([name, [each, power]]): Size[] =>
    each === of ? [{ name, power }] : [],
  );
  const multiples = [0, 4, ...(of === '元' ? [8] : [])].map((power) => ({
    name: `${['', '万', '亿'][power / 4]}${of}`,
    power,
  }));
  return [...Map.groupBy([...own, ...multiples], ({ power }) => power)]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, [first]]) => (first ? [first] : []));
};

/** True for what has units of its own beside ones and ten thousands: a length, an area, money. */
export const hasUnits = (of: string): boolean => of === '元' || Object.values(spelled).some(([each]) => each === of);
