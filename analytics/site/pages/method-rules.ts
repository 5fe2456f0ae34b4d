import { type Html, html } from '../../core/html.ts';
import { type Text, text } from '../../core/language/text.ts';
import { rowSays, ruleSays, scoringSays } from '../../policy/row-says.ts';
import type { Policy } from '../../policy/schema.ts';
import { departmentSchemeRule, schemeRule } from '../../policy/scheme-says.ts';
import { ruleExamples } from '../../policy/worked/catalogue.ts';
import { holdsUnder } from '../../policy/worked/example.ts';
import type { Facts } from '../parts/facts.ts';
import { table } from '../parts/table.ts';
import { both } from '../parts/words.ts';
import { sentence } from './method-sentences.ts';
import { unsaidYears } from './notice-answers.ts';
import { sentence as noticesSentence } from './notices-sentences.ts';

/** A section of the method page under its heading. */
export const section = (heading: Text, inner: Html): Html => html`<section><h2>${both(heading)}</h2>${inner}</section>
`;

/** What the office scores by besides the settings, in sentences; nothing where it has no such rules. */
export const ownRules = (policy: Policy): readonly Html[] => {
  const { scorings, scoring_rules, schemes, department_schemes, execution_parts } = policy;
  const said = [
    ...execution_parts.map((part) => ({ says: rowSays.execution_parts(part), clause: part.clause })),
    ...schemes.map((scheme) => ({ says: schemeRule(scheme, policy), clause: scheme.clause })),
    ...department_schemes.map((scheme) => ({ says: departmentSchemeRule(scheme, policy), clause: scheme.clause })),
    ...scoring_rules.map((rule) => ({ says: ruleSays(rule, policy), clause: rule.clause })),
    ...scorings.map((scoring) => ({ says: scoringSays(scoring), clause: scoring.clause })),
  ];
  if (said.length === 0) return [];
  const title = text('评价体系和计分办法', 'Schemes and scorings');
  return [
    section(
      title,
      table(
        title,
        [
          { head: text('规则', 'Rule'), kind: 'long', cell: (row: (typeof said)[number]) => both(row.says) },
          { head: text('依据', 'Clause'), kind: 'long', cell: (row) => row.clause },
        ],
        said,
      ),
    ),
  ];
};

/** The days that are not as the week says, whether due days rest on them, and of which year there are none. */
export const calendarSection = ({ policy, run }: Facts): readonly Html[] => {
  const { calendar, settings } = policy;
  const counts = settings.notice_answer_working_days.value !== null;
  if (!counts && calendar.length === 0) return [];
  const title = text('工作日历', 'Calendar');
  const years = unsaidYears(policy, [String(run.fiscalYear)]);
  const said = [
    !counts && sentence('calendarUnused', undefined),
    counts && years !== '' && noticesSentence('weekendsOnly', { years }),
  ].filter((words) => words !== false);
  const days = table(
    title,
    [
      { head: text('日子', 'Day'), cell: (row: (typeof calendar)[number]) => both(rowSays.calendar(row)) },
      { head: text('依据', 'Clause'), kind: 'long', cell: (row) => row.clause },
    ],
    calendar,
  );
  return [section(title, html`${said.map((words) => html`<p>${both(words)}</p>`)}${calendar.length > 0 && days}`)];
};

/** The plan curves of the policy in sentences; nothing where it has none. */
export const planCurves = ({ plan_curves }: Policy): readonly Html[] => {
  if (plan_curves.length === 0) return [];
  const title = text('计划曲线,先合适的先用', 'Plan curves, the first that fits');
  return [
    section(
      title,
      table(
        title,
        [
          {
            head: text('计划', 'Plan'),
            kind: 'long',
            cell: (row: Policy['plan_curves'][number]) => both(rowSays.plan_curves(row)),
          },
          { head: text('依据', 'Clause'), kind: 'long', cell: (row) => row.clause },
        ],
        plan_curves,
      ),
    ),
  ];
};

/** The rules in force, each at work on one row of weight 10. */
export const examplesSection = (policy: Policy): Html => {
  const title = text('每条规则一个算例(权重 10)', 'A worked example of each rule (weight 10)');
  return section(
    title,
    table(
      title,
      [
        { head: text('规则', 'Rule'), cell: (row: (typeof ruleExamples)[number]) => both(row.rule) },
        { head: text('算式', 'Arithmetic'), kind: 'words', cell: (row) => row.how },
        { head: text('得分', 'Points'), kind: 'number', cell: (row) => row.points },
      ],
      ruleExamples.filter((example) => holdsUnder(policy, example)),
    ),
  );
};
