import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerEvent } from '../../../analytics/core/ports/ledger.ts';
import { type NoticeRow, noticeDecisions, noticeNews } from '../../../analytics/notices/notice.ts';
import { letter } from '../../../analytics/site/letters/letter.ts';

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
  measure_person: null,
  measure_due: null,
  closed_period: null,
  state: 'open',
  given_on: null,
  answer_due: null,
  answered_on: null,
  answer_dated: null,
  answer: null,
  answer_finding: null,
};

const written = (rows: readonly NoticeRow[], before: readonly LedgerEvent[] = [], through = '2025-12'): LedgerEvent[] =>
  noticeDecisions(before, rows, through).map((event, index) => ({
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
    expect(noticeDecisions(written([row]), [row], '2025-12')).toEqual([]);
  });

  it('an answer and an end follow in order, once each', () => {
    const opened = written([row]);
    const closed = { ...row, answered_period: '2025-06', closed_period: '2025-08', state: 'closed' };
    const later = written([closed], opened);
    expect(later.map(({ kind }) => kind)).toEqual(['notice.answered', 'notice.closed']);
    expect(noticeDecisions([...opened, ...later], [closed], '2025-12')).toEqual([]);
  });

  it('a second red spell is another notice', () => {
    const again = { ...row, notice_id: '2025101001001-2025-10', opened_period: '2025-10' };
    expect(written([row, again], written([row])).map(({ data }) => data.notice)).toEqual(['2025101001001-2025-10']);
  });
});

describe('a notice that was not answered in time', () => {
  const suspended = { ...row, given_on: '2025-05-31', answer_due: '2025-06-13', state: 'suspended' };
  const kinds = (events: readonly LedgerEvent[]) => events.map(({ kind }) => kind);
  const first = written([suspended], [], '2025-06');

  it('is suspended once, at the month that was looked at', () => {
    expect(kinds(first)).toEqual(['notice.opened', 'notice.suspended']);
    expect(first[1]?.data).toEqual({ notice: row.notice_id, period: '2025-06', due: '2025-06-13' });
    expect(written([suspended], first, '2025-07')).toEqual([]);
  });

  it('is lifted by its answer, and nothing else is said', () => {
    const answered = { ...suspended, answered_period: '2025-07', state: 'answered' };
    expect(kinds(written([answered], first, '2025-07'))).toEqual(['notice.answered']);
  });

  it('is resumed once where a later due day lifts it, and may be suspended again', () => {
    const open = { ...suspended, answer_due: '2025-08-13', state: 'open' };
    const resumed = written([open], first, '2025-07');
    expect(kinds(resumed)).toEqual(['notice.resumed']);
    const sofar = [...first, ...resumed];
    expect(written([open], sofar, '2025-07')).toEqual([]);
    expect(kinds(written([suspended], sofar, '2025-08'))).toEqual(['notice.suspended']);
  });

  it('is suspended again where a correction takes its answer away, and answered again', () => {
    const answered = { ...suspended, answered_period: '2025-07', state: 'answered' };
    const lifted = [...first, ...written([answered], first, '2025-07')];
    const again = written([suspended], lifted, '2025-07');
    expect(kinds(again)).toEqual(['notice.suspended']);
    const sofar = [...lifted, ...again];
    expect(written([suspended], sofar, '2025-08')).toEqual([]);
    expect(kinds(written([answered], sofar, '2025-08'))).toEqual(['notice.answered']);
  });

  it('is suspended again where a correction takes its end away', () => {
    const closed = { ...suspended, closed_period: '2025-08', state: 'closed' };
    const lifted = [...first, ...written([closed], first, '2025-08')];
    expect(kinds(lifted).at(-1)).toBe('notice.closed');
    expect(kinds(written([suspended], lifted, '2025-08'))).toEqual(['notice.suspended']);
  });

  it('is not suspended by a run that looks at a month before its answer', () => {
    const answered = { ...suspended, answered_period: '2025-07', state: 'answered' };
    const lifted = [...first, ...written([answered], first, '2025-07')];
    expect(written([suspended], lifted, '2025-06')).toEqual([]);
  });

  it('is counted among what is new', () => {
    expect(noticeNews(first)).toEqual({ opened: 1, answered: 0, closed: 0, withdrawn: 0, suspended: 1 });
    expect(noticeNews(written([suspended], first, '2025-07'))).toMatchObject({ suspended: 0 });
  });

  it('is not resumed by a run that looks at an earlier month, when it was not due', () => {
    expect(written([{ ...suspended, state: 'open' }], first, '2025-05')).toEqual([]);
  });
});

