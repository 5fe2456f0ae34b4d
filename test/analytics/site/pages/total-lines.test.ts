import { expect, it } from 'vitest';
import { site } from '../../../../analytics/site/site.ts';
import { closedYear, type WholeSite, withRows } from '../../../fixtures/site-data.ts';

type Settings = WholeSite['policy']['settings'];

const ruled = (data: WholeSite, values: Partial<Record<keyof Settings, string | number>>): WholeSite => {
  const settings = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { ...data.policy.settings[name as keyof Settings], value }]),
  );
  return { ...data, policy: { ...data.policy, settings: { ...data.policy.settings, ...settings } } };
};

const page = async (data: WholeSite, path: string): Promise<string> => {
  for await (const file of site(data, 'internal', ''))
    if (file.path === path) return file.content.replaceAll('\u00a0', ' ').replace(/<[^>]+>/g, ' ');
  throw new Error(`no page ${path}`);
};

const code = '2025102002';

it('writes each deduction on a line of its own, then the rounding, then what finance put in its place', async () => {
  const year = closedYear();
  const data = withRows(ruled(year, { late_self_evaluation_deduction: 1, returned_deduction: 2, total_decimals: 0 }), {
    evaluation_project: year.rows.evaluation_project.map((row) =>
      row.project_code === code
        ? {
            ...row,
            raw_total: '98.55',
            total: '94.00',
            deductions: 'late_self_evaluation,returned',
            deduction_points: '3.00',
            found_deduction_points: '2.55',
            found_deduction_reason: '数据不实',
            bonus_points: '1.30',
            bonus_reason: '获省级表彰',
            score: '84.00',
            re_score: '84.00',
            graded_by: 're_evaluation',
          }
        : row,
    ),
  });
  const lines = await page(data, `projects/${code}.html`);
  // 98.55 − 1 = 97.55;97.55 − 2 = 95.55;查实扣 2.55 = 93;加 1.30 = 94.30;取整 94;再评价 84 代替
  const said = [
    '98.55 − 1.00 → 97.55 分',
    '97.55 − 2.00 → 95.55 分',
    '财政查实扣 2.55 分(数据不实):95.55 − 2.55 → 93.00 分',
    '财政加 1.30 分(获省级表彰):93.00 + 1.30 → 94.30 分',
    '总分取整数:94.30 → 94.00 分',
    '以财政再评价 84.00 分为准',
  ];
  const places = said.map((words) => lines.lastIndexOf(words));
  expect(said.filter((words) => !lines.includes(words))).toEqual([]);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

it('says how often the goals were returned, by which files, and what each return costs', async () => {
  const year = closedYear();
  const returned = (deductions: string, deduction_points: string, total: string): WholeSite =>
    withRows(ruled(year, { returned_deduction: 1.5, returned_deduction_counts: 'each' }), {
      evaluation_project: year.rows.evaluation_project.map((row) =>
        row.project_code === code
          ? {
              ...row,
              raw_total: '98.00',
              total,
              deductions,
              deduction_points,
              returned_times: 2,
              returned_files: '一批.xlsx, 二批.xlsx',
            }
          : row,
      ),
    });
  // 98 − 2 × 1.5 = 95
  const said = '绩效目标被财政退回 2 次 × 1.50 分(一批.xlsx, 二批.xlsx),按规则扣 3.00 分:98.00 − 3.00 → 95.00 分';
  const path = `projects/${code}.html`;
  expect(await page(returned('returned', '3.00', '95.00'), path)).toContain(said);
  // 没有自评扣 0 分,也单列一行
  expect(await page(returned('late_self_evaluation,returned', '3.00', '95.00'), path)).toContain(said);
  expect(await page(year, path)).not.toContain('次 ×');
});

it('says among how many of its group a department is ranked, and where it has none', async () => {
  const year = closedYear();
  const [first, second, ...others] = year.marts.evaluation_department.filter((row) => row.total !== null);
  if (!first || !second) throw new Error('two departments with a total');
  const groups = (group: string | null) => ({
    ...ruled(year, { rank_within: 'group' }),
    marts: {
      ...year.marts,
      evaluation_department: [
        { ...first, group },
        { ...second, group },
        ...others.map((row) => ({ ...row, group: '丁' })),
      ],
    },
  });
  const path = `departments/${first.department_code}.html`;
  expect(await page(groups('丙'), path)).toMatch(/在“丙”类 2 个\S+中第/);
  expect(await page(groups(null), path)).toMatch(/在没有分类的 2 个\S+中第/);
  expect(await page(year, path)).not.toMatch(/个\S+中第 \d/);
});

it('says on the page of the project why its own points make no self score', async () => {
  const year = closedYear();
  const lines = (findings: string | null): Promise<string> =>
    page(
      withRows(year, {
        evaluation_project: year.rows.evaluation_project.map((row) =>
          row.project_code === code ? { ...row, findings } : row,
        ),
      }),
      `projects/${code}.html`,
    );
  const found = await lines('self_score_partial,own_points_outside,self_row_unknown');
  const said = ['自评没有总分,有的行没有自评得分', '合计超过满分,不作自评分', '不是本项目的指标,不计入自评分'];
  expect(said.filter((words) => !found.includes(words))).toEqual([]);
  const plain = await lines(null);
  expect(said.filter((words) => plain.includes(words))).toEqual([]);
});
