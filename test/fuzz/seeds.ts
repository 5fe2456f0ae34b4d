import { readFile } from 'node:fs/promises';
import { documentOf } from '../support/document.ts';
import { workbookOf } from '../support/workbook.ts';

export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const header = ['年度', '期间', '项目编码', '全年预算数', '执行数'];
const rows = Array.from({ length: 12 }, (_, index) => [2025, '2025-06', `P${index + 1}`, 1000 + index, 500.25 + index]);
const quoted = (row: readonly unknown[]): string => row.map((cell) => `"${cell}"`).join(',');

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const shipped = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(new URL(`../../${path}`, import.meta.url)));

/** The files that are changed: some of each kind that an office sends. */
export const seeds = async (): Promise<[Seed, ...Seed[]]> => [
  { name: '执行.xlsx', bytes: await workbookOf({ name: '预算执行', rows: [header, ...rows] }) },
  { name: '执行.csv', bytes: utf8([header, ...rows].map((row) => row.join(',')).join('\r\n')) },
  { name: '引号.csv', bytes: utf8([header, ...rows].map(quoted).join('\n')) },
  {
    name: '执行.docx',
    bytes: documentOf([header, ...rows].map((row) => row.map((cell) => String(cell)))),
  },
  { name: 'policy.yaml', bytes: await shipped('examples/cali-2025/policy.yaml') },
  { name: 'execution.source.yaml', bytes: await shipped('examples/cali-2025/execution.source.yaml') },
];
