import { access, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../analytics/core/ports/output.ts';

export const december = { period: '2025-12', replaceLater: false } as const;

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

    const publish = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<void> => {
      const output = await under.open();
      for (const [path, content] of Object.entries(files)) await output.write(path, content);
      await output.publish(december);
      await output.discard();
    };

    test('shows nothing before it is published, and everything after', async () => {
      const output = await under.open();
      const files = {
        'site/index.html': '页',
        'site/projects/1.html': '项目',
        'notices/通知 1.html': '通知',
        'run.json': '{}',
      };
      for (const [path, content] of Object.entries(files)) await output.write(path, content);
      expect(await under.published()).toEqual({});
      await output.publish(december);
      expect(await under.published()).toEqual(files);
    });

    test('takes files that the engine wrote into the workspace', async () => {
      const output = await under.open();
      await writeFile(join(output.workspace, 'm.parquet'), 'mart');
      await output.move('marts/m.parquet', join(output.workspace, 'm.parquet'));
      expect(await readdir(output.workspace)).toEqual([]);
      await output.publish(december);
      expect(await under.published()).toEqual({ 'marts/m.parquet': 'mart' });
    });

    test('takes a mart again, changed and unchanged', async () => {
      for (const rows of ['one', 'one', 'other']) {
        const output = await under.open();
        await writeFile(join(output.workspace, 'm.csv'), rows);
        await output.move('marts/m.csv', join(output.workspace, 'm.csv'));
        await output.publish(december);
        expect(await under.published()).toEqual({ 'marts/m.csv': rows });
      }
    });

    test('keeps bytes and the last of two writes', async () => {
      const output = await under.open();
      await output.write('marts/m.csv', 'first');
      await output.write('marts/m.csv', new TextEncoder().encode('\ufeff第二'));
      await output.publish(december);
      expect(await under.published()).toEqual({ 'marts/m.csv': '\ufeff第二' });
    });

    test('replaces the last result whole', async () => {
      await publish({ 'site/index.html': '1', 'site/projects/old.html': '1', 'notices/a.html': '1', 'run.json': '1' });
      await publish({
        'site/index.html': '2',
        'site/projects/new.html': '2',
        'notices/index.json': '2',
        'run.json': '2',
      });
      expect(await under.published()).toEqual({
        'site/index.html': '2',
        'site/projects/new.html': '2',
        'notices/index.json': '2',
        'run.json': '2',
      });
    });

    test('replaces only what was written: receipts alone leave the last result and its seal', async () => {
      await publish({ 'receipts/1.json': '1', 'site/index.html': '1', 'marts/m.csv': '1', 'run.json': '1' });
      await publish({ 'receipts/2.json': '2' });
      expect(await under.published()).toEqual({
        'receipts/2.json': '2',
        'site/index.html': '1',
        'marts/m.csv': '1',
        'run.json': '1',
      });
    });

    test('keeps the last result when the next one is dropped', async () => {
      await publish({ 'run.json': 'first' });
      const second = await under.open();
      await second.write('run.json', 'second');
      await second.discard();
      expect(await under.published()).toEqual({ 'run.json': 'first' });
    });

    test.each(['publish', 'discard'] as const)('leaves no workspace behind after %s', async (end) => {
      const output = await under.open();
      await writeFile(join(output.workspace, 'left'), '');
      await (end === 'publish' ? output.publish(december) : output.discard());
      await expect(access(output.workspace)).rejects.toMatchObject({ code: 'ENOENT' });
    });

    test('publishes the same again without a change, and a page changed back', async () => {
      const files = { 'site/index.html': 'a', 'site/1.html': 'b', 'run.json': 'c' };
      await publish(files);
      await publish(files);
      expect(await under.published()).toEqual(files);
      await publish({ ...files, 'site/1.html': 'other' });
      await publish(files);
      expect(await under.published()).toEqual(files);
    });

    test('holds more pages than one listing shows', async () => {
      const files = Object.fromEntries(
        Array.from({ length: 1_100 }, (_, index) => [`site/projects/${index}.html`, String(index)]),
      );
      await publish({ ...files, 'site/projects/gone.html': 'gone' });
      await publish(files);
      expect(await under.published()).toEqual(files);
    });
  });
};
