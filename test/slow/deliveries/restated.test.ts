import { describe, expect, it } from 'vitest';
import { faultWords } from '../../../analytics/intake/faults/catalogue.ts';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { ingest, type Upload } from '../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../support/office.ts';
import { officeForEach } from '../../support/office-for-each.ts';

const unitsIn = (name: string, department: string): Upload =>
  textUpload(name, `年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,${department},101001,一小\n`);
const units = unitsIn('机构.csv', '101,教育局');

const projects = (name: string, ...rows: readonly string[]): Upload =>
  textUpload(
    name,
    `年度,预算单位编码,项目编码,项目名称,年初预算数\n${rows.map((row) => `2025,101001,${row}`).join('\n')}\n`,
  );

const june = (name: string, ...rows: readonly string[]): Upload =>
  textUpload(name, `年度,期间,项目编码,全年预算数,执行数\n${rows.map((row) => `2025,2025-06,${row}`).join('\n')}\n`);

const office = officeForEach((effects) =>
  ingest(effects, [
    units,
    projects('项目.csv', 'P1,食堂,5200000', 'P2,操场,800000'),
    june('六月.csv', 'P1,5200000,2600000', 'P2,800000,300000'),
  ]),
);

const said = (receipt: Receipt | undefined): readonly string[] => [
  receipt?.state ?? '',
  ...(receipt?.faults ?? []).map(
    ({ severity, code, place, detail }) =>
      `${severity} ${code} ${place.row} ${place.column} ${detail.other} → ${place.value}`,
  ),
];
const sent = async (...uploads: readonly Upload[]): Promise<readonly string[]> =>
  said((await ingest(office().effects, uploads)).at(-1));

describe('a figure that was stated before is told of where a later file states another', () => {
  it('row by row, in a file that does not call itself a correction', async () => {
    expect(await sent(june('六月国库.csv', 'P1,5200000,2500000', 'P2,800000,310000.50'))).toEqual([
      'accepted',
      'warning figure-restated 2 执行数 2600000 → 2500000',
      'warning figure-restated 3 执行数 300000 → 310000.5',
    ]);
  });

  it('in the words of both figures', async () => {
    const [receipt] = await ingest(office().effects, [june('六月国库.csv', 'P1,5200000,2500000')]);
    const [fault] = receipt?.faults ?? [];
    expect(fault && faultWords(fault)).toMatchObject({
      rule: {
        zh: '以前报的是 2600000,现在是 2500000,以现在的为准',
        en: 'Sent before was 2600000, and now 2500000, which stands',
      },
    });
  });

  it('on the list of projects', async () => {
    expect(await sent(projects('项目 调整.csv', 'P1,食堂,52000000'))).toEqual([
      'accepted',
      'warning figure-restated 2 年初预算数 5200000 → 52000000',
    ]);
  });

  it('also in a correction, where it is a hundred times the figure before or a hundredth', async () => {
    expect(await sent(june('六月 重报.xlsx.csv', 'P1,5200000,1', 'P2,800000,290000'))).toEqual([
      'accepted',
      'warning figure-restated 2 执行数 2600000 → 1',
    ]);
  });

  it('against the file accepted last', async () => {
    await sent(june('六月更正.csv', 'P1,5200000,2500000'));
    expect(await sent(june('六月补报.csv', 'P1,5200000,2400000'))).toEqual([
      'accepted',
      'warning figure-restated 2 执行数 2500000 → 2400000',
    ]);
  });
});

it.each([
  ['the same figures', june('六月国库.csv', 'P1,5200000.00,2600000')],
  ['a project not yet spoken of', june('六月国库.csv', 'P2,800000,300000')],
  ['a correction', june('六月更正.csv', 'P1,5200000,2500000')],
  ['a name with other blanks and brackets', projects('项目 改名.csv', 'P1,食 堂。,5200000')],
  ['a correction of the name', projects('项目 更正.csv', 'P1,食堂改造,5200000')],
])('says nothing of %s', async (_, upload) => {
  expect(await sent(upload)).toEqual(['accepted']);
});

describe('a code or name that was stated before is told of where a later file states another', () => {
  it('of a project', async () => {
    expect(await sent(projects('项目 改名.csv', 'P1,空调采购,5200000'))).toEqual([
      'accepted',
      'warning figure-restated 2 项目名称 食堂 → 空调采购',
    ]);
  });

  it('of the unit that has it', async () => {
    const moved = '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101002,P1,食堂,5200000\n';
    const second = '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101002,二小\n';
    expect(await sent(textUpload('机构 二.csv', second), textUpload('项目 二小.csv', moved))).toEqual([
      'accepted',
      'warning figure-restated 2 预算单位编码 101001 → 101002',
    ]);
  });

  it('of the department that a unit is of', async () => {
    expect(await sent(unitsIn('机构 新.csv', '201,卫健局'))).toEqual([
      'accepted',
      'warning figure-restated 2 主管部门编码 101 → 201',
      'warning figure-restated 2 主管部门 教育局 → 卫健局',
    ]);
  });
});

