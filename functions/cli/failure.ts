import { tmpdir } from 'node:os';
import { EnvelopeTooSmallError } from '../../analytics/allocation/solve.ts';
import { PeriodError } from '../../analytics/core/period.ts';
import { DamagedEventError, LedgerDamagedError, StaleVersionError } from '../../analytics/core/ports/ledger.ts';
import { StorageFullError } from '../../analytics/core/ports/object-store.ts';
import { PolicyError } from '../../analytics/policy/load.ts';
import { isDiskFull } from '../adapters/disk-full.ts';
import { FolderBusyError } from '../adapters/folder-lock.ts';
import { KeyExistsError } from '../adapters/key-file.ts';
import { ArchiveConflictError } from '../steps/archive/step.ts';
import { PeriodNotReportedError } from '../steps/compute/step.ts';
import { type Problem, runProblems } from '../steps/problems.ts';
import { RunUnreadableError } from '../steps/record/last.ts';
import { ObjectsDifferError } from '../steps/transfer/objects.ts';
import { DivergedStreamError } from '../steps/transfer/streams.ts';
import { cloudProblems } from './cloud-problems.ts';
import { DataDirectoryBusyError } from './data-directory.ts';
import { problems } from './problems.ts';

/** Exit codes that scripts rely on. */
export const exit = { done: 0, findings: 1, usage: 2, badInput: 3, ourFault: 4 } as const;

/** The person’s input cannot be used; no result was made, and the last one stands. */
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

type ProblemOf = (thrown: unknown) => Problem | undefined;

const onError =
  <Kind extends Error>(kind: abstract new (...args: never[]) => Kind, words: (error: Kind) => Problem): ProblemOf =>
  (thrown) =>
    thrown instanceof kind ? words(thrown) : undefined;

/** Errors of the rooms below that are the input’s or the machine’s, and what a person reads about each. */
const inputProblems: readonly ProblemOf[] = [
  onError(InputError, ({ problem }) => problem),
  onError(PolicyError, (error) => runProblems.policyInvalid('policy.yaml', error)),
  onError(PeriodNotReportedError, ({ period, known }) =>
    period === null ? problems.nothingToMonitor() : problems.periodUnknown(period, known),
  ),
  onError(DataDirectoryBusyError, ({ folder, pid }) => problems.directoryBusy(folder, String(pid))),
  onError(FolderBusyError, ({ place }) => problems.folderBusy(place)),
  onError(LedgerDamagedError, ({ place }) => runProblems.ledgerDamaged(place)),
  onError(DamagedEventError, ({ stream, version }) => runProblems.ledgerDamaged(`${stream}#${version}`)),
  onError(RunUnreadableError, ({ key }) => problems.runUnreadable(key)),
  onError(KeyExistsError, ({ path }) => problems.keyExists(path)),
  onError(StorageFullError, ({ place }) => problems.storageFull(place)),
  onError(DivergedStreamError, ({ stream, version }) => cloudProblems.streamsDiverged(stream, version)),
  onError(ObjectsDifferError, ({ key }) => cloudProblems.objectsDiffer(key)),
  onError(ArchiveConflictError, ({ key }) => cloudProblems.archiveConflict(key)),
  onError(StaleVersionError, ({ stream }) => cloudProblems.ledgerMovedOn(stream)),
  onError(EnvelopeTooSmallError, ({ envelopeAmount, minimumAmount, shortfallAmount }) =>
    runProblems.envelopeTooSmall(envelopeAmount, minimumAmount, shortfallAmount),
  ),
];

const usageProblems: readonly ProblemOf[] = [
  onError(UsageError, ({ problem }) => problem),
  onError(PeriodError, ({ written }) => problems.periodUnreadable(written)),
];

const bySystemCode: Readonly<Record<string, (path: string) => Problem>> = {
  EACCES: problems.storageRefused,
  EROFS: problems.storageRefused,
  ENOTDIR: problems.notFolder,
  EISDIR: problems.notFile,
  ENAMETOOLONG: problems.nameTooLong,
};

/** What the operating system refuses, by its own code. */
const systemProblem = (thrown: unknown): Problem | undefined => {
  const { code = '', path = '', syscall } = thrown as NodeJS.ErrnoException;
  if (isDiskFull(thrown)) return problems.storageFull(path || tmpdir());
  // Where a folder is to be made there is a file.
  if (code === 'EEXIST' && syscall === 'mkdir') return problems.notFolder(path);
  return bySystemCode[code]?.(path);
};

/** What a cloud's service refuses, and what keeps its client from asking at all. */
const cloudProblem = (thrown: unknown): Problem | undefined => {
  if (!(thrown instanceof Error)) return undefined;
  const isService =
    '$metadata' in thrown ||
    thrown.name === 'CredentialsProviderError' ||
    /^(Region is missing|connect ECONN)/.test(thrown.message);
  return isService ? cloudProblems.cloudRefused(thrown.name === 'Error' ? thrown.message : thrown.name) : undefined;
};

const first = (ways: readonly ProblemOf[], thrown: unknown): Problem | undefined =>
  ways.reduce<Problem | undefined>((found, way) => found ?? way(thrown), undefined);

/** What to tell the person and with which exit code to end. */
export const failureOf = (thrown: unknown): Failure => {
  const usage = first(usageProblems, thrown);
  if (usage) return { problem: usage, exitCode: exit.usage };
  const input = first([...inputProblems, systemProblem, cloudProblem], thrown);
  if (input) return { problem: input, exitCode: exit.badInput };
  return {
    problem: problems.unexpected(thrown instanceof Error ? thrown.message : String(thrown)),
    exitCode: exit.ourFault,
  };
};
