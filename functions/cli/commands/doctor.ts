import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { type Text, text } from '../../../analytics/core/language/text.ts';
import type { Ledger } from '../../../analytics/core/ports/ledger.ts';
import { policyId } from '../../../analytics/policy/load.ts';
import { findingRemedy, findingSays } from '../../../analytics/verify/sentences.ts';
import { asset } from '../../adapters/assets.ts';
import { duckdbEngine } from '../../adapters/duckdb.ts';
import { policyInForce } from '../../steps/policy/in-force.ts';
import { verifyLedger } from '../../steps/verify/ledger.ts';
import { readDataDirectory } from '../data-directory.ts';
import { failureOf } from '../failure.ts';
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

const finding = (check: string, ok: boolean, found: string, remedy: Text): Finding => ({
  check,
  ok,
  found,
  remedy: ok ? null : remedy,
});

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

/** What went wrong, as the command would print it, on a line of its own. */
const failed = (check: string, thrown: unknown): Finding => {
  const { says, remedy } = failureOf(thrown).problem;
  return { check, ok: false, found: `${says.zh} · ${says.en}`, remedy };
};

/** The folder, or the nearest one above it that there is: where the data directory is, or would be made. */
const standing = async (folder: string): Promise<string> => {
  const path = resolve(folder);
  return stat(path).then(
    () => path,
    (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'ENOENT' || dirname(path) === path) throw cause;
      return standing(dirname(path));
    },
  );
};

const space = async (folder: string): Promise<readonly Finding[]> => {
  const remedy = text(
    `检查 ${folder} 的权限,或用 --data 指定另一个目录`,
    `Check the permissions of ${folder}, or name another with --data`,
  );
  try {
    const place = await standing(folder);
    if (!(await stat(place)).isDirectory())
      return [finding('data', false, `${place} 不是文件夹 · is not a folder`, remedy)];
    await access(place, constants.W_OK);
    const { bavail, bsize } = await statfs(place);
    const free = (bavail * bsize) / gigabyte;
    return [
      finding('data', true, place === resolve(folder) ? folder : `${folder} 还没有 · not there yet`, remedy),
      finding('disk', free >= 1, `${free.toFixed(1)} GB`, text('腾出至少 1 GB 的空间', 'Free at least 1 GB of space')),
    ];
  } catch (error) {
    return [finding('data', false, error instanceof Error ? error.message : String(error), remedy)];
  }
};

const policy = async (ledger: Pick<Ledger, 'read'>): Promise<Finding> => {
  try {
    return finding('policy', true, policyId(await policyInForce({ ledger, asset }, null)), text('', ''));
  } catch (thrown) {
    return failed('policy', thrown);
  }
};

const chains = async (ledger: Ledger): Promise<Finding> => {
  const { events, findings } = await verifyLedger({ ledger }, []);
  const [broken] = findings;
  if (!broken) return finding('ledger', true, `${events} 条记录 · events`, text('', ''));
  const says = findingSays(broken);
  return finding('ledger', false, `${says.zh} · ${says.en}`, findingRemedy(broken));
};

/** Ledger and the policy in force by it; the product's own policy where there is no data yet. */
const records = async (folder: string): Promise<readonly Finding[]> => {
  try {
    const found = await readDataDirectory(folder);
    if (!found)
      return [
        await policy({ read: async () => [] }),
        finding('ledger', true, '还没有数据 · no data yet', text('', '')),
      ];
    try {
      return [await policy(found.ledger), await chains(found.ledger)];
    } finally {
      await found.close();
    }
  } catch (thrown) {
    return [failed('ledger', thrown)];
  }
};

export const doctorCommand: Verb = {
  name: 'doctor',
  define: (command) =>
    command.description('这台机器有什么、缺什么、怎么办 · what this installation has, lacks, and what to do'),
  act: async (_args, options, io) => {
    const folder = dataFolder(options, io);
    const findings = [node(), await engine(), ...(await space(folder)), ...(await records(folder))];
    const sound = findings.every(({ ok }) => ok);
    return {
      human: (language) =>
        [
          ...findings.map(
            ({ check, ok, found, remedy }) =>
              `${ok ? '●' : '■'} ${check.padEnd(7)} ${found}${remedy ? `\n          → ${remedy[language]}` : ''}`,
          ),
          sound
            ? { zh: '一切正常', en: 'All is well' }[language]
            : { zh: '请处理标 ■ 的项', en: 'Please see to the lines marked ■' }[language],
        ].join('\n'),
      json: { sound, findings },
      findings: !sound,
    };
  },
};