describe('a notice whose red light a correction took away', () => {
  const opened = written([row]);

  it('is withdrawn, once', () => {
    const withdrawn = written([], opened);
    expect(withdrawn).toMatchObject([
      { kind: 'notice.withdrawn', data: { notice: row.notice_id, reason: 'correction' } },
    ]);
    expect(written([], [...opened, ...withdrawn])).toEqual([]);
  });

  it('is withdrawn before the one that takes its place is opened', () => {
    const moved = { ...row, notice_id: '2025101001001-2025-07', opened_period: '2025-07' };
    expect(written([moved], opened).map(({ kind, data }) => [kind, data.notice])).toEqual([
      ['notice.withdrawn', row.notice_id],
      ['notice.opened', moved.notice_id],
    ]);
  });

  it('is opened and answered again when it comes back', () => {
    const answered = { ...row, answered_period: '2025-06', state: 'answered' };
    const before = [...opened, ...written([answered], opened)];
    const withdrawn = [...before, ...written([], before)];
    const back = written([answered], withdrawn);
    expect(back.map(({ kind }) => kind)).toEqual(['notice.opened', 'notice.answered']);
    expect(written([answered], [...withdrawn, ...back])).toEqual([]);
  });

  it('is left alone by a run that does not look as far', () => {
    expect(written([], opened, '2025-04')).toEqual([]);
    expect(written([], opened, '2025-05')).toHaveLength(1);
  });

  it('leaves as many notices standing as there are called for, whatever comes and goes', () => {
    const ids = ['2025-01', '2025-02', '2025-03'];
    fc.assert(
      fc.property(fc.array(fc.subarray(ids)), (runs) => {
        let ledger: LedgerEvent[] = [];
        for (const called of runs) {
          ledger = [
            ...ledger,
            ...written(
              called.map((id) => ({ ...row, notice_id: `P-${id}`, opened_period: id })),
              ledger,
            ),
          ];
          const count = (kind: string) => ledger.filter((event) => event.kind === kind).length;
          expect(count('notice.opened') - count('notice.withdrawn')).toBe(called.length);
        }
      }),
    );
  });
});

