import { describe, expect, it } from 'vitest';
import { marts } from '../../../../analytics/contracts/marts/catalogue.ts';
import { compactZh, exact } from '../../../../analytics/core/language/figures.ts';
import type { Cell } from '../../../../analytics/core/ports/engine.ts';
import type { SiteData } from '../../../../analytics/site/parts/data.ts';
import type { Edition } from '../../../../analytics/site/parts/edition.ts';
import { site } from '../../../../analytics/site/site.ts';
import { closedYear, type ShownMart, shownMarts, type WholeSite, withRows } from '../../../fixtures/site-data.ts';

type Cells = Readonly<Record<string, Cell>>;

/** A value that stands nowhere else, and every way in which a page could write it. */
interface Mark {
  readonly value: string;
  readonly written: readonly string[];
  readonly of: string;
}

let made = 0;
const mark = (of: string, type: string): Mark => {
  made += 1;
  if (/^DECIMAL\(9,2\)/.test(type)) {
    const value = `${2_000 + made}.${13 + ((made * 37) % 83)}`;
    return { value, written: [value, exact(value)], of };
  }
  if (/^DECIMAL/.test(type)) {
    // Thousands of times what any fixture has, so that no figure of its own is written the same in 亿.
    const value = `${712_000_000_001 + made * 10_000_007}.${11 + (made % 80)}`;
    return { value, written: [value, exact(value), compactZh(value)], of };
  }
  const value = `ZQ${made}X`;
  return { value, written: [value], of };
};

/** What nobody but finance and the departments may see: by mart all columns of all rows, or some of them. */
const hiddenMarts: Readonly<Record<Exclude<Edition, 'internal'>, readonly ShownMart[]>> = {
  department: ['allocation_line'],
  public: ['intake_file', 'intake_fault', 'reconciliation', 'monitoring_notice', 'allocation_line', 'monitoring_unit'],
};

const personal = ['explanation', 'measure', 'reason', 'cause', 'finding', 'findings'];
const places = ['source_file', 'source_sheet', 'source_row', 'refused_file'];
const inward = ['declared_points', 'self_score', 'gap', 're_score', 'self_gap', 'not_evaluated_reason'];
const found = ['found_deduction_points', 'found_deduction_reason', 'bonus_points', 'bonus_reason'];
const deducted = ['deductions', 'deduction_points', 'returned_times', 'returned_files'];
const toPublic = [...personal, ...places, ...inward, ...found, ...deducted, 'graded_by'];

/** Keys and codes by which pages join and choose; a mark in them would change the pages. */
const structural =
  /(_code|^period|^light$|^state$|^grade$|^rule$|^level\d?$|^direction$|^file_id$|_period$|^fiscal_year$)/;

const typed = (mart: string): ReadonlyMap<string, string> =>
  new Map(marts.find(({ name }) => name === mart)?.columns.map(({ name, type }) => [name, type]));

const disclosed = closedYear().disclosed;

/** The rows of a closed year with a mark in every cell that an edition withholds, and the marks. */
const marked = (
  edition: Exclude<Edition, 'internal'>,
): { readonly data: WholeSite; readonly marks: readonly Mark[] } => {
  const year = closedYear();
  const marks: Mark[] = [];
  const put = (mart: string, name: string, type: string): string => {
    const put = mark(`${mart}.${name}`, type);
    marks.push(put);
    return put.value;
  };
  const markable = (type: string): boolean => /^(VARCHAR|DECIMAL)/.test(type);
  const rowOf = (mart: ShownMart, row: Cells): Cells => {
    const columns = typed(mart);
    const whole = hiddenMarts[edition].includes(mart);
    const ofProject = 'project_code' in row && row.project_code && !disclosed.includes(String(row.project_code));
    const ofUnit = (mart === 'target_achievement' || mart === 'fund_balance') && row.level === 'unit';
    const secret = edition === 'public' && (ofProject || ofUnit);
    const chosen = [...columns].filter(([name, type]) => {
      if (!markable(type)) return false;
      if (whole || secret) return !structural.test(name);
      return edition === 'public' && toPublic.includes(name);
    });
    return { ...row, ...Object.fromEntries(chosen.map(([name, type]) => [name, put(mart, name, type)])) };
  };
  const rows = Object.fromEntries(
    shownMarts.map((mart) => [mart, year.rows[mart].map((row) => rowOf(mart, row as unknown as Cells))]),
  ) as unknown as WholeSite['rows'];
  const [envelope, initial] = ['run.envelopeAmount', 'initialAmounts'].map((of) => mark(of, 'DECIMAL(18,2)'));
  marks.push(...[envelope, ...(edition === 'public' ? [initial] : [])].filter((made) => made !== undefined));
  return {
    data: {
      ...withRows(year, rows),
      run: {
        ...year.run,
        allocation: { year: 2026, ...year.run.allocation, envelopeAmount: envelope?.value ?? '' },
      },
      initialAmounts: new Map(
        year.rows.evaluation_project
          .filter(({ project_code }) => !disclosed.includes(String(project_code)))
          .map(({ project_code }) => [String(project_code), initial?.value ?? '']),
      ),
    },
    marks,
  };
};

