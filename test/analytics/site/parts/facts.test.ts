import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lights } from '../../../../analytics/contracts/codes.ts';
import { text } from '../../../../analytics/core/language/text.ts';
import { isReserve, total } from '../../../../analytics/site/pages/allocation-lines.ts';
import { forecastOf, yearOf } from '../../../../analytics/site/pages/history.ts';
import { byUrgency, changesIn } from '../../../../analytics/site/pages/projects-month.ts';
import { editionOf } from '../../../../analytics/site/parts/edition.ts';
import { type Facts, factsOf, gradeWord, lags, lagThreshold } from '../../../../analytics/site/parts/facts.ts';
import { money, moneyText } from '../../../../analytics/site/parts/figures.ts';
import { departmentLink, projectLink } from '../../../../analytics/site/parts/links.ts';
import { behind, type Column, table, wordyTable } from '../../../../analytics/site/parts/table.ts';
import { both, shape, state } from '../../../../analytics/site/parts/words.ts';
import { closedYear, martRow, midYear } from '../../../fixtures/site-data.ts';

const facts = factsOf(editionOf(closedYear(), 'internal'));
const withMeasure = (measure: 'difference' | 'ratio', yellow: number): Facts => {
  const data = midYear();
  const settings = {
    ...data.policy.settings,
    money_light_measure: { value: measure, clause: 'x' },
    money_yellow_below: { value: yellow, clause: 'x' },
  };
  return factsOf({
    data: { ...data, policy: { ...data.policy, settings } },
    hidden: [],
    leavesOut: null,
    disclosed: false,
  });
};
describe('lagging', () => {
  it.each([
    ['green', '0.400000', false],
    ['yellow', '0.400000', true],
    ['red', '0.300000', true],
    ['red', '0.999999', true],
    ['red', '1.000000', false],
    ['red', '1.200000', false],
    ['missing', '0.100000', false],
    ['missing', null, false],
    [null, null, false],
  ] as const)('a %s light of money at a rate of %s lags: %s', (light, rate, expected) => {
    expect(lags({ light, rate })).toBe(expected);
  });

  it.each([
    ['difference', -0.1, { zh: '10 个百分点', en: '10 points' }],
    ['ratio', 0.8, { zh: '20%', en: '20%' }],
    ['ratio', 1, { zh: '', en: '' }],
  ] as const)('the %s line at %d is told in words', (measure, yellow, words) =>
    expect(lagThreshold(withMeasure(measure, yellow))).toEqual(words),
  );
});

describe('a year’s months', () => {
  const history = [1, 3].map((at) =>
    martRow('monitoring_department', {
      period: `2025-0${at}`,
      money_age: 0,
      execution_rate: '0.100000',
      planned_progress: '0.083333',
      last_year_rate: '0.090000',
    }),
  );

  it('a month without a row is missing, December lies ahead', () => {
    expect(yearOf(history, '2025-03').map((row) => [row.month, row.due, row.actual, row.plan])).toEqual([
      [1, true, 0.1, 0.083333],
      [2, true, null, null],
      [3, true, 0.1, 0.083333],
      [12, false, null, 1],
    ]);
  });

  it('a month that an earlier one’s money stands in is missing, one without a budget is not', () => {
    const carried = martRow('monitoring_department', { period: '2025-01', money_age: 0, execution_rate: '0.100000' });
    const stands = { ...carried, period: '2025-02', money_age: 1 };
    const unrated = { ...carried, period: '2025-03', execution_rate: null };
    expect(
      yearOf([carried, stands, unrated], '2025-03').map(({ month, reported, actual }) => [month, reported, actual]),
    ).toEqual([
      [1, true, 0.1],
      [2, false, null],
      [3, true, null],
      [12, false, null],
    ]);
  });

  it('a closed year has nothing ahead', () => expect(yearOf(history, '2025-12').every((row) => row.due)).toBe(true));

  it.each([
    [undefined, null],
    [martRow('monitoring_department', { budget_amount: '0.00', spent_forecast: '5.00' }), null],
    [martRow('monitoring_department', { budget_amount: '10.00' }), null],
    [
      martRow('monitoring_department', {
        budget_amount: '10.00',
        spent_forecast: '9.00',
        spent_forecast_low: '8.00',
        spent_forecast_high: '10.00',
      }),
      { middle: 0.9, low: 0.8, high: 1 },
    ],
    [
      martRow('monitoring_department', { budget_amount: '10.00', spent_forecast: '9.00' }),
      { middle: 0.9, low: 0.9, high: 0.9 },
    ],
  ])('a forecast is a share of the budget, where there is one', (row, expected) =>
    expect(forecastOf(row)).toEqual(expected),
  );
});

