import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { PrintedIndicator } from '../../../../analytics/forms/content.ts';
import { papers } from '../../../../analytics/forms/papers.ts';
import { formWorkbook } from '../../../../analytics/forms/workbook.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../../support/office.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,第一小学\n'),
    textUpload('项目.csv', '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,101001,P1,食堂改造,5200000\n'),
  ]),
);

const row = (name: string, target: string, actual: string, more: Partial<PrintedIndicator> = {}): PrintedIndicator => ({
  level1: '产出',
  level2: '数量',
  name,
  target,
  actual,
  weight: '40',
  points: '40',
  isQualitative: !/[0-9]/.test(target),
  ...more,
});

/** Takes in a self-evaluation with these rows, and says what its receipt does. */
const selfEvaluated = async (
  indicators: readonly PrintedIndicator[],
  replaced: Readonly<Record<string, { readonly formula: string }>> = {},
) => {
  const page = papers['self-evaluation-2020']({
    fiscalYear: 2025,
    project: '食堂改造',
    department: '教育局',
    departmentCode: '101',
    unit: '第一小学',
    money: { initial: '5200000.00', adjusted: '5200000.00', spent: '5200000.00', points: '10' },
    goal: '改造食堂',
    indicators,
  });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(await formWorkbook([page])).buffer);
  book.eachSheet((sheet) =>
    sheet.eachRow((line) =>
      line.eachCell((cell) => {
        const formula = replaced[String(cell.value)];
        if (formula) cell.value = { ...formula, date1904: false };
      }),
    ),
  );
  const bytes = async () => new Uint8Array(await book.xlsx.writeBuffer());
  const [receipt] = await ingest(office().effects, [{ name: '自评.xlsx', bytes }]);
  return {
    state: receipt?.state,
    said: receipt?.faults
      .filter(({ code }) => code !== 'form-goals-late' && code !== 'form-weights-sum')
      .map(({ code, severity, place }) => `${severity} ${code} ${place.value ?? ''}`),
  };
};

const other = row('受益学生', '≥2600人', '2710人');

describe('words of a result', () => {
  it.each(['未开展', '没有明显改善'])('%s with full points are refused', async (words) => {
    expect(await selfEvaluated([other, row('出行条件', '明显改善', words)])).toEqual({
      state: 'refused',
      said: [`fault form-words-against-points ${words}`],
    });
  });

  it('that say so with few points, or nothing against the goal, are taken; in part with full points they are warned of', async () => {
    const rows = [
      row('出行条件', '明显改善', '未开展', { points: '0' }),
      row('投诉情况', '无投诉', '未发生投诉', { weight: '20', points: '20' }),
      row('环境', '明显改善', '部分改善', { weight: '20', points: '20' }),
    ];
    expect(await selfEvaluated(rows)).toEqual({
      state: 'accepted',
      said: ['warning form-words-against-points 部分改善'],
    });
  });
});

describe('a cell without a value', () => {
  it('that holds a formula or an error refuses the form and says so, without a sign of ours', async () => {
    const rows = [
      { ...other, actual: 'FORMULA' },
      row('合格率', '=100%', '#DIV/0!', { weight: '20', points: '20' }),
      row('满意度', '#REF!', '96%', { weight: '20', points: '20' }),
    ];
    const { state, said } = await selfEvaluated(rows, { FORMULA: { formula: '5+5' } });
    expect(state).toBe('refused');
    expect(said?.filter((each) => each.startsWith('fault')).toSorted()).toEqual([
      'fault error-value #DIV/0!',
      'fault error-value #REF!',
      'fault formula-without-value =5+5',
    ]);
  });
});

describe('words where a number or a day is due', () => {
  it('are read where they hold one number alone', async () => {
    const rows = [
      row('改造食堂', '≥12所', '完成十二所(其中新建3所)', { weight: '20', points: '20' }),
      row('满意度', '≥95%', '95.5%(抽样)', { weight: '20', points: '20' }),
      other,
    ];
    expect(await selfEvaluated(rows)).toEqual({ state: 'accepted', said: [] });
  });

  it('are asked about where they hold none or several, and so is a number that may be a share', async () => {
    const rows = [
      row('改造食堂', '≥12所', '已完成', { weight: '10', points: '10' }),
      row('验收', '2025年11月底前', '按时', { weight: '10', points: '10' }),
      row('竣工', '2025年11月底前', '未完成', { weight: '10', points: '0' }),
      row('满意度', '≥95%', '0.965', { weight: '10', points: '10' }),
      row('受益学生', '≥2600人', '线上1000人,线下1700人'),
    ];
    expect(await selfEvaluated(rows)).toEqual({
      state: 'refused',
      said: [
        'fault form-result-not-read 已完成',
        'fault form-result-not-read 按时',
        'warning form-day-in-words 未完成',
        'fault form-share-or-percent 0.965',
        'fault form-result-not-read 线上1000人,线下1700人',
      ],
    });
  });
});

