import { z } from 'zod';
import { settingsSchema } from './settings.ts';
import { words } from './values.ts';

const clause = z.string().min(1);
const grade = z.enum(['excellent', 'good', 'medium', 'poor']);
const factor = z.number().min(0);

export const policySchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
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
  execution_bands: z.array(z.strictObject({ from: factor, below: factor.nullable(), share: factor, clause })),
  tiers: z.array(
    z.strictObject({
      tier: z.enum(['met', 'partly', 'unmet']),
      low: factor,
      high: factor,
      monitoring: factor,
      evaluation: factor,
      clause,
    }),
  ),
  grades: z.array(
    z.strictObject({ grade, from: z.number(), below: z.number(), order: z.number().int(), name: words, clause }),
  ),
  caps: z.array(z.strictObject({ from: factor, below: factor, cap: z.number(), clause })),
  framework: z.array(
    z.strictObject({
      code: z.string().regex(/^[a-z_]+$/),
      name: words,
      numerator: z.string(),
      denominator: z.string(),
      formula: z.enum(['ratio', 'change']),
      direction: z.enum(['>=', '<=']),
      target: z.number(),
      weight: z.number(),
      clause,
    }),
  ),
  application: z.array(
    z.strictObject({
      grade: z.enum(['excellent', 'good', 'medium', 'poor', 'not_evaluated', 'ungraded', 'new']),
      low: factor,
      high: factor,
      priority: z.number().int(),
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
