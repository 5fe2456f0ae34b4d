import { describe, expect, it } from 'vitest';
import { anyDue, type Failures, failedAgain, isDue, secondsAfter, wentWell } from '../../../analytics/mail/backoff.ts';

const none: Failures = new Map();
const at = (minutes: number): string => new Date(Date.UTC(2026, 0, 5) + minutes * 60_000).toISOString();

it.each([
  [1, 60],
  [2, 120],
  [6, 1920],
  [7, 3600],
  [60, 3600],
])('waits longer each time, at most an hour: %i', (times, seconds) => {
  expect(secondsAfter(times)).toBe(seconds);
});

describe('a failure', () => {
  it('of the server holds every letter up until its time', () => {
    const failures = failedAgain(none, 'server', at(0));
    expect([isDue(failures, 1, at(0.9)), isDue(failures, 1, at(1))]).toEqual([false, true]);
    expect([anyDue(failures, 5, at(0.9)), anyDue(failures, 5, at(1))]).toEqual([false, true]);
    const twice = failedAgain(failures, 'server', at(1));
    expect([isDue(twice, 1, at(2.9)), isDue(twice, 1, at(3))]).toEqual([false, true]);
  });

  it('of a letter holds up that letter alone', () => {
    const failures = failedAgain(none, 1, at(0));
    expect([isDue(failures, 1, at(0)), isDue(failures, 2, at(0))]).toEqual([false, true]);
    expect([anyDue(failures, 1, at(0)), anyDue(failures, 2, at(0)), anyDue(failures, 1, at(1))]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('is forgotten when it went well', () => {
    expect(wentWell(failedAgain(none, 'server', at(0)), 'server')).toEqual(none);
  });
});

it('asks for nothing where no letter waits', () => {
  expect(anyDue(none, 0, at(0))).toBe(false);
});