describe('changes since the month before', () => {
  const project = (code: string, before: string | null, now: string, budget = '1.00') =>
    martRow('monitoring_project', {
      project_code: code,
      previous_light: before,
      light: now,
      standing_light: now === 'missing' ? before : now,
      budget_amount: budget,
    });
  const rows = [
    project('a', 'yellow', 'red'),
    project('b', 'red', 'green'),
    project('c', 'red', 'yellow'),
    project('d', 'green', 'yellow'),
    project('e', null, 'red'),
    project('f', 'green', 'missing'),
    project('g', 'red', 'red'),
    // Its money came in green, the goals that were red were left out: no recovery.
    { ...project('h', 'red', 'green'), standing_light: 'red' },
    project('i', 'red', 'missing'),
  ];
  const codesOf = (some: readonly object[]) => some.map((row) => (row as { project_code: string }).project_code);

  it('counts each kind once; a first report is no change', () => {
    const changes = changesIn(rows);
    expect([changes.newRed, changes.recovered, changes.newYellow, changes.silent].map(codesOf)).toEqual([
      ['a'],
      ['b'],
      ['d'],
      ['f', 'i'],
    ]);
  });

  it('urgent ones come first, and of one light the largest', () => {
    const sorted = [
      project('small', 'red', 'red', '1.00'),
      project('ok', 'green', 'green', '99.00'),
      project('large', 'red', 'red', '50.00'),
      project('none', 'red', 'red', null as unknown as string),
    ].sort(byUrgency);
    expect(codesOf(sorted)).toEqual(['large', 'small', 'none', 'ok']);
  });
});

describe('money', () => {
  const region = facts.policy.region;
  it.each([
    ['1094000000.00', '10.94\u00a0亿\u2060元', '1.09\u00a0bn\u00a0yuan'],
    ['950.00', '950\u00a0元', '950\u00a0yuan'],
    ['-25000.00', '−2.5\u00a0万\u2060元', '−25.0\u00a0k\u00a0yuan'],
  ])('%s stays on one line in a sentence', (amount, zh, en) => expect(moneyText(amount, region)).toEqual({ zh, en }));

  it('carries the exact amount in its title', () =>
    expect(money('1094000000.55', region).markup).toBe('<span class="nw" title="1,094,000,000.55 元">10.94 亿</span>'));
  it('is never zero where there is none', () => expect(money(null, region).markup).toContain('—'));

  it('is summed to the fen', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 16n })), (fens) => {
        const rows = fens.map((fen) =>
          martRow('allocation_line', { base_amount: `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}` }),
        );
        expect(BigInt(total(rows, 'base_amount').replace('.', ''))).toBe(fens.reduce((sum, fen) => sum + fen, 0n));
      }),
    );
  });

  it('what no range could take is the reserve', () =>
    expect(facts.marts.allocation_line.filter(isReserve)).toHaveLength(1));
});

