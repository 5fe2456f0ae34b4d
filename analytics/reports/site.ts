import { allocationPage } from './allocation.ts';
import type { SiteData } from './data.ts';
import { departmentPage } from './department.ts';
import { type Edition, editionOf } from './edition.ts';
import { evaluationPage } from './evaluation.ts';
import { factsOf } from './facts.ts';
import { methodPage } from './method.ts';
import { monthlyReport } from './monitoring.ts';
import { noticesPage } from './notices.ts';
import { overviewPage } from './overview.ts';
import type { File } from './page.ts';
import { paths } from './paths.ts';
import { projectPage } from './project.ts';
import { projectsPage } from './projects.ts';
import { qualityPage } from './quality.ts';
import { stylesheet } from './style.ts';

/** Every file of a report site, one at a time: a pure function of the marts, the run and the policy. */
export async function* site(data: SiteData, edition: Edition): AsyncGenerator<File> {
  const facts = factsOf(editionOf(data, edition));
  yield { path: paths.style, content: stylesheet() };
  yield await overviewPage(facts);
  yield await monthlyReport(facts, facts.through, paths.monitoring);
  for (const period of facts.periods) yield await monthlyReport(facts, period, paths.month(period));
  yield projectsPage(facts);
  yield await evaluationPage(facts);
  yield methodPage(facts);
  if (facts.pages.has(paths.allocation)) yield await allocationPage(facts);
  if (facts.pages.has(paths.quality)) yield qualityPage(facts);
  if (facts.pages.has(paths.notices)) yield noticesPage(facts);
  for (const code of facts.departmentNames.keys()) yield await departmentPage(facts, code);
  for (const code of new Set([...facts.projectHistory.keys(), ...facts.evaluation.keys()]))
    yield await projectPage(facts, code);
}
