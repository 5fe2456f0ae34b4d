import { afterAll, afterEach, beforeEach } from 'vitest';
import type { Effects } from '../../analytics/core/ports/effects.ts';
import { type Office, officeAfter } from './office.ts';

/**
 * Opens, for each test of a file, an office in which this was done; gives how to get at it.
 * @example const office = officeForEach((effects) => ingest(effects, lists))
 */
export const officeForEach = (done: (effects: Effects) => Promise<unknown>): (() => Office) => {
  const before = officeAfter(done);
  let open: Office | undefined;
  beforeEach(async () => {
    open = await before.open();
  });
  afterEach(() => open?.close());
  afterAll(() => before.remove());
  return () => {
    if (!open) throw new TypeError('an office is open within tests alone');
    return open;
  };
};
