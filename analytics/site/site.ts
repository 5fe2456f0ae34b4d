import { fetchedAhead } from '../core/fetched-ahead.ts';
import { allocationPage } from './pages/allocation.ts';
import { departmentPage } from './pages/department.ts';
import { evaluationPage } from './pages/evaluation.ts';
import { methodPage } from './pages/method.ts';
import { monthlyReport } from './pages/monitoring.ts';
import { noticesPage } from './pages/notices.ts';
import { overviewPage } from './pages/overview.ts';
import { projectPage } from './pages/project.ts';
import { projectsPage } from './pages/projects.ts';
import { qualityPage } from './pages/quality.ts';
import type { SiteData } from './parts/data.ts';
import { type Edition, editionOf } from './parts/edition.ts';
import { factsOf, inMonth, ofProjects } from './parts/facts.ts';
import type { File } from './parts/page.ts';
import { paths } from './parts/paths.ts';

/** Projects whose rows are read at once; those of the next batch come while pages of this one are drawn. */
const atOnce = 500;

const batches = (codes: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(codes.length / atOnce) }, (_, batch) =>
    codes.slice(batch * atOnce, (batch + 1) * atOnce),
  );

/** Every file of a report site, one at a time: a pure function of the marts, the run, the policy and the stylesheet. */
export async function* site(data: SiteData, edition: Edition, style: string): AsyncGenerator<File> {
  const seen = editionOf(data, edition);
  const facts = factsOf(seen);
  const { pages } = seen.data;
  yield { path: paths.style, content: style };
  yield await overviewPage(facts);
  yield await monthlyReport(facts, facts.through, paths.monitoring);
  for await (const [period, projects] of fetchedAhead(facts.periods, pages.month))
    yield await monthlyReport(inMonth(facts, period, projects), period, paths.month(period));
  yield projectsPage(facts);
  yield await evaluationPage(facts);
  yield methodPage(facts);
  if (facts.pages.has(paths.allocation)) yield await allocationPage(facts);
  if (facts.pages.has(paths.quality)) yield qualityPage(facts);
  if (facts.pages.has(paths.notices)) yield noticesPage(facts);
  for (const code of facts.departmentNames.keys()) yield await departmentPage(facts, code);
  for await (const [codes, rows] of fetchedAhead(batches(facts.projects), pages.projects)) {
    const own = ofProjects(facts, rows);
    for (const code of codes) yield await projectPage(own, code);
  }
}
