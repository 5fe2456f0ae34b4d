import { describe, expect, test } from 'vitest';
import { formatYuan, parseYuan, sumFen } from '../../../analytics/core/money.ts';
import { draftAll } from '../../../functions/sample/draft-all.ts';
import { dayOf, monthEnd, wide } from '../../../functions/sample/files/office.ts';
import { earned } from '../../../functions/sample/files/self-results.ts';
import { random } from '../../../functions/sample/random.ts';
import { moneyAt, type Project, sumOf } from '../../../functions/sample/world/types.ts';
import { worldOf } from '../../../functions/sample/world/world.ts';
import { shown, type Table } from '../../../functions/sample/write/cell.ts';
import type { Draft } from '../../../functions/sample/write/draft.ts';

const draw = random('files');
const world = worldOf(draw.fork('world'), { departments: 42, projects: 300 });
const { drafts } = draftAll(draw.fork('files'), world);
const projects = new Map(world.projects.map((project) => [project.code, project]));

const tablesOf = (dataset: string, from: readonly Draft[] = drafts): readonly Table[] =>
  from.filter((draft) => draft.dataset === dataset).flatMap(({ tables }) => tables);

/** A table's rows by field name, as they show. */
const records = (table: Table): readonly Readonly<Record<string, string>>[] =>
  table.rows.map((row) => Object.fromEntries(table.fields.map((field, index) => [field, shown(row[index] ?? null)])));

const all = (dataset: string) => tablesOf(dataset).flatMap(records);
const plain = (written = ''): string => written.replaceAll(',', '');
const projectOf = (code = ''): Project => {
  const project = projects.get(code);
  if (!project) throw new Error(`no project ${code}`);
  return project;
};

describe('declarations', () => {
  const declared = drafts.filter((draft) => draft.path.startsWith('02 '));

  test('declare every project and indicator once', () => {
    expect(declared).toHaveLength(42);
    const sheets = declared.map((draft) => draft.tables.map(records));
    expect(sheets.flatMap(([heads]) => heads ?? [])).toHaveLength(300);
    expect(sheets.flatMap(([, rows]) => rows ?? [])).toHaveLength(
      world.projects.flatMap(({ indicators }) => indicators).length,
    );
  });

  test('some are in 万元, said in the header or above it, and exact', () => {
    const spoken = declared.map(({ tables: [table] }) => {
      if (!table) throw new Error('no sheet');
      const inHeader = table.headers.some((header) => header.includes('万元'));
      const above = table.titles.some((title) => title.includes('单位:万元'));
      for (const record of records(table)) {
        const initial = sumOf(projectOf(record.project_code).funds.map((fund) => fund.initial));
        const written = record.initial_amount ?? '';
        const [whole = '0', part = ''] = written.split('.');
        const fen = inHeader || above ? BigInt(whole) * 1_000_000n + BigInt(part.padEnd(6, '0')) : parseYuan(written);
        expect(fen).toBe(initial);
      }
      return inHeader ? 'header' : above ? 'above' : 'yuan';
    });
    expect(new Set(spoken)).toEqual(new Set(['header', 'above', 'yuan']));
  });

  test('plans are written as percentages', () => {
    const plans = declared
      .flatMap(({ tables: [, table] }) => (table ? records(table) : []))
      .filter((record) => record.plan_06);
    expect(plans.length).toBeGreaterThan(10);
    for (const { plan_03, plan_06, plan_09 } of plans)
      expect([plan_03, plan_06, plan_09].join(' ')).toMatch(/^\d+% \d+% \d+%$/);
  });
});

describe('treasury exports', () => {
  const exported = drafts.filter((draft) => draft.dataset === 'execution');

  test.each(exported.map((draft) => [draft.path, draft] as const))(
    '%s: the total line is the sum of its rows',
    (_, draft) => {
      for (const table of draft.tables) {
        const foot = table.foot?.[0]?.map(shown) ?? [];
        expect(foot[0]).toBe('合计');
        table.fields.forEach((field, index) => {
          if (!field.endsWith('_amount')) return;
          const sum = formatYuan(sumFen(records(table).map((record) => parseYuan(plain(record[field])))));
          expect(plain(foot[index])).toBe(sum);
        });
      }
    },
  );

  test('December says what was truly spent', () => {
    const december = exported
      .filter((draft) => draft.period === '2025-12')
      .flatMap(({ tables }) => tables.flatMap(records));
    const spent = sumFen(december.map((record) => parseYuan(plain(record.spent_amount))));
    expect(spent).toBe(sumOf(world.projects.map((project) => moneyAt(project, 'spent', 12))));
  });

  test('April has three budgets a ten-thousandth of what they are, and they show as overspent', () => {
    const april = exported
      .filter((draft) => draft.period === '2025-04')
      .flatMap(({ tables }) => tables.flatMap(records));
    const slips = april.filter(
      (record) => parseYuan(plain(record.spent_amount)) > parseYuan(plain(record.adjusted_amount)),
    );
    expect(new Set(slips.map((record) => record.project_code)).size).toBe(3);
  });

  test('July is exported again with the last batch', () => {
    const july = exported
      .filter((draft) => draft.period === '2025-07')
      .map(({ tables }) => sumFen(tables.flatMap(records).map((record) => parseYuan(plain(record.spent_amount)))));
    expect(july).toHaveLength(2);
    expect((july[0] ?? 0n) < (july[1] ?? 0n)).toBe(true);
  });

  test('some months mark thousands', () => {
    expect(exported.filter((draft) => /,\d{3}\./.test(JSON.stringify(draft.tables))).length).toBeGreaterThan(0);
  });
});

