import { createHash } from 'node:crypto';

/** The part of package-lock.json that says what a package must be. */
export interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>;
}

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** Subresource integrity: `sha512-` and the digest in base64. */
  readonly integrity: string;
}

export class PackageNotLockedError extends Error {
  override readonly name = 'PackageNotLockedError';
  readonly package: string;
  constructor(name: string) {
    super(`package-lock.json has no version and SHA-512 of ${name}`);
    this.package = name;
  }
}

/** A package came with other bytes than package-lock.json was written for. */
export class IntegrityError extends Error {
  override readonly name = 'IntegrityError';
  readonly package: string;
  readonly expected: string;
  readonly found: string;
  constructor({ name, version, integrity }: LockedPackage, found: string) {
    super(`${name}@${version} is ${found}, package-lock.json says ${integrity}`);
    this.package = name;
    this.expected = integrity;
    this.found = found;
  }
}

/** What the lock says of a package; throws PackageNotLockedError where it says too little to check anything. */
export const lockedPackage = (lock: Lock, name: string): LockedPackage => {
  const { version, integrity } = lock.packages[`node_modules/${name}`] ?? {};
  if (!version || !integrity?.startsWith('sha512-')) throw new PackageNotLockedError(name);
  return { name, version, integrity };
};

/** Throws IntegrityError unless these are the bytes the lock was written for. */
export const checkIntegrity = (locked: LockedPackage, archive: Uint8Array): void => {
  const found = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  if (found !== locked.integrity) throw new IntegrityError(locked, found);
};
