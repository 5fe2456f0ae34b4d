import { z } from 'zod';
import { departmentSchemeSchema } from './department-schemes.ts';
import { executionPartSchema } from './execution-parts.ts';
import { gradeCodes } from './grade-codes.ts';
import { schemaVersion } from './migrations.ts';
import { schemeSchema } from './schemes.ts';
import { scoringRuleSchema, scoringSchema } from './scorings.ts';
import { settingsSchema } from './settings.ts';
import {
  dayOfYear,
  hundredths,
  multiple,
  points,
  rate,
  ratio,
  share,
  timeZone,
  whole,
  wholeScalePoints,
  within,
  words,
} from './values.ts';

const clause = z.string().min(1);
const grade = z.enum(gradeCodes);
/** A multiple of this year's money; nobody gets ten times as much by a rule. */
const factor = multiple(0, 10);

export const policySchema = z.strictObject({
  /** Which shape the document has; migrations.ts brings older ones here. */
  schema: z.literal(schemaVersion, {
    error: ({ input }) =>
      typeof input === 'number' && input > schemaVersion
        ? `本版本认得的规则结构到 ${schemaVersion} 为止:用更新的 jixiao,或改用本版本的规则文件｜this release knows policy schemas up to ${schemaVersion}: use a newer jixiao, or a policy of this release`
        : `规则结构是 1 至 ${schemaVersion} 的整数:写 schema: ${schemaVersion},旧文件不写｜the schema is a whole number from 1 to ${schemaVersion}: write schema: ${schemaVersion}, or nothing in an old document`,
  }),
  name: z.string().regex(/^[a-z0-9-]+$/, {
    error:
      '规则的代码用小写字母、数字和 -:写成如 district-2025,中文写在 title 里｜must be small letters, digits and -: write one such as district-2025, and words as its title',
  }),
  version: z.string().min(1),
  title: words,
  region: z.strictObject({
    name: words,
    /** Said on every page, such as that all data are fictional. */
    notice: words.nullable(),
    currency: words,
    department: words,
    /** Where the data come from, for the foot of each page. */
    source: words,
  }),
  settings: settingsSchema,
  execution_bands: z.array(z.strictObject({ from: rate, below: rate.nullable(), share, clause })),
  /** Kinds of money that execution is rated and scored by one at a time; empty: all together. */
  execution_parts: z.array(executionPartSchema),
  tiers: z.array(
    z.strictObject({
      tier: z.enum(['met', 'partly', 'unmet']),
      low: share,
      high: share,
      monitoring: share,
      evaluation: share,
      clause,
    }),
  ),
  grades: z.array(
    z.strictObject({
      grade,
      from: hundredths(points),
      below: hundredths(within(0, 1000)),
      order: whole(0, 99),
      name: words,
      clause,
    }),
  ),
  caps: z.array(z.strictObject({ from: rate, below: rate, cap: hundredths(wholeScalePoints), clause })),
  framework: z.array(
    z.strictObject({
      code: z.string().regex(/^[a-z_]+$/, {
        error:
          '代码用小写字母和 _:写成如 staff_control,中文写在 name 里｜must be small letters and _: write one such as staff_control, and words as its name',
      }),
      name: words,
      numerator: z.string(),
      denominator: z.string(),
      formula: z.enum(['ratio', 'change']),
      direction: z.enum(['>=', '<=']),
      target: ratio,
      weight: points,
      clause,
    }),
  ),
  /** Rates that must be executed by the end of a month. */
  early_lines: z.array(z.strictObject({ month: whole(1, 12), below: share, clause })),
  /** Planned shares of the year at the end of March, June and September, for a kind of project. */
  plan_curves: z.array(
    z.strictObject({
      /** Goals that have no curve of their own (so where it says nothing), or money, which else goes by months ÷ 12. */
      of: z
        .enum(['goals', 'money'], {
          error:
            '曲线是 goals 目标的或 money 资金的:写其中之一,不写为目标｜a curve is of goals or of money: write one of them; nothing stands for goals',
        })
        .optional(),
      project_type: z.enum(['staff', 'operation', 'specific']).optional(),
      function_code: z.string().min(3).optional(),
      unit_code: z.string().min(1).optional(),
      plan_03: share,
      plan_06: share,
      plan_09: share,
      clause,
    }),
  ),
  /** Days that are not as the week says: free weekdays, and Saturdays and Sundays on which people work. */
  calendar: z.array(z.strictObject({ day: dayOfYear, works: z.enum(['yes', 'no']), clause })),
  /** When the month before is run unattended: a day that every month has, on the wall clock of the district. */
  monthly_run: z.strictObject({ day: whole(1, 28), time_zone: timeZone, clause }).optional(),
  /** Warnings of intake for which a file is sent back. */
  refused_warnings: z.array(z.strictObject({ code: z.string().min(1), clause })).optional(),
  /** Ways of scoring a row beside those of the settings; rules and indicators name them. */
  scorings: z.array(scoringSchema),
  scoring_rules: z.array(scoringRuleSchema),
  /** What kinds of project are evaluated by; the first that fits. */
  schemes: z.array(schemeSchema),
  /** What whole departments are evaluated by; the first that fits, else `framework`. */
  department_schemes: z.array(departmentSchemeSchema),
  application: z.array(
    z.strictObject({
      grade: z.enum([...gradeCodes, 'not_evaluated', 'ungraded', 'new']),
      low: factor,
      high: factor,
      priority: whole(1, 999),
      name: words,
      clause,
    }),
  ),
  known_slips: z.array(
    z.strictObject({
      kind: z.string(),
      level: z.string(),
      key: z.string(),
      measure: z.string(),
      period: z.string(),
      /**
       * What this system must give there, compared as precisely as the published figure; without it any figure passes
       * for the slip.
       */
      gives: z.string().min(1).optional(),
      note: words,
    }),
  ),
});

export type Policy = z.infer<typeof policySchema>;
export type Settings = Policy['settings'];
