import { type Text, text } from '../core/language/text.ts';
import type { VerifyReport } from './finding.ts';

/** What a verdict is about. */
type Judged = Pick<VerifyReport, 'holds' | 'findings' | 'checked' | 'handedOver' | 'ledgerFile' | 'recomputed'>;

const inStore = ({ checked }: Pick<VerifyReport, 'checked'>): Text =>
  text(
    `已查 ${checked.events} 条台账记录、${checked.objects} 个数据文件`,
    `${checked.events} ledger events, ${checked.objects} objects`,
  );

/** What was looked at, and nothing that was not. */
const seenSays = (report: Judged): Text => {
  const { checked, handedOver, ledgerFile } = report;
  const kept = inStore(report);
  if (handedOver === null) return text(kept.zh, `${kept.en} checked`);
  if (handedOver === 'output')
    return text(
      `${kept.zh}、${checked.marts} 个结果表、${checked.pages} 个页面、${checked.receipts} 个回执文件`,
      `${kept.en}, ${checked.marts} published marts, ${checked.pages} pages and ${checked.receipts} receipt files checked`,
    );
  if (ledgerFile === 'absent') return text(`已查 ${checked.pages} 个页面`, `${checked.pages} pages checked`);
  return text(`${kept.zh}、${checked.pages} 个页面`, `${kept.en} and ${checked.pages} pages checked`);
};

const holdsSays = (report: Judged): Text => {
  const seen = seenSays(report);
  if (report.handedOver === null)
    return text(
      `保存的结果成立:${seen.zh},重算结果一致;交出的结果表、页面和回执没有核对——给出其中的 run.json 或 edition.json 才核对`,
      `The result as it is kept holds: ${seen.en}, and recomputing gives the same; marts, pages and receipts that were handed over were not looked at: name the run.json or edition.json among them`,
    );
  if (report.ledgerFile === 'absent')
    return text(
      `页面正是本单位签名的清单所列:${seen.zh};这里没有这次运行的数据,没有重算`,
      `The pages are those of the list that the office signed: ${seen.en}; not recomputed, for the data of the run are not here`,
    );
  return text(`结果成立:${seen.zh},重算结果一致`, `The result holds: ${seen.en}, and recomputing gives the same`);
};

const notRecomputed = ({ findings, ledgerFile }: Judged): Text => {
  if (ledgerFile === 'absent')
    return text(';这里没有这次运行的数据,没有重算', '; not recomputed, for the data of the run are not here');
  return findings.some(({ code }) => code === 'recompute_failed')
    ? text(';重算没有完成', '; recomputing did not complete')
    : text(';因数据受损没有重算', '; not recomputed because what it needs is damaged');
};

/** The verdict in one line. */
export const verifySays = (report: Judged): Text => {
  if (report.holds) return holdsSays(report);
  const [seen, again] = [seenSays(report), report.recomputed ? text('', '') : notRecomputed(report)];
  return text(
    `结果不成立:${report.findings.length} 处不符;${seen.zh}${again.zh}`,
    `The result does not hold: ${report.findings.length} findings; ${seen.en}${again.en}`,
  );
};
