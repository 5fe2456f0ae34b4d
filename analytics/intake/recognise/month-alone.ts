import type { Fault } from '../fault.ts';
import type { Sheet } from '../read/sheet.ts';
import { fold } from './fold.ts';
import type { Candidate } from './header-faults.ts';
import { isSpentSinceJanuary } from './running-total.ts';

/** 截至本月 and 1月至本月 run from January on. */
const month = '(?<![至到前])(?:当月|本月|单月)';
const monthsFigure = new RegExp(
  `${month}(?:数|合计|金额|明细|(?:预算)?(?:支出|支付|拨付|发生)|(?:预算)?执行数|[)\\]】]|$)`,
);
/** 本期 and 本季 are of a time alone only where a figure is called so: 本期 by itself may be the report's own month. */
const periodsFigure =
  /(?<![至到前])(?:本期|当期|本季度?|当季度?)(?:数|发生|(?:预算)?(?:支出|支付|拨付)|(?:预算)?执行数)/;
/** What occurred is of a time alone, but up to a month. */
const occurred = /^(?!.*(?:截[至止]|(?:^|[^0-9])1月?[-~至])).*发生额/;
const monthsTable = new RegExp(`${month}.{0,6}(?:执行|支出|支付)|月度(?:支出|支付|拨付)`);

const isFigureAlone = (words: string): boolean =>
  [monthsFigure, periodsFigure, occurred].some((each) => each.test(words));

const withoutEnding = (file: string): string => file.replace(/\.[a-z0-9]{1,5}$/i, '');

/**
 * What a title, the sheet or the file calls the month's own figures, where contracts ask for those since January and
 * nothing says 累计: a fault where the figures themselves are called so, a warning where it may be the table's month.
 */
export const monthFaults = (
  sheet: Sheet,
  file: string,
  { dataset, columns, row, top }: Candidate,
): readonly Fault[] => {
  const spent = columns.find(({ field }) => field.sinceJanuary);
  if (!spent || isSpentSinceJanuary(spent.header)) return [];
  const lower = sheet.rows.find((each) => each.row === row.row)?.cells[spent.index] ?? '';
  const titles = sheet.rows
    .filter((each) => each.row < top)
    .flatMap(({ cells }) => cells.filter((cell) => cell !== null));
  const said = [...titles, sheet.name, withoutEnding(file)];
  if ([lower, ...said].some((words) => /累计|年初至/.test(fold(words)))) return [];
  const calledSo = said.find((words) => isFigureAlone(fold(words)));
  const written = calledSo ?? said.find((words) => monthsTable.test(fold(words)));
  if (written === undefined) return [];
  return [
    {
      code: 'month-alone',
      severity: calledSo === undefined ? 'warning' : 'fault',
      dataset: dataset.name,
      place: { sheet: sheet.name, row: row.row, column: spent.header },
      detail: { said: written.trim().slice(0, 60), label_zh: spent.field.label.zh },
      times: 1,
    },
  ];
};
