import { describe, expect, test } from 'vitest';
import { faultWords } from '../../../../../analytics/intake/faults/catalogue.ts';
import { factsOf } from '../../../../../analytics/intake/form/facts.ts';
import { sumFaults, totalOf } from '../../../../../analytics/intake/form/rows/sums.ts';
import { formsOn, selfEvaluation } from '../../../../support/form-sheet.ts';

const output = '产出指标 | 数量指标 | 改造食堂 | ≥12所 | 12所 | 50 | 50';
const benefit = '效益指标 | 社会效益指标 | 受益学生 | ≥100人 | 90人 | 40 | 36';

/** The rows that are read as indicators, the row taken as the total, and what is said of sums. */
const readBelow = (head: readonly string[], ...lines: readonly string[]) => {
  const [form] = formsOn([...head, ...lines]);
  if (!form) throw new RangeError('no form was found');
  const { facts, faults } = factsOf(form);
  const total = totalOf(form, facts);
  return {
    rows: facts.map(({ row }) => row),
    total: total && [total.row.row, total.sum],
    said: [...faults, ...sumFaults(form, facts)].map((fault) => [
      fault.code,
      fault.place.row,
      fault.place.column,
      fault.place.value,
      faultWords(fault).rule.zh,
    ]),
  };
};

const read = (...lines: readonly string[]) => readBelow(selfEvaluation, ...lines);

/** The head without points of the execution rate, which is a row of the table instead. */
const withoutRate = selfEvaluation.map((line) => line.replace('| 10 | 99.72% | 9.97', '| | 99.72% |'));
const rate = '预算执行 | 预算执行率 | 预算执行率 | ≥100% | 99.72% | 10 | 9.97';

describe('rows of sums', () => {
  test('of a level, of all and of all with the execution rate say nothing where they add up', () => {
    expect(
      read(
        output,
        '小计 | | | | | 50 | 50',
        benefit,
        '| | 效益指标小计 | | | 40 | 36',
        '合计 | | | | | 90 | 86',
        '总分 | | | | | 100 | 95.97',
      ),
    ).toEqual({ rows: [8, 10], total: [13, '95.97'], said: [] });
  });

  test('of two totals the one that adds up is taken, and the other told', () => {
    const differs = (row: number) => ['form-sum-differs', row, '得分', '90', '上面各行相加(连同预算执行率)是 95.97'];
    const wrong = '合计 | | | | | 100 | 90';
    const right = '合计 | | | | | 100 | 95.97';
    expect(read(output, benefit, wrong, right)).toEqual({ rows: [8, 9], total: [11, '95.97'], said: [differs(10)] });
    expect(read(output, benefit, right, wrong)).toEqual({ rows: [8, 9], total: [10, '95.97'], said: [differs(11)] });
  });

  test('are compared to the decimals they are written with', () => {
    const total = (points: string) =>
      read(output, benefit, `合计 | | | | | 100 | ${points}`).said.map(([code]) => code);
    expect([total('96'), total('96.0'), total('95.9'), total('95')]).toEqual([
      [],
      [],
      ['form-sum-differs'],
      ['form-sum-differs'],
    ]);
  });

  test('of a level that lost a row are told', () => {
    expect(read(output, benefit, '小计 | | | | | 95 | 86', '合计 | | | | | 100 | 95.97').said).toEqual([
      ['form-sum-differs', 10, '分值', '95', '上面各行相加(连同预算执行率)是 100'],
    ]);
  });

  test('of a level are never the total, whose rounded sum is taken as the sum', () => {
    const rows = [rate, output.replace('| 50 | 50', '| 50 | 48.55')];
    const more = benefit.replace('| 36', '| 39.17');
    const subtotal = '小计 | | | | | 60 | 58.52';
    const total = (points: string) => `合计 | | | | | 100 | ${points}`;
    const { total: taken, said } = readBelow(withoutRate, ...rows, subtotal, more, total('97.7'));
    expect([taken, said]).toEqual([[12, '97.69'], []]);
    expect(readBelow(withoutRate, ...rows, more, total('97.7')).total).toEqual([11, '97.69']);
    expect(readBelow(withoutRate, ...rows, subtotal, more, total('97')).total).toEqual([12, null]);
    expect(readBelow(withoutRate, ...rows, subtotal, more).total).toBeUndefined();
  });

  test('of all the rows are the total, not those of the rows above them', () => {
    const early = '合计 | | | | | 60 | 59.97';
    const late = '总分 | | | | | 100 | 95';
    expect(read(output, early, benefit, late).total).toEqual([11, null]);
  });

  test('count an execution rate once that stands beside the money and in a row of the table', () => {
    const rows = [rate, output.replace('| 50 | 50', '| 50 | 48.55'), benefit.replace('| 36', '| 39.17')];
    const total = (points: string) => read(...rows, `合计 | | | | | 100 | ${points}`);
    expect(total('97.69')).toMatchObject({ total: [11, '97.69'], said: [] });
    const [, ...others] = rows;
    const bare = rate.replace('9.97', '');
    expect(read(bare, ...others, '合计 | | | | | 100 | 97.7')).toMatchObject({ total: [11, '97.69'], said: [] });
    expect(total('107.66')).toMatchObject({
      total: [11, null],
      said: [['form-sum-differs', 11, '得分', '107.66', '上面各行相加(连同预算执行率)是 97.69']],
    });
  });
});
