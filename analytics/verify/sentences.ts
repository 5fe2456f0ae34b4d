import { type Text, text } from '../core/language/text.ts';
import type { Finding, FindingCode } from './finding.ts';

interface FindingWords {
  readonly says: (finding: Finding) => Text;
  readonly remedy: Text;
}

const restore = text('从备份恢复这个数据目录', 'Restore the data directory from a backup');
const runAgain = text(
  '重新运行 jixiao run 或 jixiao report 生成结果',
  'Make the result again with jixiao run or jixiao report',
);

const signAgain = text(
  '核对公钥是否本单位的;若是,用 jixiao run --key <私钥文件> 重新运行并签名',
  'Make sure that the public key is the office’s; if it is, run and sign again with jixiao run --key <private key file>',
);

const short = (written: string): string => (/^[0-9a-f]{64}$/.test(written) ? `${written.slice(0, 12)}…` : written);
const of = (finding: Finding): string => (finding.about ? `(${finding.about})` : '');

const words: Readonly<Record<FindingCode, FindingWords>> = {
  event_changed: {
    says: (f) =>
      text(
        `台账记录 ${f.place}${of(f)} 的内容被改动`,
        `Ledger event ${f.place} ${of(f)} was changed after it was written`,
      ),
    remedy: restore,
  },
  link_changed: {
    says: (f) =>
      text(
        `台账记录 ${f.place}${of(f)} 与前一条接不上`,
        `Ledger event ${f.place} ${of(f)} does not follow the one before it`,
      ),
    remedy: restore,
  },
  event_missing: {
    says: (f) =>
      text(
        `台账缺少记录 ${f.place},此处却是第 ${f.found} 条`,
        `Ledger event ${f.place} is gone; version ${f.found} stands in its place`,
      ),
    remedy: restore,
  },
  event_unreadable: {
    says: (f) => text(`台账记录 ${f.place} 已无法读出`, `Ledger event ${f.place} can no longer be read`),
    remedy: restore,
  },
  ledger_unreadable: {
    says: (f) =>
      text(
        `台账文件 ${f.about} 已损坏,读不出 ${f.place}`,
        `The ledger file ${f.about} is damaged; ${f.place} can no longer be read`,
      ),
    remedy: restore,
  },
  head_changed: {
    says: (f) =>
      text(
        `台账已不包含这次运行所见的记录 ${f.place}${of(f)}`,
        `The ledger no longer contains event ${f.place} ${of(f)} as the run saw it`,
      ),
    remedy: restore,
  },
  ledger_file_changed: {
    says: (f) =>
      text(
        `台账文件 ${f.place} 的字节不是最后一次写完时的样子`,
        `The bytes of the ledger file ${f.place} are not those its last writer left`,
      ),
    remedy: restore,
  },
  signature_missing: {
    says: (f) => text(`运行 ${f.place} 没有签名`, `Run ${f.place} is not signed`),
    remedy: signAgain,
  },
  signature_by_another: {
    says: (f) =>
      text(
        `运行 ${f.place} 不是由这把钥匙(${short(f.expected)})签名,而是由 ${short(f.found)}`,
        `Run ${f.place} is not signed by this key (${short(f.expected)}) but by ${short(f.found)}`,
      ),
    remedy: signAgain,
  },
  signature_broken: {
    says: (f) =>
      text(
        `签名 ${f.place} 不是钥匙 ${short(f.expected)} 对这次运行的签名`,
        `${f.place} is no signature of this run by the key ${short(f.expected)}`,
      ),
    remedy: restore,
  },
  object_missing: {
    says: (f) => text(`数据文件 ${f.place}${of(f)} 不见了`, `Object ${f.place} ${of(f)} is gone`),
    remedy: restore,
  },
  object_changed: {
    says: (f) =>
      text(
        `数据文件 ${f.place}${of(f)} 被改动:应为 ${short(f.expected)},实为 ${short(f.found)}`,
        `Object ${f.place} ${of(f)} was changed: its digest must be ${short(f.expected)} and is ${short(f.found)}`,
      ),
    remedy: restore,
  },
  policy_changed: {
    says: (f) =>
      text(
        `规则 ${f.place} 被改动:原为 ${f.expected},现为 ${f.found}(${f.about})`,
        `Policy ${f.place} was changed: it was ${f.expected} and is ${f.found} (${f.about})`,
      ),
    remedy: text(
      '要改规则,请改政策文件后重新运行;已存的规则不可改',
      'To change a rule, change the policy file and run again; a kept policy is never edited',
    ),
  },
  policy_not_adopted: {
    says: (f) => text(`台账里没有采用规则 ${f.place} 的记录`, `The ledger has no adoption of policy ${f.place}`),
    remedy: restore,
  },
  run_not_recorded: {
    says: (f) =>
      text(`台账里没有运行 ${f.place} 完成的记录`, `The ledger does not say that run ${f.place} was completed`),
    remedy: restore,
  },
  record_changed: {
    says: (f) =>
      text(
        `run.json 的 ${f.place} 与存档不符:应为 ${short(f.expected)},写着 ${short(f.found)}`,
        `${f.place} in run.json is not what was kept: it must be ${short(f.expected)} and says ${short(f.found)}`,
      ),
    remedy: runAgain,
  },
  mart_missing: {
    says: (f) => text(`结果文件 ${f.place} 不见了`, `Result file ${f.place} is gone`),
    remedy: runAgain,
  },
  mart_changed: {
    says: (f) =>
      text(
        `结果文件 ${f.place} 被改动${f.about ? `,首处在 ${f.about}` : ''}`,
        `Result file ${f.place} was changed${f.about ? `, first at ${f.about}` : ''}`,
      ),
    remedy: runAgain,
  },
  mart_csv_changed: {
    says: (f) =>
      text(`结果文件 ${f.place} 不是这次运行写出的内容`, `Result file ${f.place} is not as the run wrote it`),
    remedy: runAgain,
  },
  mart_bytes_changed: {
    says: (f) =>
      text(
        `结果文件 ${f.place} 的字节不是这次运行写出的;行相同,但其中的统计信息可改变查询结果`,
        `The bytes of result file ${f.place} are not those the run wrote; its rows are, but statistics beside them can change a query’s answer`,
      ),
    remedy: runAgain,
  },
  mart_extra: {
    says: (f) => text(`结果文件 ${f.place} 不是这次运行写出的`, `Result file ${f.place} is not one that the run wrote`),
    remedy: runAgain,
  },
  mart_differs: {
    says: (f) =>
      text(
        `重算的 ${f.place} 与记录不同:记录为 ${short(f.expected)},重算为 ${short(f.found)}`,
        `${f.place} comes out differently: recorded ${short(f.expected)}, recomputed ${short(f.found)}`,
      ),
    remedy: text(
      'run.json 被改动,或产品版本不同:用记录中的版本再验一次',
      'run.json was changed, or the product is another version: verify with the version it names',
    ),
  },
  page_missing: {
    says: (f) => text(`页面 ${f.place} 不见了`, `Page ${f.place} is gone`),
    remedy: runAgain,
  },
  page_changed: {
    says: (f) => text(`页面 ${f.place} 被改动`, `Page ${f.place} was changed after it was published`),
    remedy: runAgain,
  },
  page_extra: {
    says: (f) => text(`页面 ${f.place} 不是这次运行写出的`, `Page ${f.place} is not one that the run wrote`),
    remedy: runAgain,
  },
  receipt_missing: {
    says: (f) => text(`回执 ${f.place} 不见了`, `Receipt ${f.place} is gone`),
    remedy: runAgain,
  },
  receipt_changed: {
    says: (f) => text(`回执 ${f.place} 不是这次运行写出的内容`, `Receipt ${f.place} is not as the run wrote it`),
    remedy: runAgain,
  },
  receipt_extra: {
    says: (f) => text(`回执 ${f.place} 不是这次运行写出的`, `Receipt ${f.place} is not one that the run wrote`),
    remedy: runAgain,
  },
  edition_changed: {
    says: (f) =>
      text(
        `${f.about} 的 ${f.place} 与运行的存档不符:应为 ${short(f.expected)},写着 ${short(f.found)}`,
        `${f.place} in ${f.about} is not what was kept of the run: it must be ${short(f.expected)} and says ${short(f.found)}`,
      ),
    remedy: runAgain,
  },
  edition_unvouched: {
    says: (f) =>
      text(
        `没有什么能证明 ${f.place} 本身:这里没有这次运行的数据,也没有核对签名`,
        `Nothing vouches for ${f.place} itself: the data of its run are not here, and no signature was checked`,
      ),
    remedy: text(
      '以 --against <本单位公钥> 核对签名,或以 --data <数据目录> 重算',
      'Check its signature with --against <the office’s public key>, or recompute the run with --data <data directory>',
    ),
  },
  recompute_failed: {
    says: (f) => text(`无法重算 ${f.place}:${f.found}`, `${f.place} could not be recomputed: ${f.found}`),
    remedy: text('用 run.json 中记录的产品版本再验一次', 'Verify with the product version that run.json names'),
  },
};

export const findingSays = (finding: Finding): Text => words[finding.code].says(finding);
export const findingRemedy = (finding: Finding): Text => words[finding.code].remedy;
