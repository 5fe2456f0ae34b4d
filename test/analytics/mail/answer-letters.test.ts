import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../analytics/intake/fault.ts';
import type { FileState, Receipt } from '../../../analytics/intake/receipt.ts';
import { type Answer, answerLetters } from '../../../analytics/mail/answer-letters.ts';
import { parseMailSettings } from '../../../analytics/mail/settings.ts';

const settings = parseMailSettings(`
host: smtp.finance.example
port: 465
secure: tls
from: jixiao@finance.example
finance: [budget@finance.example]
recipients:
  - folder: 教育局
    to: [office@education.example]
`);

const fault = (row: number): Fault => ({
  code: 'not-number',
  severity: 'fault',
  times: 1,
  place: { sheet: '执行', row, column: '累计支出', value: '很多' },
  detail: {},
});

const answerTo = (fileName: string, state: FileState, faults: readonly Fault[] = [], bytes = 1000): Answer => ({
  receipt: { fileName, state, tables: [], faults } as unknown as Receipt,
  receiptDigest: `digest of ${fileName}`,
  page: { name: `${fileName.split('/').at(-1)}.回执.html`, type: 'text/html', digest: `page ${fileName}`, bytes },
  marked:
    state === 'accepted'
      ? null
      : { name: `${fileName.split('/').at(-1)}.退回.xlsx`, type: 'x', digest: `marked ${fileName}`, bytes },
});

const written = (...answers: readonly Answer[]) => answerLetters(settings, answers);

describe('the answer to one file', () => {
  it('names the sheets whose forms were sent back', () => {
    const answer = answerTo('自评.xlsx', 'partly', [fault(5)]);
    const [letter] = written({ ...answer, receipt: { ...answer.receipt, refusedSheets: ['操场维修', '跑道'] } });
    expect(letter?.text).toContain('◐ 部分接受 自评.xlsx:操场维修、跑道 有错,已退回,其余的表已收下');
    expect(letter?.text).toContain(
      '◐ Accepted in part: 自评.xlsx; the forms on 操场维修, 跑道 were sent back, the others taken',
    );
  });

  it('says verdict and file in the subject, and what to correct and how', () => {
    const [letter] = written(answerTo('教育局/6月.xlsx', 'refused', [fault(5)]));
    expect(letter).toMatchObject({
      party: '教育局',
      subject: '【拒收】教育局/6月.xlsx · Refused',
      receipts: ['digest of 教育局/6月.xlsx'],
      enclosures: [{ name: '6月.xlsx.回执.html' }, { name: '6月.xlsx.退回.xlsx' }],
    });
    const lines = letter?.text.split('\n') ?? [];
    expect(lines[0]).toBe('■ 拒收 教育局/6月.xlsx:1 处要改,整个文件没有收下');
    expect(lines[1]).toBe('    工作表“执行” “累计支出”列 第 5 行“很多”');
    expect(lines[3]).toBe('    错处已标在附件“6月.xlsx.退回.xlsx”里:改好,放回原来的文件夹');
    expect(lines[5]).toBe('—— English ——');
    expect(lines[6]).toBe('■ Refused: 教育局/6月.xlsx, 1 to correct; nothing of it was taken');
    expect(lines[9]).toBe(
      '    Where it is wrong is marked in the attached “6月.xlsx.退回.xlsx”: correct it and put it back into its folder',
    );
  });

  it.each([
    ['accepted', '【已接受】6月.csv · Accepted', '● 已接受 6月.csv', '● Accepted: 6月.csv'],
    [
      'partly',
      '【部分接受】6月.csv · Accepted in part',
      '◐ 部分接受 6月.csv:有错的项目退回,其余已收下',
      '◐ Accepted in part: 6月.csv; the projects at fault were sent back, the others taken',
    ],
  ] as const)('that was %s', (state, subject, zh, en) => {
    const [letter] = written(answerTo('6月.csv', state));
    expect(letter?.subject).toBe(subject);
    expect(letter?.party).toBeNull();
    expect(letter?.text.split('\n')).toEqual(expect.arrayContaining([zh, en]));
    expect(letter?.text.includes('改好')).toBe(state !== 'accepted');
  });

  it('asks for the file itself where no marked one could be made', () => {
    const { marked: _, ...answer } = answerTo('6月.csv', 'refused', [fault(1)]);
    const [letter] = written({ ...answer, marked: null });
    expect(letter?.text).toContain('    改好原文件,放回原来的文件夹\n');
    expect(letter?.text).toContain('    Correct your file and put it back into its folder\n');
  });

  it('says of what was accepted how many rows it was', () => {
    const { receipt, ...rest } = answerTo('6月.csv', 'accepted');
    const tables = [{ dataset: 'organisation', rowsAccepted: 3 }] as unknown as Receipt['tables'];
    const [letter] = written({ ...rest, receipt: { ...receipt, tables } });
    expect(letter?.text).toContain('● 已接受 6月.csv:机构 3 行\n');
    expect(letter?.text).toContain('● Accepted: 6月.csv, rows: 3 of Organisation\n');
  });

  it('writes out eight kinds of fault and says where the others are', () => {
    const faults = Array.from({ length: 11 }, (_, number) => ({
      ...fault(1),
      place: { column: `第${number}列`, row: 1 },
    }));
    const [letter] = written(answerTo('6月.xlsx', 'refused', faults));
    expect(letter?.text.match(/第7列/g)).toHaveLength(2);
    expect(letter?.text).not.toContain('第8列');
    expect(letter?.text).toContain('    另有 3 种,见附件“6月.xlsx.回执.html”\n');
    expect(letter?.text).toContain('    3 more kinds in the attached “6月.xlsx.回执.html”\n');
    const [few] = written(answerTo('6月.xlsx', 'refused', [fault(1)]));
    expect(few?.text).not.toContain('另有');
  });
});

