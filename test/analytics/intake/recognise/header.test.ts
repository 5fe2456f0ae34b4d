import { describe, expect, test } from 'vitest';
import { datasets } from '../../../../analytics/contracts/catalogue.ts';
import { dataRows } from '../../../../analytics/intake/gather.ts';
import type { Sheet } from '../../../../analytics/intake/read/sheet.ts';
import { foldHeader } from '../../../../analytics/intake/recognise/fold.ts';
import { isIgnoredSheet, recognise } from '../../../../analytics/intake/recognise/header.ts';
import { unknownDataset } from '../../../../analytics/intake/recognise/header-faults.ts';
import { unitAbove, unitsIn } from '../../../../analytics/intake/recognise/money-unit.ts';

const sheetOf = (name: string, ...lines: readonly (readonly (string | null)[])[]): Sheet => ({
  name,
  rows: lines
    .map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== null)),
});

const fieldsOf = (sheet: Sheet, file = 'x.xlsx'): unknown => {
  const { heading, faults } = recognise(sheet, file);
  return heading
    ? [heading.dataset.name, heading.headerRow, ...heading.columns.map(({ field, index }) => `${index}:${field.name}`)]
    : faults.map(({ code }) => code);
};

describe('a unit of money in a header that nobody knows', () => {
  const lines = (budget: string, spent: string, ...more: readonly string[]): Sheet =>
    sheetOf('', ['年度', '期间', '项目编码', budget, spent, ...more], ['2025', '2025-06', 'P1', '1', '1', '', '', '']);
  const said = (sheet: Sheet): unknown => {
    const { heading, faults } = recognise(sheet, 'x.csv');
    return [
      heading?.dataset.name,
      faults.map((fault) => [fault.code, fault.dataset, fault.place.column, fault.detail.unit]),
    ];
  };

  test('is a fault of the table that it stands in, and lets no other table win', () => {
    expect(said(lines('全年预算数(万美元)', '执行数[USD千元]'))).toEqual([
      'execution',
      [
        ['header-unit-unknown', 'execution', '全年预算数(万美元)', '万美元'],
        ['header-unit-unknown', 'execution', '执行数[USD千元]', 'usd千元'],
      ],
    ]);
  });

  test('counts for less than a column whose unit is known', () => {
    const sheet = lines('全年预算数', '执行数(万美元)', '执行数(万元)');
    expect(said(sheet)).toEqual(['execution', [['unknown-column', 'execution', '执行数(万美元)', undefined]]]);
  });

  test('is none in other brackets', () => {
    expect(said(lines('全年预算数', '执行数', '其中(财政)'))).toEqual([
      'execution',
      [['unknown-column', 'execution', '其中(财政)', undefined]],
    ]);
  });
});

