import { beforeAll, describe, expect, it } from 'vitest';
import { mostDrawn, mostListed, mostTogether } from '../../../../analytics/site/parts/cut-off.ts';
import type { Edition } from '../../../../analytics/site/parts/edition.ts';
import { stylesheet } from '../../../../analytics/site/parts/style.ts';
import { site } from '../../../../analytics/site/site.ts';
import { asset } from '../../../../functions/adapters/assets.ts';
import { closedYear, withRows } from '../../../fixtures/site-data.ts';

const style = await stylesheet(asset);
const count = (number: number): string => number.toLocaleString('en');

type Pages = ReadonlyMap<string, string>;

/** A closed year with so many red projects, each with a notice, a score and a line; its pages but those of projects. */
const pagesOf = async (projects: number, edition: Edition = 'internal'): Promise<Pages> => {
  const given = closedYear();
  const copies = <Row extends object>(rows: readonly Row[], more: (index: number) => object): readonly Row[] => {
    const [first] = rows;
    if (!first) throw new RangeError('the fixture has no such row');
    return Array.from({ length: projects }, (_, index) => ({ ...first, ...more(index) }));
  };
  const code = (index: number): string => `2025101${String(index).padStart(6, '0')}`;
  const last = given.rows.monitoring_project.filter((row) => row.period === given.run.through);
  const data = withRows(given, {
    monitoring_project: copies(last, (index) => ({
      project_code: code(index),
      project_name: `第${index}号项目`,
      light: 'red',
      standing_light: 'red',
      previous_light: 'green',
      quadrant: 'fast_slow',
      execution_deviation: '0.100000',
      goal_progress: '0.500000',
      budget_amount: `${index}.00`,
    })),
    monitoring_notice: copies(given.rows.monitoring_notice, (index) => ({
      notice_id: `${code(index)}-12`,
      project_code: code(index),
      opened_period: given.run.through,
    })),
    evaluation_project: copies(
      given.rows.evaluation_project.filter((row) => row.score !== null && row.gap !== null),
      (index) => ({ project_code: code(index) }),
    ),
    allocation_line: copies(given.rows.allocation_line, (index) => ({ project_code: code(index) })),
  });
  const pages = new Map<string, string>();
  for await (const { path, content } of site(data, edition, style)) {
    if (path.startsWith('projects/')) break;
    pages.set(path, content.replaceAll('\u2060', '').replaceAll('\u00a0', ' '));
  }
  return pages;
};

const times = (content: string | undefined, words: string): number => (content ?? '').split(words).length - 1;
const rowsOf = (content: string | undefined, label: string): number => {
  const table = (content ?? '').split(`aria-label="${label}`)[1] ?? '';
  return times(table.slice(0, table.indexOf('</table>')), '<th scope="row"');
};

describe('a list that reaches the most that a page lists', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await pagesOf(mostListed);
  });

  it('is whole, and nothing is said to be elsewhere', () => {
    for (const content of pages.values()) expect(content).not.toContain('这里列出前');
    expect(rowsOf(pages.get('monitoring.html'), '钱快事慢的项目')).toBe(mostListed);
    expect(rowsOf(pages.get('monitoring.html'), '其余红灯项目')).toBe(mostListed - 12);
    expect(rowsOf(pages.get('notices.html'), '偏差通知')).toBe(mostListed);
  });
});

describe('a list with one more', () => {
  it('ends there and says how many there are and where they are', async () => {
    const pages = await pagesOf(mostListed + 1);
    const said = `这里列出前 ${mostListed} 条,共 ${mostListed + 1} 条;`;
    const month = pages.get('monitoring.html') ?? '';
    // Newly red, red, and ahead on money: three lists of the same projects.
    expect(times(month, `${said}全部见各部门的页面`)).toBe(3);
    expect(rowsOf(month, '钱快事慢的项目')).toBe(mostListed);
    expect(rowsOf(month, '其余红灯项目')).toBe(mostListed - 12);
    expect(times(pages.get('notices.html') ?? '', `${said}全部见 marts/monitoring_notice`)).toBe(1);
    expect(rowsOf(pages.get('notices.html'), '偏差通知')).toBe(mostListed);
    expect(rowsOf(pages.get('departments/101.html'), '项目 Projects')).toBe(mostListed + 1);
  });

  it('names no folder that the edition is handed over without', async () => {
    const pages = await pagesOf(mostListed + 1, 'department');
    expect(pages.get('notices.html')).toContain('全部数据在财政部门');
    for (const content of pages.values()) expect(content).not.toContain('全部见 marts/');
  });
});

describe('more projects than stand together on a page', () => {
  const many = Math.max(mostTogether, mostDrawn) + 1;

  it('are listed by their departments, and a chart says that it draws the largest', async () => {
    const [some, more] = await Promise.all([pagesOf(many - 1), pagesOf(many)]);
    const circles = (content: string | undefined): number => times(content, 'd="M') / 2;
    expect(some.get('monitoring.html')).not.toContain('只画出预算最大的');
    expect(more.get('monitoring.html')).toContain(`只画出预算最大的 ${count(mostDrawn)} 个`);
    expect(more.get('monitoring.html')).toContain(`${many} 个项目两方面都有数`);
    expect(circles(some.get('monitoring.html'))).toBeGreaterThan(mostDrawn);
    expect(circles(more.get('monitoring.html'))).toBe(circles(some.get('monitoring.html')));
    expect(more.get('evaluation.html')).toContain(`只画出预算最大的 ${count(mostDrawn)} 个`);
    expect(more.get('evaluation.html')).toContain(`这里列出前 ${count(mostTogether)} 条,共 ${count(many)} 条`);

    expect(rowsOf(some.get('projects.html'), '项目 Projects')).toBe(many - 1);
    expect(rowsOf(more.get('projects.html'), '项目 Projects')).toBe(0);
    expect(more.get('projects.html')).toContain('项目列在各部门的页面');
    expect([some, more].map((pages) => times(pages.get('projects.html'), '红灯在前'))).toEqual([1, 0]);
    expect(rowsOf(more.get('projects.html'), '部门')).toBe(1);

    expect(some.get('allocation.html')).not.toContain('项安排列在各部门的页面');
    expect(more.get('allocation.html')).toContain(`${count(many)} 项安排列在各部门的页面`);
    expect(more.get('allocation.html')).not.toContain('安排明细');
    expect(rowsOf(more.get('departments/101.html'), '安排明细')).toBeGreaterThan(many);
  });
});
