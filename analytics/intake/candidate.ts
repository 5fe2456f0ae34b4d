const tables = /\.(xlsx|xlsm|xls|docx|doc|csv|txt|tsv)(\.gz)?$/i;

/** Formats that offices send tables in and that are not read: their sender is told so on a receipt. */
const closed =
  /\.(?:et|ett|wps|ods|odt|xlsb|numbers|pages|pptx?|dps|pdf|ofd|mdb|accdb|zip|rar|7z|tar|png|jpe?g|gif|bmp|tiff?|webp|heic)$/i;

/** Notes, lock files and hidden ones, and the pictures below the text of a mail. */
const asides =
  /(^|\/)(~\$|\.)|(^|\/)(?:(?:readme|read me)[^/]*|(?:填表|填报)?说明(?:文档|文件)?[\s_()（）0-9年-]*)\.(txt|md|csv|docx?|pdf|png|jpe?g)$|(^|\/)(?:image[0-9]*|logo|签名|二维码)\.(?:png|jpe?g|gif|bmp)$/i;

/** Other formats of tables and mails; copies of programs that were not done, and names that lost their ending. */
const unread = /\.(?:dbf|eml|msg)$|\.(?:xlsx?|docx?|csv)[^/.]*(?:\.(?:tmp|part|bak))?$|(?:^|\/)[^/.]+$/i;

/**
 * True for a file that is not taken in by its name though there may be data in it.
 * @example mayHoldData('6月执行.xlsx.tmp') // true
 */
export const mayHoldData = (name: string): boolean => !isCandidate(name) && !asides.test(name) && unread.test(name);

/**
 * True for a file that is taken in and answered with a receipt, judged by its name alone: spreadsheets, documents and
 * text tables, and what may show a table and can't be read, such as archives and scans.
 * @example isCandidate('教育局/执行.xlsx') // true
 */
export const isCandidate = (name: string): boolean => (tables.test(name) || closed.test(name)) && !asides.test(name);
