import { PolicyError } from '../../analytics/policy/load.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import { type PolicyReach, policyInForce } from '../steps/policy/in-force.ts';
import { runProblems } from '../steps/problems.ts';
import { InputError } from './failure.ts';
import { readNamed } from './named-file.ts';

/**
 * The policy in force where that file, if one is named, speaks first; throws InputError that names the file and each
 * mistake in it.
 */
export const policyOfFile = async (reach: PolicyReach, file: string | null): Promise<Policy> => {
  const written = file === null ? null : await readNamed(file);
  try {
    return await policyInForce(reach, written);
  } catch (error) {
    if (file === null || !(error instanceof PolicyError)) throw error;
    throw new InputError(runProblems.policyInvalid(file, error), { cause: error });
  }
};
