import type { Effects } from '../../../analytics/core/ports/effects.ts';
import type { Landing } from '../../../analytics/core/ports/landing.ts';
import type { Output } from '../../../analytics/core/ports/output.ts';

/** The surroundings with a memory of their own failures. */
export interface Watched<Parts> {
  readonly parts: Parts;
  /** Whether the failure, or what caused it, arose in the surroundings: then no upload is to blame for it. */
  readonly isTheirs: (thrown: unknown) => boolean;
}

type Surroundings = Pick<Effects, 'store' | 'ledger' | 'outbox'> & {
  readonly landing: Landing;
  readonly output: Pick<Output, 'write'>;
};

/**
 * Watches store, ledger, outbox, landing place and output, so that a throttled table or a missing permission never
 * counts against a file.
 */
export const watched = <Parts extends Surroundings>(surroundings: Parts): Watched<Parts> => {
  const theirs = new WeakSet<object>();
  const note = (thrown: unknown): never => {
    if (typeof thrown === 'object' && thrown !== null) theirs.add(thrown);
    throw thrown;
  };
  const watched = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => {
          const result: unknown = member.apply(target, given);
          return result instanceof Promise ? result.catch(note) : result;
        };
      },
    });
  const { store, ledger, outbox, landing, output } = surroundings;
  const isTheirs = (thrown: unknown): boolean =>
    typeof thrown === 'object' &&
    thrown !== null &&
    (theirs.has(thrown) || isTheirs((thrown as { readonly cause?: unknown }).cause));
  const own = {
    store: watched(store),
    ledger: watched(ledger),
    outbox: watched(outbox),
    landing: watched(landing),
    output: watched(output),
  };
  return { parts: { ...surroundings, ...own }, isTheirs };
};
