import { expect, test } from 'vitest';
import { isCandidate } from '../../../analytics/intake/candidate.ts';

test.each([
  ['教育局/执行.xlsx', true],
  ['EXPORT.CSV', true],
  ['支付.csv.gz', true],
  ['旧.xls', true],
  ['readme.txt', false],
  ['a/README.md', false],
  ['填表说明.txt', false],
  ['policy.yaml', false],
  ['国库.source.yaml', false],
  ['~$执行.xlsx', false],
  ['a/.hidden.csv', false],
  ['照片.png', false],
])('%s may carry a dataset: %s', (name, may) => {
  expect(isCandidate(name)).toBe(may);
});
