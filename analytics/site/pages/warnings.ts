import { unlisted } from '../../contracts/codes.ts';
import type { DepartmentScore, ProjectScore } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import type { Text } from '../../core/language/text.ts';
import { codes, num, whole } from '../parts/cells.ts';
import type { Facts } from '../parts/facts.ts';
import { both } from '../parts/words.ts';
import { sentence } from './evaluation-sentences.ts';

const notFull = (row: ProjectScore): boolean => num(row.score) !== null && num(row.weight_total) !== 100;

/** Where nobody sent facts there is no framework part; where others did it counts 0 and the finding says so. */
const sentNoFacts = (row: DepartmentScore): boolean =>
  num(row.framework_part) === null || codes(row.findings).includes('framework_not_reported');

/**
 * What makes scores hard to compare: weights that do not add to 100, departments scored without their whole-department
 * facts.
 */
export const scoreWarnings = (facts: Facts): readonly Text[] => {
  const { evaluation_project: projects } = facts.marts;
  const scores = facts.marts.evaluation_department.filter(({ department_code }) => department_code !== unlisted);
  const uneven = projects.filter(notFull).length;
  const scored = scores.filter((row) => num(row.total) !== null);
  const without = facts.policy.framework.length === 0 ? 0 : scored.filter(sentNoFacts).length;
  const partly = scores.filter((row) => whole(row.evaluated) < whole(row.projects)).length;
  return [
    ...(partly > 0
      ? [sentence('partlyEvaluated', { count: partly, unit: facts.department.zh }, { unit: facts.department.en })]
      : []),
    ...(uneven > 0 ? [sentence('notFull', { count: uneven, disclosed: facts.disclosed })] : []),
    ...(without > 0
      ? [
          sentence(
            'noFramework',
            { count: without, all: scored.length, unit: facts.department.zh },
            { unit: facts.department.en },
          ),
        ]
      : []),
  ];
};

/** The same as lines of a page; nothing where there is nothing to warn of. */
export const warningLines = (facts: Facts): Html | null => {
  const said = scoreWarnings(facts);
  return said.length === 0
    ? null
    : html`<div class="warns">${said.map((words) => html`<p><i class="m warn" aria-hidden="true">▲</i> ${both(words)}</p>`)}</div>`;
};