describe('a budget on the list that slipped by a thousand or ten thousand', () => {
  const slipped = ['P1,食堂,520', 'P2,操场,800000'] as const;

  it('is refused', async () => {
    expect(await sent(projects('项目 调整.csv', ...slipped))).toEqual([
      'refused',
      'fault amount-of-another-size 2 年初预算数 5200000 → 520',
    ]);
  });

  it('is warned of where the file calls itself a correction', async () => {
    expect(await sent(projects('项目 更正.csv', ...slipped))).toEqual([
      'accepted',
      'warning amount-of-another-size 2 年初预算数 5200000 → 520',
    ]);
  });
});

describe('a budget on the list that a later list leaves empty', () => {
  it('is refused with the figure that would be lost', async () => {
    expect(await sent(projects('项目 调整.csv', 'P1,食堂,', 'P2,操场,800000'))).toEqual([
      'refused',
      'fault budget-left-empty 2 年初预算数 5200000 → undefined',
    ]);
  });

  it('is refused of a list without the column too', async () => {
    const names = '年度,预算单位编码,项目编码,项目名称\n2025,101001,P1,食堂\n2025,101001,P3,围墙\n';
    expect(await sent(textUpload('项目 名称.csv', names))).toEqual([
      'refused',
      'fault budget-left-empty 2 年初预算数 5200000 → undefined',
    ]);
  });

  it('is warned of where the file calls itself a correction', async () => {
    expect(await sent(projects('项目 更正.csv', 'P1,食堂,', 'P2,操场,800000'))).toEqual([
      'accepted',
      'warning budget-left-empty 2 年初预算数 5200000 → undefined',
    ]);
  });

  it('is none where the list never had one', async () => {
    await sent(projects('新项目.csv', 'P3,围墙,'));
    expect(await sent(projects('新项目 二.csv', 'P3,围 墙,'))).toEqual(['accepted']);
  });

  it('is told in the words of the figure', async () => {
    const [receipt] = await ingest(office().effects, [projects('项目 调整.csv', 'P1,食堂,')]);
    const [fault] = receipt?.faults ?? [];
    expect(fault && faultWords(fault)).toMatchObject({
      rule: {
        zh: '以前报的是 5200000,这份表里是空的;后报的代替先报的,这个数会丢',
        en: 'Sent before was 5200000, and here it is empty; a later list replaces the earlier one, so the figure would be lost',
      },
    });
  });
});

describe('a column that a later list does not have', () => {
  const head = '年度,预算单位编码,项目编码,项目名称,年初预算数,法定支出,项目类型,开始日期';
  const list = (name: string, ...rows: readonly string[]): Upload =>
    textUpload(name, `${head}\n${rows.map((row) => `2025,101001,${row}`).join('\n')}\n`);
  const full = list('项目2.csv', 'P7,工资,100000,是,人员类,2025-01-01', 'P8,办公,200000,是,,', 'P9,差旅,300000,否,,');
  const without = (name: string) => projects(name, 'P7,工资,100000', 'P8,办公,200000', 'P9,差旅,300000');
  const told = [
    'accepted',
    'warning column-left-out 2 项目类型 人员类 → undefined',
    'warning column-left-out 2 开始日期 2025-01-01 → undefined',
    'warning column-left-out 2 法定支出 是 → undefined',
  ];

  it.each(['项目 再报.csv', '项目 更正.csv'])('is told of once, with what its rows said there, in %s', async (name) => {
    await sent(full);
    expect(await sent(without(name))).toEqual(told);
  });

  it('is told in words of what takes its place', async () => {
    await sent(full);
    const [receipt] = await ingest(office().effects, [without('项目 再报.csv')]);
    const words = receipt?.faults.map((fault) => faultWords(fault).rule);
    expect(words?.at(-1)).toEqual({
      zh: '以前报过“法定支出”(这一行是 是),这份表没有这一列;后报的代替先报的,2 行的这一项改按“否”算',
      en: '“Statutory” was sent before (是 in this row), and this table has no such column; a later one replaces it, so that of 2 rows is 否 now',
    });
    expect(words?.at(-2)).toEqual({
      zh: '以前报过“开始日期”(这一行是 2025-01-01),这份表没有这一列;后报的代替先报的,1 行的这一项会丢',
      en: '“Start date” was sent before (2025-01-01 in this row), and this table has no such column; a later one replaces it, so that of 1 rows is lost',
    });
  });

  it('may state what was not stated, and says so of what it changes', async () => {
    await sent(without('项目2.csv'));
    expect(await sent(full)).toEqual(['accepted']);
    expect(await sent(list('项目 调整.csv', 'P7,工资,100000,否,人员类,2025-01-01'))).toEqual([
      'accepted',
      'warning figure-restated 2 法定支出 是 → 否',
    ]);
  });
});
