import type { RuleExample } from './example.ts';
import { otherExamples } from './other.ts';
import { targetExamples } from './targets.ts';

/** Every rule for a row of weight 10, each with an example; a test holds them against the models. */
export const ruleExamples: readonly RuleExample[] = [...targetExamples, ...otherExamples];