describe('a header cell', () => {
  test.each([
    ['全年预算数', '全年预算数', null],
    ['*全年预算数（万元）', '全年预算数', '万元'],
    ['全年\n预算数 (元)', '全年预算数', '元'],
    ['执行数【单位：万元】', '执行数', '万元'],
    ['执行数(千元)', '执行数', '千元'],
    ['执行数(人民币百万元)', '执行数', '百万元'],
    ['执行数(亿元)', '执行数', '亿元'],
    ['执行数 万元', '执行数', '万元'],
    ['执行数/万元', '执行数', '万元'],
    ['执行数(万)', '执行数', '万元'],
    ['执行数-千元', '执行数', '千元'],
    ['执行数/元', '执行数', '元'],
    ['执行数、万', '执行数', '万元'],
    ['执行数(单位:万)', '执行数', '万元'],
    ['执行数(万元人民币)', '执行数', '万元'],
    ['执行数(美元)', '执行数(美元)', null],
    ['美元', '美元', null],
    ['ＡＢ Code', 'abcode', null],
    ['完成率(%)', '完成率', null],
    ['项目名称(全称)', '项目名称(全称)', null],
  ])('%j', (written, name, unit) => {
    expect(foldHeader(written)).toEqual({ name, unit });
  });

  test.each([
    ['单位：万元', ['万元']],
    ['单 位 : 千 元', ['千元']],
    ['金额单位:人民币百万元', ['百万元']],
    ['计量单位:万元、个', ['万元']],
    ['单位:元', ['元']],
    ['2025年支出表(亿元)', ['亿元']],
    ['填报单位:万元镇', []],
    ['(单位:人民币万元)', ['万元']],
    ['单位:美元', ['美元']],
    ['单位:万', ['万元']],
    ['单位:USD', ['usd']],
    ['金额单位:美金', ['美金']],
    ['单位:港币', ['港币']],
    ['单位:万英镑', ['万英镑']],
    ['单位:US$千', ['us$千']],
    ['币种:美元', ['美元']],
    ['币种:USD 单位:万元', ['usd', '万元']],
    ['币种:人民币', []],
    ['币种:人民币 单位:万元', ['万元']],
    ['币种:人民币元,单位:万元', ['万元']],
    ['币种:人民币万元', ['万元']],
    ['单位:人民币', []],
    ['单位:￥万元', ['万元']],
    ['金额单位:RMB万元', ['万元']],
    ['单位:CNY', []],
    ['支出表(HKD)', ['hkd']],
    ['单位:县教育局', []],
    ['单位:县发展基金', []],
    ['单位:港币兑换中心', []],
    ['单位:KM', []],
    ['填报部门:教育局  单位:万元  填表人:王', ['万元']],
    ['单位:教育局', []],
    ['单位:教育局、财政局', []],
    ['单位:人、万元', ['万元']],
    ['单位：户、人、千元', ['千元']],
    ['单位:元、万元', ['元', '万元']],
    ['填报单位:教育局、万元', []],
    ['教育局', []],
  ])('%j above the header', (written, says) => {
    expect(unitsIn(written)).toEqual(says);
  });

  test('above is unclear with two units or an unknown one', () => {
    const above = (...lines: readonly string[]) =>
      unitAbove(lines.map((cell, index) => ({ row: index + 1, cells: [null, cell] })));
    expect(above('单位:万元', '2025年(万元)')).toEqual({ unit: '万元', unclear: null });
    expect(above('单位:万元', '单位:元')).toEqual({ unit: null, unclear: '万元、元' });
    expect(above('单位:美元')).toEqual({ unit: null, unclear: '美元' });
    expect(above('币种:美元', '单位:万元')).toEqual({ unit: null, unclear: '美元、万元' });
    expect(above('单位:USD')).toEqual({ unit: null, unclear: 'usd' });
    expect(above('单位:万')).toEqual({ unit: '万元', unclear: null });
    expect(above('教育局')).toEqual({ unit: null, unclear: null });
    expect(unitAbove([], ['执行情况(万元)', '6月执行.xlsx'])).toEqual({ unit: '万元', unclear: null });
    expect(unitAbove([], ['Sheet1', '6月执行_万元.xlsx'])).toEqual({ unit: '万元', unclear: null });
    expect(unitAbove([], ['执行(元)', '6月执行(万元).xlsx'])).toEqual({ unit: null, unclear: '元、万元' });
    expect(unitAbove([], ['万元镇', '亿元工程.xlsx'])).toEqual({ unit: null, unclear: null });
  });
});

