import { z } from 'zod';
import { parsePeriod } from '../../../analytics/core/period.ts';
import { regionCode } from '../../../analytics/regions/region-code.ts';

export const periodText = z.string().refine((written) => {
  try {
    return parsePeriod(written) === written;
  } catch {
    return false;
  }
}, 'a period like 2025-06');

/** All regions of an installation, each once. */
export const regionList = z
  .array(z.object({ code: regionCode, name: z.string().min(1) }))
  .min(1)
  .refine(
    (regions) => new Set(regions.map(({ code }) => code)).size === regions.length,
    'a region stands twice in the list',
  );

const runKey = z.string().regex(/^[0-9A-Za-z-]{1,80}$/);

/**
 * The input of every step of a run: its key, its period, all regions of the installation, which of them it computes,
 * all where nothing is said, and whether it may replace the result of a later month.
 */
export const runInput = z.object({
  key: runKey,
  period: periodText,
  regions: regionList,
  only: z.array(regionCode).min(1).optional(),
  replaceLater: z.boolean().optional(),
});

export type RunInput = z.infer<typeof runInput>;

const said = z.object({ zh: z.string(), en: z.string() });
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** One region of a run's plan, as the map hands it over. */
export const plannedRegion = z.object({
  key: runKey,
  period: periodText,
  plannedAt: z.iso.datetime(),
  replaceLater: z.boolean().optional(),
  code: regionCode,
  name: z.string(),
  snapshot: digest.nullable(),
  policy: digest.nullable(),
  problem: said.nullable(),
});
