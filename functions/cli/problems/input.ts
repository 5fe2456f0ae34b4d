import { type Text, text } from '../../../analytics/core/language/text.ts';
import type { Fault } from '../../../analytics/intake/fault.ts';
import { faultWords } from '../../../analytics/intake/faults/catalogue.ts';
import { kept, type Problem } from '../../steps/problems.ts';
import { type Skipped, skippedSays } from '../skipped.ts';

/** Input that a command can’t read or use. */
export const inputProblems = {
  folderMissing: (folder: string): Problem => ({
    code: 'folder-missing',
    says: text(`找不到文件夹 ${folder}`, `There is no folder ${folder}`),
    remedy: text('检查路径;或用 jixiao init <文件夹> 建一个', 'Check the path, or make one with: jixiao init <folder>'),
  }),
  folderEmpty: (folder: string): Problem => ({
    code: 'folder-empty',
    says: text(`文件夹 ${folder} 里没有任何文件`, `The folder ${folder} is empty`),
    remedy: text(
      '放入 .xlsx 或 .csv 文件;用 jixiao template <数据集> 得到模板',
      'Put .xlsx or .csv files in it; templates come from: jixiao template <dataset>',
    ),
  }),
  nothingToRead: (folder: string, seen: number, skipped: readonly Skipped[]): Problem => ({
    code: 'nothing-to-read',
    says: text(
      [
        `文件夹 ${folder} 里有 ${seen} 项,但没有一个 .xlsx 或 .csv 文件`,
        ...skipped.map((each) => skippedSays(each).zh),
      ].join('\n'),
      [
        `The folder ${folder} holds ${seen} things, but no .xlsx or .csv file`,
        ...skipped.map((each) => skippedSays(each).en),
      ].join('\n'),
    ),
    remedy: text('把报表另存为 .xlsx 或 .csv 再放进来', 'Save the forms as .xlsx or .csv and put them in'),
  }),
  onlyBlankForms: (folder: string): Problem => ({
    code: 'only-blank-forms',
    says: text(
      `${folder} 里只有 templates 文件夹里的空表,还没有填好的文件`,
      `${folder} holds only the blank forms in "templates", no file filled in yet`,
    ),
    remedy: text(
      '把空表复制到 templates 之外,填好再运行',
      'Copy the forms out of "templates", fill them in and run again',
    ),
  }),
  nothingAccepted: (count: number): Problem => ({
    code: 'nothing-accepted',
    says: text(
      `${count} 个文件全部被拒收,没有可计算的数据`,
      `All ${count} files were refused; there is nothing to compute from`,
    ),
    remedy: text(
      '按回执逐项改正后再运行;结果文件夹里其余的内容没有变,有则仍是上一次的结果',
      'Correct what the receipts name and run again; all else in the output folder, if anything, is still the last result',
    ),
  }),
  noData: (): Problem => ({
    code: 'no-data',
    says: text('数据目录里还没有已接受的文件', 'The data directory holds no accepted file yet'),
    remedy: text(
      '先运行 jixiao ingest <文件…> 或 jixiao run <文件夹>',
      'First run: jixiao ingest <file…> or jixiao run <folder>',
    ),
  }),
  nothingToMonitor: (): Problem => ({
    code: 'nothing-to-monitor',
    says: text(
      '收到的文件里没有一个月的执行或进展数据,没有可计算的期间',
      'The files accepted so far report no month: there is neither execution nor progress to compute from',
    ),
    remedy: text(`先接收预算执行或指标进展文件。${kept.zh}`, `Send execution or progress files. ${kept.en}`),
  }),
  neverRun: (): Problem => ({
    code: 'never-run',
    says: text('数据目录里还没有一次完成的运行', 'The data directory holds no completed run yet'),
    remedy: text('先运行 jixiao run 或 jixiao report', 'First run: jixiao run or jixiao report'),
  }),
  fileMissing: (file: string): Problem => ({
    code: 'file-missing',
    says: text(`找不到文件 ${file}`, `There is no file ${file}`),
    remedy: text('检查文件名和路径', 'Check the name and the path'),
  }),
  notFile: (path: string): Problem => ({
    code: 'not-a-file',
    says: text(`${path} 不是文件`, `${path} is not a file`),
    remedy: text(
      '给出文件本身;整个文件夹用 jixiao run <文件夹>',
      'Name the file itself; a whole folder goes to: jixiao run <folder>',
    ),
  }),
  mailInvalid: (file: string, why: Text): Problem => ({
    code: 'mail-invalid',
    says: text(`邮件设置 ${file} 不对:${why.zh}`, `The mail settings ${file} are wrong: ${why.en}`),
    remedy: text('对照 docs/mail.md 改正', 'Correct them by docs/mail.md'),
  }),
  mailPasswordMissing: (place: string): Problem => ({
    code: 'mail-password-missing',
    says: text(`${place} 里没有邮箱密码`, `There is no password for the mail server in ${place}`),
    remedy: text(
      '把密码放进这个环境变量或文件;服务器不要密码就去掉 user',
      'Put the password into this environment variable or file; take user out where the server asks for none',
    ),
  }),
  mailUnread: (file: string, why: Text): Problem => ({
    code: 'mail-unread',
    says: text(`来信 ${file}:${why.zh}`, `${file}: ${why.en}`),
    remedy: text('也可以把附件另存下来,直接给出文件', 'Or save what is attached and name those files'),
  }),
  sourceInvalid: (file: string, why: Text): Problem => ({
    code: 'source-invalid',
    says: text(`来源描述 ${file} 不对:${why.zh}`, `The source description ${file} is wrong: ${why.en}`),
    remedy: text('对照 docs/source-descriptions.md 改正', 'Correct it by docs/source-descriptions.md'),
  }),
  fileOversized: (file: string): Problem => ({
    code: 'file-oversized',
    says: text(`${file} 达到 2 GiB,没有读`, `${file} holds 2 GiB or more and was not read`),
    remedy: text('按月或按部门拆成几个文件再送', 'Split it by month or by department'),
  }),
  sourceNothingKnown: (file: string): Problem => ({
    code: 'source-nothing-known',
    says: text(`${file} 的表头没有一个认得的列名`, `No heading of ${file} is a known word`),
    remedy: text(
      '照 docs/source-descriptions.md 的例子从头写,列名对照数据字典',
      'Write it from the example in docs/source-descriptions.md, with the fields of the data dictionary',
    ),
  }),
  sourceOfOtherFile: (file: string, pattern: string): Problem => ({
    code: 'source-of-other-file',
    says: text(
      `来源描述说的是名为“${pattern}”的文件,不是 ${file}`,
      `The source description speaks of files named “${pattern}”, not of ${file}`,
    ),
    remedy: text('改它的 file 或 file_codes', 'Change its file or file_codes'),
  }),
  documentUnreadable: (file: string, fault: Fault): Problem => {
    const { rule, remedy } = faultWords(fault);
    return {
      code: 'document-unreadable',
      says: text(`${file} 读不出来:${rule.zh}`, `${file} can’t be read: ${rule.en}`),
      remedy,
    };
  },
  formInvalid: (file: string, why: Text): Problem => ({
    code: 'form-invalid',
    says: text(`表样描述 ${file} 不对:${why.zh}`, `The form description ${file} is wrong: ${why.en}`),
    remedy: text(
      '对照 docs/official-forms.md 改正,或用 form draft 起草一份',
      'Correct it by docs/official-forms.md, or have one drafted by form draft',
    ),
  }),
  recordUnreadable: (file: string): Problem => ({
    code: 'record-unreadable',
    says: text(
      `${file} 不是一份运行记录,也不是一份页面清单,或被改动过`,
      `${file} is neither a run record nor a list of an edition’s pages, or was changed`,
    ),
    remedy: text(
      '给出某次运行输出的 run.json,或公开版、部门版网页里的 edition.json',
      'Give the run.json of a run’s output, or the edition.json among the pages of another edition',
    ),
  }),
  nothingToVerify: (folder: string): Problem => ({
    code: 'nothing-to-verify',
    says: text(`${folder} 里没有 run.json 或 edition.json`, `${folder} holds neither a run.json nor an edition.json`),
    remedy: text(
      '给出 run 或 report 的结果文件夹;不给文件则只核对数据目录里保存的结果',
      'Name the output folder of a run or report; where nothing is named, the kept result alone is checked',
    ),
  }),
  runUnreadable: (key: string): Problem => ({
    code: 'run-unreadable',
    says: text(`最近一次运行的存档 ${key} 已读不出来`, `What was kept of the last run, ${key}, can no longer be read`),
    remedy: text(
      '用 jixiao verify <run.json> 查看哪里受损,或重新运行 jixiao run',
      'See what is damaged with jixiao verify <run.json>, or run jixiao run again',
    ),
  }),
  keyUnreadable: (file: string): Problem => ({
    code: 'key-unreadable',
    says: text(`${file} 里没有 Ed25519 钥匙`, `${file} holds no Ed25519 key`),
    remedy: text(
      '给出 jixiao key 生成的文件:签名用私钥,复核用 .pub',
      'Give a file that jixiao key made: the private key to sign, the .pub to verify',
    ),
  }),
} as const;
