import { text } from '../../core/language/text.ts';
import { blank, type FaultEntry, same } from './entry.ts';

/** Faults of what was uploaded to a landing place, found before or beside the reading of tables. */
export const landingFaults = {
  'upload-too-large': {
    title: text('文件过大', 'File too large'),
    rule: (detail) =>
      text(
        `文件有 ${blank(detail, 'megabytes')} MB,超过 ${blank(detail, 'limit')} MB 的上限,没有读取;原件保留在上传处`,
        `The file has ${blank(detail, 'megabytes')} MB, more than the limit of ${blank(detail, 'limit')} MB; it was not read and stays where it was uploaded`,
      ),
    remedy: same('分成几个文件再上传', 'Split it into several files and upload those'),
  },
  'upload-quarantined': {
    title: text('多次读取失败,已隔离', 'Set aside after repeated failures'),
    rule: (detail) =>
      text(
        `读取这个文件时程序 ${blank(detail, 'attempts')} 次未能完成,不再重试;原件已保留,其他文件不受影响`,
        `Reading this file failed ${blank(detail, 'attempts')} times; it is not tried again. It is kept as it came, and other files are not affected`,
      ),
    remedy: same(
      '打开文件检查并另存后重新上传;仍不行请把原件交给维护人',
      'Open the file, check it, save and upload it again; if that fails too, give it to the maintainer',
    ),
  },
  'upload-unreadable': {
    title: text('文件读不出来', 'File cannot be read'),
    rule: (detail) =>
      text(
        `云存储 ${blank(detail, 'attempts')} 次拒绝给出这个文件的内容(例如用别的密钥加密,或已转入冷存储),不再重试;原件仍在上传处,此前从中读入的内容不变`,
        `The storage refused ${blank(detail, 'attempts')} times to give this file's content (encrypted with another key, for example, or moved to cold storage); it is not tried again. It stays where it was uploaded, and what was read from it before stands`,
      ),
    remedy: same(
      '用默认加密方式重新上传;仍不行请告诉维护人',
      'Upload it again with the default encryption; if that fails too, tell the maintainer',
    ),
  },
  'description-invalid': {
    title: text('描述文件不对', 'Description not valid'),
    rule: (detail) =>
      text(
        `${blank(detail, 'zh')};这一版没有采用,此前有效的一版(如有)继续使用`,
        `${blank(detail, 'en')}; this version is not used, the last valid one, if any, stays in force`,
      ),
    remedy: same(
      '对照 docs/source-descriptions.md(来源)或 docs/official-forms.md(表样)改正后重新上传',
      'Correct it by docs/source-descriptions.md (sources) or docs/official-forms.md (forms) and upload it again',
    ),
  },
  'policy-invalid': {
    title: text('规则文件不对', 'Policy not valid'),
    rule: (detail) =>
      text(
        `${blank(detail, 'zh')};改正之前不生成新的结果,上一次的结果不变`,
        `${blank(detail, 'en')}; no new result is made until it is corrected, and the last one stands`,
      ),
    remedy: same('对照 docs/policy.md 改正后重新上传', 'Correct it by docs/policy.md and upload it again'),
  },
} as const satisfies Readonly<Record<string, FaultEntry>>;
