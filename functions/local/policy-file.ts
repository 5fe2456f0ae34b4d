import { readFile } from 'node:fs/promises';
import { loadPolicy, PolicyError } from '../../analytics/policy/load.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import type { Effects } from '../../analytics/ports/effects.ts';
import type { Ledger } from '../../analytics/ports/ledger.ts';
import { problems } from '../../analytics/words/problems.ts';
import { policyStream } from '../policy/step.ts';
import { InputError } from './failure.ts';

/** The policy of a file, or the product's own where none is named; throws InputError that names the file and each mistake. */
export const policyFrom = async (file: string | null, asset: Effects['asset']): Promise<Policy> => {
  const written = file === null ? await asset('policy/default.yaml') : await readFile(file, 'utf8').catch(missing(file));
  try {
    return loadPolicy(written);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    throw new InputError(problems.policyInvalid(file ?? 'policy/default.yaml', error.issues), { cause: error });
  }
};

const missing = (file: string) => (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'ENOENT') throw cause;
  throw new InputError(problems.fileMissing(file), { cause });
};

/** The policy of that file, else the one last adopted, else the product’s own. Only `run` adopts; every other verb merely looks. */
export const policyInForce = async (
  { ledger, asset }: { readonly ledger: Pick<Ledger, 'read'>; readonly asset: Effects['asset'] },
  file: string | null,
): Promise<Policy> => {
  const adopted = (await ledger.read(policyStream)).at(-1)?.data.document;
  return file === null && adopted ? loadPolicy(JSON.stringify(adopted)) : policyFrom(file, asset);
};
