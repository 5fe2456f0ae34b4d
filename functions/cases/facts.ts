import { z } from 'zod';

const figure = z.number().nullable().optional();
const word = z.union([z.string(), z.number()]).nullable().optional();

const line = z.object({
  source: z.string().optional(),
  kind: z.string().optional(),
  initial: figure,
  adjusted: figure,
  received: figure,
  spent: figure,
  weight: figure,
  points: figure,
});

const row = z.object({
  level1: z.string(),
  level2: z.string().nullable().optional(),
  name: z.string(),
  direction: z.string(),
  target: word,
  target_high: figure,
  unit: z.string().nullable().optional(),
  actual: word,
  weight: figure,
  points: figure,
  reason: z.string().nullable().optional(),
  /** Points that the form works out once more from the points (折算得分). */
  converted: figure,
  /** The name of a scoring of the policy, where the form states one for the row. */
  scoring: z.string().nullable().optional(),
});

/**
 * A published, filled-in form as its facts: figures and short names, rates as fractions, money in `money_unit`. Of what
 * somebody found about it only the `verdict` is read, to be held against the comparison once that is made.
 */
export const caseSchema = z.object({
  id: z.string(),
  money_unit: z.string().optional(),
  denominator: z.enum(['adjusted', 'initial', 'received']).nullable().optional(),
  complete: z.boolean().optional(),
  budget: line.extend({ rate: figure, by_source: z.array(line).optional(), by_kind: z.array(line).optional() }),
  indicators: z.array(row).default([]),
  total: figure,
  grade: z.string().nullable().optional(),
  verdict: z.string().nullable().optional(),
});

export type Case = z.infer<typeof caseSchema>;
export type CaseRow = Case['indicators'][number];
export type MoneyLine = z.infer<typeof line>;

/** The file is no case; says which and what is wrong in it. */
export class CaseError extends Error {
  override readonly name: string = 'CaseError';
  constructor(file: string, says: string, options?: ErrorOptions) {
    super(`${file}: ${says}`, options);
  }
}

/** Intake refuses the files made of the forms; says which file, where in it and why. */
export class RefusedError extends CaseError {
  override readonly name = 'RefusedError';
}

/** Reads one form's facts; throws CaseError. */
export const readCase = (file: string, text: string): Case => {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new CaseError(file, `不是 JSON · not JSON: ${cause instanceof Error ? cause.message : ''}`, { cause });
  }
  const result = caseSchema.safeParse(document);
  if (result.success) return result.data;
  throw new CaseError(file, result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '));
};
