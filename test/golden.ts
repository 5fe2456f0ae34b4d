import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';

const filesOf = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
};

/**
 * The files in which a folder is not what it is expected to be, `-` absent, `+` unexpected, `≠` different; empty when
 * both are the same, byte for byte. Where they differ the folder is left as `<expected>.actual` for review; a golden
 * folder is only ever rewritten by hand.
 */
export const goldenDifferences = async (expected: string, actual: string): Promise<readonly string[]> => {
  const [wanted, found] = await Promise.all([filesOf(expected).catch((): readonly string[] => []), filesOf(actual)]);
  const differences = [
    ...wanted.filter((file) => !found.includes(file)).map((file) => `- ${file}`),
    ...found.filter((file) => !wanted.includes(file)).map((file) => `+ ${file}`),
  ];
  for (const file of wanted.filter((name) => found.includes(name))) {
    const [one, other] = await Promise.all([readFile(join(expected, file)), readFile(join(actual, file))]);
    if (!one.equals(other)) differences.push(`≠ ${file}`);
  }
  await rm(`${expected}.actual`, { recursive: true, force: true });
  if (differences.length) await cp(actual, `${expected}.actual`, { recursive: true });
  return differences;
};