describe('a sheet is recognised', () => {
  test.each(datasets.map((dataset) => [dataset.name, dataset] as const))(
    'as %s by its own labels, Chinese or English',
    (name, dataset) => {
      const header = (language: 'zh' | 'en'): string[] => dataset.fields.map((field) => field.label[language]);
      const title = dataset.titles[0] ?? '';
      expect(fieldsOf(sheetOf(title, header('zh')))).toEqual([
        name,
        1,
        ...dataset.fields.map((field, index) => `${index}:${field.name}`),
      ]);
      expect(fieldsOf(sheetOf(title, header('en')))).toEqual([
        name,
        1,
        ...dataset.fields.map((field, index) => `${index}:${field.name}`),
      ]);
      expect(recognise(sheetOf(title, header('zh')), '').faults).toEqual([]);
    },
  );

  test('below title rows, in any order of columns, by aliases', () => {
    const sheet = sheetOf(
      'Sheet1',
      ['2025年预算执行情况表'],
      [null],
      ['填报单位:教育局', null, '单位:元'],
      ['累计支出', '项目代码', '月份', '预算年度', '调整后预算'],
    );
    expect(fieldsOf(sheet)).toEqual([
      'execution',
      4,
      '0:spent_amount',
      '1:project_code',
      '2:period',
      '3:fiscal_year',
      '4:adjusted_amount',
    ]);
  });

  test('with money in the unit of its header or of a line above', () => {
    const units = (sheet: Sheet): unknown => {
      const { heading, faults } = recognise(sheet, '');
      return [
        heading?.columns.map(({ unit }) => unit).filter((unit) => unit !== null),
        faults.map(({ code, severity, place }) => [code, severity, place.column]),
      ];
    };
    const keys = ['年度', '期间', '项目编码'];
    expect(units(sheetOf('预算执行', [...keys, '全年预算数(万元)', '执行数']))).toEqual([['万元'], []]);
    expect(units(sheetOf('预算执行', ['单位:千元'], [...keys, '全年预算数', '执行数']))).toEqual([
      ['千元', '千元'],
      [],
    ]);
    expect(units(sheetOf('预算执行', ['单位:万元'], [...keys, '全年预算数', '执行数(元)']))).toEqual([
      ['万元', '元'],
      [['unit-contradiction', 'fault', '执行数(元)']],
    ]);
    expect(units(sheetOf('预算执行', ['单位:美元'], [...keys, '全年预算数', '执行数(元)']))).toEqual([
      ['元'],
      [['unknown-unit', 'fault', undefined]],
    ]);
    expect(units(sheetOf('预算执行', ['单位:美元'], [...keys, '全年预算数(元)', '执行数(元)']))).toEqual([
      ['元', '元'],
      [],
    ]);
    const indicator = ['年度', '项目编码', '指标编码', '指标名称', '一级指标', '指标方向', '目标值', '权重'];
    expect(units(sheetOf('绩效指标', ['单位:美元'], indicator))).toEqual([[], []]);
  });

  test('with the unit of a label that spans two columns', () => {
    const sheet = sheetOf(
      '预算执行',
      ['年度', '期间', '项目编码', '金额(万元)', null],
      [null, null, null, '全年预算数', '执行数'],
    );
    expect(recognise(sheet, '').heading?.columns.map(({ unit }) => unit)).toEqual([null, null, null, '万元', '万元']);
  });

  const underExecution = (...lower: readonly (string | null)[]) => {
    const upper = ['年度', '期间', '项目编码', '全年预算数', '执行数', ...lower.slice(1).map(() => null)];
    const sheet = sheetOf('预算执行', upper, [null, null, null, null, ...lower]);
    const { heading, faults } = recognise(sheet, '');
    return [
      heading?.headerRow,
      heading?.columns.find(({ field }) => field.name === 'spent_amount')?.index,
      faults.map(({ code, place }) => [code, place.column]),
    ];
  };

  test.each<[readonly string[], number]>([
    [['本月', '累计'], 5],
    [['累计', '本月'], 4],
    [['当月数', '本年累计'], 5],
    [['本月', '1-6月'], 5],
  ])('with the running total, not the month, where the row below tells them apart: %j', (lower, index) => {
    const month = lower.findIndex((word) => /本月|当月/.test(word));
    expect(underExecution(...lower)).toEqual([2, index, [['unknown-column', '本月执行数']]]);
    expect(month).not.toBe(index - 4);
  });

  test('which lacks the running total where the row below names only the month', () => {
    expect(underExecution('本月')).toEqual([
      2,
      undefined,
      [
        ['missing-column', '执行数'],
        ['unknown-column', '本月执行数'],
      ],
    ]);
  });

  test('by its title where the columns fit two datasets', () => {
    const columns = ['年度', '预算单位编码', '项目编码', '项目名称', '申请金额'];
    expect(fieldsOf(sheetOf('Sheet1', columns))).toEqual(['ambiguous-dataset']);
    expect((fieldsOf(sheetOf('预算申请', columns)) as string[])[0]).toBe('request');
    expect((fieldsOf(sheetOf('项目', columns)) as string[])[0]).toBe('project');
    expect((fieldsOf(sheetOf('Sheet1', columns), '下年度预算申请.xlsx') as string[])[0]).toBe('request');
    const [fault] = recognise(sheetOf('Sheet1', columns), '').faults;
    expect([fault?.detail.first_zh, fault?.detail.second_zh].sort()).toEqual(['下年度预算申请', '项目']);
  });
});

