import { describe, expect, test } from 'vitest';
import { dataRows } from '../../../../analytics/intake/gather.ts';
import type { Sheet } from '../../../../analytics/intake/read/sheet.ts';
import { recognise } from '../../../../analytics/intake/recognise/header.ts';
import { splitHeader } from '../../../../analytics/intake/recognise/split-header.ts';
import { wholeOf } from '../../../../analytics/intake/recognise/split-words.ts';
import { differingTotalColumns } from '../../../../analytics/intake/recognise/total-columns.ts';

const sheetOf = (...lines: readonly string[]): Sheet => ({
  name: '',
  rows: lines.map((line, index) => ({ row: index + 1, cells: line.split(',').map((cell) => cell || null) })),
});

const keys = '年度,期间,项目编码';
const row = '2025,2025-06,P1';

const read = (sheet: Sheet, field: string) => {
  const { heading, faults } = recognise(sheet, 'x.csv');
  const { rows, faults: below } = heading ? dataRows(sheet, heading, false) : { rows: [], faults: [] };
  const index = heading?.columns.find((column) => column.field.name === field)?.index ?? -1;
  return {
    dataset: heading?.dataset.name,
    values: rows.map(({ cells }) => cells[index]),
    said: [...faults, ...below, ...(heading ? differingTotalColumns(sheet.name, heading, rows) : [])].map(
      ({ code, place }) => (place.column ? `${code} ${place.column}` : code),
    ),
  };
};

describe('the whole among words under one heading', () => {
  test.each<[string, number | undefined]>([
    ['当年,结转,合计', 2],
    ['合计,当年,结转', 0],
    ['一般公共预算,政府性基金,小计', 2],
    ['中央,省级,总计', 2],
    ['当年,结转,小计,基金,合计', 4],
    ['本月,累计', 1],
    ['其中:本月,累计', 1],
    ['当期,合计', 1],
    ['6月,合计', 1],
    ['本月,累计支出', 1],
    ['本期数,本年累计数', 1],
    ['1-5月,6月,合计', 2],
    ['其中:6月,1-6月合计', 1],
    ['当年,结转', undefined],
    ['1-5月,6月', undefined],
    ['计划,实际', undefined],
    ['合计,总计', undefined],
    ['本月,合计,累计', undefined],
  ])('%s', (words, whole) => {
    expect(wholeOf(words.split(','))).toBe(whole);
  });
});

