import { access, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Period } from '../../analytics/core/period.ts';
import type { Candidate, Output } from '../../analytics/core/ports/output.ts';

export const december = { period: '2025-12', replaceLater: false } as const;

/** A run's files with the record that it is known by. */
export const sealed = <Files extends Readonly<Record<string, string>>>(
  id: string,
  files?: Files,
  through: Period = december.period,
): Files & { readonly 'run.json': string } => ({ ...(files as Files), 'run.json': JSON.stringify({ id, through }) });

export interface OutputUnderTest {
  /** A new output to the same place. */
  open(): Promise<Output>;
  /** What is published there now, by path. */
  published(): Promise<Readonly<Record<string, string>>>;
  release(): Promise<void>;
}

/** What every Output must do, wherever it leads. */
export const outputContract = (name: string, begin: () => Promise<OutputUnderTest>): void => {
  describe(`Output: ${name}`, () => {
    let under: OutputUnderTest;
    beforeEach(async () => {
      under = await begin();
    });
    afterEach(() => under.release());

    const publish = async (
      files: Readonly<Record<string, string | Uint8Array>>,
      candidate: Candidate | null = december,
    ): Promise<Period | null> => {
      const output = await under.open();
      for (const [path, content] of Object.entries(files)) await output.write(path, content);
      const left = await output.publish(candidate);
      await output.discard();
      return left;
    };

    test('shows nothing before it is published, and everything after', async () => {
      const output = await under.open();
      const files = sealed('1', {
        'site/index.html': '页',
        'site/projects/1.html': '项目',
        'notices/通知 1.html': '通知',
      });
      for (const [path, content] of Object.entries(files)) await output.write(path, content);
      expect(await under.published()).toEqual({});
      await output.publish(december);
      expect(await under.published()).toEqual(files);
    });

    test('takes files that the engine wrote into the workspace, changed and unchanged', async () => {
      for (const rows of ['one', 'one', 'other']) {
        const output = await under.open();
        await writeFile(join(output.workspace, 'm'), rows);
        await output.move('marts/m.parquet', join(output.workspace, 'm'));
        expect(await readdir(output.workspace)).toEqual([]);
        const seal = sealed(rows);
        await output.write('run.json', seal['run.json']);
        await output.publish(december);
        expect(await under.published()).toEqual({ ...seal, 'marts/m.parquet': rows });
      }
    });

    test('keeps bytes and the last of two writes', async () => {
      const output = await under.open();
      await output.write('run.json', sealed('1')['run.json']);
      await output.write('marts/m.csv', 'first');
      await output.write('marts/m.csv', new TextEncoder().encode('\ufeff第二'));
      await output.publish(december);
      expect(await under.published()).toEqual(sealed('1', { 'marts/m.csv': '\ufeff第二' }));
    });

    test('replaces the last result whole', async () => {
      await publish(sealed('1', { 'site/index.html': '1', 'site/projects/old.html': '1', 'notices/a.html': '1' }));
      const next = sealed('2', { 'site/index.html': '2', 'site/projects/new.html': '2', 'notices/index.json': '2' });
      await publish(next);
      expect(await under.published()).toEqual(next);
    });

    test('takes receipts without a result, and leaves the last one as it is', async () => {
      const result = sealed('1', { 'site/index.html': '1', 'marts/m.csv': '1' });
      await publish(result);
      await publish({ 'receipts/2.json': '2' }, null);
      expect(await under.published()).toEqual({ ...result, 'receipts/2.json': '2' });
    });

    test.each([
      ['the month after', '2025-11', '2025-12', false, null],
      ['the same month', '2025-12', '2025-12', false, null],
      ['a year later', '2025-12', '2026-01', false, null],
      ['the month before', '2025-12', '2025-11', false, '2025-12'],
      ['a year before', '2026-01', '2025-12', false, '2026-01'],
      ['the month before, asked for by name', '2025-12', '2025-11', true, null],
    ])('%s: over %s comes %s (by name: %s) unless it gives way to %s', async (_, stands, next, replaceLater, later) => {
      const [first, second] = [
        sealed('1', { 'site/index.html': '1', 'site/old.html': '1', 'marts/m.parquet': '1' }, stands),
        sealed('2', { 'site/index.html': '2', 'site/new.html': '2', 'marts/m.parquet': '2' }, next),
      ];
      expect(await publish(first, { period: stands, replaceLater: false })).toBeNull();
      const receipts = { 'receipts/1.json': '2' };
      expect(await publish({ ...second, ...receipts }, { period: next, replaceLater })).toBe(later);
      expect(await under.published()).toEqual(later === null ? { ...second, ...receipts } : first);
    });

    test('keeps the last result when the next one is dropped', async () => {
      await publish(sealed('first'));
      const second = await under.open();
      await second.write('run.json', sealed('second')['run.json']);
      await second.discard();
      expect(await under.published()).toEqual(sealed('first'));
    });

    test.each(['publish', 'discard'] as const)('leaves no workspace behind after %s', async (end) => {
      const output = await under.open();
      await writeFile(join(output.workspace, 'left'), '');
      await (end === 'publish' ? output.publish(null) : output.discard());
      await expect(access(output.workspace)).rejects.toMatchObject({ code: 'ENOENT' });
    });

    test('publishes the same again without a change, and a page changed back', async () => {
      const files = sealed('1', { 'site/index.html': 'a', 'site/1.html': 'b' });
      await publish(files);
      await publish(files);
      expect(await under.published()).toEqual(files);
      await publish(sealed('2', { 'site/index.html': 'a', 'site/1.html': 'other' }));
      await publish(files);
      expect(await under.published()).toEqual(files);
    });

    test('holds more pages than one listing shows', async () => {
      const pages = Object.fromEntries(
        Array.from({ length: 1_100 }, (_, index) => [`site/projects/${index}.html`, String(index)]),
      );
      await publish(sealed('1', { ...pages, 'site/projects/gone.html': 'gone' }));
      await publish(sealed('2', pages));
      expect(await under.published()).toEqual(sealed('2', pages));
    });
  });
};
