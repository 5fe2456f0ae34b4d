import { beforeAll, describe, expect, it } from 'vitest';
import { silentIn } from '../../../../analytics/site/pages/monitoring.ts';
import { editionOf } from '../../../../analytics/site/parts/edition.ts';
import { factsOf } from '../../../../analytics/site/parts/facts.ts';
import { site } from '../../../../analytics/site/site.ts';
import { closedYear, type WholeSite, withRows } from '../../../fixtures/site-data.ts';

/** A name that a chart would draw, were these projects taken for a department. */
const ghost = '某个部门';

/** A closed year in which no list has the units of department 103, the lowest of all. */
const unlisted = (): WholeSite => {
  const year = closedYear();
  const moved = <Of extends object>(rows: readonly Of[]): readonly Of[] =>
    rows.map((row) =>
      (row as { readonly department_code?: unknown }).department_code === '103'
        ? { ...row, department_code: '-', ...('department_name' in row ? { department_name: ghost } : {}) }
        : row,
    );
  const { rows } = year;
  const noRank = { department_name: '-', total: null, grade: null, rank: null, rank_low: null, rank_high: null };
  const site = withRows(year, {
    monitoring_department: moved(rows.monitoring_department),
    monitoring_unit: moved(rows.monitoring_unit).map((row) =>
      row.department_code === '-' ? { ...row, unit_name: null } : row,
    ),
    monitoring_project: moved(rows.monitoring_project),
    evaluation_project: moved(rows.evaluation_project),
    evaluation_department: moved(rows.evaluation_department).map((row) =>
      row.department_code === '-' ? { ...row, ...noRank, evaluated: 1 } : row,
    ),
    target_achievement: moved(rows.target_achievement)
      .map((row) => (row.key_code === '103' ? { ...row, key_code: '-', name: null } : row))
      .toSorted((a, b) => (String(a.key_code) < String(b.key_code) ? -1 : 1)),
  });
  const reporting = moved(site.reporting).map((row) => (row.department_code === '-' ? { ...row, reported: 0 } : row));
  return { ...site, reporting };
};

const name = '不在机构表的单位';
const bare = (content: string): string =>
  content
    .replaceAll('\u00a0', ' ')
    .replace(/<svg.*?<\/svg>/gs, ' [chart] ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  const written = new Map<string, string>();
  for await (const file of site(unlisted(), 'internal', '')) written.set(file.path, file.content);
  files = written;
});
const page = (path: string): string => files.get(path) ?? expect.fail(path);
const charts = (path: string): string => [...page(path).matchAll(/<svg.*?<\/svg>/gs)].join('');

describe('projects whose unit no list has', () => {
  it.each(['index.html', 'monitoring.html', 'evaluation.html'])('stand in no ranking chart of %s', (path) => {
    expect(charts(path)).toContain('教育体育局');
    for (const drawn of [name, ghost, '>-<']) expect(charts(path)).not.toContain(drawn);
  });

  it('stand below the departments in tables, which so add up to the district', () => {
    for (const path of ['index.html', 'monitoring.html']) {
      const table =
        page(path)
          .split('<tbody>')
          .find((part) => part.includes(`>${name}</a>`)) ?? '';
      const rows = table.split('</tbody>', 1)[0]?.trim().split('\n') ?? [];
      expect(rows).toHaveLength(4);
      expect(rows.at(-1)).toContain(name);
    }
    const targets = page('evaluation.html').split('目标达成情况')[1]?.split('</tbody>', 1)[0]?.trim().split('\n') ?? [];
    expect(targets.at(-1)).toContain(name);
  });

  it('are counted as no department', () => {
    const year = unlisted();
    expect(silentIn(factsOf(editionOf(year, 'internal')), '2025-12')).not.toContain('-');
    expect(silentIn(factsOf(editionOf(year, 'internal')), '2025-12')).toContain('104');
    expect(bare(page('evaluation.html'))).not.toContain('有项目未评,得分只看已评的项目');
    expect(bare(page('quality.html'))).toContain('涉及 3 个部门');
  });

  it('have a page that names them and their units, and gives no department’s score', () => {
    const shown = bare(page('departments/-.html'));
    expect(shown).toContain(name);
    expect(shown).toContain('103001');
    expect(shown).toContain('不作为一个部门评分');
    expect(shown).toContain('不计入任何部门的总分,也不排名');
    for (const untrue of ['没有可以评分的项目', '总分 =', '没有得分', '只看已评的'])
      expect(shown).not.toContain(untrue);
    expect(bare(page('departments/101.html'))).not.toContain('不作为一个部门评分');
  });
});
