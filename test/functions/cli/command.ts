import { main } from '../../../functions/cli/main.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** stdout as the JSON document it is. */
  readonly json: () => Record<string, unknown>;
}

/** Runs the command in this process with a frozen clock and an empty environment. */
export const jixiao = async (...argv: readonly string[]): Promise<Ran> => {
  let out = '';
  let err = '';
  const code = await main(argv, {
    out: (written) => {
      out += written;
    },
    err: (written) => {
      err += written;
    },
    isTerminal: false,
    wait: async () => false,
    clock: () => '2026-01-15T08:00:00.000Z',
    environment: {},
  });
  return { code, out, err, json: () => JSON.parse(out) as Record<string, unknown> };
};

export const office = new URL('../../fixtures/office', import.meta.url).pathname;
