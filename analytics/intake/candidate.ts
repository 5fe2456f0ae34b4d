const tables = /\.(xlsx|xlsm|xls|csv|txt|tsv)(\.gz)?$/i;
const asides = /(^|\/)(~\$|\.)|(^|\/)(readme|read me|说明|填表说明)[^/]*\.(txt|md|csv)$/i;

/**
 * True for a file that may carry a dataset, judged by its name alone: spreadsheets and text tables, not notes, lock
 * files or hidden ones.
 * @example isCandidate('教育局/执行.xlsx') // true
 */
export const isCandidate = (name: string): boolean => tables.test(name) && !asides.test(name);