describe('a header that does not fit', () => {
  test('names each missing required column and what it may be called', () => {
    const { heading, faults } = recognise(sheetOf('预算执行', ['年度', '期间', '项目编码', '执行数']), '');
    expect(heading?.dataset.name).toBe('execution');
    expect(faults.map(({ code, place }) => [code, place.column])).toEqual([['missing-column', '全年预算数']]);
    expect(faults[0]?.detail.names).toContain('调整预算数');
  });

  test('is told by the title of the form rather than by its columns', () => {
    const form = (title: string): Sheet =>
      sheetOf(
        'Sheet1',
        [title],
        ['(2025年度)'],
        ['项目名称', '食堂改造'],
        ['一级指标', '二级指标', '三级指标', '年度指标值', '全年完成值', '权重', '自评得分'],
      );
    const nearest = (sheet: Sheet, file = '表.xlsx') => recognise(sheet, file).nearest?.dataset.name;
    expect(nearest(form('项目支出绩效自评表'))).toBe('self-evaluation');
    expect(nearest(form('表'), '食堂绩效自评表.xlsx')).toBe('self-evaluation');
    expect(nearest(form('表'))).not.toBe('self-evaluation');
  });

  test('names columns given twice, and warns of unknown ones', () => {
    const { faults } = recognise(
      sheetOf('预算执行', ['年度', '期间', '项目编码', '全年预算数', '执行数', '执行数', '备注']),
      '',
    );
    expect(faults.map(({ code, severity, place }) => [code, severity, place.column])).toEqual([
      ['column-twice', 'fault', '执行数'],
      ['unknown-column', 'warning', '备注'],
    ]);
  });

  test('says nothing of names printed beside their codes for the reader', () => {
    const { faults } = recognise(
      sheetOf('预算执行', ['年度', '期间', '项目编码', '项目名称', '单位名称', '全年预算数', '执行数']),
      '',
    );
    expect(faults).toEqual([]);
  });

  test('takes the label before an alias for the same field', () => {
    expect(fieldsOf(sheetOf('预算执行', ['年度', '期间', '项目编码', '全年预算数', '支出数', '执行数']))).toContain(
      '5:spent_amount',
    );
  });

  test('of no dataset names the nearest', () => {
    const { heading, nearest, faults } = recognise(sheetOf('花名册', ['姓名', '年度', '项目名称', '电话']), '');
    expect([heading, faults]).toEqual([undefined, []]);
    const fault = unknownDataset('花名册', nearest);
    expect([fault.code, fault.detail.template_zh]).toEqual(['unknown-dataset', '“项目”']);
    expect(fault.detail.missing_zh).toContain('项目编码');
    expect(unknownDataset('空', undefined).detail.nearest_zh).toBe('');
  });

  test('is not sought below the first twenty rows', () => {
    const lines = Array.from({ length: 20 }, (_, index) => [`第 ${index} 行`]);
    expect(
      recognise(sheetOf('预算执行', ...lines, ['年度', '期间', '项目编码', '全年预算数', '执行数']), '').heading,
    ).toBeUndefined();
  });

  test('sheets of instructions are not data', () => {
    expect(['填表说明', '说明', 'Instructions', ' 选项 '].map(isIgnoredSheet)).toEqual([true, true, true, true]);
    expect(isIgnoredSheet('预算执行')).toBe(false);
  });
});

describe('a sheet that barely meets a dataset', () => {
  const codes = (sheet: Sheet): unknown => {
    const { heading, faults } = recognise(sheet, 'x.xlsx');
    return [
      heading?.dataset.name,
      faults.filter(({ severity }) => severity === 'fault').map(({ code, place }) => [code, place.column]),
    ];
  };
  const indicator = ['年度', '项目编码', '指标编码', '指标名称', '一级指标', '指标方向', '目标值', '计量单位'];

  test.each(['绩效指标', 'Sheet1'])('by its keys alone is the one it meets better (%s)', (name) => {
    expect(codes(sheetOf(name, indicator))).toEqual(['indicator', [['missing-column', '权重']]]);
  });

  test('is the one it is named after, where that fits better', () => {
    expect(codes(sheetOf('绩效指标', [...indicator, '完成情况']))).toEqual(['indicator', [['missing-column', '权重']]]);
    expect((codes(sheetOf('绩效指标', ['年度', '期间', '项目编码', '全年预算数', '执行数'])) as unknown[])[0]).toBe(
      'execution',
    );
  });

  test('is refused where it has nothing but keys', () => {
    const { faults } = recognise(sheetOf('情况', ['年度', '项目编码', '指标编码', '备注']), '');
    expect(faults.map(({ code, dataset }) => [code, dataset])).toEqual([
      ['no-value-columns', 'self-evaluation'],
      ['unknown-column', 'self-evaluation'],
    ]);
    expect(faults[0]?.detail.names_zh).toBe('全年完成值、实际完成日期、定性完成情况、自评得分');
    expect(codes(sheetOf('自评', ['年度', '项目编码', '指标编码', '自评得分']))).toEqual(['self-evaluation', []]);
  });
});

