const tables = /\.(xlsx|xlsm|xls|docx|doc|csv|txt|tsv)(\.gz)?$/i;
const asides = /(^|\/)(~\$|\.)|(^|\/)(readme|read me|说明|填表说明)[^/]*\.(txt|md|csv|docx?)$/i;

/**
 * True for a file that may carry a dataset, judged by its name alone: spreadsheets, documents and text tables, not notes, lock
 * files or hidden ones.
 * @example isCandidate('教育局/执行.xlsx') // true
 */
export const isCandidate = (name: string): boolean => tables.test(name) && !asides.test(name);
