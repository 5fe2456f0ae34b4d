import { describe, expect, test } from 'vitest';
import { faultWords } from '../../../../../analytics/intake/faults/catalogue.ts';
import { factsOf } from '../../../../../analytics/intake/form/facts.ts';
import { levelFaults } from '../../../../../analytics/intake/form/rows/level-points.ts';
import { levelsSetRight } from '../../../../../analytics/intake/form/rows/levels.ts';
import { readHere } from '../../../../../analytics/intake/read/document-sheets.ts';
import { cellsOf, formsOf, formsOn, selfEvaluation } from '../../../../support/form-sheet.ts';
import { workbookOf } from '../../../../support/workbook.ts';

const levelsOf = ([form]: ReturnType<typeof formsOn>) => {
  if (!form) throw new RangeError('no form was found');
  const { facts, faults } = levelsSetRight(form, factsOf(form).facts);
  return {
    levels: facts.map(({ level1 }) => level1),
    said: faults.map((fault) => [fault.place.row, fault.place.value, faultWords(fault).rule.zh]),
  };
};

const first = '产出指标 | 数量指标 | 改造食堂 | ≥12所 | 11所 | 50 | 50';

describe('a second level that belongs to another first level than the one above it', () => {
  test('decides, as after merged cells were taken apart', () => {
    const torn = [
      first,
      '| 社会效益指标 | 受益学生 | ≥100人 | 120人 | 20 | 20',
      '| 服务对象满意度指标 | 满意度 | ≥90% | 95% | 20 | 20',
    ];
    expect(levelsOf(formsOn([...selfEvaluation, ...torn]))).toEqual({
      levels: ['产出', '效益', '满意度'],
      said: [
        [9, '社会效益指标', '“社会效益”是效益指标的二级指标,这一行的一级指标是“产出”;按效益指标读'],
        [10, '服务对象满意度指标', '“服务对象满意度”是满意度指标的二级指标,这一行的一级指标是“产出”;按满意度指标读'],
      ],
    });
  });

  test('gives way to a first level that is written beside it, or reaches down to it', async () => {
    const written = '产出指标 | 社会效益指标 | 受益学生 | ≥100人 | 120人 | 40 | 40';
    const said = [[9, '社会效益指标', '“社会效益”是效益指标的二级指标,这一行的一级指标是“产出”;按产出指标读']];
    expect(levelsOf(formsOn([...selfEvaluation, first, written]))).toEqual({ levels: ['产出', '产出'], said });
    const rows = [...selfEvaluation, first, written.replace('产出指标', '')].map(cellsOf);
    const bytes = await workbookOf({ name: '自评', rows, touch: (sheet) => sheet.mergeCells('A8:A9') });
    expect(levelsOf((await readHere('xlsx', bytes)).flatMap(formsOf))).toEqual({ levels: ['产出', '产出'], said });
  });
});

test('points printed with a level are not those of the level to which its row is taken', () => {
  const levelPoints = (...lines: readonly string[]) => {
    const [form] = formsOn([...selfEvaluation, ...lines]);
    if (!form) throw new RangeError('no form was found');
    const { facts } = levelsSetRight(form, factsOf(form).facts);
    const printed = facts.map((fact) => [fact.level1, fact.levelPoints]);
    return { printed, said: levelFaults(form, facts).map(({ place, detail }) => [place.row, place.value, detail]) };
  };
  const [output, torn] = [
    first.replace('产出指标', '产出指标(50分)'),
    '| 社会效益指标 | 受益学生 | ≥100人 | 120人 | 40 | 40',
  ];
  expect(levelPoints(output, torn)).toEqual({
    printed: [
      ['产出', '50'],
      ['效益', null],
    ],
    said: [],
  });
  const benefit = '效益指标(60分) | 经济效益指标 | 增收 | ≥5万元 | 6万元 | 20 | 20';
  expect(levelPoints(output, torn, benefit)).toEqual({
    printed: [
      ['产出', '50'],
      ['效益', null],
      ['效益', '60'],
    ],
    said: [],
  });
  expect(levelPoints(output, torn, benefit.replace('60分', '70分')).said).toEqual([
    [10, '效益指标(70分)', { sum: '60' }],
  ]);
});

test.each([
  ['satisfaction below 效益, as older forms have it', '效益指标 | 服务对象满意度指标'],
  ['cost below 产出', '产出指标 | 成本指标'],
  ['the cost of one kind below 产出', '产出指标 | 经济成本指标'],
  ['a first level of another scheme', '过程 | 质量指标'],
  ['a second level of another scheme', '产出指标 | 履职效果'],
  ['no second level', '产出指标 |'],
])('%s is nothing to tell', (_, levels) => {
  const form = formsOn([...selfEvaluation, `${levels} | 改造食堂 | ≥12所 | 11所 | 90 | 82.5`]);
  expect(levelsOf(form).said).toEqual([]);
});
