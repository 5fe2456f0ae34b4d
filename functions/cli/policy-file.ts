import { loadPolicy, PolicyError } from '../../analytics/policy/load.ts';
import { isPreset, presetDocument } from '../../analytics/policy/presets.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import { asset } from '../adapters/assets.ts';
import { type PolicyReach, policyInForce } from '../steps/policy/in-force.ts';
import { runProblems } from '../steps/problems.ts';
import { InputError } from './failure.ts';
import { namedFile, readNamed } from './named-file.ts';

/** Whether somebody's own file stands where a preset, or the default, could be meant as well: the file is meant. */
const isFile = (name: string): Promise<boolean> =>
  namedFile(name).then(
    () => true,
    (cause: unknown) => {
      if (cause instanceof InputError) return false;
      throw cause;
    },
  );

/** The document that a person names: a file, else a preset or `default`; throws InputError where there is none. */
export const policyText = async (name: string): Promise<string> => {
  if (name === 'default' && !(await isFile(name))) return asset('policy/default.yaml');
  if (isPreset(name) && !(await isFile(name))) return presetDocument(asset, name);
  return readNamed(name);
};

const naming =
  (file: string) =>
  (error: unknown): never => {
    if (error instanceof PolicyError) throw new InputError(runProblems.policyInvalid(file, error), { cause: error });
    throw error;
  };

/** The policy that a person names; throws InputError that names the file and each mistake in it. */
export const namedPolicy = async (name: string): Promise<Policy> => {
  const written = await policyText(name);
  try {
    return loadPolicy(written);
  } catch (error) {
    return naming(name)(error);
  }
};

/**
 * The policy in force where that file or preset, if one is named, speaks first; throws InputError that names the file
 * and each mistake in it.
 */
export const policyOfFile = (reach: PolicyReach, file: string | null): Promise<Policy> =>
  file === null ? policyInForce(reach, null) : namedPolicy(file);
