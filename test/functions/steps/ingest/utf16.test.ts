import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { largeText } from '../../../../functions/steps/ingest/read-text.ts';
import { openDesk } from '../../../../functions/steps/ingest/sent.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { type Office, openOffice, textUpload } from '../../../support/office.ts';

const projects = Array.from({ length: 12 }, (_, index) => `P${index}`);
const lists = [
  textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
  textUpload(
    '项目.csv',
    `年度,预算单位编码,项目编码,项目名称\n${projects.map((code) => `2025,101001,${code},项目${code}\n`).join('')}`,
  ),
];

/** A table as Excel saves it as “Unicode 文本”: a byte order mark, tabs, thousands separators, CRLF. */
const unicodeText = (codes: readonly string[], filling = ''): Uint8Array => {
  const rows = codes.map((code) => ['2025', '2025-06', code, '5,200,000.00', '2,400,000.00', filling]);
  const lines = [['年度', '期间', '项目编码', '全年预算数', '累计支出', '备注'], ...rows];
  return Buffer.from(`\ufeff${lines.map((cells) => `${cells.join('\t')}\r\n`).join('')}`, 'utf16le');
};
const swapped = (bytes: Uint8Array): Uint8Array => Buffer.from(bytes).swap16();
const upload = (name: string, bytes: Uint8Array) => ({ name, bytes: async () => bytes });

let office: Office;
afterEach(() => office.close());

test('Unicode text of Excel is read as any other', async () => {
  office = await openOffice();
  const [, , ...receipts] = await ingest(office.effects, [
    ...lists,
    upload('六月.txt', unicodeText(projects.slice(0, 3))),
    upload('六月 续.csv', swapped(unicodeText(projects.slice(3, 5)))),
  ]);
  expect(
    receipts.map(({ state, encoding, tables }) => [
      state,
      encoding,
      tables.map(({ rowsAccepted, acceptedAmount }) => [rowsAccepted, acceptedAmount]),
    ]),
  ).toEqual([
    ['accepted', 'utf-16le', [[3, '7200000.00']]],
    ['accepted', 'utf-16be', [[2, '4800000.00']]],
  ]);
});

test('so is a large one, from memory and from a file', async () => {
  office = await openOffice();
  const folder = await mkdtemp(join(tmpdir(), 'utf16-'));
  try {
    const [one, other] = [unicodeText(projects, '填'.repeat(200_000)), unicodeText(projects, '充'.repeat(200_000))];
    expect(one.length).toBeGreaterThan(largeText);
    const path = join(folder, '七月.txt');
    await writeFile(path, other);
    const [, , ...receipts] = await ingest(office.effects, [
      ...lists,
      upload('六月.txt', one),
      { name: '七月.txt', path, bytes: async () => other },
    ]);
    expect(
      receipts.map(({ state, encoding, tables, faults }) => [
        state,
        encoding,
        tables.map(({ rowsAccepted, acceptedAmount }) => [rowsAccepted, acceptedAmount]),
        faults.filter(({ severity }) => severity === 'fault'),
      ]),
    ).toEqual([
      ['accepted', 'utf-16le', [[12, '28800000.00']], []],
      ['accepted', 'utf-16le', [[12, '28800000.00']], []],
    ]);
    const desk = openDesk();
    const { read } = await desk.open({ name: '七月.txt', path, bytes: async () => other });
    const { sheets } = await read([], async () => []);
    expect(sheets.map(({ heading, rows }) => [heading.dataset.name, 'text' in rows && rows.delimiter])).toEqual([
      ['execution', '\t'],
    ]);
    await desk.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
