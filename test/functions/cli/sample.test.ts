import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../../analytics/core/digest.ts';
import { decodeText } from '../../../analytics/intake/decode.ts';
import { findForms } from '../../../analytics/intake/form/find.ts';
import { readLayouts } from '../../../analytics/intake/form/layouts.ts';
import type { Sheet } from '../../../analytics/intake/read/sheet.ts';
import { readWorkbook } from '../../../analytics/intake/read/xlsx/workbook.ts';
import { recognise } from '../../../analytics/intake/recognise/header.ts';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import { asset } from '../../../functions/adapters/assets.ts';
import { generateSample, plantedPath } from '../../../functions/sample/generate.ts';
import { makeSample } from '../../../functions/sample/make.ts';
import { faultPlans } from '../../../functions/sample/plant/faults.ts';
import { envelopeOf } from '../../../functions/sample/policy.ts';

const defaults = await readFile(new URL('../../../analytics/policy/default.yaml', import.meta.url), 'utf8');
const full = makeSample({ seed: 1, departments: 42, projects: 600 }, defaults);
const small = { seed: 5, departments: 6, projects: 48 };

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

const text = (path: string): string => new TextDecoder().decode(full.files.find((file) => file.path === path)?.bytes);
const refused = full.planted.filter(({ expect: what }) => what === 'refused' || what === 'partly');

/** Reads a file as the intake does, but only as far as its header. */
const sheetsOf = (path: string, bytes: Uint8Array): readonly Sheet[] => {
  if (path.endsWith('.xlsx')) return readWorkbook(bytes);
  const lines = decodeText(bytes).text.split('\r\n');
  return [
    {
      name: path,
      rows: lines.map((line, index) => ({ row: index + 1, cells: line.split(',').map((cell) => cell || null) })),
    },
  ];
};

