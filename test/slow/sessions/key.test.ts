import { verify as cryptoVerify } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFreshFolder } from '../../fresh-folder.ts';
import { jixiao, office } from '../../functions/cli/command.ts';

it('signs a run with a key of its own, and verifies against its public half', { timeout: 120_000 }, () =>
  inFreshFolder(async (folder) => {
    const [key, data, out] = [join(folder, 'office.pem'), join(folder, 'data'), join(folder, 'out')];
    const made = await jixiao('key', key, '--data', data, '--json');
    expect(made.code).toBe(0);
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    expect(await readFile(`${key}.pub`, 'utf8')).toContain('BEGIN PUBLIC KEY');

    const ran = await jixiao('run', office, '--out', out, '--data', data, '--key', key, '--json');
    expect(ran.code).toBe(0);
    const verified = await jixiao(
      'verify',
      join(out, 'run.json'),
      '--data',
      data,
      '--against',
      `${key}.pub`,
      '--lang',
      'en',
    );
    expect(verified.code).toBe(0);
    expect(verified.out).toContain('The signature holds');
    expect(verified.out).not.toContain('No signature was checked');

    await jixiao('key', join(folder, 'other.pem'), '--data', data);
    const against = join(folder, 'other.pem.pub');
    const refused = await jixiao('verify', join(out, 'run.json'), '--data', data, '--against', against, '--json');
    expect(refused.code).toBe(1);
    expect(refused.json()).toMatchObject({ findings: [{ code: 'signature_by_another', found: made.json().key }] });

    // Anyone can check it without this product.
    const id = String(ran.json().id);
    const kept = await readFile(join(data, 'objects/signatures', id, `${made.json().key}.json`), 'utf8');
    const signature = Buffer.from(JSON.parse(kept).signature, 'hex');
    const publicKey = await readFile(`${key}.pub`, 'utf8');
    expect(cryptoVerify(null, Buffer.from(`jixiao run ${id}\n`), publicKey, signature)).toBe(true);
    expect(cryptoVerify(null, Buffer.from(`jixiao run ${id}`), publicKey, signature)).toBe(false);
  }),
);

it('never writes a key over another, nor into the data directory, and says what is no key', () =>
  inFreshFolder(async (folder) => {
    const [key, data] = [join(folder, 'office.pem'), join(folder, 'data')];
    await jixiao('key', key, '--data', data);
    const before = await readFile(key, 'utf8');
    const codes: unknown[] = [];
    for (const argv of [
      ['key', key, '--data', data],
      ['key', join(data, 'office.pem'), '--data', data],
      ['key', join(data, '..', 'data', 'keys.pem'), '--data', data],
      ['run', office, '--out', join(folder, 'out'), '--data', data, '--key', join(office, '项目.csv')],
      ['run', office, '--out', join(folder, 'out'), '--data', data, '--key', `${key}.pub`],
      ['run', office, '--out', join(folder, 'out'), '--data', data, '--key', join(folder, 'none')],
      ['verify', '--data', data, '--against', join(office, '项目.csv')],
    ]) {
      const ran = await jixiao(...argv, '--json');
      expect(ran.code).toBe(3);
      codes.push((ran.json().error as { code: string }).code);
    }
    expect(codes).toEqual([
      'key-exists',
      'key-in-data-directory',
      'key-in-data-directory',
      'key-unreadable',
      'key-unreadable',
      'file-missing',
      'key-unreadable',
    ]);
    expect(await readFile(key, 'utf8')).toBe(before);
    await expect(stat(join(folder, 'out'))).rejects.toThrow('ENOENT');
  }));
