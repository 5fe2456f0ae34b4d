import { describe, expect, it } from 'vitest';
import { byName, dayOfName, sortInput, unmarked } from '../../../analytics/intake/input-files.ts';

const named = (name: string) => ({ name });
const namesOf = (files: readonly { readonly name: string }[]) => files.map(({ name }) => name);

describe('files put where input is taken from', () => {
  it('orders files as people count, a correction after what it corrects', () => {
    const names = ['10月.csv', '2月_更正.xlsx', '2月.xlsx', '1月.csv'];
    expect(
      names
        .map(named)
        .sort(byName)
        .map(({ name }) => name),
    ).toEqual(['1月.csv', '2月.xlsx', '2月_更正.xlsx', '10月.csv']);
  });

  it.each<[string, string]>([
    ['12月.xlsx', '12月_更正.xlsx'],
    ['12月.xlsx', '12月(更正).csv'],
    ['12月.xlsx', '更正12月.xlsx'],
    ['12月执行.xlsx', '00更正12月.xlsx'],
    ['12月执行.xlsx', '00更正12月执行.xlsx'],
    ['12月执行.xlsx', '12月 修订稿 执行.xlsx'],
    ['12月_执行.xlsx', '12月_更正_执行.xlsx'],
    ['12月.xlsx', '更正/12月.xlsx'],
    ['教育局/12月.xlsx', '更正/教育局/12月.xlsx'],
    ['12月_更正.xlsx', '12月_更正2.xlsx'],
    ['12月_更正2.xlsx', '12月_更正10.xlsx'],
    ['12月_更正.xlsx', '2026年1月.xlsx'],
    ['spending 12.xlsx', 'Corrected spending 12.xlsx'],
    ['spending 12.xlsx', 'spending 12 v2.xlsx'],
    ['spending 12 v2.xlsx', 'spending 12 v10.xlsx'],
    ['spending 12 correction.xlsx', 'spending 13.xlsx'],
    ['2025_1.csv', '更正2025_1.csv'],
    ['国库_20250301_更正.csv', '国库_20250401.csv'],
    ['archive1.csv', 'archive2.csv'],
    ['12.xlsx', '12更正.xlsx'],
    ['国库支付6月.csv', '改-国库支付6月.csv'],
    ['国库支付6月.csv', '国库支付6月(改).csv'],
    ['国库支付6月.csv', '(重报)国库支付6月.csv'],
    ['国库支付6月.csv', '补正 国库支付6月.csv'],
    ['国库支付6月.csv', '20250715国库支付6月.csv'],
    ['国库支付6月.csv', '2025-07-15 国库支付6月.csv'],
    ['20250615国库支付.csv', '20250715国库支付.csv'],
    ['国库支付6月.csv', '最新国库支付6月.csv'],
    ['国库支付6月.csv', '国库支付6月 - 副本.csv'],
    ['食堂改造.csv', '食堂维修.csv'],
    ['改-6月.csv', '7月.csv'],
  ])('takes %s before %s', (earlier, later) => {
    expect(
      [later, earlier]
        .map(named)
        .sort(byName)
        .map(({ name }) => name),
    ).toEqual([earlier, later]);
    expect(
      [earlier, later]
        .map(named)
        .sort(byName)
        .map(({ name }) => name),
    ).toEqual([earlier, later]);
  });

  it.each([
    ['批复 01.xlsx', '批复 01', false],
    ['批复 01_更正.csv', '批复 01', true],
    ['更正批复 01.xlsx', '批复 01', true],
    ['批复 01 v2.xlsx', '批复 01', true],
    ['更正/批复 01.xlsx', '批复 01', true],
    ['批复 10.xlsx', '批复 10', false],
    ['archive1.csv', 'archive1', false],
    ['国土空间规划修订项目自评表.xlsx', '国土空间规划修订项目自评表', false],
    ['区志修订经费-自评.docx', '区志修订经费-自评', false],
    ['教育局/地名信息更正项目自评表.xlsx', '教育局/地名信息更正项目自评表', false],
    ['视力修正中心自评表.xlsx', '视力修正中心自评表', false],
    ['6月执行更正.xlsx', '6月执行', true],
    ['6月执行更正2.xlsx', '6月执行', true],
    ['【更正】6月执行.xlsx', '6月执行', true],
    ['6月更正表执行.xlsx', '6月执行', true],
    ['6月更正执行.xlsx', '6月执行', true],
    ['教育局更正6月执行.xlsx', '教育局6月执行', true],
    ['20250715更正国库支付.xlsx', '20250715国库支付', true],
    ['2025-07-15更正国库支付.xlsx', '2025-07-15国库支付', true],
    ['6月执行更正后.xlsx', '6月执行', true],
    ['2025年修订规划自评表.xlsx', '2025年修订规划自评表', false],
    ['区志修订经费-自评_更正.docx', '区志修订经费-自评', true],
    ['区志修订经费自评(修订稿).docx', '区志修订经费自评', true],
  ])('knows which file %s corrects', (name, plain, corrects) => {
    expect(unmarked(name)).toEqual({ plain, corrects });
  });

  it('are sorted out by their names alone', () => {
    const names = [
      'b.xlsx',
      'a/1.csv',
      'x.source.yaml',
      'policy.yml',
      'policy.yaml',
      'a/policy.yaml',
      '封面.svg',
      'templates/项目.xlsx',
      '~$b.xlsx',
      '.DS_Store',
      'a/',
      'a/.tmp/1.csv',
      '说明.txt',
    ];
    const found = sortInput(names.map(named));
    expect(namesOf(found.tables)).toEqual(['a/1.csv', 'b.xlsx']);
    expect(namesOf(found.sources)).toEqual(['x.source.yaml']);
    expect(found.policy).toEqual({ name: 'policy.yaml' });
    expect(namesOf(found.others).toSorted()).toEqual(
      ['a/policy.yaml', 'policy.yml', '封面.svg', '说明.txt'].toSorted(),
    );
    expect(namesOf(found.blanks)).toEqual(['templates/项目.xlsx']);
  });
});

it.each([
  ['20250715指标.csv', '2025-07-15'],
  ['教育局/2025-07-15 指标_更正.xlsx', '2025-07-15'],
  ['指标20250715.csv', null],
  ['2025指标.csv', null],
  ['指标_更正.csv', null],
])('the day that %s begins with', (name, day) => {
  expect(dayOfName(name)).toBe(day);
});
