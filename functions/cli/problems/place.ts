import { text } from '../../../analytics/core/language/text.ts';
import type { Problem } from '../../steps/problems.ts';

/** Places that can’t be written to, or must not be. */
export const placeProblems = {
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
  folderOfOtherData: (folder: string): Problem => ({
    code: 'folder-of-other-data',
    says: text(
      `${folder} 里的结果是用另一个数据目录得出的,没有换掉它`,
      `${folder} holds the result of another data directory, which was not replaced`,
    ),
    remedy: text(
      '用 --out 指定一个新文件夹;要更新那个结果,用 --data 写得出它的数据目录;不要它了,先移走或删除那个文件夹',
      'Name a new folder with --out; to renew that result, name the data directory it was made from with --data; move or delete the folder where it is not needed',
    ),
  }),
  otherDataDirectory: (result: string, data: string): Problem => ({
    code: 'other-data-directory',
    says: text(
      `${result} 不是用数据目录 ${data} 得出的:那里没有这次运行的任何记录,没有核对`,
      `${result} was not made from the data directory ${data}, which has no trace of that run; nothing was verified`,
    ),
    remedy: text(
      `用 --data 写得出它的数据目录,如 jixiao verify ${result} --data <数据目录>;确实是这个目录的,它已被清空或换过:从备份恢复(jixiao restore)`,
      `Name the data directory it was made from: jixiao verify ${result} --data <folder>; if it is this one, it was emptied or replaced: restore it from its archive (jixiao restore)`,
    ),
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
  fileInMotion: (path: string): Problem => ({
    code: 'file-in-motion',
    says: text(
      `${path} 在读的时候被移走、删除,或正被别的程序占用`,
      `${path} was moved or deleted while it was read, or another program holds it`,
    ),
    remedy: text(
      '其余文件没有受影响,下一遍再看;一直这样就关掉打开它的程序',
      'Nothing else was touched, and it is looked at again; close the program that has it open if it stays so',
    ),
  }),
  folderBusy: (place: string): Problem => ({
    code: 'folder-busy',
    says: text(`另一个进程正在更新 ${place}`, `Another process is changing ${place}`),
    remedy: text('等它结束后重新运行', 'Wait for it to end, then run again'),
  }),
} as const;