const write = async (data: SiteData, edition: Edition): Promise<ReadonlyMap<string, string>> => {
  const files = new Map<string, string>();
  for await (const file of site(data, edition, '')) files.set(file.path, file.content);
  return files;
};

/** Text as it stands in a file, without the marks that only keep it on one line. */
const bare = (content: string): string => content.replaceAll('\u2060', '').replaceAll('\u00a0', ' ');

/**
 * Every way in which a page could write some of these marks, as one expression: a file is read once for all of them.
 */
const writtenAs = (marks: readonly Mark[]): RegExp =>
  new RegExp([...new Set(marks.flatMap(({ written }) => written))].sort().map(escaped).join('|'), 'g');

const escaped = (text: string): string => text.replaceAll(/[^\p{L}\d\s]/gu, '\\$&');

describe.each(['department', 'public'] as const)('the %s edition', (edition) => {
  it('writes nothing that it withholds, in no file, chart, attribute or comment', { timeout: 60_000 }, async () => {
    const { data, marks } = marked(edition);
    expect(marks.length).toBeGreaterThan(20);
    const any = writtenAs(marks);
    for (const mark of marks) for (const text of mark.written) expect(`<p>${text}</p>`.match(any)).not.toBeNull();
    const leaks = [...(await write(data, edition))].flatMap(([path, content]) =>
      (bare(content).match(any) ?? []).map((text) => {
        const leaked = marks.filter(({ written }) => written.includes(text)).map(({ of }) => of);
        return `${path}: ${leaked.join(', ')} ${text}`;
      }),
    );
    expect(leaks).toEqual([]);
  });

  it('is looked at where the internal edition does write the marks', { timeout: 60_000 }, async () => {
    const { data, marks } = marked(edition);
    const all = new Set(bare([...(await write(data, 'internal')).values()].join('')).match(writtenAs(marks)));
    const seen = new Set(marks.filter(({ written }) => written.some((text) => all.has(text))).map(({ of }) => of));
    expect(seen.size).toBeGreaterThan(edition === 'public' ? 30 : 5);
  });
});

it('the public edition names no project that is not disclosed, in no file and no path', async () => {
  const year = closedYear();
  const others = [...new Set(year.rows.monitoring_project.map((row) => String(row.project_code)))].filter(
    (code) => !disclosed.includes(code),
  );
  expect(others.length).toBeGreaterThan(3);
  for (const [path, content] of await write(year, 'public'))
    for (const code of others) expect(`${path} ${content}`).not.toContain(code);
});

describe('the public edition of projects that were deducted from, or graded by finance alone', () => {
  const unscored = { total: null, raw_total: null, self_score: null, gap: null, complete: false };
  const year = (): SiteData => {
    const data = closedYear();
    return withRows(data, {
      evaluation_project: data.rows.evaluation_project.map((row) => {
        if (row.project_code === '2025101001')
          return {
            ...row,
            ...unscored,
            score: '63.17',
            re_score: '63.17',
            grade: 'medium',
            graded_by: 're_evaluation',
          };
        if (row.project_code === '2025102002')
          return {
            ...row,
            raw_total: '68.00',
            total: '61.13',
            score: '61.13',
            deductions: 'late_self_evaluation',
            deduction_points: '6.87',
            findings: 'late_self_evaluation',
          };
        return row;
      }),
    });
  };
  const words = (content: string): string => bare(content).replace(/<[^>]+>/g, ' ');

  it('says neither what finance gave nor what was taken off, and never that there is no score', async () => {
    const files = await write(year(), 'public');
    for (const [path, content] of files) {
      if (path === 'method.html' || path === 'style.css') continue;
      for (const kept of ['63.17', '6.87', '再评价', '迟报', '按规则扣', 're-evaluat', 'late self'])
        expect(bare(content), path).not.toContain(kept);
    }
    const graded = words(files.get('projects/2025101001.html') ?? '');
    expect(graded).toContain('没有公布评分');
    expect(graded).not.toMatch(/未评|评为/);
    const deducted = words(files.get('projects/2025102002.html') ?? '');
    expect(deducted).toContain('61.13');
    expect(deducted).not.toContain('68.00');
    expect(words(files.get('evaluation.html') ?? '')).not.toMatch(/未评/);
  });

  it('says both to finance', async () => {
    const all = words([...(await write(year(), 'internal')).values()].join(''));
    for (const told of ['按财政再评价 63.17 分', '按规则扣 6.87 分']) expect(all).toContain(told);
  });
});