describe('the letter', () => {
  const page = letter(row, {
    region: '示例区',
    label: '虚构数据',
    style: 'body{font-family:"Noto Serif SC"}',
    calendar: [],
  });

  const from = { region: '示例区', label: null, style: '', calendar: [] };

  it('keeps its style sheet as it is written, fonts and all', () => {
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(page) ?? [];
    expect(style).toContain('"Noto Serif SC"');
    expect(style).not.toContain('&');
  });

  it('says to whom, what, why and by what rule', () => {
    for (const said of [
      '教育体育局',
      '2025101001001',
      '资金严重落后',
      '目标落后',
      '财预〔2019〕136号',
      '虚构数据',
      'money far behind',
    ])
      expect(page).toContain(said);
  });

  it('says by when to answer, where there is a due day', () => {
    const due = letter({ ...row, given_on: '2025-05-31', answer_due: '2025-06-16' }, from);
    expect(due).toContain('本通知算 2025年5月31日发出。请不晚于 2025年6月16日选择继续执行、调整用途或取消项目');
    expect(due).toContain('By 2025-06-16 please choose');
    expect(page).not.toContain('请不晚于');
  });

  it('says that finance checks what no run of the year can find', () => {
    const given = { ...row, given_on: '2025-12-10', answer_due: '2025-12-31' };
    const last = letter(given, from);
    expect(last).toContain('到期没有答复的,由财政部门核实处理');
    expect(last).toContain('without an answer the finance department decides when it is due');
    expect(last).not.toMatch(/自动暂停。|is suspended/);
    const before = letter({ ...given, answer_due: '2025-12-30' }, from);
    expect(before).toContain('到期没有答复的,自动暂停。');
    expect(before).not.toContain('由财政部门核实处理');
  });

  it('says of which years only weekends were taken out, where it counts working days', () => {
    const days = (calendar: readonly string[], given_on: string, answer_due: string): string =>
      letter(
        { ...row, given_on, answer_due },
        { ...from, calendar: calendar.map((day) => ({ day, works: 'no', clause: '放假通知' })) },
      );
    const none = days([], '2025-05-31', '2025-06-16');
    expect(none).toContain('规则的工作日历里没有 2025 年的日子:只扣除了星期六和星期日');
    expect(none).toContain('has no day of 2025: only Saturdays and Sundays');
    expect(days(['2025-10-01'], '2025-05-31', '2025-06-16')).not.toContain('只扣除了');
    expect(days(['2025-10-01'], '2025-12-31', '2026-01-15')).toContain('没有 2026 年的日子');
    expect(days([], '2025-12-31', '2026-01-15')).toContain('没有 2025、2026 年的日子');
    expect(page).not.toContain('只扣除了');
  });

  it('says what was answered and when, whether the day was written and whether it was late', () => {
    const answered = { ...row, answered_period: '2025-06', answer: 'cancel,go_on', answer_due: '2025-06-16' };
    const late = letter({ ...answered, answered_on: '2025-06-30', answer_dated: false }, from);
    expect(late).toContain('取消项目、继续执行');
    expect(late).toContain('2025年6月30日(没有写答复日期,按所报月份的最后一天) 逾期');
    const inTime = letter({ ...answered, answered_on: '2025-06-16', answer_dated: true }, from);
    expect(inTime).toContain('2025年6月16日');
    expect(inTime).not.toMatch(/逾期|没有写答复日期/);
  });

  it('says which answer is not counted, and what to do about it', () => {
    const early = letter({ ...row, answer_finding: 'answer_before_notice' }, from);
    expect(early).toContain('有答复的日期早于通知发出,没有计入:请改正日期,或不写日期。');
    expect(early).toContain('correct it or leave it out.');
    const ahead = letter({ ...row, answer_finding: 'answer_after_run' }, from);
    expect(ahead).toContain('有答复的日期晚于截至月份');
    expect(ahead).not.toContain('早于通知发出');
    expect(page).not.toContain('没有计入');
  });

  it('says who sees to the measure', () => {
    expect(letter({ ...row, measure: '赶工', measure_person: '工程科科长' }, from)).toContain('工程科科长');
  });

  it.each([
    [{}, '教育体育局'],
    [{ department_name: null }, '101'],
    [{ department_code: '-', department_name: null }, '101001(不在机构表的单位)'],
    [{ department_code: '-', department_name: null, unit_code: '-' }, '不在机构表的单位'],
    [{ department_code: '-', department_name: null, unit_code: null }, '不在机构表的单位'],
  ])('is to whom it concerns: %j', (whose, to) => {
    expect(letter({ ...row, ...whose }, from)).toContain(`<p>${to}:</p>`);
  });

  it.each([
    ['closed', null, '已恢复,未见整改措施'],
    ['closed', '赶工', '已办结'],
    ['answered', '赶工', '整改中'],
    ['open', null, '待答复'],
  ])('calls a %s notice with measure %s %s', (state, measure, said) => {
    expect(letter({ ...row, state, measure }, from)).toContain(`<dd>${said} `);
  });

  it('never lets a name become markup', () => {
    expect(page).toContain('食堂&lt;改造&gt;');
    expect(page).not.toContain('<改造>');
  });
});
