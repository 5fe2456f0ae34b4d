import { access, constants, mkdir, statfs } from 'node:fs/promises';
import process from 'node:process';
import { loadPolicy } from '../../../analytics/policy/load.ts';
import { type Text, text } from '../../../analytics/words/text.ts';
import { asset } from '../../adapters/assets.ts';
import { duckdbEngine } from '../../adapters/duckdb.ts';
import { readDataDirectory } from '../data-directory.ts';
import { dataFolder } from '../outcome.ts';
import type { Verb } from '../verb.ts';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to do where it is not ok. */
  readonly remedy: Text | null;
}

const gigabyte = 1024 ** 3;

const finding = (check: string, ok: boolean, found: string, remedy: Text): Finding => ({ check, ok, found, remedy: ok ? null : remedy });

const node = (): Finding =>
  finding(
    'node',
    Number(process.versions.node.split('.')[0]) >= 24,
    process.versions.node,
    text('运行 npm ci,它会带来 Node 24', 'Run npm ci; it brings Node 24'),
  );

const engine = async (): Promise<Finding> => {
  const remedy = text('运行 npm ci 重新安装 DuckDB', 'Run npm ci to install DuckDB again');
  try {
    const duckdb = duckdbEngine();
    const session = await duckdb.open([]);
    const [row] = await session.rows('SELECT CAST(1.005 AS DECIMAL(18,3)) AS exact');
    await session.close();
    return finding('duckdb', row?.exact === '1.005', duckdb.version, remedy);
  } catch (error) {
    return finding('duckdb', false, error instanceof Error ? error.message : String(error), remedy);
  }
};

const policy = async (): Promise<Finding> => {
  const loaded = loadPolicy(await asset('policy/default.yaml'));
  return finding('policy', true, `${loaded.name}@${loaded.version}`, text('', ''));
};

const space = async (folder: string): Promise<readonly Finding[]> => {
  const remedy = text(`检查 ${folder} 的权限,或用 --data 指定另一个目录`, `Check the permissions of ${folder}, or name another with --data`);
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    const free = (bavail * bsize) / gigabyte;
    return [
      finding('data', true, folder, remedy),
      finding('disk', free >= 1, `${free.toFixed(1)} GB`, text('腾出至少 1 GB 的空间', 'Free at least 1 GB of space')),
    ];
  } catch (error) {
    return [finding('data', false, error instanceof Error ? error.message : String(error), remedy)];
  }
};

const ledger = async (folder: string): Promise<Finding> => {
  const found = await readDataDirectory(folder);
  if (!found) return finding('ledger', true, '还没有数据 · no data yet', text('', ''));
  try {
    const streams = await found.ledger.streams();
    return finding('ledger', true, `${streams.length} 个事件流 · streams`, text('', ''));
  } finally {
    await found.close();
  }
};

export const doctorCommand: Verb = {
  name: 'doctor',
  define: (command) => command.description('这台机器有什么、缺什么、怎么办 · what this installation has, lacks, and what to do'),
  act: async (_args, options, io) => {
    const folder = dataFolder(options, io);
    const findings = [node(), await engine(), await policy(), ...(await space(folder)), await ledger(folder)];
    const sound = findings.every(({ ok }) => ok);
    return {
      human: (language) =>
        [
          ...findings.map(
            ({ check, ok, found, remedy }) => `${ok ? '●' : '■'} ${check.padEnd(7)} ${found}${remedy ? `\n          → ${remedy[language]}` : ''}`,
          ),
          sound ? { zh: '一切正常', en: 'All is well' }[language] : { zh: '请处理标 ■ 的项', en: 'Please see to the lines marked ■' }[language],
        ].join('\n'),
      json: { sound, findings },
      findings: !sound,
    };
  },
};
