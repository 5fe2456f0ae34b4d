import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readList } from '../../../analytics/run/page-list.ts';
import { keyIdOf } from '../../../analytics/run/signature.ts';
import { filesBelow } from '../../../functions/adapters/files-below.ts';
import { publicKeyIn } from '../../../functions/adapters/key-file.ts';
import { random as randomOf } from '../../../functions/sample/random.ts';
import { verifyEdition } from '../../../functions/steps/verify/edition.ts';
import { jixiao, office } from '../../functions/cli/command.ts';

describe('an edition that is handed over by itself', () => {
  let home = '';
  const at = (...names: string[]): string => join(home, ...names);
  const data = (): readonly string[] => ['--data', at('data')];
  const nowhere = (): readonly string[] => ['--data', at('no-data')];
  const against = (): readonly string[] => ['--against', at('office.pem.pub')];

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'jixiao-edition-'));
    await jixiao('key', at('office.pem'), ...data());
    await jixiao('key', at('other.pem'), ...data());
    await jixiao('run', office, '--out', at('out'), ...data());
    await jixiao('report', '--edition', 'department', '--out', at('department'), ...data());
    await jixiao('report', '--edition', 'public', '--out', at('public'), '--key', at('office.pem'), ...data());
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  /** Verifies a copy of an edition's pages, and of nothing else, after somebody has been at it. */
  const verified = async (
    edition: 'public' | 'department',
    options: readonly string[],
    tamper: (site: string) => Promise<void> = async () => {},
  ) => {
    const copy = await mkdtemp(at('copy-'));
    await cp(at(edition, 'site'), copy, { recursive: true });
    await tamper(copy);
    const ran = await jixiao('verify', join(copy, 'edition.json'), '--json', ...options);
    await rm(copy, { recursive: true });
    const report = ran.json() as {
      readonly findings?: readonly { readonly code: string; readonly place: string }[];
      readonly checked?: { readonly pages: number };
      readonly recomputed?: string | null;
    };
    return { ...report, code: ran.code, found: report.findings?.map(({ code, place }) => `${code} ${place}`) };
  };
  const pagesOf = async (edition: string): Promise<readonly string[]> =>
    (await readdir(at(edition, 'site'), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && entry.name !== 'edition.json')
      .map(({ name }) => name);

  it('lists its pages, with the run they show, and says so on every page', async () => {
    expect(await readdir(at('public'))).toEqual(['site']);
    const list = JSON.parse(await readFile(at('public/site/edition.json'), 'utf8'));
    expect(Object.keys(list)).toEqual([
      ...['run', 'snapshot', 'policy', 'through', 'resultDigest', 'product', 'pages', 'signature'],
    ]);
    const pages = (await pagesOf('public')).filter((name) => name.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(3);
    for (const path of Object.keys(list.pages).filter((name) => name.endsWith('.html')))
      expect(await readFile(at('public/site', path), 'utf8')).toMatch(/href="(\.\.\/)*edition\.json"/);
    expect(await readFile(at('out/site/index.html'), 'utf8')).toContain('verify &lt;run.json&gt;');
    expect(await readdir(at('out/site'))).not.toContain('edition.json');
  });

  it.each([
    ['with the data', 'public', data],
    ['with the data, unsigned', 'department', data],
    ['with the key alone', 'public', () => [...nowhere(), ...against()]],
    ['with both', 'public', () => [...data(), ...against()]],
  ] as const)('holds %s', async (_, edition, options) => {
    const report = await verified(edition, options());
    expect(report).toMatchObject({ code: 0, holds: true, checked: { pages: (await pagesOf(edition)).length } });
    expect(report.recomputed === null).toBe(options().includes(at('no-data')));
  });

  it.each([
    ['unsigned, without the data', 'department', nowhere, ['edition_unvouched edition.json']],
    ['signed, without data or key', 'public', nowhere, ['edition_unvouched edition.json']],
    [
      'against another key',
      'public',
      () => [...nowhere(), '--against', at('other.pem.pub')],
      ['signature_by_another edition.json'],
    ],
    ['unsigned, against a key', 'department', () => [...nowhere(), ...against()], ['signature_missing edition.json']],
  ] as const)('does not hold %s: a list of pages proves nothing by itself', async (_, edition, options, findings) => {
    expect(await verified(edition, options())).toMatchObject({ code: 1, holds: false, found: findings });
  });

  const tampered: readonly (readonly [string, (site: string) => Promise<void>, string])[] = [
    ['a changed page', (site) => writeFile(join(site, 'index.html'), ''), 'page_changed index.html'],
    ['a page that is gone', (site) => rm(join(site, 'method.html')), 'page_missing method.html'],
    ['a page of somebody else', (site) => writeFile(join(site, 'x.html'), ''), 'page_extra x.html'],
  ];
  it.each(tampered)('does not hold with %s', async (_, tamper, finding) => {
    expect(await verified('public', [...nowhere(), ...against()], tamper)).toMatchObject({ code: 1, found: [finding] });
    expect(await verified('department', data(), tamper)).toMatchObject({ code: 1, found: [finding] });
  });

  it('does not hold with a list that was made to fit, whatever it was made to say', async () => {
    const change = (from: RegExp, to: string) => async (site: string) => {
      const written = await readFile(join(site, 'edition.json'), 'utf8');
      expect(written).toMatch(from);
      await writeFile(join(site, 'edition.json'), written.replace(from, to));
    };
    const changes = [
      [/"through": "2025-12"/, '"through": "2025-11"', 'edition_changed through'],
      [/"resultDigest": "[0-9a-f]{8}/, '"resultDigest": "00000000', 'edition_changed resultDigest'],
      [/"index.html": "[0-9a-f]{8}/, '"index.html": "00000000', 'edition_changed pages'],
    ] as const;
    for (const [from, to, finding] of changes) {
      expect((await verified('department', data(), change(from, to))).found).toContain(finding);
      const signed = await verified('public', [...nowhere(), ...against()], change(from, to));
      expect(signed.found).toContain('signature_broken edition.json');
    }
    const unknown = change(/"run": "[0-9a-f]{8}/, '"run": "00000000');
    expect((await verified('department', data(), unknown)).found).toEqual(['edition_unvouched edition.json']);
    for (const [from, to] of [
      [/\n {2}"run"/, '\n   "run"'],
      [/"pages": \{/, '"pages": {"a": 1,'],
      [/\{/, '{"more": 1,'],
    ] as const)
      expect((await verified('department', data(), change(from, to))).code).toBe(3);
  });

  it('hides none of 90 flipped bits, in pages or list, from whoever has the key alone', {
    timeout: 60_000,
  }, async () => {
    const site = at('public/site');
    const against = keyIdOf(await publicKeyIn(at('office.pem.pub')));
    const listFile = join(site, 'edition.json');
    const holds = async (): Promise<boolean> => {
      const list = readList(await readFile(listFile, 'utf8'));
      return list !== null && (await verifyEdition(null, list, listFile, { against })).holds;
    };
    expect(await holds()).toBe(true);
    const files = [...(await filesBelow(site)).values()].sort();
    const random = randomOf('edition');
    for (let tried = 0; tried < 90; tried += 1) {
      // The list in every third, each other file in turn.
      const file = tried % 3 === 0 ? listFile : (files[tried % files.length] ?? listFile);
      const bytes = await readFile(file);
      const flipped = Uint8Array.from(bytes);
      const place = random.int(0, bytes.length - 1);
      flipped[place] = (flipped[place] ?? 0) ^ (1 << random.int(0, 7));
      await writeFile(file, flipped);
      expect(await holds(), `${file} ${place}`).toBe(false);
      await writeFile(file, bytes);
    }
  });

  it('is found in the folder that it was handed over as; a folder without either file is refused', async () => {
    expect((await jixiao('verify', at('public'), ...data())).code).toBe(0);
    expect((await jixiao('verify', at('out'), ...data())).out).toContain('个页面');
    const ran = await jixiao('verify', at('data'), '--json', ...data());
    expect(ran).toMatchObject({ code: 3 });
    expect(ran.json()).toMatchObject({ error: { code: 'nothing-to-verify' } });
  });

  it('never gives its folder to an internal result, which somebody would publish', async () => {
    const ran = await jixiao('run', office, '--out', at('public'), '--json', ...data());
    expect(ran.code).toBe(3);
    expect(ran.json()).toMatchObject({ error: { code: 'folder-holds-edition' } });
    expect(await readdir(at('public'))).toEqual(['site']);
  });

  it('is not what a bare verify speaks of', async () => {
    const bare = await jixiao('verify', '--lang', 'en', ...data());
    expect(bare.out).toContain('pages and receipts that were handed over were not looked at');
    expect(bare.out).not.toContain(' 0 pages');
  });
});
