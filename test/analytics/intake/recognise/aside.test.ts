import { describe, expect, test } from 'vitest';
import { datasetNamed, datasets } from '../../../../analytics/contracts/catalogue.ts';
import { asideOf, totalsUnderCodes } from '../../../../analytics/intake/recognise/aside.ts';
import { type Heading, recognise } from '../../../../analytics/intake/recognise/header.ts';

const headingOf = (name: string, ...lines: readonly (readonly (string | null)[])[]): Heading => {
  const { heading } = recognise({ name, rows: lines.map((cells, index) => ({ row: index + 1, cells })) }, '');
  if (!heading) throw new Error('no heading');
  return heading;
};

const execution = headingOf('预算执行', ['年度', '期间', '项目编码', '全年预算数', '执行数']);
const codeOf = (...cells: readonly (string | null)[]): string | null => asideOf(execution, cells)?.code ?? null;

describe('a row that is no data', () => {
  test.each<[string, readonly (string | null)[], string]>([
    ['a total first', ['合计', null, null, '880000', '100'], 'total-row-skipped'],
    ['a total in place of a code', ['2025', '2025-01', '小计', '880000', '100'], 'total-row-skipped'],
    ['a total in the third column', [null, null, '总  计', '880000', '100'], 'total-row-skipped'],
    ['a total by name', ['教育体育局小计', null, null, '880000', '100'], 'total-row-skipped'],
    ['a total by name in place of a code', [null, null, '全区总计', '880000', '100'], 'total-row-skipped'],
    ['a total by name beyond the columns', [null, null, null, '880000', '100', '住建局 小计'], 'total-row-skipped'],
    ['a signature', ['制表人:李四', '', '审核人:王五', '', '2025年8月1日'], 'footer-row-skipped'],
    ['a date of filling in', [null, null, '填表日期:2025-08-01'], 'footer-row-skipped'],
    ['a note', ['备注:以上为快报数'], 'footer-row-skipped'],
    ['a running total', ['累计', '', '', '', '1000'], 'footer-row-skipped'],
    ['a running total in place of a code', ['2025', '2025-06', '本年累计', '880000', '100'], 'footer-row-skipped'],
    ['a bare one in place of a code', ['2025', '2025-06', '累计', '880000', '100'], 'footer-row-skipped'],
    ['a month’s total in place of a code', ['2025', '2025-06', '本月合计', '880000', '60'], 'footer-row-skipped'],
    ['a total by name for a code of a month', ['2025', '2025-06', '教育局小计', '1', '1'], 'total-row-skipped'],
    ['a page total', ['本页小计', '', '', '', '1000'], 'total-row-skipped'],
    ['a unit like the one read', ['单位:元'], 'footer-row-skipped'],
    ['another unit', ['单位:万元'], 'unit-at-foot'],
    ['the header again', ['年度', '期间', '项目编码', '全年预算数', '执行数(元)'], 'header-row-skipped'],
  ])('%s', (_, cells, code) => {
    expect(codeOf(...cells)).toBe(code);
  });

  test.each<[string, readonly (string | null)[]]>([
    ['data', ['2025', '2025-01', 'P1', '1', '1']],
    ['data with a note', ['2025', '2025-01', 'P1', '1', '1', '备注:补报']],
    ['a total by name with a code', ['2025', '2025-01', 'P1', '1', '1', '住建局 小计']],
    ['data of a running result', ['2025', '2025-01', '累计01', '1', '1']],
    ['a row without its year', [null, '2025-01', 'P1', '1', '1', '合计']],
    ['a row with a code alone', [null, null, 'P1', '备注:']],
    ['a word that only begins like a footer', ['注册处', null, null, '1', '1']],
    ['figures without a key', [null, null, null, '1', '1']],
  ])('is not %s', (_, cells) => {
    expect(codeOf(...cells)).toBeNull();
  });
});

describe('a total by name with a code', () => {
  const rows = (...lines: readonly (readonly [code: string | null, name: string])[]) =>
    lines.map(([code, name], index) => ({ row: index + 2, cells: ['2025', '2025-01', code, '1', '1', name] }));
  test.each([
    ['of a department is one', rows(['101', '教育局小计'], ['2025101001001', '食堂']), [2]],
    ['as long as a project’s is none', rows(['2025101001002', '教育局小计'], ['2025101001001', '食堂']), []],
    ['is none where the table has no other row', rows(['101', '教育局小计']), []],
    ['is none where another row has no code', rows(['101', '教育局小计'], [null, '食堂']), []],
    ['is none by another name', rows(['101', '教育局统计'], ['2025101001001', '食堂']), []],
  ])('%s', (_, given, due) => {
    expect([...totalsUnderCodes(execution, given)]).toEqual(due);
  });
});

describe('the example row of the form', () => {
  const rows = datasets.map((dataset) => [dataset.name, dataset] as const);

  test.each(rows)('of %s is passed over as it is', (_, dataset) => {
    const heading = headingOf(dataset.label.zh, [null, ...dataset.fields.map((field) => field.label.zh)]);
    expect(asideOf(heading, ['示例', ...dataset.fields.map((field) => field.example)])?.code).toBe(
      'example-row-skipped',
    );
  });

  test('is a fault where someone typed over it', () => {
    const project = datasetNamed('project');
    if (!project) throw new Error('no contract');
    const heading = headingOf('项目', [null, ...project.fields.map((field) => field.label.zh)]);
    const typed = project.fields.map((field) => (field.name === 'project_code' ? 'P9' : field.example));
    expect(asideOf(heading, ['示例', ...typed])).toEqual({
      code: 'example-row-filled',
      severity: 'fault',
      detail: { written: 'P9', example: '2025101001001' },
    });
    expect(asideOf(heading, ['示例', '2025.0', ...project.fields.slice(1).map(() => null)])?.code).toBe(
      'example-row-skipped',
    );
  });
});
