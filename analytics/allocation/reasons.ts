import type { Text } from '../core/language/text.ts';
import { type Fen, formatYuan } from '../core/money.ts';
import type { Policy } from '../policy/schema.ts';
import type { Ask } from './problem.ts';
import { type AllocationStory, allocationReason } from './sentences.ts';

/** What kept a line from getting less (floor, low) or more (high, request); none where it lies inside its range. */
export type BindingLimit = 'floor' | 'low' | 'high' | 'request' | 'none' | 'reserve';

/** A range of one point is explained by its floor where the floor made it, else by its upper end. */
export const bindingLimit = (ask: Ask, allocatedFen: Fen): BindingLimit => {
  const lower = ask.floorFen > 0n && ask.lowFen === ask.floorFen ? 'floor' : 'low';
  const upper = ask.highFen === ask.requestedFen ? 'request' : 'high';
  if (ask.lowFen === ask.highFen) return lower === 'floor' ? 'floor' : upper;
  if (allocatedFen === ask.highFen) return upper;
  return allocatedFen === ask.lowFen ? lower : 'none';
};

/** What the score of each re-evaluated project of this year was before, by its code; null where it had none. */
export type ReplacedScores = ReadonlyMap<string, string | null>;

/** The line's reason in words: score, rule, base, range, and what bound it. */
export const reasonFor = (ask: Ask, allocatedFen: Fen, policy: Policy, replaced: ReplacedScores): Text => {
  const rule = policy.application.find(({ grade }) => grade === ask.row.rule);
  const score = ask.row.score;
  const previous = ask.row.previous_project_code;
  const previousCode = previous === null || previous === undefined ? null : String(previous);
  const story: AllocationStory = {
    limit: bindingLimit(ask, allocatedFen),
    rule: rule ? { code: rule.grade, name: rule.name, low: rule.low, high: rule.high } : null,
    score: score === null || score === undefined ? null : String(score),
    grade: policy.grades.find(({ grade }) => grade === ask.row.grade)?.name ?? null,
    fundSource: String(ask.row.fund_source),
    baseAmount: ask.baseFen === null ? null : formatYuan(ask.baseFen),
    requestedAmount: formatYuan(ask.requestedFen),
    floorAmount: formatYuan(ask.floorFen),
    lowAmount: formatYuan(ask.lowFen),
    highAmount: formatYuan(ask.highFen),
    allocatedAmount: formatYuan(allocatedFen),
    addedAmount: formatYuan(allocatedFen - ask.lowFen),
    currency: policy.region.currency,
    previousCode,
    replacedScore: previousCode === null ? undefined : replaced.get(previousCode),
    findings: String(ask.row.findings ?? '').split(','),
  };
  return allocationReason(story);
};
