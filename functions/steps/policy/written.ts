import { text } from '../../../analytics/core/language/text.ts';
import type { Landing } from '../../../analytics/core/ports/landing.ts';
import { mostDocumentBytes, sortInput } from '../../../analytics/intake/input-files.ts';
import { PolicyError } from '../../../analytics/policy/load.ts';

/**
 * The text of the policy that lies at the root of a landing place now; null where there is none. Throws PolicyError
 * where it can't be one by its size.
 */
export const writtenPolicy = async (landing: Pick<Landing, 'versions' | 'read'>): Promise<string | null> => {
  const { policy } = sortInput((await landing.versions()).filter(({ current }) => current));
  if (!policy) return null;
  if (policy.bytes > mostDocumentBytes)
    throw new PolicyError([{ path: '', says: text('文件太大,不会是规则', 'too large to be a policy') }]);
  return new TextDecoder().decode(await landing.read(policy));
};
