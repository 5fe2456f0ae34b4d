import { describe, expect, it } from 'vitest';
import { runDone, runFailed } from '../../../analytics/regions/notification.ts';

const notices = { opened: 12, answered: 3, closed: 2 };
const counts = { planned: 12, done: 11, missing: 0, failed: 1 };

describe('a message about a run', () => {
  it('says in both languages how many regions have a result, which have none and where to look', () => {
    const { subject, body } = runDone({
      period: '2025-12',
      counts,
      without: ['云溪区'],
      behind: [],
      notices,
      address: 'https://d1.example/index.html',
    });
    expect(subject).toBe('Jixiao 2025-12: 11 of 12 regions done');
    for (const said of [
      '2025年12月 的绩效报告已完成:12 个地区中 11 个有结果。',
      '没有结果:云溪区。',
      'Without a result: 云溪区.',
      '新发偏差通知 12 个,新答复 3 个,新办结 2 个。',
      'Deviation notices: 12 opened, 3 answered, 2 closed.',
      '总览:https://d1.example/index.html',
    ])
      expect(body).toContain(said);
  });

  it('leaves out what there is not', () => {
    const { body } = runDone({
      period: '2025-12',
      counts: { planned: 1, done: 1, missing: 0, failed: 0 },
      without: [],
      behind: [],
      notices,
      address: null,
    });
    expect(body).not.toMatch(/没有结果|总览|Without|Overview/);
  });

  it.each([
    ['FAILED', 'Jixiao monthly-2025-12: the run failed'],
    ['TIMED_OUT', 'Jixiao monthly-2025-12: the run ended as TIMED_OUT'],
  ])('has a subject that mail takes for a run that %s', (status, subject) => {
    const message = runFailed({ key: 'monthly-2025-12', status });
    expect(message.subject).toBe(subject);
    expect(message.subject).toMatch(/^[ -~]{1,100}$/);
    expect(message.body).toContain('已发布的页面仍是上一次的结果');
  });

  it('cuts no subject that a long reason makes long', () => {
    expect(
      runFailed({ key: `demand-2025-12-${'x'.repeat(40)}`, status: 'TIMED_OUT' }).subject.length,
    ).toBeLessThanOrEqual(100);
  });
});
