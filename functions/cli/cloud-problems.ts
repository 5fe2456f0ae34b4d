import { text } from '../../analytics/core/language/text.ts';
import type { Problem } from '../steps/problems.ts';

/** What stops a command that sends data to the cloud or fetches them from there. */
export const cloudProblems = {
  settingMissing: (option: string, variable: string): Problem => ({
    code: 'setting-missing',
    says: text(`没有给出 ${option}`, `${option} is not given`),
    remedy: text(`写上 ${option},或设环境变量 ${variable}`, `Give ${option}, or set the variable ${variable}`),
  }),
  regionCodeUnreadable: (written: string): Problem => ({
    code: 'region-code-unreadable',
    says: text(`“${written}” 不是区划代码`, `“${written}” is not a region’s code`),
    remedy: text(
      '代码由数字、英文字母和连字符组成,最多 32 个,如 310115',
      'A code is digits, Latin letters and hyphens, 32 at most, such as 310115',
    ),
  }),
  regionEmpty: (region: string): Problem => ({
    code: 'region-empty',
    says: text(`云上还没有区划 ${region} 的数据`, `There are no data of region ${region} in the cloud yet`),
    remedy: text(
      '检查 --region-code、--lake-bucket 和 --ledger-table;或先用 jixiao push 送上去',
      'Check --region-code, --lake-bucket and --ledger-table, or send them first with: jixiao push',
    ),
  }),
  archiveEmpty: (bucket: string): Problem => ({
    code: 'archive-empty',
    says: text(`存档 ${bucket} 里没有台账记录`, `The archive ${bucket} holds no events of a ledger`),
    remedy: text('检查 --archive-bucket 和 --region-code', 'Check --archive-bucket and --region-code'),
  }),
  archiveConflict: (key: string): Problem => ({
    code: 'archive-conflict',
    says: text(`存档里的 ${key} 与台账不一样`, `The archive’s ${key} is not what the ledger says`),
    remedy: text(
      '先运行 jixiao pull 和 jixiao verify 看台账是否完好;存档里的对象锁定不可改,请保留两边并查明原因',
      'First run jixiao pull and jixiao verify to see whether the ledger holds; the archive is locked. Keep both and find out why',
    ),
  }),
  streamsDiverged: (stream: string, version: number): Problem => ({
    code: 'streams-diverged',
    says: text(
      `两边的台账从 ${stream} 的第 ${version} 条起不一样,都不能覆盖对方;什么也没有传`,
      `The two ledgers differ from event ${version} of ${stream} on; neither may be laid over the other, and nothing was sent`,
    ),
    remedy: text(
      '确认两边是同一个区划的数据;同一份数据只能在一边继续用,另一边请用新的数据目录或新的区划代码',
      'Make sure both are of the same region. Data can go on in one place only: use a new data directory, or a new region’s code, for the other',
    ),
  }),
  objectsDiffer: (key: string): Problem => ({
    code: 'objects-differ',
    says: text(`两边都有 ${key},内容却不同;什么也没有传`, `Both sides hold ${key}, and not the same; nothing was sent`),
    remedy: text(
      '在两边各运行 jixiao verify,看哪一边被改过',
      'Run jixiao verify on both sides to see which was changed',
    ),
  }),
  ledgerMovedOn: (stream: string): Problem => ({
    code: 'ledger-moved-on',
    says: text(`台账 ${stream} 正被别处写入`, `The ledger’s stream ${stream} is being written to from elsewhere`),
    remedy: text(
      '等它结束后再运行;已传的部分会接着用',
      'Run it again when that has ended; what was sent already is kept',
    ),
  }),
  cloudRefused: (code: string): Problem => ({
    code: 'cloud-refused',
    says: text(`云服务没有照办:${code}`, `The cloud did not do as asked: ${code}`),
    remedy: text(
      '检查凭证、AWS_REGION、桶名、表名和权限;已传的部分会接着用',
      'Check credentials, AWS_REGION, the names of buckets and table, and permissions; what was sent already is kept',
    ),
  }),
} as const;
