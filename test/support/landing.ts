import { writeFile } from 'node:fs/promises';
import type { Landing, LandingVersion } from '../../analytics/core/ports/landing.ts';

/** A landing place in memory: uploads are put one after another, each a version of its name. */
export interface TestLanding extends Landing {
  put(name: string, content: string | Uint8Array, at?: string): string;
  remove(name: string): void;
  /** How often each name was read. */
  readonly reads: ReadonlyMap<string, number>;
}

export const memoryLanding = (now: () => string): TestLanding => {
  const held: (LandingVersion & { readonly content: Uint8Array })[] = [];
  const deleted = new Set<string>();
  const reads = new Map<string, number>();
  const contentOf = ({ name, version }: Pick<LandingVersion, 'name' | 'version'>): Uint8Array => {
    const found = held.find((each) => each.name === name && each.version === version);
    if (!found) throw new RangeError(`no version ${version} of ${name}`);
    reads.set(name, (reads.get(name) ?? 0) + 1);
    return found.content;
  };
  return {
    put: (name, content, at = now()) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      const version = `v${held.length + 1}`;
      deleted.delete(name);
      held.push({ name, version, bytes: bytes.length, at, current: true, content: bytes });
      return version;
    },
    remove: (name) => void deleted.add(name),
    reads,
    versions: async () => {
      const last = new Map(held.map(({ name, version }) => [name, version]));
      return held.map(({ content: _, ...version }) => ({
        ...version,
        current: last.get(version.name) === version.version && !deleted.has(version.name),
      }));
    },
    read: async (version) => contentOf(version),
    fetch: async (version, path) => writeFile(path, contentOf(version)),
  };
};
