import { dirname, join, normalize } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { text } from '../../../../analytics/core/language/text.ts';
import { pageListName } from '../../../../analytics/run/page-list.ts';
import type { SiteData } from '../../../../analytics/site/parts/data.ts';
import { type Edition, editions } from '../../../../analytics/site/parts/edition.ts';
import { stylesheet } from '../../../../analytics/site/parts/style.ts';
import { site } from '../../../../analytics/site/site.ts';
import { asset } from '../../../../functions/adapters/assets.ts';
import { closedYear, hostile, longestName, midYear, withRows } from '../../../fixtures/site-data.ts';

type Site = ReadonlyMap<string, string>;

const style = await stylesheet(asset);

const write = async (data: SiteData, edition: Edition = 'internal'): Promise<Site> => {
  const files = new Map<string, string>();
  for await (const file of site(data, edition, style)) {
    expect(files.has(file.path)).toBe(false);
    files.set(file.path, file.content);
  }
  return files;
};

const page = (files: Site, path: string): string => {
  const content = files.get(path);
  if (content === undefined) throw new Error(`no page ${path}`);
  return content;
};

/** What a reader sees of a page, without its charts. */
const words = (content: string): string =>
  content
    .replace(/<svg.*?<\/svg>/gs, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll('\u2060', '')
    .replaceAll('\u00a0', ' ');

const heading = (content: string): string => words(/<h1>(.*?)<\/h1>/s.exec(content)?.[1] ?? '');

const sites: Record<string, Site> = {};
beforeAll(async () => {
  for (const edition of editions) {
    sites[`mid ${edition}`] = await write(midYear(), edition);
    sites[`closed ${edition}`] = await write(closedYear(), edition);
  }
});
const siteOf = (name: string): Site => sites[name] ?? new Map();
const names = editions.flatMap((edition) => [`mid ${edition}`, `closed ${edition}`]);

describe.each(names)('every page of the %s site', (name) => {
  const pages = (): [string, string][] => [...siteOf(name)].filter(([path]) => path.endsWith('.html'));

  it('carries the region’s notice, the snapshot, the policy and the result digest', () => {
    for (const [path, content] of pages()) {
      for (const said of [
        '虚构数据,只用于演示',
        'a'.repeat(64),
        'default@1#0123456789abcdef',
        'c'.repeat(64),
        '2026年1月5日 10:00 UTC',
      ])
        expect(content, path).toContain(said);
    }
  });

  it('has one heading, a language and no script', () => {
    for (const [path, content] of pages()) {
      expect(content.match(/<h1>/g), path).toHaveLength(1);
      expect(content, path).toContain('<html lang="zh-CN">');
      expect(content, path).not.toMatch(/<script|javascript:|\son\w+="/i);
    }
  });

  it('links only to pages that are there', () => {
    // The list of an edition's pages is written after them, by whoever hands it over.
    const there = new Set([...siteOf(name).keys(), ...(name.includes('internal') ? [] : [pageListName])]);
    for (const [path, content] of pages()) {
      const links = [...content.matchAll(/href="([^"#:]+)"/g)].map(([, href]) =>
        normalize(join(dirname(path), href ?? '')),
      );
      expect(
        links.filter((link) => !there.has(link)),
        path,
      ).toEqual([]);
    }
  });

  it('writes no figure that is none', () => {
    for (const [path, content] of pages())
      expect(words(content), path).not.toMatch(/NaN|undefined|Infinity|\[object|null/);
  });
});

describe('a mid-year site', () => {
  it('says in the heading who lags', () => {
    expect(heading(page(siteOf('mid internal'), 'monitoring.html'))).toContain(
      '4 个部门中有 2 个落后计划超过 10 个百分点,1 个没有报执行数,1 个项目钱花得快、事办得慢',
    );
  });

  it('says plainly that there is no evaluation yet and why', () => {
    expect(heading(page(siteOf('mid internal'), 'evaluation.html'))).toContain(
      '年度评价在 12 月数据齐全后计算;本次只到 2025年6月',
    );
  });

  it('says plainly that nothing was asked for', () => {
    expect(heading(page(siteOf('mid internal'), 'allocation.html'))).toContain('没有收到 2026 年度的预算申请');
  });

  it('has a report for every month', () => {
    expect([...siteOf('mid internal').keys()].filter((path) => path.startsWith('monitoring/'))).toHaveLength(6);
  });

  it('shows a month nobody reported as not reported', () => {
    const months = page(siteOf('mid internal'), 'projects/2025102001.html');
    const february = /<th scope="row">2025年2月<\/th>(.*?)<\/tr>/s.exec(months)?.[1] ?? '';
    expect(words(february)).toContain('未报');
    expect(words(february)).not.toContain('0.0');
  });

  it('shows a department that never reported its money as such', () => {
    expect(words(page(siteOf('mid internal'), 'departments/104.html'))).toContain('至今没有报过执行数');
  });

  it('draws no bar for spending that is reported and has no rate', async () => {
    const data = midYear();
    const rows = data.rows.monitoring_project.map((row) =>
      row.project_code === '2025103001' ? { ...row, execution_rate: null, budget_amount: '0.00' } : row,
    );
    const files = await write(withRows(data, { monitoring_project: rows }));
    const bars = (of: Site): string => page(of, 'projects/2025103001.html').replaceAll(/<table.*?<\/table>/gs, '');
    expect(bars(files)).not.toContain('资金执行');
    expect(bars(siteOf('mid internal'))).toContain('资金执行');
  });

  it('shows a month still ahead as nothing, not as unreported', () => {
    const december =
      /<tr><th scope="row">12<\/th>(.*?)<\/tr>/s.exec(page(siteOf('mid internal'), 'index.html'))?.[1] ?? '';
    expect(words(december)).toContain('100.0%');
    expect(words(december)).not.toContain('未报');
  });

  it('takes the initial budget a project declared where its execution has none', async () => {
    const data = midYear();
    const rows = data.rows.monitoring_project.map((row) => ({ ...row, initial_amount: null }));
    const files = await write(withRows(data, { monitoring_project: rows }));
    expect(words(page(files, 'projects/2025103001.html'))).toContain('年初 2,900 万');
    expect(words(page(files, 'projects/2025103002.html'))).toContain('年初 —');
  });

  it('shows hostile names as names', () => {
    const content = page(siteOf('mid internal'), 'departments/104.html');
    expect(heading(content)).toBe(hostile);
    expect(content).toContain('&lt;script&gt;');
  });

  it('writes out the longest name', () =>
    expect(heading(page(siteOf('mid internal'), 'departments/102.html'))).toBe(longestName));

  it('names each refused file with its faults, where they are and what to do', () => {
    const quality = words(page(siteOf('mid internal'), 'quality.html'));
    for (const said of [
      '规划局支付.csv',
      '第 14 行 · 支出金额',
      '金额最多两位小数',
      '改成元,两位小数',
      '拒收 1 个(33.3%)',
    ])
      expect(quality).toContain(said);
  });

  it('counts faults by place and lists refused files as they came', async () => {
    const data = midYear();
    const [one, two, three] = data.marts.intake_file;
    if (!one || !two || !three) throw new Error('the fixture has three files');
    const later = { ...two, file_id: 'file-100', file_name: '后到的.csv', file_order: 9 };
    const files = await write({
      ...data,
      marts: { ...data.marts, intake_file: [later, one, two, three] },
    });
    const quality = words(page(files, 'quality.html'));
    expect(quality).toContain('80 行 · 3 处问题');
    expect(quality.indexOf('规划局支付.csv')).toBeLessThan(quality.indexOf('后到的.csv'));
  });

  it('shows what was warned of in a department’s own files on its page, and to the public on none', async () => {
    const data = midYear();
    const own = { ...data, ownFiles: new Map([['file-101', '101']]) };
    const shown = async (given: SiteData, code: string, edition: Edition = 'internal') =>
      words(page(await write(given, edition), `departments/${code}.html`)).includes('累计值小于上月');
    expect([await shown(own, '101'), await shown(own, '102')]).toEqual([true, false]);
    expect(await shown({ ...data, ownFiles: new Map() }, '101')).toBe(false);
    expect(await shown(own, '101', 'public')).toBe(false);
  });

  it('calls a file replaced only when nothing of it is in force', async () => {
    expect(words(page(siteOf('mid internal'), 'quality.html'))).toContain('被 教育体育局 6月监控表.xlsx 替代');
    const partly = words(
      page(await write({ ...midYear(), inForce: new Set(['file-101', 'file-103']) }), 'quality.html'),
    );
    expect(partly).toContain('部分被 教育体育局 6月监控表.xlsx 更正');
    expect(partly).toContain('1 个文件部分被更正');
    expect(partly).not.toContain('替代');
  });

  it('lists warnings by kind', () => {
    const quality = words(page(siteOf('mid internal'), 'quality.html'));
    expect(quality).toContain('1 条提醒,1 类');
    expect(quality).toContain('教育体育局 6月监控表.xlsx · 监控表 · 第 9 行 · 完成值');
  });

  it('calls a kind of warning by its name and writes out the first', async () => {
    const data = midYear();
    const rule = text('计量单位是 %,目标值不超过 1:95% 应写 95', 'The unit is % and the target at most 1');
    const intake_fault = data.marts.intake_fault.map((row) =>
      row.severity === 'warning'
        ? { ...row, code: 'target-looks-like-fraction', rule_zh: rule.zh, rule_en: rule.en }
        : row,
    );
    const quality = page(await write(withRows(data, { intake_fault }), 'internal'), 'quality.html');
    const [, kind = ''] = /条提醒.*?<th scope="row"[^>]*>(.*?)<\/th>/s.exec(quality) ?? [];
    expect(words(kind)).toMatch(
      /^目标值像是写成了小数的百分数Target looks .*计量单位是 %,目标值不超过 1:95% 应写 95The unit/,
    );
    expect(words(page(siteOf('mid internal'), 'quality.html'))).not.toContain(
      '累计值小于上月The cumulative value fell累计',
    );
  });

  it('names what differs from published figures', () => {
    const quality = words(page(siteOf('mid internal'), 'quality.html'));
    expect(quality).toContain('与公布数核对 2 项:1 项一致,1 项不一致');
    expect(quality).toContain('缺一行');
    expect(quality).toContain('57.000.01不一致');
  });

  it('says who reported nothing in which months', () => {
    const quality = words(page(siteOf('mid internal'), 'quality.html'));
    expect(quality).toContain('2 月、3 月');
  });

  it('lists the notices', () => {
    const notices = words(page(siteOf('mid internal'), 'notices.html'));
    expect(notices).toContain('发出 1 个偏差通知,1 个还没有答复');
    expect(notices).toContain('资金严重落后');
  });
});

describe('a closed year’s site', () => {
  it('says in the heading what the year came to', () => {
    expect(heading(page(siteOf('closed internal'), 'index.html'))).toContain('全年 6 个项目中 2 个评为差,2 个为中');
  });

  it('shows a project’s arithmetic row by row, with rule, clause and source', () => {
    const project = words(page(siteOf('closed internal'), 'projects/2025101001.html'));
    for (const said of [
      '10 × 90.0% = 9.00',
      '80 × 87.5% = 70.00',
      '≥ 12.5 公里',
      '10.9 公里',
      '权重 × 执行率,最多满分',
      '财预〔2020〕10号',
      '教育体育局 6月监控表.xlsx · 绩效监控表 · 第 8 行',
      '100 → 89.00',
      '原因:雨季停工',
    ])
      expect(project).toContain(said);
    expect(project).toContain('89.00 分在 [80, 90) 之内 → 良');
  });

  it('shows how a department’s total is put together', () => {
    const department = words(page(siteOf('closed internal'), 'departments/101.html'));
    expect(department).toContain('总分 = 项目部分 89.00 × 70.0% + 整体部分 80.00 × 30.0% = 86.00');
    expect(department).toContain('在职人员控制率');
    expect(department).toContain('第 1 名(数据允许第 1 至第 2 名)');
  });

  it('gives every allocation line its range and reason, and exact sums', () => {
    const allocation = words(page(siteOf('closed internal'), 'allocation.html'));
    for (const said of [
      '按优先次序分到',
      'shared by priority',
      '336,800,000.00',
      '443,800,000.00',
      '预留',
      '没有区间可以再装',
    ])
      expect(allocation).toContain(said);
    expect(heading(page(siteOf('closed internal'), 'allocation.html'))).toContain(
      '申请 5.08 亿元,安排 4.44 亿元:3 项申请满足 87.4%',
    );
  });

  it('warns once where scores can’t be compared, and not otherwise', async () => {
    const data = closedYear();
    const uneven = data.marts.evaluation_project.map((row, index) =>
      index < 2 ? { ...row, weight_total: '95.000000', findings: 'weights_not_100' } : row,
    );
    const silent = data.marts.evaluation_department.map((row, index) =>
      index === 1 ? { ...row, framework_part: '0.00', findings: 'framework_not_reported' } : row,
    );
    const files = await write({
      ...data,
      marts: { ...data.marts, evaluation_project: uneven, evaluation_department: silent },
    });
    for (const path of ['index.html', 'evaluation.html']) {
      const said = words(page(files, path));
      expect(said).toContain('2 个项目的指标权重合计不是 100');
      expect(said).toContain('3 个部门中 1 个没有报送整体指标的数据');
      expect(words(page(siteOf('closed internal'), path))).not.toMatch(/权重合计不是 100|没有报送整体指标/);
    }
  });

  it.each([
    ['base', '未给总额,暂按本年预算 4.50 亿元安排 2026 年', true],
    ['minimum', '暂按下限合计 4.50 亿元', true],
    ['policy', '(规则中设定)', false],
    ['given', '(命令行给定)', false],
  ] as const)('says where the envelope came from: %s', async (origin, says, undecided) => {
    const data = closedYear();
    const allocation = { year: 2026, envelopeAmount: '450000000.00', origin };
    const said = words(page(await write({ ...data, run: { ...data.run, allocation } }), 'allocation.html'));
    expect(said).toContain(says);
    expect(said.includes('总额定了要重算')).toBe(undecided);
  });

  it('explains the reserve, before the evaluation otherwise than after', async () => {
    const data = closedYear();
    expect(words(page(siteOf('closed internal'), 'allocation.html'))).toContain(
      '各项都到了区间上限,总额还余 100.0 万元',
    );
    const early = await write({ ...data, run: { ...data.run, through: '2025-06' } });
    expect(words(page(early, 'allocation.html'))).toContain('数据只到 2025年6月,本年还没有评价得分');
  });

  it('prints every setting of the policy with its clause', () => {
    const { policy } = closedYear();
    const method = words(page(siteOf('closed internal'), 'method.html'));
    for (const entry of Object.values(policy.settings)) expect(method).toContain(entry.clause);
    for (const line of policy.application) expect(method).toContain(line.name.zh);
  });
});

it('a page that lists only the first rows says so and where the rest are', async () => {
  const data = midYear();
  const [first] = data.marts.reconciliation.slice(1);
  if (!first) throw new Error('the fixture has a second figure');
  const many = Array.from({ length: 401 }, (_, index) => ({ ...first, key_code: `k${index}` }));
  const quality = page(await write({ ...data, marts: { ...data.marts, reconciliation: many } }), 'quality.html');
  expect(words(quality)).toContain('这里列出前 400 条,共 401 条;全部见 marts/reconciliation');
  expect(quality.match(/>k\d+</g)).toHaveLength(400);
});

describe('editions', () => {
  const project = 'projects/2025102001.html';
  const disclosed = 'projects/2025101001.html';

  it('departments see all but the proposals', () => {
    const files = siteOf('closed department');
    expect(files.has('allocation.html')).toBe(false);
    expect(files.has(project)).toBe(true);
    expect(words(page(files, 'index.html'))).toContain('预算安排在通过之前不对外提供');
    expect([...files.values()].join('')).not.toContain('按优先次序分到');
  });

  it('the public sees department totals and the projects of public concern, without explanations and sources', () => {
    const files = siteOf('closed public');
    expect(files.has(project)).toBe(false);
    expect(words(page(files, disclosed))).toContain('80 × 87.5% = 70.00');
    const all = [...files.values()].join('');
    for (const kept of ['雨季停工', '监控表.xlsx', 'file-101', '按优先次序分到', '规划局支付.csv'])
      expect(all).not.toContain(kept);
    for (const path of ['quality.html', 'notices.html', 'allocation.html']) expect(files.has(path)).toBe(false);
    expect(words(page(files, 'evaluation.html'))).toContain('86.00');
  });

  it('says of the disclosed projects that they are the disclosed ones, wherever it counts them', () => {
    const files = siteOf('closed public');
    expect(heading(page(files, 'index.html'))).toContain('公开的 2 个项目没有一个评为差,1 个为中');
    expect(heading(page(files, 'projects.html'))).toContain('公开的 2 个项目');
    expect(words(page(files, 'evaluation.html'))).toContain('公开的项目中得分最低的 2 个');
    expect(words(page(files, 'departments/101.html'))).toContain('公开的 1 个项目,红灯在前');
    expect(words(page(files, 'departments/103.html'))).toContain('没有公开的项目');
    expect(words(page(files, 'monitoring.html'))).toMatch(/没有公开的项目亮红灯|公开的项目中 \d+ 个亮红灯/);
    expect(words(page(files, 'index.html'))).toContain('公开的 2 个项目两方面都有数');
    for (const [path, content] of files) {
      if (path.endsWith('.html'))
        expect(words(content), path).not.toMatch(/收到 0 个文件|没有偏差通知|资料不齐|全年 \d+ 个项目/);
    }
  });

  it('a public year without one disclosed score still has its departments', async () => {
    const files = await write({ ...closedYear(), disclosed: [] }, 'public');
    expect(heading(page(files, 'evaluation.html'))).toContain('公开的项目都没有公布评分');
    expect(words(page(files, 'evaluation.html'))).toContain('86.00');
    expect(heading(page(files, 'projects.html'))).toContain('没有公开的项目');
  });

  it('says on every page what it leaves out, and never that something withheld is not there', () => {
    for (const [path, content] of siteOf('closed public'))
      if (path.endsWith('.html')) expect(content, path).toContain('公开版:项目只列民生和重点项目');
    for (const [path, content] of siteOf('closed internal')) expect(content, path).not.toContain('公开版');
    const project = words(page(siteOf('closed public'), disclosed));
    for (const absent of ['自评', '提示和说明', '原始单元格']) expect(project).not.toContain(absent);
    expect(words(page(siteOf('closed public'), 'evaluation.html'))).not.toContain('再评价');
  });
});
