import { type Text, text } from '../../../analytics/core/language/text.ts';
import { type Cell, shown as digits, number } from '../write/cell.ts';
import type { Draft, Form } from '../write/draft.ts';
import { dropColumn, repeatRow, setCell, setColumn } from './edit.ts';

/**
 * A mistake that refuses a file, or a project of it: where it may happen, how it is made, and whether a corrected file
 * follows.
 */
export interface FaultPlan {
  readonly kind: string;
  readonly dataset: string;
  readonly forms?: readonly Form[];
  readonly says: Text;
  readonly corrected: boolean;
  /** Where the policy refuses the project at fault alone. */
  readonly expect?: 'partly';
  /** Breaks the tables; null where this draft does not lend itself to it. */
  readonly tables?: (draft: Draft) => Draft | null;
  /** Breaks the finished bytes. */
  readonly bytes?: (bytes: Uint8Array) => Uint8Array;
}

const numeric = (cell: Cell): boolean => cell !== null && typeof cell !== 'string' && 'number' in cell;
const is = (words: string) => (cell: Cell) => digits(cell) === words;

/** An old Excel file or a locked one: the container both share, with nothing of use inside. */
const container = (stream: string): Uint8Array => {
  const bytes = new Uint8Array(4096).fill(0xff);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [index, letter] of [...stream].entries()) bytes.set([letter.charCodeAt(0), 0], 1024 + index * 2);
  return bytes;
};

/** In the order in which they are planted; each goes into a different file. */
export const faultPlans: readonly FaultPlan[] = [
  {
    kind: 'three-decimals',
    dataset: 'indicator',
    corrected: true,
    says: text('预算金额写了三位小数', 'An amount of money has three decimals'),
    tables: (draft) =>
      draft.tables[0]?.titles.some((title) => title.includes('单位:元'))
        ? setCell(draft, 'initial_amount', (old) => ({ number: `${digits(old)}5` }), numeric)
        : null,
  },
  {
    kind: 'weights-over-100',
    dataset: 'indicator',
    corrected: true,
    says: text('一个项目的指标权重合计超过 100', 'The weights of one project add to more than 100'),
    tables: (draft) => setCell(draft, 'weight', () => number('60'), numeric),
  },
  {
    kind: 'unknown-project',
    dataset: 'progress',
    corrected: true,
    says: text('项目编码没有申报过', 'A project code that nobody declared'),
    tables: (draft) => setCell(draft, 'project_code', (old) => `${digits(old).slice(0, -3)}998`),
  },
  {
    kind: 'total-contradicts-rows',
    dataset: 'self-evaluation',
    corrected: true,
    expect: 'partly',
    says: text('自评总分与各行得分之和不一致', 'The self-evaluation’s total contradicts its rows'),
    tables: (draft) =>
      setCell(
        draft,
        'declared_points',
        () => ({ number: '99.99' }),
        (_, row) => row.some(is('TOTAL')),
      ),
  },
  {
    kind: 'duplicate-rows',
    dataset: 'progress',
    corrected: true,
    says: text('同一指标同一期填了两行', 'One indicator has two rows for one period'),
    tables: (draft) => repeatRow(draft, 'indicator_code'),
  },
  {
    kind: 'missing-column',
    dataset: 'progress',
    corrected: true,
    says: text('缺少指标编码列', 'The column of indicator codes is missing'),
    tables: (draft) => dropColumn(draft, 'indicator_code'),
  },
  {
    kind: 'words-in-number',
    dataset: 'progress',
    corrected: true,
    says: text('实际完成值写成“约120”', 'An actual value is written as “about 120”'),
    tables: (draft) => setCell(draft, 'actual_value', () => '约120', numeric),
  },
  {
    kind: 'impossible-date',
    dataset: 'progress',
    corrected: true,
    says: text('填报日期是 2025年2月30日', 'The day of reporting is 30 February'),
    tables: (draft) => setCell(draft, 'reported_on', () => '2025-02-30'),
  },
  {
    kind: 'wrong-period',
    dataset: 'progress',
    corrected: true,
    says: text('期间写成 2025-13', 'The period is written as 2025-13'),
    tables: (draft) => setCell(draft, 'period', () => '2025-13'),
  },
  {
    kind: 'truncated-file',
    dataset: 'progress',
    forms: ['xlsx'],
    corrected: true,
    says: text('工作簿只传了一半', 'Only the first half of the workbook arrived'),
    bytes: (bytes) => bytes.slice(0, Math.floor(bytes.length / 2)),
  },
  {
    kind: 'garbled-text',
    dataset: 'progress',
    forms: ['gb18030'],
    corrected: true,
    says: text('文件传输中坏了,有无法识别的字节', 'Bytes were damaged on the way; the text cannot be read'),
    bytes: (bytes) => bytes.map((byte, index) => (index > 400 && index % 997 === 0 ? 0xff : byte)),
  },
  {
    kind: 'lost-zeros',
    dataset: 'progress',
    forms: ['gb18030', 'utf8-bom'],
    corrected: true,
    says: text('指标编码丢了前面的零,01 变成 1', 'Indicator codes lost their leading zero: 01 became 1'),
    tables: (draft) => setColumn(draft, 'indicator_code', (old) => digits(old).replace(/^0/, '')),
  },
  {
    kind: 'legacy-workbook',
    dataset: 'progress',
    forms: ['xlsx'],
    corrected: false,
    says: text('旧版 .xls 文件改名为 .xlsx', 'An old .xls file renamed to .xlsx'),
    bytes: () => container('Workbook'),
  },
  {
    kind: 'unknown-choice',
    dataset: 'progress',
    corrected: false,
    says: text('完成可能性写成“差不多”', 'The likelihood is written as “more or less”'),
    tables: (draft) => setCell(draft, 'likelihood', () => '差不多'),
  },
  {
    kind: 'locked-workbook',
    dataset: 'progress',
    forms: ['xlsx'],
    corrected: true,
    says: text('工作簿加了密码', 'The workbook is locked with a password'),
    bytes: () => container('EncryptedPackage'),
  },
];
