import { describe, expect, it } from 'vitest';
import { EnvelopeTooSmallError } from '../../../analytics/allocation/solve.ts';
import { PeriodError } from '../../../analytics/core/period.ts';
import { DamagedEventError, LedgerDamagedError, StaleVersionError } from '../../../analytics/core/ports/ledger.ts';
import { StorageFullError } from '../../../analytics/core/ports/object-store.ts';
import { PolicyError } from '../../../analytics/policy/load.ts';
import { FolderBusyError } from '../../../functions/adapters/folder-lock.ts';
import { DataDirectoryBusyError } from '../../../functions/cli/data-directory.ts';
import { failureOf, InputError, UsageError } from '../../../functions/cli/failure.ts';
import { problems } from '../../../functions/cli/problems.ts';
import { ArchiveConflictError } from '../../../functions/steps/archive/step.ts';
import { PeriodNotReportedError } from '../../../functions/steps/compute/step.ts';
import { ObjectsDifferError } from '../../../functions/steps/transfer/objects.ts';
import { DivergedStreamError } from '../../../functions/steps/transfer/streams.ts';

const system = (code: string): Error => Object.assign(new Error(code), { code, path: '/data/x' });

describe('what a person is told', () => {
  it.each([
    [new UsageError(problems.yearUnreadable('soon')), 2, 'year-unreadable'],
    [new PeriodError('June'), 2, 'period-unreadable'],
    [new InputError(problems.folderEmpty('x')), 3, 'folder-empty'],
    [new PolicyError([{ path: 'settings', says: { zh: '必填', en: 'required' } }]), 3, 'policy-invalid'],
    [new PeriodNotReportedError('2031-01', ['2025-01']), 3, 'period-unknown'],
    [new PeriodNotReportedError(null, []), 3, 'nothing-to-monitor'],
    [new DataDirectoryBusyError('/data', { pid: 7, since: '2026-01-15' }), 3, 'data-directory-busy'],
    [new LedgerDamagedError('/data/ledger.sqlite'), 3, 'ledger-damaged'],
    [new DamagedEventError('intake', 3), 3, 'ledger-damaged'],
    [new FolderBusyError('/out/.building/lock'), 3, 'folder-busy'],
    [new StorageFullError('lake/x', '/data'), 3, 'storage-full'],
    [new EnvelopeTooSmallError(1n, 100n), 3, 'envelope-too-small'],
    [new DivergedStreamError('intake', 7), 3, 'streams-diverged'],
    [new ArchiveConflictError('1/intake/0000000001.json'), 3, 'archive-conflict'],
    [new ObjectsDifferError('lake/x'), 3, 'objects-differ'],
    [new StaleVersionError('intake', 7), 3, 'ledger-moved-on'],
    [Object.assign(new Error('no'), { name: 'AccessDenied', $metadata: {} }), 3, 'cloud-refused'],
    [Object.assign(new Error('none'), { name: 'CredentialsProviderError' }), 3, 'cloud-refused'],
    [new Error('Region is missing'), 3, 'cloud-refused'],
    [system('ENOSPC'), 3, 'storage-full'],
    [system('EDQUOT'), 3, 'storage-full'],
    [system('EACCES'), 3, 'storage-refused'],
    [new TypeError('x is not a function'), 4, 'unexpected'],
    ['thrown text', 4, 'unexpected'],
  ])('%s ends with %i as %s', (thrown, exitCode, code) => {
    const failure = failureOf(thrown);
    expect([failure.exitCode, failure.problem.code]).toEqual([exitCode, code]);
    for (const said of [failure.problem.says, failure.problem.remedy])
      expect(said.zh.length && said.en.length).toBeGreaterThan(0);
  });
});
