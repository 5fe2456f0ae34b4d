import { beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../../../analytics/core/ports/engine.ts';
import type { SiteData } from '../../../../analytics/site/parts/data.ts';
import type { Edition } from '../../../../analytics/site/parts/edition.ts';
import { site } from '../../../../analytics/site/site.ts';
import { closedYear, withRows } from '../../../fixtures/site-data.ts';

const unscored = { total: null, score: null, grade: null, gap: null, graded_by: null, complete: false, re_score: null };

/** What becomes of the year's first projects: refused, never sent, scored by finance alone, late. */
const changed: readonly Row[] = [
  { ...unscored, not_evaluated_reason: 'self_evaluation_refused', refused_file: 'file-102' },
  { ...unscored, not_evaluated_reason: 'no_self_evaluation' },
  { ...unscored, re_score: '72.50', score: '72.50', grade: 'medium', graded_by: 're_evaluation' },
  { total: '66.50', score: '66.50', deductions: 'late_self_evaluation', deduction_points: '1.50' },
];

const year = (): SiteData => {
  const data = closedYear();
  const projects = data.marts.evaluation_project.map((row, index) => ({ ...row, ...changed[index] }));
  const open = new Set(projects.flatMap((row) => (row.total === null ? [row.project_code] : [])));
  return {
    ...withRows(data, {
      evaluation_project: projects,
      allocation_line: data.marts.allocation_line.map((row, index) => (index === 0 ? { ...row, score: null } : row)),
      evaluation_indicator: data.rows.evaluation_indicator.map((row) =>
        open.has(row.project_code ?? null) && row.level1 !== 'execution' ? { ...row, points: null, gap: null } : row,
      ),
      evaluation_department: data.marts.evaluation_department.map((row, index) =>
        index === 0 ? { ...row, evaluated: 0, evaluated_budget_amount: '0.00', ungraded: 2, good: 0 } : row,
      ),
    }),
    disclosed: projects.map((row) => String(row.project_code)),
  };
};

const words = (content: string): string =>
  content
    .replace(/<svg.*?<\/svg>/gs, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u2060', '')
    .replaceAll('\u00a0', ' ');

const write = async (data: SiteData, edition: Edition): Promise<ReadonlyMap<string, string>> => {
  const files = new Map<string, string>();
  for await (const file of site(data, edition, '')) files.set(file.path, file.content);
  return files;
};

describe('projects that are not evaluated', () => {
  let internal: ReadonlyMap<string, string> = new Map();
  beforeAll(async () => {
    internal = await write(year(), 'internal');
  });
  const raw = (path: string): string => internal.get(path) ?? '';
  const said = (path: string): string => words(raw(path));

  it('are counted apart, never among the poor', () => {
    for (const path of ['index.html', 'evaluation.html'])
      expect(said(path)).toContain('全年 4 个已评项目中 2 个评为差,2 个为中;另有 2 个未评');
    expect(said('evaluation.html')).toContain('2 个项目未评,不是零分');
    expect(said('evaluation.html')).toContain('得分最低的 4 个项目');
  });

  it('say why, and lead to the refused file', () => {
    const project = raw('projects/2025101001.html');
    expect(words(project)).toContain('未评:自评被拒收,没有更正。未评不是零分。');
    expect(words(project)).toContain('各项指标不计分,执行率照列');
    const [, file = '-'] = /href="\.\.\/quality\.html#[^"]+">([^<]+)</.exec(project) ?? [];
    expect(words(project)).toContain(`被拒收的文件:the refused file ${file}。截至 12 月`);
    const [, anchor = '-'] = /href="\.\.\/quality\.html#([^"]+)"/.exec(project) ?? [];
    expect(raw('quality.html')).toContain(`id="${anchor}"`);
    expect(said('projects/2025101002.html')).toContain('未评:没有收到可用的自评。');
    expect(said('projects/2025101002.html')).not.toContain('评为“');
  });

  it('are named with the refused file beside their share of next year’s money', () => {
    const allocation = said('allocation.html');
    expect(allocation).toMatch(/按优先次序分到shared by priority被拒收的文件:the refused file [^ ]+。/);
    expect(allocation.split('被拒收的文件').length).toBe(2);
  });

  it('are left out of a department’s score, which says how much it covers', () => {
    expect(said('departments/101.html')).toContain('2 个项目都未评');
    expect(said('departments/102.html')).not.toMatch(/都未评|只看已评/);
    expect(said('evaluation.html')).toContain('0 / 2');
    expect(said('evaluation.html')).toContain('1 个部门有项目未评');
  });

  it('have a grade where finance scored them itself, which is said', () => {
    const project = said('projects/2025102001.html');
    expect(project).toContain('没有可以计分的自评,按财政再评价 72.50 分评为“中”。');
    expect(project).toContain('按财政再评价 72.50 分评定');
    expect(project).not.toContain('未评:');
  });

  it('a deduction stands on a line of its own with its clause', () => {
    expect(said('projects/2025102002.html')).toContain('自评迟报,按规则扣 1.50 分:68.00 − 1.50 → 66.50 分。');
    expect(said('projects/2025102002.html')).toContain('考核机制:按时报送');
    expect(said('projects/2025103001.html')).not.toContain('按规则扣');
  });

  it('the public is told that there is no score, not what is missing', async () => {
    const all = words([...(await write(year(), 'public')).values()].join(''));
    expect(all).toContain('另有 3 个没有公布评分');
    expect(all).not.toMatch(/自评被拒收|没有收到可用的自评|file-102/);
  });
});
