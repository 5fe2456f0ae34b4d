import process from 'node:process';
import type { Io } from './outcome.ts';

/** The process a person started: its streams, its environment, the machine's clock. */
export const processIo: Io = {
  out: (written) => process.stdout.write(written),
  err: (written) => process.stderr.write(written),
  isTerminal: process.stderr.isTTY === true,
  clock: () => new Date().toISOString(),
  environment: process.env,
};
