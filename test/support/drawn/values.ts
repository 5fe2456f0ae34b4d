import type { Random } from '../../../functions/sample/random.ts';

/** A row of a dataset as text; `file` is the number of the file that brought it. */
export type Cells = Readonly<Record<string, string | null>>;

export const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
export const years = ['2024', '2025'] as const;
export const departments = ['101', '102', '103', '104'];
/** One whose projects declare no goal and no fact, and one that has no project. */
export const [silent, bare] = ['104', '105'];
export const units = departments.flatMap((code) => [`${code}001`, `${code}002`]);
export const funds = ['一般公共预算', '政府性基金'];
export const directions = ['>=', '<=', '=', '>', '<', 'qualitative'];
export const tiers = ['met', 'partly', 'unmet'];

/** From few values, so that rows often meet each other, a bound or nothing. */
export const few = (draw: Random) => ({
  maybe: (share: number, value: () => string): string | null => (draw.chance(share) ? value() : null),
  money: () => draw.pick(['0', '0', '0.01', '1', '100', '100', '333.33', '1000', '99999.99', '-50']),
  budget: () => draw.pick(['0', '1', '100', '100', '200', '333.33', '1000', '1000', '-50']),
  declared: () => draw.pick(['0', '1', '100', '100', '333.33', '1000']),
  number: () =>
    draw.pick(['-3', '0', '0', '1', '1', '1.5', '2', '3', '5', '9.5', '10', '10', '10.5', '12', '15', '20']),
  share: () => draw.pick(['0', '0.1', '0.25', '0.5', '0.6', '0.75', '0.8', '0.9', '1']),
  points: () => draw.pick(['0', '5', '8', '9.5', '10', '12', '20', '25', '100', '100']),
});

export interface Project {
  readonly code: string;
  readonly unit: string;
}

export const projectsOf = (year: string): readonly Project[] =>
  units.flatMap((unit) => [1, 2, 3, 4, 5, 6, 7].map((index) => ({ code: `${year}${unit}00${index}`, unit })));

/** A year in the making: what is drawn for it, and where its rows go. */
export interface Drawing extends ReturnType<typeof few> {
  readonly year: string;
  readonly draw: Random;
  readonly rows: Readonly<Record<string, readonly Cells[]>>;
  readonly add: (dataset: string, row: Cells) => void;
}

export const drawing = (draw: Random, year: string): Drawing => {
  const rows: Record<string, Cells[]> = {};
  return {
    ...few(draw),
    year,
    draw,
    rows,
    add: (dataset, row) => {
      rows[dataset] ??= [];
      rows[dataset].push({ fiscal_year: year, sheet: dataset, ...row });
    },
  };
};