describe('a heading over several columns', () => {
  test.each([
    ['当年,结转,合计', '300000,60000,360000', '执行数(当年),执行数(结转)'],
    ['合计,当年,结转', '360000,300000,60000', '执行数(当年),执行数(结转)'],
    ['一般公共预算,政府性基金,小计', '300000,60000,360000', '执行数(一般公共预算),执行数(政府性基金)'],
    ['中央,省级,总计', '300000,60000,360000', '执行数(中央),执行数(省级)'],
    ['1-5月,6月,合计', '300000,60000,360000', '1-5月,6月执行数'],
    ['当期,合计', '60000,360000', '本月执行数'],
    ['其中:本月,累计', '60000,360000', '本月执行数'],
    ['2024年,2025年,合计', '300000,60000,360000', '执行数(2024年),执行数(2025年)'],
  ])('%s is read by its total, and the others are named', (words, values, unread) => {
    const blanks = ','.repeat(words.split(',').length - 1);
    const sheet = sheetOf(`${keys},全年预算数,执行数${blanks}`, `,,,,${words}`, `${row},1000000,${values}`);
    const said = unread.split(',').map((name) => `unknown-column ${name}`);
    expect(read(sheet, 'spent_amount')).toEqual({ dataset: 'execution', values: ['360000'], said });
  });

  test.each([
    [
      'execution',
      'adjusted_amount',
      `${keys},全年预算数,,,执行数`,
      ',,,当年,结转,合计,',
      `${row},90,10,100,36`,
      '全年预算数',
    ],
    [
      'project',
      'initial_amount',
      '年度,预算单位编码,项目编码,项目名称,年初预算数(万元),,',
      ',,,,财政拨款,其他资金,合计',
      '2025,101001,P1,校舍,90,10,100',
      '年初预算数(万元)',
    ],
    [
      'request',
      'requested_amount',
      '年度,预算单位编码,项目编码,项目名称,上年项目编码,申请金额,,',
      ',,,,,一般公共预算,政府性基金,合计',
      '2026,101001,P1,校舍,P0,90,10,100',
      '申请金额',
    ],
  ])('of %s: %s', (dataset, field, upper, lower, data, label) => {
    const found = read(sheetOf(upper, lower, data), field);
    expect([found.dataset, found.values]).toEqual([dataset, ['100']]);
    const [one, other] = lower.split(',').filter((word) => word !== '');
    expect(found.said).toEqual([`unknown-column ${label}(${one})`, `unknown-column ${label}(${other})`]);
  });

  test('of results, whose parts need not add up', () => {
    const sheet = sheetOf('年度,期间,项目编码,指标编码,实际完成值,', ',,,,其中:6月,1-6月合计', `${row},01,1,6`);
    expect(read(sheet, 'actual_value')).toMatchObject({ dataset: 'progress', values: ['6'] });
  });

  test.each(['当年,结转', '计划,实际', '1-5月,6月', '本月,合计,累计'])(
    '%s is asked about, for no single column is the total',
    (words) => {
      const blanks = ','.repeat(words.split(',').length - 1);
      const sheet = sheetOf(`${keys},全年预算数,执行数${blanks}`, `,,,,${words}`, `${row},1000000,300000,60000,360000`);
      const { faults } = recognise(sheet, 'x.csv');
      expect(faults.find(({ code }) => code === 'heading-split')).toMatchObject({
        severity: 'fault',
        detail: {
          label: '执行数',
          columns: words
            .split(',')
            .map((word) => `“${word}”`)
            .join('、'),
        },
      });
    },
  );

  test('with its own unit below another unit is asked about', () => {
    const sheet = sheetOf(`${keys},全年预算数,执行数(万元),`, ',,,,当年,合计(元)', `${row},100,30,360000`);
    expect(read(sheet, 'spent_amount').said).toContain('heading-split 执行数(万元)');
  });

  test('repeated over each of its columns', () => {
    const sheet = sheetOf(`${keys},全年预算数,执行数,执行数`, ',,,,当年,合计', `${row},1000000,360000,360000`);
    expect(read(sheet, 'spent_amount').values).toEqual(['360000']);
  });

  test('whose columns are split once more', () => {
    const sheet = sheetOf(
      `${keys},全年预算数,执行数,,,`,
      ',,,,一般公共预算,合计,,',
      ',,,,,当年,结转,小计',
      `${row},1000000,360000,300000,60000,360000`,
    );
    expect(read(sheet, 'spent_amount').values).toEqual(['360000']);
  });

  test('on the next page once more', () => {
    const sheet = sheetOf(
      `${keys},全年预算数,执行数,`,
      ',,,,当年,合计',
      `${row},1000000,360000,360000`,
      `${keys},全年预算数,执行数,`,
      ',,,,当年,合计',
      '2025,2025-06,P2,1000000,70,70',
    );
    expect(read(sheet, 'spent_amount')).toEqual({
      dataset: 'execution',
      values: ['360000', '70'],
      said: ['unknown-column 执行数(当年)', 'header-row-skipped', 'header-row-skipped'],
    });
  });

  test.each([
    ['a row of data in words', '项目编码,目标值,', 'P1,优,良'],
    ['a row of figures', '项目编码,执行数,', ',合计,36'],
    ['a line at the foot', '项目编码,执行数,', ',制表人:张三,审核人:李四'],
    ['a heading of names', '项目编码,项目名称,', ',全称,简称'],
  ])('is not seen in %s', (_, upper, lower) => {
    const [above, below] = [upper, lower].map((line) => line.split(',').map((cell) => cell || null));
    expect(splitHeader(above ?? [], below ?? [])).toBeUndefined();
  });
});

describe('a column of totals', () => {
  const said = (words: string, ...lines: readonly string[]) => {
    const blanks = ','.repeat(words.split(',').length - 1);
    const sheet = sheetOf(
      `${keys},全年预算数,执行数${blanks}`,
      `,,,,${words}`,
      ...lines.map((line) => `${row},100,${line}`),
    );
    const { heading } = recognise(sheet, 'x.csv');
    if (!heading) throw new TypeError('not recognised');
    return differingTotalColumns(sheet.name, heading, sheet.rows).map(({ severity, place, detail }) => [
      severity,
      place.row,
      detail.columns,
      detail.stated,
      detail.added,
    ]);
  };

  test('that is not the sum of its parts is a fault', () => {
    expect(said('当年,结转,合计', '30,6,36', '30,6,63')).toEqual([['fault', 4, '“当年”、“结转”', '63', '36']]);
  });

  test.each([
    ['printed to the last place', '当年,结转,合计', '30.00,6.00,36.01'],
    ['where parts are blank', '当年,结转,合计', ',,36'],
    ['where a part is a stroke', '当年,结转,合计', '36,—,36'],
    ['of the month alone beside it', '本月,合计', '6,36'],
    ['with the months before and the month', '1-5月,6月,合计', '30,6,36'],
    ['with a part of a part', '合计,其中:当年', '36,30'],
    ['with a rate', '当年,结转,合计,执行率', '30,6,36,36'],
    ['with subtotals', '当年,结转,小计,基金,合计', '20,10,30,6,36'],
  ])('says nothing %s', (_, words, line) => {
    expect(said(words, line)).toEqual([]);
  });
});
