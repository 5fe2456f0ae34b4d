import { expect, test } from 'vitest';
import { recognise } from '../../../../analytics/intake/recognise/header.ts';

const said = (header: string): readonly string[] => {
  const rows = [{ row: 1, cells: header.split(',') }];
  const { heading, faults } = recognise({ name: '', rows }, 'x.csv');
  return [
    heading?.dataset.name ?? '',
    ...faults.map(({ code, detail }) => [code, detail.columns ?? ''].join(' ').trim()),
  ];
};

test.each([
  ['年度,月份,单位编码,项目编码,项目名称,指标金额,本月支出', '“月份”、“指标金额”、“本月支出”'],
  ['年度,单位编码,项目编码,项目名称,本月支出(万元)', '“本月支出(万元)”'],
  ['年度,单位编码,项目编码,项目名称,财政拨款', '“财政拨款”'],
  ['年度,期间,单位编码,项目编码,项目名称,年初预算数,累计已支付', '“期间”、“累计已支付”'],
])('%s is no list of projects', (header, columns) => {
  expect(said(header)).toEqual(['project', `spending-on-list ${columns}`]);
});

test('a list of units with what they spent is none either', () => {
  expect(said('年度,主管部门编码,主管部门,预算单位编码,预算单位,执行数')).toEqual([
    'organisation',
    'spending-on-list “执行数”',
  ]);
});

test.each([
  ['money beside its budget', '年度,单位编码,项目编码,项目名称,年初预算数,其中:财政拨款', 'unknown-column'],
  ['what was spent the year before', '年度,单位编码,项目编码,项目名称,上年执行数', 'unknown-column'],
  ['kinds of spending', '年度,单位编码,项目编码,项目名称,支出类型', 'unknown-column'],
  ['a month without money', '年度,月份,单位编码,项目编码,项目名称', 'unknown-column'],
])('a list of projects may have %s', (_, header, ...codes) => {
  expect(said(header)).toEqual(['project', ...codes]);
});
