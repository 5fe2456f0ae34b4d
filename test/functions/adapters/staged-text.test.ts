import { isUtf8 } from 'node:buffer';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../../analytics/core/digest.ts';
import { openLineOf } from '../../../analytics/intake/cut-off.ts';
import { isPlainCsv } from '../../../functions/adapters/csv-plain.ts';
import { stageText } from '../../../functions/adapters/staged-text.ts';

/** What is read of a file at a time. */
const pieceSize = 2 ** 22;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'staged-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Lines that end so many bytes before the first piece does, then the text. */
const ending = (gap: number, text: string): Uint8Array => {
  const line = 'a,b,c\n';
  const lines = line.repeat(Math.floor((pieceSize - gap - 1) / line.length));
  return utf8(`${lines}${'x'.repeat(pieceSize - gap - lines.length - 1)}\n${text}`);
};

const file = async (bytes: Uint8Array): Promise<string> => {
  const path = join(folder, 'sent.csv');
  await writeFile(path, bytes);
  return path;
};

describe('a text is staged as it is, whatever stands where one piece ends', () => {
  const gaps = [0, 1, 2, 3, 4];
  test.each(
    gaps.flatMap((gap) =>
      ['年,月\n', '年,月', '😀,1\n', '\r\n1,2\r\n', '1\n2', '1,2\u001a\r\n'].map((text) => [gap, text] as const),
    ),
  )('%i bytes before: %j', async (gap, text) => {
    const bytes = ending(gap, text);
    const staged = await stageText(await file(bytes), folder);
    expect(Buffer.compare(await readFile(staged.path), bytes)).toBe(0);
    expect(staged).toMatchObject({ digest: sha256(bytes), bytes: bytes.length, isUtf8: true });
    expect(Buffer.compare(staged.head, bytes.subarray(0, 200_000))).toBe(0);
    const line = openLineOf(bytes);
    expect(staged.openLine?.row).toBe(line?.row);
    expect(Buffer.from(staged.openLine?.utf8 ?? []).toString()).toBe(Buffer.from(line?.utf8 ?? []).toString());
    expect(staged.lastByte).toBe(bytes.findLast((byte) => byte !== 10 && byte !== 13));
  });

  test.each(
    gaps.flatMap((gap) =>
      [[0xe5, 0xb9], [0xff], [0xe5, 0x41], [0xb4, 0x41], [0xf0, 0x9f, 0x98]].map((bad) => [gap, bad] as const),
    ),
  )('%i bytes before, bytes %j are no UTF-8', async (gap, bad) => {
    const bytes = Buffer.concat([ending(gap, ''), Uint8Array.from(bad)]);
    expect(isUtf8(bytes)).toBe(false);
    expect((await stageText(await file(bytes), folder)).isUtf8).toBe(false);
  });
});

describe('a CSV is plain or not, whatever stands where one piece ends', () => {
  test.each(
    [0, 1, 2].flatMap((gap) =>
      (
        [
          ['1,2\n3,4\n', true],
          ['1,2\n\n3,4\n', false],
          ['\n1,2\n', false],
          ['1,2\n\n', true],
          ['1,2\n\n\n\n', true],
          ['1,2\r\n', false],
          ['1, "2"\n', false],
          ['\r1,2\n', false],
        ] as const
      ).map(([text, isPlain]) => [gap, text, isPlain] as const),
    ),
  )('%i bytes before: %j is %s', async (gap, text, isPlain) => {
    expect(await isPlainCsv(await file(ending(gap, text)))).toBe(isPlain);
  });

  test('with returns, and a line longer than a piece', async () => {
    const lines = '1,2\r\n'.repeat(pieceSize / 4);
    expect(await isPlainCsv(await file(utf8(lines)))).toBe(true);
    expect(await isPlainCsv(await file(utf8(`${lines}3,4\n`)))).toBe(false);
    expect(await isPlainCsv(await file(utf8('1'.repeat(pieceSize + 1))))).toBe(false);
  });
});