it('无 is asked about where a number is due, and none at all where that is the goal', async () => {
  const rows = [
    row('投诉起数', '≤5起', '无', { weight: '10', points: '10' }),
    row('安全事故', '无', '无', { weight: '30', points: '30' }),
    row('出行条件', '明显改善', '无', { weight: '30', points: '30' }),
    row('培训', '≥3次', '—', { weight: '10', points: '0' }),
  ];
  expect(await selfEvaluated(rows)).toEqual({
    state: 'refused',
    said: ['fault form-none-or-zero 无', 'fault form-words-against-points 无'],
  });
});

describe('results that cannot be', () => {
  it('are refused on a form: a share above 100 %, fewer than none', async () => {
    const rows = [
      row('师生满意度', '≥95%', '965%', { weight: '10', points: '10' }),
      row('任务完成率', '≥100%', '120%', { weight: '10', points: '10' }),
      row('改造食堂', '≥12所', '-3所', { weight: '20', points: '0' }),
      other,
    ];
    expect(await selfEvaluated(rows)).toEqual({
      state: 'refused',
      said: ['fault result-impossible 965', 'fault result-impossible -3'],
    });
  });

  it.each([
    ['养护里程', '≥10公里', '-12公里', ['fault result-impossible -12']],
    ['新增绿地', '≥10亩', '—12亩', ['fault result-impossible -12']],
    ['提升改造道路', '=10KM', '-12KM', ['fault result-impossible -12']],
    ['管网漏损', '≤10万吨', '-12万吨', ['fault result-impossible -12']],
    ['耕地净增面积', '≥10亩', '-12亩', []],
    ['地下水位回升', '≥0.5米', '-0.3米', []],
    ['粮食增产', '≥10吨', '-12吨', []],
    ['群众增收', '≥10万元', '-12万元', []],
    ['游客增长率', '≥10%', '-12%', []],
    ['库区最低气温', '≥3℃', '-2℃', []],
  ])('are refused where less than nothing was measured: %s %s, %s', async (name, target, actual, said) => {
    const rows = [other, row(name, target, actual, { points: '0' })];
    expect(await selfEvaluated(rows)).toEqual({ state: said.length > 0 ? 'refused' : 'accepted', said });
  });

  it('are refused in a table, also of progress', async () => {
    const receipts = await ingest(office().effects, [
      textUpload(
        '绩效指标.csv',
        '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,计量单位,权重\n2025,P1,01,验收合格率,产出,=,100,%,50\n2025,P1,02,合格率增长,产出,≥,5,%,40\n',
      ),
      textUpload(
        '指标进展.csv',
        '年度,期间,项目编码,指标编码,实际完成值\n2025,2025-06,P1,01,120\n2025,2025-06,P1,02,120\n',
      ),
    ]);
    expect(
      receipts.map(({ state, faults }) => [state, ...faults.map(({ code, place }) => `${code} ${place.row}`)]),
    ).toEqual([['accepted'], ['refused', 'result-impossible 2']]);
  });
});

describe('running results', () => {
  const goals = textUpload(
    '绩效指标.csv',
    '年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,计量单位,权重\n2025,P1,01,养护里程,产出,≥,120,公里,50\n2025,P1,02,合格率,产出,≥,95,%,40\n',
  );
  const upTo = (month: string, kilometres: string) =>
    textUpload(
      `指标进展 ${month}.csv`,
      `年度,期间,项目编码,指标编码,实际完成值\n2025,2025-${month},P1,01,${kilometres}\n2025,2025-${month},P1,02,${Number(kilometres) / 2}\n`,
    );

  it('that fell are warned of, against what was accepted before or is sent along', async () => {
    await ingest(office().effects, [goals, upTo('06', '90'), upTo('08', '110')]);
    const receipts = await ingest(office().effects, [upTo('09', '10'), upTo('10', '12'), upTo('07', '100')]);
    expect(
      receipts.map(({ state, faults }) => [
        state,
        ...faults.map(({ code, severity, place, detail }) =>
          [severity, code, place.row, place.value, detail.stated, detail.other].join(' '),
        ),
      ]),
    ).toEqual([['accepted', 'warning running-result-fell 2 10 2025-08 110'], ['accepted'], ['accepted']]);
  });
});
