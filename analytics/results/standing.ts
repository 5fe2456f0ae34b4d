import { isPeriod, type Period } from '../core/period.ts';

/** Which run a place shows, as its run.json says; each null where it does not say. */
export interface Standing {
  readonly id: string | null;
  readonly through: Period | null;
}

/** Reads a run.json as far as a pointer goes; what is none shows no run. */
export const standingOf = (written: string): Standing => {
  try {
    const { id, through } = (JSON.parse(written) ?? {}) as { readonly id?: unknown; readonly through?: unknown };
    return { id: typeof id === 'string' ? id : null, through: isPeriod(through) ? through : null };
  } catch (cause) {
    if (cause instanceof SyntaxError) return { id: null, through: null };
    throw cause;
  }
};
