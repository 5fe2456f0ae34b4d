import { expect, it } from 'vitest';
import { monthPutOffLetter, monthRunLetter } from '../../../analytics/mail/month-letters.ts';

const result = '0123456789abcdef';

it('tells the finance office who sent nothing', () => {
  const silent = { silent: ['101', '102'], silentNames: ['教育局', '民政局'] };
  expect(monthRunLetter('2025-06', result, silent, null)).toMatchObject({
    party: null,
    subject: '【2025-06 已运行】2 个部门没有报送目标进展 · 2025-06 was run: 2 departments reported on no goal',
    text: `2025-06 已运行,结果 0123456789ab。报告在结果文件夹的 site/index.html。
2 个部门没有报送目标进展:
  101 教育局
  102 民政局

—— English ——
2025-06 was run, result 0123456789ab. The report is site/index.html in the folder of results.
2 departments reported on no goal:
  101 教育局
  102 民政局
`,
  });
  const { subject } = monthRunLetter('2025-06', result, { silent: ['101'], silentNames: ['教育局'] }, null);
  expect(subject).toContain('1 department reported on no goal');
});

it('tells it that nobody did', () => {
  const { subject, text } = monthRunLetter('2025-06', result, { silent: [], silentNames: [] }, null);
  expect(subject).toBe(
    '【2025-06 已运行】各部门都报送了目标进展 · 2025-06 was run: every department reported on its goals',
  );
  expect(text).toContain('各部门都报送了目标进展。\n');
  expect(text).toContain('Every department reported on its goals.\n');
});

it('says where a later month’s result was left', () => {
  const { text } = monthRunLetter('2025-06', result, { silent: [], silentNames: [] }, '2025-08');
  expect(text).toContain('结果文件夹里是更晚的 2025-08,没有替换。');
  expect(text).toContain('shows 2025-08, a later month, and was left so.');
  expect(text).not.toContain('index.html');
});

it('says why a month can’t be run yet', () => {
  expect(monthPutOffLetter('2025-06', { zh: '没有数据', en: 'there are no data' })).toMatchObject({
    party: null,
    subject: '【2025-06 暂时不能运行】· 2025-06 can’t be run yet',
    text: `2025-06 到日子了,暂时不能运行:没有数据。有新文件再试。

—— English ——
2025-06 is due and can’t be run yet: there are no data. It is tried again with new files.
`,
  });
});
