const tables = /\.(xlsx|xlsm|xls|docx|doc|csv|txt|tsv)(\.gz)?$/i;
const asides =
  /(^|\/)(~\$|\.)|(^|\/)(?:(?:readme|read me)[^/]*|(?:填表|填报)?说明(?:文档|文件)?[\s_()（）0-9年-]*)\.(txt|md|csv|docx?)$/i;

/** Formats that hold tables or texts of offices and are not read; packed files; names that lost their ending. */
const unread =
  /\.(?:et|ett|wps|ods|odt|xlsb|numbers|pages|pdf|ofd|dbf|mdb|accdb|zip|rar|7z|tar|eml|msg)$|\.(?:xlsx?|docx?|csv)[^/.]*(?:\.(?:tmp|part|bak))?$|(?:^|\/)[^/.]+$/i;

/**
 * True for a file that is not read by its name though there may be data in it.
 * @example mayHoldData('6月执行.et') // true
 */
export const mayHoldData = (name: string): boolean => !isCandidate(name) && !asides.test(name) && unread.test(name);

/**
 * True for a file that may carry a dataset, judged by its name alone: spreadsheets, documents and text tables, not
 * notes, lock files or hidden ones.
 * @example isCandidate('教育局/执行.xlsx') // true
 */
export const isCandidate = (name: string): boolean => tables.test(name) && !asides.test(name);