describe('monitoring forms', () => {
  const forms = all('progress');

  test('come in every shape, and a few digits are full width', () => {
    expect(new Set(drafts.filter((draft) => draft.dataset === 'progress').map((draft) => draft.form))).toEqual(
      new Set(['xlsx', 'gb18030', 'utf8-bom']),
    );
    expect(forms.some((record) => /[０-９]/.test(record.actual_value ?? ''))).toBe(true);
    expect(new Set(forms.map((record) => (record.period?.includes('年') ? 'spelled' : 'iso'))).size).toBe(2);
  });

  test('call a target impossible in one department only', () => {
    const codes = forms
      .filter((record) => record.likelihood === '完全不可能')
      .map((record) => projectOf(record.project_code).department.story);
    expect(new Set(codes)).toEqual(new Set(['impossible']));
  });

  test('give no reason where that is the story', () => {
    const silent = forms.filter((record) => projectOf(record.project_code).department.story === 'no-reasons');
    expect(silent.length).toBeGreaterThan(0);
    expect(silent.filter((record) => record.explanation)).toEqual([]);
    expect(forms.filter((record) => record.explanation).length).toBeGreaterThan(100);
  });

  test('late departments report after the fifteenth', () => {
    const days = forms
      .filter((record) => projectOf(record.project_code).department.story === 'late')
      .map((record) => Number(record.reported_on?.slice(8)));
    expect(Math.min(...days)).toBeGreaterThan(15);
  });
});

describe('the year’s end', () => {
  test('self-evaluations add up to their totals', () => {
    for (const [code, rows] of Map.groupBy(all('self-evaluation'), (record) => record.project_code ?? '')) {
      const hundredths = (record: Readonly<Record<string, string>>): bigint => parseYuan(record.declared_points ?? '');
      const total = rows.filter((record) => record.indicator_code === 'TOTAL').map(hundredths);
      expect([code, total]).toEqual([
        code,
        [sumFen(rows.filter((record) => record.indicator_code !== 'TOTAL').map(hundredths))],
      ]);
    }
  });

  test('inflated scores lie above the rule’s', () => {
    const inflated = world.projects.filter(
      (project) => project.department.story === 'inflates' && project.aim.grade !== 'excellent',
    );
    const declared = new Map(
      all('self-evaluation')
        .filter((record) => record.indicator_code === 'TOTAL')
        .map((record) => [record.project_code, Number(record.declared_points)]),
    );
    const above = inflated.filter((project) => {
      const goals = project.indicators.reduce((sum, indicator) => sum + indicator.weight * earned(indicator), 0);
      return (declared.get(project.code) ?? 0) > goals + 10 + 0.1;
    });
    expect(above.length).toBeGreaterThan(0);
  });

  test('what was returned in February is approved in April', () => {
    const [first, second] = tablesOf('approval').map(records);
    const returned = first?.filter((record) => record.decision === '退回').map((record) => record.project_code);
    expect(returned?.length).toBeGreaterThan(0);
    expect(second?.map((record) => record.project_code)).toEqual(returned);
    expect(new Set(second?.map((record) => record.decision))).toEqual(new Set(['批复']));
  });

  test('requests are for 2026, floors never above them, some projects new, some ended', () => {
    const requests = all('request');
    for (const record of requests) {
      expect(record.fiscal_year).toBe('2026');
      if (record.floor_amount)
        expect(parseYuan(record.floor_amount) <= parseYuan(record.requested_amount ?? '')).toBe(true);
    }
    expect(requests.filter((record) => !record.previous_project_code).length).toBeGreaterThan(10);
    const going = new Set(requests.map((record) => record.previous_project_code));
    expect(world.projects.filter((project) => !going.has(project.code)).length).toBeGreaterThan(0);
    expect(new Set(requests.map((record) => `${record.project_code} ${record.fund_source}`)).size).toBe(
      requests.length,
    );
  });

  test('last year is there for every department and month, and never falls', () => {
    const before = all('prior-year');
    expect(before).toHaveLength(42 * 12);
    for (const rows of Map.groupBy(before, (record) => record.department_code).values()) {
      const spent = rows.map((record) => parseYuan(record.spent_amount ?? ''));
      expect(spent).toEqual([...spent].sort((a, b) => (a < b ? -1 : 1)));
    }
  });

  test('department figures come with every fact', () => {
    const facts = all('department-fact');
    expect(facts).toHaveLength(42 * 20);
    expect(facts.every((record) => Number(record.fact_value) >= 0)).toBe(true);
  });

  test('finance looks again at a few', () => {
    const scores = all('re-evaluation');
    expect(scores.length).toBeGreaterThan(5);
    for (const record of scores) expect(Number(record.score)).toBeLessThanOrEqual(100);
  });
});

describe('dates and digits', () => {
  test('months count on past December', () => {
    expect([monthEnd(2025, 2), monthEnd(2025, 12), monthEnd(2025, 14), dayOf(2025, 13, 5)]).toEqual([
      '2025-02-28',
      '2025-12-31',
      '2026-02-28',
      '2026-01-05',
    ]);
  });

  test('full width and back', () => {
    expect(wide('12.5')).toBe('１２.５');
    expect(wide('12.5').normalize('NFKC')).toBe('12.5');
  });
});
