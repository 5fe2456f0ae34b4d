import { describe, expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { spentMissing } from '../../../../analytics/intake/form/rows/money-faults.ts';
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

describe('the row of the total', () => {
  const part = '| 其中:当年财政拨款 | 520 | 500 | 498.6';
  const amounts = (...lines: readonly string[]) =>
    [...(withMoney(wan, ...lines)?.money?.cells ?? [])].map(([name, { text }]) => `${name} ${text}`);

  test('left empty over one part that is filled in is that part', () => {
    const lines = ['| 年度资金总额 | | | | 10 | 99.72% | 9.97', part, '| 其他资金 | | '];
    expect(amounts(...lines)).toEqual([
      'weight 10',
      'points 9.97',
      'initial_amount 520',
      'adjusted_amount 500',
      'spent_amount 498.6',
    ]);
    expect(faultsOf(wan, ...lines)).toEqual(['form-total-from-part warning 6 年度资金总额 其中:当年财政拨款']);
    expect(withMoney(wan, ...lines)?.faults.map((fault) => faultWords(fault).rule)).toEqual([
      {
        zh: '资金总额一行没有填,只有“其中:当年财政拨款”一行有数,按这一行读',
        en: 'The row of the total is empty and “其中:当年财政拨款” alone is filled in; that row is read as the total',
      },
    ]);
  });

  test('left empty over several parts is asked for', () => {
    const form = withMoney(wan, '| 年度资金总额 | | | | 10', part, '| 其他资金 | 20 | 20 | 10');
    expect([...(form?.money?.cells.keys() ?? [])]).toEqual(['weight']);
    const faults = form ? spentMissing(form) : [];
    expect(faults.map((fault) => [faultWords(fault).rule, faultWords(fault).remedy.zh])).toEqual([
      [
        {
          zh: '资金总额一行没有填,只有下面几行有数(其中:当年财政拨款、其他资金);这张表不作为单位的执行数据',
          en: 'The row of the total is empty and only parts of it are filled in (其中:当年财政拨款、其他资金); the form gives no spending of the unit’s',
        },
        '填上资金总额一行',
      ],
    ]);
  });

  test('left empty over nothing is empty', () => {
    const form = withMoney(wan, '| 年度资金总额 | | | | 10', '| 其他资金 | — | | ');
    expect(form && [faultLines(form), spentMissing(form).map((fault) => faultWords(fault).rule.zh)]).toEqual([
      [],
      ['资金一栏没有执行数,这张表不作为单位的执行数据'],
    ]);
  });

  test('of nothing over parts with amounts sends the form back', () => {
    expect(faultsOf(wan, '| 年度资金总额 | 0 | 0.00 | 0', part)).toEqual([
      'form-total-zero fault 6 年初预算数 5200000.00',
      'form-total-zero fault 6 全年预算数 5000000.00',
      'form-total-zero fault 6 全年执行数 4986000.00',
    ]);
    const [fault] = withMoney(wan, '| 年度资金总额 | 0 | 0 | 0', part)?.faults ?? [];
    expect(fault && faultWords(fault).rule).toEqual({
      zh: '资金总额写的是 0,下面各项相加是 5200000.00 元',
      en: 'The total is written as 0, and the rows below add to 5200000.00 yuan',
    });
  });
});

describe('the unit of money', () => {
  const rows = (title: string, block: string) => [
    selfEvaluation[0],
    title,
    ...selfEvaluation.slice(2, 4),
    `${block} | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分`,
    ...selfEvaluation.slice(5),
    '产出指标 | | 改造食堂 | ≥12所 | 11所 | 90 | 82.5',
  ];
  const read = (title: string, block: string) => {
    const [form] = formsOn(rows(title, block));
    return form && [form.money?.units, faultLines(form)];
  };

  test.each([
    ['at the end of the title', '(2025年度) 单位:万元', '项目资金', [['万元'], []]],
    ['in the block alone', '(2025年度)', '项目资金(万元)', [['万元'], []]],
    ['in the block above the title’s', '(2025年度) 单位:元', '项目资金(万元)', [['万元'], []]],
    ['nowhere', '(2025年度)', '项目资金', [[], ['form-money-unit fault 6 ']]],
  ])('%s', (_, title, block, expected) => {
    expect(read(title, block)).toEqual(expected);
  });
});
