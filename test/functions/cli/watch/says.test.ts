import { expect, it } from 'vitest';
import type { Receipt } from '../../../../analytics/intake/receipt.ts';
import { doneSays, silentSays, waitingSays } from '../../../../functions/cli/watch/says.ts';
import type { MonthOutcome } from '../../../../functions/steps/month/step.ts';

const receipt = (fileName: string, state: Receipt['state']) =>
  ({ fileName, state, tables: [], faults: [] }) as unknown as Receipt;

const ran = (laterStands: string | null, silentNames: readonly string[]): MonthOutcome =>
  ({
    period: '2025-06',
    laterStands,
    produced: {
      record: { resultDigest: '0123456789abcdef' },
      headline: { silent: silentNames.map((_, index) => `10${index}`), silentNames },
    },
  }) as unknown as MonthOutcome;

const nothing = { answered: [], mails: [], unread: [], others: [], skipped: [], months: [], mailed: null };

it('names what was sent back before anything else', () => {
  const answered = [receipt('甲.csv', 'accepted'), receipt('乙.csv', 'partly'), receipt('丙.csv', 'refused')];
  const lines = doneSays({ ...nothing, answered }, 'out').zh.split('\n');
  expect(lines[0]).toMatch(/^■ 丙/);
  expect(lines[1]).toMatch(/^◐ 乙/);
  expect(lines[2]).toContain('收到 3,接受 1');
});

it('names a copy of what somebody else sent as its sender did', () => {
  const copy = { ...receipt('甲.csv', 'refused'), sentAs: '教育局/乙.csv' };
  expect(doneSays({ ...nothing, answered: [copy] }, 'out').zh).toContain('拒收:教育局/乙.csv');
});

it('says of a file that was not read why, and what to send', () => {
  expect(doneSays({ ...nothing, unread: ['教育局/6月.xlsx.tmp'] }, 'out').zh).toBe(
    '■ 6月.xlsx.tmp 的格式不认识,没有读;里面有数据的,请另存为 .xlsx、.docx 或 .csv 再送 → 教育局/6月.xlsx.tmp.回执.txt',
  );
});

it('tells what may hold data from what is none', () => {
  const others = ['6月.xlsx.tmp', 'README.md'];
  const lines = doneSays({ ...nothing, answered: [receipt('甲.csv', 'accepted')], others }, 'out').zh.split('\n');
  expect(lines[0]).toBe('  文件  收到 1,接受 1,拒收 0;不是数据文件,没有读:README.md');
  expect(lines[1]).toBe('        没有读,可能有数据,请另存为 .xlsx、.docx 或 .csv:6月.xlsx.tmp');
});

it.each([
  [ran(null, []), '● 2025-06 已运行,结果 0123456789ab → out/site/index.html'],
  [ran('2025-08', []), '● 2025-06 已运行,结果 0123456789ab;out 里是更晚的 2025-08,没有替换'],
  [
    ran(null, ['教育局', '民政局']),
    '● 2025-06 已运行,结果 0123456789ab → out/site/index.html\n  没有报送目标进展的部门 2 个:教育局、民政局 → 未报送-2025-06.txt',
  ],
  [
    { period: '2025-06', putOff: { zh: '没有数据', en: 'no data' } } as MonthOutcome,
    '◌ 2025-06 到日子了,暂时不能运行:没有数据;有新文件再试',
  ],
])('says what came of a month', (month, said) => {
  expect(doneSays({ ...nothing, months: [month] }, 'out').zh).toBe(said);
});

it('names mails that brought nothing, before the counts', () => {
  const mails = [{ name: '1.eml', kind: 'cut-off' as const }];
  const said = doneSays({ ...nothing, mails, answered: [receipt('甲.csv', 'accepted')] }, 'out');
  expect(said.zh.split('\n')[0]).toBe('■ 来信 1.eml:邮件没有传完整,什么也没有收下。请再发一次');
  expect(said.en.split('\n')[0]).toBe(
    '■ 1.eml: The mail is cut off, and nothing of it was taken. Please send it again',
  );
});

it('says nothing where nothing was done', () => {
  expect(doneSays(nothing, 'out')).toEqual({ zh: '', en: '' });
});

it('lists the departments that reported on no goal', () => {
  expect(silentSays('2025-06', { silent: ['101', '102'], silentNames: ['教育局', '民政局'] })).toBe(
    '2025-06 没有报送目标进展的部门 Departments that reported on no goal: 2\n101 教育局\n102 民政局\n',
  );
  expect(silentSays('2025-06', { silent: [], silentNames: [] })).toMatch(/^2025-06 各部门都报送了目标进展。/);
});

it('names the files that are not whole yet', () => {
  expect(waitingSays(['a.xlsx', 'b.csv']).zh).toBe('等待复制完成:a.xlsx、b.csv');
});
