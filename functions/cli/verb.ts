import type { Command } from 'commander';
import type { CommonOptions, Io, Outcome } from './outcome.ts';

/** A verb of the command: how it is written, and what it does. */
export interface Verb {
  readonly name: string;
  readonly define: (command: Command) => Command;
  readonly act: (
    args: readonly string[],
    options: CommonOptions & Readonly<Record<string, unknown>>,
    io: Io,
  ) => Promise<Outcome>;
}
