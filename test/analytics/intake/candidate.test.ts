import { expect, test } from 'vitest';
import { isCandidate, mayHoldData } from '../../../analytics/intake/candidate.ts';

test.each([
  ['教育局/执行.xlsx', true],
  ['EXPORT.CSV', true],
  ['支付.csv.gz', true],
  ['旧.xls', true],
  ['readme.txt', false],
  ['a/README.md', false],
  ['填表说明.txt', false],
  ['教育局/填报说明(2025).docx', false],
  ['说明 2.csv', false],
  ['填表说明文档2025年.docx', false],
  ['说明（1）.docx', false],
  ['填表说明-2025.doc', false],
  ['说明会经费绩效自评表.docx', true],
  ['说明书印制项目自评表.docx', true],
  ['填报说明会经费-自评.docx', true],
  ['README-2.txt', false],

  ['policy.yaml', false],
  ['国库.source.yaml', false],
  ['~$执行.xlsx', false],
  ['a/.hidden.csv', false],
  ['6月执行.et', true],
  ['教育局/自评.pdf', true],
  ['3月执行.zip', true],
  ['扫描件.tif', true],
  ['照片.JPG', true],
  ['填表说明.pdf', false],
  ['教育局.eml/image001.png', false],
  ['教育局.eml/logo.png', false],
  ['封面.svg', false],
  ['11月执行.xlsx.tmp', false],
])('%s may carry a dataset: %s', (name, may) => {
  expect(isCandidate(name)).toBe(may);
});

test.each([
  ['6月执行.dbf', true],
  ['10月执行.xlsx (1)', true],
  ['11月执行.xlsx.tmp', true],
  ['教育局/12月执行', true],
  ['教育局/自评.pdf', false],
  ['封面.svg', false],
  ['说明.docx', false],
  ['readme.md', false],
  ['6月执行.xlsx', false],
  ['~$6月执行.et', false],
])('%s may hold data that is not read: %s', (name, may) => {
  expect(mayHoldData(name)).toBe(may);
});
