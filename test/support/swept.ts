import type { Swept } from '../../functions/steps/sweep/sweep.ts';

/** A sweep in figures. */
export interface Counts {
  readonly accepted: number;
  readonly refused: number;
  readonly setAside: number;
  readonly passedOver: number;
  readonly finished: boolean;
}

const unread: ReadonlySet<string> = new Set(['upload-quarantined', 'upload-too-large', 'upload-unreadable']);

/** The answers to tables, counted; those to descriptions and policies left out. */
export const countsOf = ({ receipts, passedOver, finished }: Swept): Counts => {
  const tables = receipts.filter(({ fileName }) => !/\.ya?ml$/.test(fileName));
  const setAside = tables.filter(({ faults }) => faults.some(({ code }) => unread.has(code))).length;
  const accepted = tables.filter(({ state }) => state === 'accepted').length;
  return { accepted, refused: tables.length - accepted - setAside, setAside, passedOver, finished };
};