describe('a header of two rows', () => {
  const upper = ['年度', '项目代码', '指标编号', '指标', null, null, '年度目标', null, '度量单位', '分值'];
  const lower = [null, null, null, '三级指标', '一级指标', '二级指标', '指标性质', '年度指标值'];

  test('is read as one where the upper labels span what the lower ones fill', () => {
    expect(
      fieldsOf(
        sheetOf('Sheet1', ['绩效目标申报表(指标)'], upper, lower, [
          '2025',
          'P1',
          '01',
          '食堂',
          '产出',
          '数量',
          '≥',
          '5',
          '个',
          '20',
        ]),
      ),
    ).toEqual([
      'indicator',
      3,
      '0:fiscal_year',
      '1:project_code',
      '2:indicator_code',
      '3:indicator_name',
      '4:level1',
      '5:level2',
      '6:direction',
      '7:target_value',
      '8:unit_of_measure',
      '9:weight',
    ]);
  });

  test('is not made of a header and the row of data below it', () => {
    const header = ['年度', null, '项目编码', '期间', '全年预算数', '执行数'];
    expect(fieldsOf(sheetOf('预算执行', header, ['2025', '示例', 'P1', '2025-06', null, '3']))).toContain(1);
  });
});

test.each([
  ['目标值(万元)', [['unit-on-number', '目标值(万元)', '万元']]],
  ['目标值(元)', []],
  ['目标值', []],
])('a number does not lose the unit of its header in silence: %s', (target, expected) => {
  const header = ['年度', '项目编码', '指标编码', '指标名称', '一级指标', '二级指标', '指标方向', target, '权重'];
  const { faults } = recognise(sheetOf('绩效指标', header), '');
  expect(faults.map(({ code, place, detail }) => [code, place.column, detail.unit])).toEqual(expected);
});

describe('rows below the header', () => {
  const header = ['年度', '主管部门编码', '主管部门', '预算单位编码', '预算单位'];
  const kept = (isCsv: boolean, ...lines: readonly (readonly (string | null)[])[]): unknown => {
    const sheet = sheetOf('机构', header, ...lines);
    const { heading } = recognise(sheet, '');
    if (!heading) throw new Error('no heading');
    const { rows, faults } = dataRows(sheet, heading, isCsv);
    return [rows.map(({ row }) => row), faults.map(({ code, place }) => [code, place.row])];
  };

  test('leave out totals and examples, with a warning each', () => {
    expect(
      kept(
        false,
        ['示例', '101', '局', '101001', '校'],
        ['2025', '101', '局', '101001', '校'],
        [null, '合 计'],
        ['总计:', '3'],
      ),
    ).toEqual([
      [3],
      [
        ['example-row-skipped', 2],
        ['total-row-skipped', 4],
        ['total-row-skipped', 5],
      ],
    ]);
  });

  test('leave out cells of blanks', () => {
    expect(kept(false, ['  ', '\u3000'], ['2025', '101', '局', '101001', '校'])).toEqual([[3], []]);
  });

  test('longer than the header are a fault in CSV, where a cell was cut in two, and notes in a workbook', () => {
    const long = ['2025', '101', '局', '101001', '校', '234.50'];
    expect(kept(true, long)).toEqual([
      [],
      [
        ['row-too-long', 2],
        ['no-rows', undefined],
      ],
    ]);
    expect(kept(false, long)).toEqual([[2], []]);
  });
});
