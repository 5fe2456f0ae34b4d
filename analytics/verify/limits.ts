import { type Text, text } from '../core/language/text.ts';
import type { VerifyReport } from './finding.ts';

const keyOf = (id: string): string => `${id.slice(0, 12)}…`;

/** What somebody who may write to the data directory and the output could do unseen, where no key is checked. */
const insider = text(
  '没有核对签名:能改数据目录和结果文件夹的人,可以把台账、数据文件和运行记录一起改写,并重算所有校验值,这样的改动复核看不出',
  'No signature was checked: whoever can write to the data directory and the output could rewrite ledger, lake and record together and compute every hash again, and verify would not see it',
);

const unsigned = text(
  '用 jixiao key 生成本单位的钥匙,以 jixiao run --key 签名,再以 jixiao verify --against <公钥> 复核',
  'Make the office’s key with jixiao key, sign with jixiao run --key, then verify with --against <public key>',
);

const unchecked = (keys: readonly string[]): Text =>
  text(
    `这次运行有签名(钥匙 ${keys.map(keyOf).join('、')});用 jixiao verify --against <公钥> 核对`,
    `The run is signed (key ${keys.map(keyOf).join(', ')}); check it with jixiao verify --against <public key>`,
  );

const signed = (key: string): Text =>
  text(
    `签名相符(钥匙 ${keyOf(key)}):没有私钥的人,改不了这次运行的快照、规则、结果、文件清单和此前的台账而不被看出。仍看不出的:`,
    `The signature holds (key ${keyOf(key)}): nobody without the private key could change this run’s snapshot, policy, result, lists of files or the ledger before it unseen. What remains unseen:`,
  );

const signedList = (key: string): Text =>
  text(
    `签名相符(钥匙 ${keyOf(key)}):没有私钥的人,改不了这些页面和列出它们的清单而不被看出。仍看不出的:`,
    `The signature holds (key ${keyOf(key)}): nobody without the private key could change these pages or the list of them unseen. What remains unseen:`,
  );

const holder = text(
  '持有私钥的人可以把一切改写后重新签名',
  'Whoever holds the private key could rewrite everything and sign it again',
);

const before = (since: string): Text =>
  text(
    `这把钥匙首次签名的运行(${since})之前已被改动的`,
    `What was changed before the first run that this key signed (${since})`,
  );

const rollback = text(
  '把整个数据目录和结果一起退回到较早的签名状态;另处留存 run.json 的 id 可防',
  'Data directory and output put back together to an earlier signed state; the id in run.json, kept elsewhere, guards against it',
);

const later = (events: number): Text =>
  text(
    `这次运行之后写入的 ${events} 条台账记录,还没有签名`,
    `The ${events} ledger events written after this run, which are not signed yet`,
  );

const openFile = text(
  '台账文件没有封存(正在写入,或上次写入中断):只逐条核对了记录,没有逐字节核对文件',
  'The ledger’s file is not sealed (somebody is writing, or was cut off): its events were checked, not its bytes',
);

/** What a verification can't see, in words: nothing else may be read into its verdict. */
export const limitsOf = ({ signature, eventsSince, ledgerFile }: VerifyReport): readonly Text[] => {
  const { against, holds, signedBy, since } = signature;
  const ofFile = ledgerFile === 'open' ? [openFile] : [];
  if (against === null) return [insider, signedBy.length === 0 ? unsigned : unchecked(signedBy), ...ofFile];
  if (!holds) return [...ofFile];
  const remaining = [
    holder,
    ...(since ? [before(since)] : []),
    rollback,
    ...(eventsSince > 0 ? [later(eventsSince)] : []),
  ];
  return [ledgerFile === 'absent' ? signedList(against) : signed(against), ...remaining, ...ofFile];
};
