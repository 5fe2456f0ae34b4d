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

/** Projects whose rows are in memory at once. */
const atOnce = 250;

/** Every file of a report site, one at a time: a pure function of the marts, the run, the policy and the stylesheet. */
export async function* site(data: SiteData, edition: Edition, style: string): AsyncGenerator<File> {
  const seen = editionOf(data, edition);
  const facts = factsOf(seen);
  const { pages } = seen.data;
  yield { path: paths.style, content: style };
  yield await overviewPage(facts);
  yield await monthlyReport(facts, facts.through, paths.monitoring);
  for (const period of facts.periods)
    yield await monthlyReport(inMonth(facts, period, await pages.month(period)), period, paths.month(period));
  yield projectsPage(facts);
  yield await evaluationPage(facts);
  yield methodPage(facts);
  if (facts.pages.has(paths.allocation)) yield await allocationPage(facts);
  if (facts.pages.has(paths.quality)) yield qualityPage(facts);
  if (facts.pages.has(paths.notices)) yield noticesPage(facts);
  for (const code of facts.departmentNames.keys()) yield await departmentPage(facts, code);
  for (let first = 0; first < facts.projects.length; first += atOnce) {
    const codes = facts.projects.slice(first, first + atOnce);
    const own = ofProjects(facts, await pages.projects(codes));
    for (const code of codes) yield await projectPage(own, code);
  }
}
