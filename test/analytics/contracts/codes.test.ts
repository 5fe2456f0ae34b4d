import { expect, test } from 'vitest';
import { findings } from '../../../analytics/contracts/codes.ts';

test('a reason that is missing is said of a target far exceeded as of one missed', () => {
  expect(findings.reason_missing).toEqual({
    zh: '没有写与目标相差的原因',
    en: 'no reason given for the distance from the target',
  });
});