describe('links and words', () => {
  it('a link leads to a page of the edition, and is plain words otherwise', () => {
    expect(projectLink(facts, 'index.html', '2025101001').markup).toBe(
      '<a href="projects/2025101001.html">教育体育局重点项目</a>',
    );
    expect(projectLink(facts, 'index.html', 'gone', '旧项目').markup).toBe('旧项目');
    expect(departmentLink(facts, 'projects/x.html', '101').markup).toBe(
      '<a href="../departments/101.html">教育体育局</a>',
    );
  });

  it.each(Object.keys(lights))('the light %s is shape, colour and word', (light) => {
    const { markup } = state(light);
    expect(markup).toContain(lights[light]?.zh);
    expect(markup).toMatch(/class="m (good|warn|bad|low|plan)" aria-hidden="true">[●▲■◆◌]</);
    expect(shape(light).markup).toMatch(/[●▲■◆◌]/);
  });

  it('no light is no light', () => expect(state('').markup).toContain('—'));
  it('a figure stays with the word it counts', () =>
    expect(both(text('4 个部门', '4 departments')).markup).toBe(
      '4\u00a0个部门<span class="en" lang="en">4 departments</span>',
    ));
  it('a name without a translation is said once', () => expect(both(text('Emcali', 'Emcali')).markup).toBe('Emcali'));
  it('grades are in the policy’s words', () => {
    expect(gradeWord(facts, 'good')).toEqual({ zh: '良', en: 'good' });
    expect(gradeWord(facts, 'ungraded')).toEqual({ zh: '未评', en: 'not evaluated' });
    expect(gradeWord(facts, 'unheard')).toEqual({ zh: 'unheard', en: 'unheard' });
  });
});

describe('tables', () => {
  const columns: readonly Column<{ a: string; b: number }>[] = [
    { head: text('甲', 'A'), cell: (row) => row.a },
    { head: text('乙', 'B'), kind: 'number', cell: (row) => row.b },
  ];
  const rows = [{ a: '<x>', b: 1 }];

  it('head rows and columns, are named and can be scrolled by keyboard', () => {
    const { markup } = table(text('表', 'Table'), columns, rows, ['合计', 1]);
    expect(markup).toContain('role="group" tabindex="0" aria-label="表 Table"');
    expect(markup).toContain('<th scope="row">&lt;x&gt;</th><td class="n">1</td>');
    expect(markup).toContain('<tfoot><tr><th scope="row">合计</th><td class="n">1</td></tr></tfoot>');
  });

  it('wordy ones name each cell for a phone and keep their roles', () => {
    const { markup } = wordyTable(text('表', 'Table'), columns, rows, ['合计', '']);
    expect(markup).toContain('<td role="cell" data-head="乙" class="n"><div>1</div></td>');
    expect(markup).toContain('data-empty');
    expect(markup.match(/role="rowheader"/g)).toHaveLength(2);
  });

  it.each([table, wordyTable])('say so when there is nothing', (made) =>
    expect(made(text('偏差通知', 'Notices'), columns, []).markup).toContain('没有偏差通知'),
  );
  it('stand behind a chart one click away', () =>
    expect(behind(table(text('表', 'Table'), columns, rows)).markup).toMatch(/^<details><summary>看数字/));
});

describe('editions', () => {
  it.each([
    ['internal', null, true],
    ['department', '部门版', false],
    ['public', '公开版', false],
  ] as const)('the %s edition', (edition, says, allocates) => {
    const seen = editionOf(closedYear(), edition);
    expect(seen.leavesOut?.zh.slice(0, 3) ?? null).toBe(says);
    expect(seen.data.marts.allocation_line.length > 0).toBe(allocates);
  });

  it('nothing a person wrote reaches the public', async () => {
    const { data } = editionOf(closedYear(), 'public');
    const rows = await data.pages.projects(['2025101001', '2025101002', '2025102002']);
    expect(new Set(rows.monitoring_indicator.map((row) => row.project_code))).toEqual(
      new Set(['2025101001', '2025102002']),
    );
    for (const row of [...rows.evaluation_indicator, ...rows.monitoring_indicator]) {
      for (const column of ['reason', 'measure', 'explanation', 'source_file', 'source_sheet', 'source_row'])
        expect((row as Readonly<Record<string, unknown>>)[column] ?? null).toBeNull();
    }
  });
});
