import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import type { Io } from './outcome.ts';

let stopping: AbortSignal | undefined;

/** From the first time that somebody waits on, the process ends only when it is asked to between two things. */
const stop = (): AbortSignal => {
  if (stopping) return stopping;
  const control = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => control.abort());
  stopping = control.signal;
  return stopping;
};

const wait: Io['wait'] = async (milliseconds) => {
  const signal = stop();
  await setTimeout(milliseconds, undefined, { signal }).catch((cause: Error) => {
    if (cause.name !== 'AbortError') throw cause;
  });
  return !signal.aborted;
};

/** The process a person started: its streams, its environment, the machine's clock. */
export const processIo: Io = {
  out: (written) => process.stdout.write(written),
  err: (written) => process.stderr.write(written),
  isTerminal: process.stderr.isTTY === true,
  wait,
  clock: () => new Date().toISOString(),
  environment: process.env,
};
