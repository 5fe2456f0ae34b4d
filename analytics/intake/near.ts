/** The least likeness, from 0 to 1, of what is suggested to anybody: less than half in common leads astray. */
const least = 0.5;

/** Whether something known is so like what was written that it may be meant: codes, names and headers alike. */
export const isNear = (likeness: number): boolean => likeness >= least;

/** How much of `of` is in common, from 0 to 1; nothing of nothing. */
export const share = (common: number, of: number): number => (of > 0 ? common / of : 0);
