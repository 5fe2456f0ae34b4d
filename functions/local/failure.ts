import { PeriodError } from '../../analytics/period.ts';
import { type Problem, problems } from '../../analytics/words/problems.ts';

/** Exit codes that scripts rely on. */
export const exit = { done: 0, findings: 1, usage: 2, badInput: 3, ourFault: 4 } as const;

/** The person’s input cannot be used; nothing was changed. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.says.en, options);
    this.problem = problem;
  }
}

/** The command was not written as it must be. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.says.en, options);
    this.problem = problem;
  }
}

export interface Failure {
  readonly problem: Problem;
  readonly exitCode: number;
}

interface Known {
  readonly name: string;
  readonly code?: string;
  readonly [field: string]: unknown;
}

/** Errors of the rooms below, by name: what a person is told about each. */
const known: Readonly<Record<string, (error: Known) => Problem>> = {
  PolicyError: (error) => problems.policyInvalid(String(error.file ?? 'policy.yaml'), error.issues as { path: string; message: string }[]),
  PeriodNotReportedError: (error) =>
    error.period === null ? problems.noData() : problems.periodUnknown(String(error.period), error.known as readonly string[]),
  DataDirectoryBusyError: (error) => problems.directoryBusy(String(error.folder), String(error.pid)),
  StorageFullError: (error) => problems.storageFull(String(error.place ?? error.key ?? '')),
  EnvelopeTooSmallError: (error) => problems.envelopeTooSmall(String(error.envelopeAmount), String(error.minimumAmount), String(error.shortfallAmount)),
};

/** What to tell the person and with which exit code to end. */
export const failureOf = (thrown: unknown): Failure => {
  if (thrown instanceof UsageError) return { problem: thrown.problem, exitCode: exit.usage };
  if (thrown instanceof PeriodError) return { problem: problems.periodUnreadable(thrown.written), exitCode: exit.usage };
  if (thrown instanceof InputError) return { problem: thrown.problem, exitCode: exit.badInput };
  const error = (thrown instanceof Error ? thrown : new Error(String(thrown))) as unknown as Known;
  const words = known[error.name];
  if (words) return { problem: words(error), exitCode: exit.badInput };
  if (error.code === 'ENOSPC') return { problem: problems.storageFull(String(error.path ?? '')), exitCode: exit.badInput };
  if (error.code === 'EACCES' || error.code === 'EROFS') return { problem: problems.storageRefused(String(error.path ?? '')), exitCode: exit.badInput };
  return { problem: problems.unexpected(String(error.message)), exitCode: exit.ourFault };
};
