/**
 * The codes a policy may call its grades by, best first; it takes three to six of them and gives each a name.
 * `excellent` and `good` are what a report calls the upper grades, `medium` and `pass` the middle, `poor` and `failing`
 * the lower.
 */
export const gradeCodes = ['excellent', 'good', 'medium', 'pass', 'poor', 'failing'] as const;

export type GradeCode = (typeof gradeCodes)[number];

/** The three parts of the scale that reports speak of. */
export const gradeParts = {
  upper: ['excellent', 'good'],
  middle: ['medium', 'pass'],
  lower: ['poor', 'failing'],
} as const satisfies Readonly<Record<string, readonly GradeCode[]>>;