describe('the answer to several files', () => {
  it('is one letter to each party, refusals first', () => {
    const letters = written(
      answerTo('教育局/a.xlsx', 'accepted'),
      answerTo('机构.csv', 'accepted'),
      answerTo('教育局/b.xlsx', 'refused', [fault(1)]),
    );
    expect(letters.map(({ party, subject }) => [party, subject])).toEqual([
      ['教育局', '【拒收 1,已接受 1】教育局/b.xlsx 等 2 个文件 · 2 files: 1 refused, 1 accepted'],
      [null, '【已接受】机构.csv · Accepted'],
    ]);
    expect(letters[0]?.text.indexOf('b.xlsx')).toBeLessThan(letters[0]?.text.indexOf('a.xlsx') ?? 0);
  });

  it('is more than one letter past twenty files, all refusals in the first', () => {
    const accepted = Array.from({ length: 24 }, (_, index) => answerTo(`${index}.csv`, 'accepted'));
    const letters = written(...accepted, answerTo('z.csv', 'refused', [fault(1)]));
    expect(letters.map(({ receipts }) => receipts.length)).toEqual([20, 5]);
    expect(letters[0]?.subject).toMatch(/^【拒收 1,已接受 19】z\.csv/);
  });

  it('carries what a server takes, and says where the rest lies', () => {
    const [letter] = written(
      answerTo('a.xlsx', 'refused', [fault(1)], 5_000_000),
      answerTo('b.xlsx', 'refused', [fault(1)], 5_000_000),
    );
    expect(letter?.enclosures.map(({ name }) => name)).toEqual(['a.xlsx.回执.html', 'b.xlsx.回执.html']);
    expect(letter?.text).toContain('错处已标在“a.xlsx.退回.xlsx”(太大,没有附上,在文件旁边)里:改好');
    expect(letter?.text).toContain(
      'marked in “a.xlsx.退回.xlsx”, which is too large for a mail and lies beside the file:',
    );
  });
});
