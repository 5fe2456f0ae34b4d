import { approvalFiles } from './files/approval.ts';
import { declarationFile } from './files/declaration.ts';
import { departmentFactFiles } from './files/department-fact.ts';
import { monitoringFiles } from './files/monitoring.ts';
import { type Office, officeOf } from './files/office.ts';
import { officialSelfEvaluation } from './files/official-self-evaluation.ts';
import { organisationFile } from './files/organisation.ts';
import { priorYearFile } from './files/prior-year.ts';
import { reEvaluationFile } from './files/re-evaluation.ts';
import { requestFiles } from './files/request.ts';
import { selfEvaluationFile } from './files/self-evaluation.ts';
import { treasuryFiles } from './files/treasury.ts';
import type { Random } from './random.ts';
import type { World } from './world/types.ts';
import type { Draft } from './write/draft.ts';

/** A district of this size has departments that fill in the official form and know no other. */
const largeDistrict = 20;

/** Departments that send the official form, in a workbook or, the small ones, in Word. */
const officialForms = (departments: World['departments']): ReadonlyMap<string, 'form-xlsx' | 'form-docx'> => {
  if (departments.length < largeDistrict) return new Map();
  const steady = departments.filter(({ story }) => story === 'steady').slice(0, 12);
  const small = new Set([...steady].sort((a, b) => a.size - b.size).slice(0, 3));
  return new Map(steady.map((each) => [each.code, small.has(each) ? 'form-docx' : 'form-xlsx']));
};

const selfEvaluations = (
  office: Office,
  projects: World['projects'],
  form: 'form-xlsx' | 'form-docx' | undefined,
): readonly Draft[] => (form ? officialSelfEvaluation(office, projects, form) : [selfEvaluationFile(office, projects)]);

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
  const official = officialForms(world.departments);
  const drafts = [
    organisationFile(draw.fork('organisation'), world),
    ...each(declarationFile),
    ...approvalFiles(draw.fork('approval'), world.projects),
    ...treasuryFiles(draw.fork('treasury'), world.projects),
    ...each(monitoringFiles).flat(),
    ...each((office, projects) => selfEvaluations(office, projects, official.get(office.department.code))).flat(),
    ...departmentFactFiles(draw.fork('facts'), world),
    ...requestFiles(draw.fork('request'), world),
    priorYearFile(draw.fork('prior'), world),
    reEvaluationFile(draw.fork('re-evaluation'), world.projects),
  ];
  return { drafts, offices };
};
