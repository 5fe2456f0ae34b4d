import { approvalFiles } from './files/approval.ts';
import { declarationFile } from './files/declaration.ts';
import { departmentFactFiles } from './files/department-fact.ts';
import { monitoringFiles } from './files/monitoring.ts';
import { type Office, officeOf } from './files/office.ts';
import { organisationFile } from './files/organisation.ts';
import { priorYearFile } from './files/prior-year.ts';
import { reEvaluationFile } from './files/re-evaluation.ts';
import { requestFiles } from './files/request.ts';
import { selfEvaluationFile } from './files/self-evaluation.ts';
import { treasuryFiles } from './files/treasury.ts';
import type { Random } from './random.ts';
import type { World } from './world/types.ts';
import type { Draft } from './write/draft.ts';

/** Every file of the district as it should be, before any mistake is put in. */
export const draftAll = (
  draw: Random,
  world: World,
): { readonly drafts: readonly Draft[]; readonly offices: readonly Office[] } => {
  const projectsOf = Map.groupBy(world.projects, (project) => project.department.code);
  const offices = world.departments.map((department) => officeOf(draw.fork('office'), department));
  const each = <Made>(make: (office: Office, projects: World['projects']) => Made): Made[] =>
    offices
      .filter((office) => projectsOf.has(office.department.code))
      .map((office) => make(office, projectsOf.get(office.department.code) ?? []));
  const drafts = [
    organisationFile(draw.fork('organisation'), world),
    ...each(declarationFile),
    ...approvalFiles(draw.fork('approval'), world.projects),
    ...treasuryFiles(draw.fork('treasury'), world.projects),
    ...each(monitoringFiles).flat(),
    ...each(selfEvaluationFile),
    ...departmentFactFiles(draw.fork('facts'), world),
    ...requestFiles(draw.fork('request'), world),
    priorYearFile(draw.fork('prior'), world),
    reEvaluationFile(draw.fork('re-evaluation'), world.projects),
  ];
  return { drafts, offices };
};
