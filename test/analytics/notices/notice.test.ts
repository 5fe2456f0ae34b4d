import { describe, expect, it } from 'vitest';
import { letter } from '../../../analytics/notices/letter.ts';
import { type NoticeRow, noticeDecisions } from '../../../analytics/notices/notice.ts';
import type { LedgerEvent } from '../../../analytics/ports/ledger.ts';

const row: NoticeRow = {
  notice_id: '2025101001001-2025-05',
  fiscal_year: 2025,
  project_code: '2025101001001',
  project_name: '食堂<改造>',
  department_code: '101',
  department_name: '教育体育局',
  unit_code: '101001',
  opened_period: '2025-05',
  reasons: 'money_far_behind,goals_behind',
  answered_period: null,
  measure: null,
  measure_due: null,
  closed_period: null,
  state: 'open',
};

const written = (rows: readonly NoticeRow[], before: readonly LedgerEvent[] = []): LedgerEvent[] =>
  noticeDecisions(before, rows).map((event, index) => ({
    ...event,
    stream: 'notices/2025',
    version: before.length + index + 1,
    at: '2026-01-15T08:00:00.000Z',
    actor: 'monitoring',
    previousHash: '',
    hash: '',
  }));

describe('what the ledger hears of deviation notices', () => {
  it('a new red project opens one', () => {
    expect(written([row]).map(({ kind }) => kind)).toEqual(['notice.opened']);
  });

  it('the same run again says nothing new', () => {
    expect(noticeDecisions(written([row]), [row])).toEqual([]);
  });

  it('an answer and an end follow in order, once each', () => {
    const opened = written([row]);
    const closed = { ...row, answered_period: '2025-06', closed_period: '2025-08', state: 'closed' };
    const later = written([closed], opened);
    expect(later.map(({ kind }) => kind)).toEqual(['notice.answered', 'notice.closed']);
    expect(noticeDecisions([...opened, ...later], [closed])).toEqual([]);
  });

  it('a second red spell is another notice', () => {
    const again = { ...row, notice_id: '2025101001001-2025-10', opened_period: '2025-10' };
    expect(written([row, again], written([row])).map(({ data }) => data.notice)).toEqual(['2025101001001-2025-10']);
  });
});

describe('the letter', () => {
  const page = letter(row, { region: '示例区', label: '虚构数据' });

  it('says to whom, what, why and by what rule', () => {
    for (const said of ['教育体育局', '2025101001001', '资金严重落后', '目标落后', '财预〔2019〕136号', '虚构数据', 'money far behind'])
      expect(page).toContain(said);
  });

  it('never lets a name become markup', () => {
    expect(page).toContain('食堂&lt;改造&gt;');
    expect(page).not.toContain('<改造>');
  });
});
