import { readFile } from 'node:fs/promises';
import { PolicyError } from '../../analytics/policy/load.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import { type PolicyReach, policyInForce } from '../steps/policy/in-force.ts';
import { runProblems } from '../steps/problems.ts';
import { InputError } from './failure.ts';
import { problems } from './problems.ts';

const missing = (file: string) => (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'ENOENT') throw cause;
  throw new InputError(problems.fileMissing(file), { cause });
};

/** The policy in force where that file, if one is named, speaks first; throws InputError that names the file and each mistake in it. */
export const policyOfFile = async (reach: PolicyReach, file: string | null): Promise<Policy> => {
  const written = file === null ? null : await readFile(file, 'utf8').catch(missing(file));
  try {
    return await policyInForce(reach, written);
  } catch (error) {
    if (file === null || !(error instanceof PolicyError)) throw error;
    throw new InputError(runProblems.policyInvalid(file, error.issues), { cause: error });
  }
};
