import { describe, expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { faultLines, formsOn, selfEvaluation } from '../../../support/form-sheet.ts';

/** A self-evaluation whose block of money has these lines below its heading. */
const withMoney = (heading: string, ...lines: readonly string[]) => {
  const [before, after] = [selfEvaluation.slice(0, 4), selfEvaluation.slice(6)];
  const [form] = formsOn([...before, heading, ...lines, ...after, '产出指标 | | 改造食堂 | ≥12所 | 11所 | 90 | 82.5']);
  return form;
};

const faultsOf = (heading: string, ...lines: readonly string[]) => {
  const form = withMoney(heading, ...lines);
  return form && faultLines(form);
};

const wan = '项目资金(万元) | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分';

describe('two columns of money under words for the same are a fault', () => {
  test.each([
    ['spent', '全年执行数 | 全年执行数 | 分值 | 得分', '全年执行数、全年执行数'],
    ['spent, in other words', '全年执行数 | 预算执行数 | 分值 | 得分', '全年执行数、预算执行数'],
    ['weights', '全年执行数 | 分值 | 分值 | 得分', '分值、分值'],
  ])('%s', (_, columns, named) => {
    const heading = `项目资金(万元) | | 全年预算数 | ${columns}`;
    expect(faultsOf(heading, '| 年度资金总额 | 100 | 30 | 80 | 10 | 8')).toEqual([
      `form-column-twice fault 6 ${named}`,
    ]);
  });

  test('the budget, in other words', () => {
    const heading = '项目资金(万元) | | 年初预算数 | 年初预算 | 全年预算数 | 全年执行数';
    expect(faultsOf(heading, '| 年度资金总额 | 999 | 100 | 100 | 80')).toEqual([
      'form-column-twice fault 6 年初预算数、年初预算',
    ]);
  });
});

describe('a second row of the sum', () => {
  test.each([
    ['with amounts is a fault', '| 资金总额 | 52 | 50 | 49', ['form-total-twice fault 7 资金总额 6']],
    ['left blank says nothing', '| 资金总额 | / | | ', []],
  ])('%s', (_, line, faults) => {
    expect(faultsOf(wan, '| 年度资金总额 | 520 | 500 | 498.6 | 10 | 99.72% | 9.97', line)).toEqual(faults);
  });

  test('names the first in its sentence', () => {
    const form = withMoney(wan, '| 年度资金总额 | 520 | 500 | 498.6', '| 资金总额 | 52 | 50 | 49');
    expect(form?.faults.map((fault) => faultWords(fault).rule)).toEqual([
      {
        zh: '第 6 行已经是资金总额,不知道以哪一行为准',
        en: 'Row 6 is the sum already; nobody can tell which of the two stands',
      },
    ]);
  });
});

describe('the parts of the money are added in yuan, each in its own unit', () => {
  test.each([
    ['yuan under ten thousands', '100万元', '600000元', '400000元', []],
    ['the unit of the block', '100', '60', '40', []],
    ['one of each', '100', '600000元', '40', []],
    ['millions', '1百万元', '0.5百万元', '40万元', ['form-money-parts warning 6 全年执行数 900000.00']],
    ['a difference', '100', '60', '39.5', ['form-money-parts warning 6 全年执行数 995000.00']],
  ])('%s', (_, total, first, second, faults) => {
    const lines = [`| 年度资金总额 | | | ${total}`, `| 当年财政拨款 | | | ${first}`, `| 其他资金 | | | ${second}`];
    expect(faultsOf(wan, ...lines)).toEqual(faults);
  });

  test('and the sentence says so', () => {
    const form = withMoney(wan, '| 年度资金总额 | | | 100', '| 当年财政拨款 | | | 60', '| 其他资金 | | | 39.5');
    expect(form?.faults.map((fault) => faultWords(fault).rule)).toEqual([
      { zh: '下面各项相加是 995000.00 元', en: 'The rows below add to 995000.00 yuan' },
    ]);
  });
});