describe('the sample', () => {
  test('is the same for the same seed, and another for another', () => {
    const digest = (seed: number): string => {
      const { files } = makeSample({ ...small, seed }, defaults);
      return sha256(files.map((file) => `${file.path} ${sha256(file.bytes)}`).join('\n'));
    };
    expect(digest(5)).toBe(digest(5));
    expect(digest(5)).not.toBe(digest(6));
  });

  test('has about four hundred files of a few megabytes together, each path once', () => {
    expect(full.dataFiles).toBeGreaterThanOrEqual(350);
    expect(full.dataFiles).toBeLessThanOrEqual(450);
    expect(full.files.reduce((sum, file) => sum + file.bytes.length, 0)).toBeLessThan(15_000_000);
    expect(new Set(full.files.map((file) => file.path)).size).toBe(full.files.length);
  });

  test('has one file in thirty that must be refused, each for its own reason', () => {
    expect(refused.length / full.dataFiles).toBeGreaterThan(0.025);
    expect(refused.length / full.dataFiles).toBeLessThan(0.045);
    expect(new Set(refused.map((planted) => planted.kind)).size).toBe(refused.length);
    expect(new Set(refused.map((planted) => planted.file)).size).toBe(refused.length);
    for (const planted of refused) expect(faultPlans.map((plan) => plan.kind)).toContain(planted.kind);
  });

  test('names only files that are there, and most mistakes are put right', () => {
    const paths = new Set(full.files.map((file) => file.path));
    for (const planted of full.planted) {
      for (const path of [planted.file, planted.correctedBy, planted.original])
        expect(path === undefined || paths.has(path)).toBe(true);
    }
    expect(refused.filter((planted) => planted.correctedBy).length).toBeGreaterThanOrEqual(refused.length - 3);
  });

  test('a corrected file comes after the one it corrects', () => {
    const order = new Intl.Collator('zh-CN', { numeric: true });
    for (const { file, correctedBy } of full.planted) {
      if (!file || !correctedBy) continue;
      expect(order.compare(file.replace(/\.\w+$/, ''), correctedBy.replace(/\.\w+$/, ''))).toBeLessThan(0);
    }
  });

  test('a file sent twice has the same bytes', () => {
    const twice = full.planted.filter((planted) => planted.expect === 'same-bytes');
    const bytes = (path?: string) => full.files.find((file) => file.path === path)?.bytes;
    expect(twice.length).toBeGreaterThan(2);
    for (const { file, original } of twice) expect(bytes(file)).toEqual(bytes(original));
  });

  test('a restatement differs from what it restates', () => {
    const restated = full.planted.filter((planted) => planted.kind === 'restatement');
    const bytes = (path?: string) => full.files.find((file) => file.path === path)?.bytes;
    expect(restated.length).toBeGreaterThan(2);
    for (const { file, correctedBy } of restated) expect(bytes(file)).not.toEqual(bytes(correctedBy));
  });

  test('months that are never reported have no file', () => {
    const missing = full.planted.filter((planted) => planted.kind === 'story:misses-four');
    expect(missing.map((planted) => planted.period)).toEqual(['2025-05', '2025-06', '2025-07', '2025-08']);
  });

  test('every file is recognised by its headers, but those broken below the header', async () => {
    const layouts = await readLayouts(asset);
    const unreadable = new Set(['truncated-file', 'garbled-text', 'legacy-workbook', 'locked-workbook']);
    const broken = new Set(refused.filter((planted) => unreadable.has(planted.kind)).map((planted) => planted.file));
    const headless = refused.find((planted) => planted.kind === 'missing-column')?.file;
    const seen = new Set<string>();
    // One monitoring form in four is enough; everything else is looked at.
    const looked = full.files.filter(
      ({ path }, index) => index % 4 === 0 || broken.has(path) || !path.startsWith('05 '),
    );
    for (const { path, bytes } of looked) {
      if (!/\.(xlsx|csv)$/.test(path) || path === headless) continue;
      if (broken.has(path)) {
        expect(() => sheetsOf(path, bytes)).toThrow();
        continue;
      }
      for (const sheet of sheetsOf(path, bytes)) {
        if (path.includes('项目支出绩效自评表')) {
          const { forms, unknown } = findForms(sheet, layouts);
          expect([path, forms.length, unknown]).toEqual([path, 1, []]);
          continue;
        }
        const { heading, faults } = recognise(sheet, path);
        expect([path, heading === undefined, faults.filter((fault) => fault.severity === 'fault')]).toEqual([
          path,
          false,
          [],
        ]);
        if (heading) seen.add(heading.dataset.name);
      }
    }
    expect([...seen].sort()).toEqual(
      [
        'approval',
        'department-fact',
        'execution',
        'indicator',
        'organisation',
        'prior-year',
        'progress',
        'project',
        're-evaluation',
        'request',
        'self-evaluation',
      ].sort(),
    );
  }, 60_000);

  test('the policy is valid, says that all is fictional and carries the envelope', () => {
    const policy = loadPolicy(text('policy.yaml'));
    expect(policy.region.name).toEqual({ zh: '示例区', en: 'Example District' });
    expect(policy.region.notice?.en).toBe('Fictional data for demonstration');
    expect(policy.settings.allocation_envelope_amount.value).toBe(envelopeOf(full.world));
    expect(policy.settings.execution_weight).toEqual(loadPolicy(defaults).settings.execution_weight);
  });

  test('the note says that it is fictional, in both languages', () => {
    expect(text('README.txt')).toMatch(/虚构[\s\S]*made up/);
  });

  test('treasury exports are GB18030 with a total line', () => {
    const exported = full.files.filter((file) => file.path.startsWith('04 国库支付/'));
    expect(exported).toHaveLength(13);
    for (const { bytes } of exported) {
      const { text: written, encoding } = decodeText(bytes);
      expect(encoding).toBe('gb18030');
      expect(written.trimEnd().split('\r\n').at(-1)).toMatch(/^合计,/);
    }
  });
});

describe('generateSample', () => {
  test('writes the files, and what was planted beside them', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'sample-')), 'input');
    folders.push(folder, plantedPath(folder));
    const summary = await generateSample(folder, small);
    const found = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(found).toHaveLength(summary.files + 2);
    expect(summary).toMatchObject({ seed: 5, departments: 6, projects: 48, indicators: 400 });
    expect(JSON.parse(await readFile(plantedPath(folder), 'utf8'))).toEqual(summary);
  });
});
