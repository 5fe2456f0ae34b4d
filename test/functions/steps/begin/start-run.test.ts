import { ExecutionAlreadyExists } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { beginEvent, runOf, startRun } from '../../../../functions/steps/begin/start-run.ts';

const regions = [
  { code: '330101', name: '东江区' },
  { code: '330102', name: '西岭县' },
];

describe('the run that an event asks for', () => {
  it.each([
    [
      'the schedule, on the first of January',
      { scheduledAt: '2025-12-31T16:00:00Z', regions },
      { key: 'monthly-2025-12', period: '2025-12', regions },
    ],
    [
      'the schedule, late by a day',
      { scheduledAt: '2026-01-01T16:00:00Z', regions },
      { key: 'monthly-2025-12', period: '2025-12', regions },
    ],
    [
      'somebody, for all regions',
      { period: '2025-06', reason: 'late-files', regions },
      { key: 'demand-2025-06-late-files', period: '2025-06', regions },
    ],
    [
      'somebody, for one region',
      { period: '2025-06', reason: 'x', regions, only: ['330102'] },
      { key: 'demand-2025-06-x', period: '2025-06', regions, only: ['330102'] },
    ],
    [
      'somebody, over a later month',
      { period: '2025-06', reason: 'back', regions, replaceLater: true },
      { key: 'demand-2025-06-back', period: '2025-06', regions, replaceLater: true },
    ],
  ])('%s', (_who, event, run) => expect(runOf(beginEvent.parse(event), 'Asia/Shanghai')).toEqual(run));

  it.each([
    ['no region', { scheduledAt: '2026-01-01T00:00:00Z', regions: [] }],
    [
      'a code that would lead out of its folder',
      { scheduledAt: '2026-01-01T00:00:00Z', regions: [{ code: '../x', name: 'x' }] },
    ],
    ['a period that is none', { period: '2025-13', reason: 'x', regions }],
    ['a reason that is no part of a name', { period: '2025-06', reason: 'late files', regions }],
    ['a region that stands twice', { period: '2025-06', reason: 'x', regions: [...regions, ...regions] }],
    [
      'a wish for a region that is not of the installation',
      { period: '2025-06', reason: 'x', regions, only: ['330199'] },
    ],
    ['neither an instant nor a period', { regions }],
  ])('is none with %s', (_what, event) => expect(beginEvent.safeParse(event).success).toBe(false));
});

describe('starting a run', () => {
  const run = { key: 'monthly-2025-12', period: '2025-12', regions };

  it('gives the execution the run’s key as its name and the run as its input', async () => {
    const sent: unknown[] = [];
    const client = { send: async ({ input }: { input: unknown }) => sent.push(input) };
    expect(await startRun(client as never, 'arn:machine', run)).toBe(true);
    expect(sent).toEqual([{ stateMachineArn: 'arn:machine', name: 'monthly-2025-12', input: JSON.stringify(run) }]);
  });

  it('collides with a run of the same key, and does not hide another failure', async () => {
    const failing = (cause: Error) => ({ send: () => Promise.reject(cause) }) as never;
    expect(
      await startRun(failing(new ExecutionAlreadyExists({ message: '', $metadata: {} })), 'arn:machine', run),
    ).toBe(false);
    await expect(startRun(failing(new Error('throttled')), 'arn:machine', run)).rejects.toThrow('throttled');
  });
});
