import { type Text, text } from '../../analytics/core/language/text.ts';
import type { RowAmbiguousError } from '../../analytics/explain/explain.ts';
import { kept, type Problem } from '../steps/problems.ts';
import { type Skipped, skippedSays } from './skipped.ts';

/** What stops a command on one machine. */
export const problems = {
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
  placeMissing: (folder: string, file: string): Problem => ({
    code: 'place-missing',
    says: text(`没有文件夹 ${folder},写不了 ${file}`, `There is no folder ${folder} to write ${file} in`),
    remedy: text('先建这个文件夹再运行,或换一个位置', 'Make the folder and run again, or name another place'),
  }),
  notFolder: (path: string): Problem => ({
    code: 'not-a-folder',
    says: text(
      `${path} 不能用作文件夹:它或它的上一级是文件`,
      `${path} can be no folder: it, or what it lies in, is a file`,
    ),
    remedy: text('换一个位置,或先移开那个文件', 'Name another place, or move that file away'),
  }),
  nameTooLong: (path: string): Problem => ({
    code: 'name-too-long',
    says: text(`文件名太长,系统不接受:${path}`, `The name is longer than the system takes: ${path}`),
    remedy: text('改用短一些的名字', 'Use a shorter name'),
  }),
  periodUnreadable: (written: string): Problem => ({
    code: 'period-unreadable',
    says: text(`“${written}” 不是期间`, `“${written}” is not a period`),
    remedy: text('写成 2025-06 的样子', 'Write it like 2025-06'),
  }),
  periodUnknown: (period: string, known: readonly string[]): Problem => ({
    code: 'period-unknown',
    says: text(`没有 ${period} 的数据`, `There are no data for ${period}`),
    remedy: known.length
      ? text(
          `已有的期间:${known[0]} 至 ${known.at(-1)}。${kept.zh}`,
          `Periods at hand: ${known[0]} to ${known.at(-1)}. ${kept.en}`,
        )
      : text('先接收预算执行或指标进展文件', 'First take in execution or progress files'),
  }),
  yearUnreadable: (written: string): Problem => ({
    code: 'year-unreadable',
    says: text(`“${written}” 不是年度`, `“${written}” is not a year`),
    remedy: text('写成 2025 的样子', 'Write it like 2025'),
  }),
  yearNotClosed: (year: number, through: string): Problem => ({
    code: 'year-not-closed',
    says: text(
      `${year} 年只有到 ${through} 的数据,还不能评价`,
      `The data of ${year} run to ${through} only; the year cannot be evaluated yet`,
    ),
    remedy: text(
      '收齐 12 月的数据后再评价;年中可用 jixiao monitor',
      'Evaluate when December is in; until then use: jixiao monitor',
    ),
  }),
  editionUnknown: (written: string, known: readonly string[]): Problem => ({
    code: 'edition-unknown',
    says: text(`没有叫 “${written}” 的版本`, `There is no edition “${written}”`),
    remedy: text(`可用:${known.join('、')}`, `Known: ${known.join(', ')}`),
  }),
  unitUnknown: (unit: string): Problem => ({
    code: 'unit-unknown',
    says: text(`没有单位 ${unit} 的项目`, `Nothing is known of unit ${unit}`),
    remedy: text(
      '检查单位编码;先接收项目和指标的申报文件',
      'Check the unit’s code; its declarations must have been taken in',
    ),
  }),
  countUnreadable: (written: string, least: number): Problem => ({
    code: 'count-unreadable',
    says: text(`“${written}” 不是不小于 ${least} 的整数`, `“${written}” is not a whole number of at least ${least}`),
    remedy: text('写一个整数,如 42', 'Write a whole number, such as 42'),
  }),
  amountUnreadable: (written: string): Problem => ({
    code: 'amount-unreadable',
    says: text(`“${written}” 不是金额`, `“${written}” is not an amount`),
    remedy: text(
      '以基本货币单位(如元,不是万元)写,最多两位小数,如 120000000.00',
      'In whole units of the currency with at most two decimals, such as 120000000.00',
    ),
  }),
  noRequests: (year: number): Problem => ({
    code: 'no-requests',
    says: text(`没有 ${year} 年的预算申请`, `There are no requests for ${year}`),
    remedy: text('先接收“下年度预算申请”文件', 'First take in the request files'),
  }),
  sourceInvalid: (file: string, why: Text): Problem => ({
    code: 'source-invalid',
    says: text(`来源描述 ${file} 不对:${why.zh}`, `The source description ${file} is wrong: ${why.en}`),
    remedy: text('对照 docs/source-descriptions.md 改正', 'Correct it by docs/source-descriptions.md'),
  }),
  directoryBusy: (folder: string, pid: string): Problem => ({
    code: 'data-directory-busy',
    says: text(`数据目录 ${folder} 正被进程 ${pid} 使用`, `The data directory ${folder} is in use by process ${pid}`),
    remedy: text('等它结束,或用 --data 指定另一个目录', 'Wait for it to end, or name another directory with --data'),
  }),
  storageFull: (place: string): Problem => ({
    code: 'storage-full',
    says: text(`磁盘已满,写不下 ${place}`, `The disk is full; ${place} could not be written`),
    remedy: text('腾出空间后重新运行;已有数据没有受影响', 'Free some space and run again; what was there is unharmed'),
  }),
  storageRefused: (place: string): Problem => ({
    code: 'storage-refused',
    says: text(`没有权限读写 ${place}`, `Access to ${place} is not permitted`),
    remedy: text('检查文件夹的权限,或换一个文件夹', 'Check the folder’s permissions, or use another folder'),
  }),
  datasetUnknown: (name: string, known: readonly string[]): Problem => ({
    code: 'dataset-unknown',
    says: text(`没有叫 “${name}” 的数据集`, `There is no dataset “${name}”`),
    remedy: text(`可用:${known.join('、')}`, `Known: ${known.join(', ')}`),
  }),
  martUnknown: (name: string, known: readonly string[]): Problem => ({
    code: 'mart-unknown',
    says: text(`没有叫 “${name}” 的结果表`, `There is no mart “${name}”`),
    remedy: text(`可用:${known.join('、')}`, `Known: ${known.join(', ')}`),
  }),
  rowUnknown: (mart: string, key: string, columns: readonly string[]): Problem => ({
    code: 'row-unknown',
    says: text(`${mart} 里没有 ${key} 这一行`, `${mart} has no row ${key}`),
    remedy: text(`依次给出:${columns.join('、')}`, `Give, in this order: ${columns.join(', ')}`),
  }),
  rowAmbiguous: ({ mart, key, rests, more }: RowAmbiguousError): Problem => {
    const listed = `${rests.map((rest) => `\n  ${rest.join(' ')}`).join('')}${more > 0 ? `\n  … +${more}` : ''}`;
    const missing = mart.key.slice(key.length);
    return {
      code: 'row-ambiguous',
      says: text(
        `${mart.name} 里以 ${key.join(' ')} 开头的有 ${rests.length + more} 行`,
        `${mart.name} has ${rests.length + more} rows that begin with ${key.join(' ')}`,
      ),
      remedy: text(
        `再给出 ${missing.join('、')},其中之一:${listed}`,
        `Give ${missing.join(', ')} too, one of:${listed}`,
      ),
    };
  },
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
  keyExists: (file: string): Problem => ({
    code: 'key-exists',
    says: text(`已有文件 ${file}`, `There is a file ${file} already`),
    remedy: text('换一个文件名;已有的钥匙不会被覆盖', 'Use another name; a key is never written over'),
  }),
  keyInDataDirectory: (file: string, data: string): Problem => ({
    code: 'key-in-data-directory',
    says: text(
      `私钥 ${file} 不能放在数据目录 ${data} 里`,
      `The private key ${file} must not lie in the data directory ${data}`,
    ),
    remedy: text('放到只有签名人能读的地方', 'Put it where only whoever signs can read it'),
  }),
  folderNotEmpty: (folder: string): Problem => ({
    code: 'folder-not-empty',
    says: text(`文件夹 ${folder} 里已有文件`, `The folder ${folder} already holds files`),
    remedy: text('换一个新的文件夹;已有文件不会被覆盖', 'Use a new folder; existing files are never overwritten'),
  }),
  folderHoldsInternal: (folder: string, held: readonly string[]): Problem => ({
    code: 'folder-holds-internal',
    says: text(
      `${folder} 里有内部结果(${held.join('、')}),不能把公开版放在一起`,
      `${folder} holds an internal result (${held.join(', ')}); another edition must not lie beside it`,
    ),
    remedy: text('用 --out 指定一个新文件夹', 'Name a new folder with --out'),
  }),
  folderHoldsEdition: (folder: string): Problem => ({
    code: 'folder-holds-edition',
    says: text(
      `${folder} 里是公开版或部门版,不能换成内部结果`,
      `${folder} holds the public or the department edition; an internal result must not take its place`,
    ),
    remedy: text('用 --out 指定一个新文件夹', 'Name a new folder with --out'),
  }),
  laterStands: (folder: string, period: string, later: string): Problem => ({
    code: 'later-month-stands',
    says: text(
      `${folder} 里已是更晚的 ${later} 的结果,没有换成 ${period} 的`,
      `${folder} shows the later ${later}; the result for ${period} was not put in its place`,
    ),
    remedy: text(
      `${period} 的结果已记录。用 --out 指定另一个文件夹,或加 --replace-later 替换`,
      `The result for ${period} is on record. Name another folder with --out, or replace what is there with --replace-later`,
    ),
  }),
  folderBusy: (place: string): Problem => ({
    code: 'folder-busy',
    says: text(`另一个进程正在更新 ${place}`, `Another process is changing ${place}`),
    remedy: text('等它结束后重新运行', 'Wait for it to end, then run again'),
  }),
  unexpected: (message: string): Problem => ({
    code: 'unexpected',
    says: text(`程序出错:${message}`, `Something went wrong in the program: ${message}`),
    remedy: text(
      '数据没有受影响;请把这行连同 jixiao doctor 的输出报告给维护人',
      'Your data are unharmed; please report this line with the output of: jixiao doctor',
    ),
  }),
} as const;
