import { expect, it } from 'vitest';
import type { NoticeRow } from '../../../../analytics/contracts/marts/rows.ts';
import type { SiteData } from '../../../../analytics/site/parts/data.ts';
import { site } from '../../../../analytics/site/site.ts';
import { closedYear, martRow } from '../../../fixtures/site-data.ts';

const cells = {
  fiscal_year: 2025,
  notice_id: '2025102001-2025-04',
  project_code: '2025102001',
  project_name: '重点项目',
  department_code: '102',
  unit_code: '102001',
  opened_period: '2025-04',
  reasons: 'money_far_behind',
  state: 'answered',
  answered_period: '2025-05',
};
const due = { given_on: '2025-04-30', answer_due: '2025-05-14' };

/** The notices page of a year whose only notice is this one, with or without a due day in the policy. */
const notices = async (notice: Partial<NoticeRow>, days: number | null): Promise<string> => {
  const year = closedYear();
  const { settings } = year.policy;
  const notice_answer_working_days = { ...settings.notice_answer_working_days, value: days };
  const data: SiteData = {
    ...year,
    policy: { ...year.policy, settings: { ...settings, notice_answer_working_days } },
    marts: { ...year.marts, monitoring_notice: [martRow('monitoring_notice', { ...cells, ...notice })] },
  };
  for await (const { path, content } of site(data, 'internal', ''))
    if (path === 'notices.html')
      return content
        .replaceAll('\u00a0', ' ')
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ');
  throw new Error('no notices page');
};

it('says by when, what was chosen and on which day', async () => {
  const page = await notices({ ...due, answer: 'cancel', answered_on: '2025-05-14', answer_dated: true }, 10);
  expect(page).toContain('2025年5月14日 2025年4月30日发出 取消项目 2025年5月14日');
  expect(page).not.toMatch(/逾期|没有写日期|没有写明选择/);
  expect(page).toContain('已答复');
});

it('says where an answer is late, its day not written, or a choice left out', async () => {
  const late = await notices({ ...due, answer: 'go_on', answered_on: '2025-05-15', answer_dated: true }, 10);
  expect(late).toContain('继续执行 2025年5月15日 逾期');
  expect(late).not.toContain('没有写日期');
  const measure = { measure: '赶工', answered_on: '2025-05-31', answer_dated: false };
  const undated = await notices({ ...due, ...measure }, 10);
  expect(undated).toContain('2025年5月31日 逾期;没有写日期,按月末算;没有写明选择');
  expect(undated).toContain('整改中');
});

it('says which answer is not counted, with or without one that is', async () => {
  const open = { ...due, state: 'suspended', answered_period: null };
  const early = await notices({ ...open, answer_finding: 'answer_before_notice' }, 10);
  expect(early).toContain('— 有答复的日期早于通知发出,没有计入:请改正日期,或不写日期');
  const both = { answer: 'cancel', answered_on: '2025-05-14', answer_dated: true, answer_finding: 'answer_after_run' };
  expect(await notices({ ...due, ...both }, 10)).toMatch(/取消项目 2025年5月14日 有答复的日期晚于截至月份/);
  const undue = await notices({ state: 'open', answered_period: null, answer_finding: 'answer_before_notice' }, null);
  expect(undue).toContain('早于通知发出');
  expect(await notices(open, 10)).not.toMatch(/早于通知发出|晚于截至月份/);
});

it('counts a suspended notice among those without an answer, and says that it is suspended', async () => {
  const page = await notices({ ...due, state: 'suspended', answered_period: null }, 10);
  expect(page).toContain('发出 1 个偏差通知,1 个还没有答复,其中 1 个到期自动暂停');
  expect(page).toContain('1 个通知到期没有答复、自动暂停');
  expect(page).toContain('■ 到期自动暂停');
});

it('says which notices no run of the year will suspend', async () => {
  const open = { given_on: '2025-12-10', state: 'open', answered_period: null };
  const after = await notices({ ...open, answer_due: '2025-12-31' }, 10);
  expect(after).toContain('1 个没有答复的通知,答复期限不早于本年最后一天');
  expect(after).toContain('1 notice without an answer is due on the year’s last day or later');
  expect(await notices({ ...open, answer_due: '2025-12-30' }, 10)).not.toContain('不早于本年最后一天');
  const answered = { ...open, answer_due: '2026-01-10', state: 'answered', answered_period: '2025-12' };
  expect(await notices(answered, 10)).not.toContain('不早于本年最后一天');
});

it('has no due days without the setting, yet the answers that were written', async () => {
  const none = await notices({ measure: '赶工' }, null);
  expect(none).not.toMatch(/答复期限|工作日/);
  expect(none).not.toContain('答复 Answer');
  const written = await notices({ answer: 'reallocate', answered_on: '2025-05-15' }, null);
  expect(written).toContain('调整用途 2025年5月15日');
  expect(written).not.toMatch(/答复期限|逾期|没有写/);
});

it('does not call a notice answered that recovered without an answer', async () => {
  const recovered = { state: 'closed', closed_period: '2025-06' };
  const silent = await notices({ ...recovered, answered_period: null }, null);
  expect(silent).toContain('发出 1 个偏差通知,1 个没有答复就已恢复');
  expect(silent).not.toContain('都有了答复');
  expect(await notices({ ...recovered, measure: '赶工' }, null)).toContain('发出 1 个偏差通知,都有了答复');
});
