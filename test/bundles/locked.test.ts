import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { checkIntegrity, type Lock, lockedPackage } from '../../infra/bundle/locked.ts';

const archive = Buffer.from('the archive of a package');
const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
const lock = (entry: object): Lock => ({ packages: { 'node_modules/@a/b': entry } });

describe('lockedPackage', () => {
  test('takes version and integrity from the lock', () => {
    expect(lockedPackage(lock({ version: '1.2.3', integrity }), '@a/b')).toEqual({
      name: '@a/b',
      version: '1.2.3',
      integrity,
    });
  });

  test.each([
    ['no such package', { packages: {} }],
    ['no version', lock({ integrity })],
    ['no digest', lock({ version: '1.2.3' })],
    [
      'a digest that proves nothing any more',
      lock({ version: '1.2.3', integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }),
    ],
  ])('refuses %s', (_, lock) => {
    expect(() => lockedPackage(lock, '@a/b')).toThrow(
      expect.objectContaining({ name: 'PackageNotLockedError', package: '@a/b' }),
    );
  });

  test.each(['arm64', 'x64'])('the lock of this repository has the binding for %s', async (processor) => {
    const ours = JSON.parse(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8'));
    expect(lockedPackage(ours, `@duckdb/node-bindings-linux-${processor}`).version).toBe(
      ours.packages['node_modules/@duckdb/node-api'].version,
    );
  });
});

describe('checkIntegrity', () => {
  const locked = { name: '@a/b', version: '1.2.3', integrity };

  test('lets the very bytes pass', () => {
    expect(() => checkIntegrity(locked, archive)).not.toThrow();
  });

  test.each([
    ['one bit', Buffer.from(archive).fill(archive.readUInt8(0) ^ 1, 0, 1)],
    ['an end', archive.subarray(0, -1)],
    ['everything', Buffer.alloc(0)],
  ])('refuses bytes that lack or change %s', (_, bytes) => {
    expect(() => checkIntegrity(locked, bytes)).toThrow(
      expect.objectContaining({ name: 'IntegrityError', package: '@a/b', expected: integrity }),
    );
  });
});
