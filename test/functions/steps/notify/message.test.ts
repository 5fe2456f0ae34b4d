import { describe, expect, it } from 'vitest';
import { messageOf, notifyEvent } from '../../../../functions/steps/notify/message.ts';
import { DocumentMissingError, documents, keepDocument } from '../../../../functions/steps/run-documents/documents.ts';
import { mixedRun, regions } from '../../../fixtures/regions.ts';
import { memoryBucket } from '../../../support/memory-bucket.ts';

const state = { key: mixedRun.key, period: mixedRun.period, regions };
const changed = (detail: object) => ({
  'detail-type': 'Step Functions Execution Status Change',
  source: 'aws.states',
  detail: { name: 'monthly-2025-11', ...detail },
});

describe('the end of a run', () => {
  it.each([
    [
      'the run’s last step',
      { ...state, merge: { planned: 5 } },
      { key: 'monthly-2025-11', status: 'SUCCEEDED', again: 0 },
    ],
    [
      'the service',
      changed({ status: 'TIMED_OUT', redriveCount: null }),
      { key: 'monthly-2025-11', status: 'TIMED_OUT', again: 0 },
    ],
    [
      'the service, once more',
      changed({ status: 'FAILED', redriveCount: 2 }),
      { key: 'monthly-2025-11', status: 'FAILED', again: 2 },
    ],
  ])('as %s tells it', (_who, event, end) => expect(notifyEvent.parse(event)).toEqual(end));

  it('is said with counts, the regions without a result and the address', async () => {
    const lake = memoryBucket();
    await keepDocument(lake, documents.merged(mixedRun.key), mixedRun);
    const { subject, body } = await messageOf({ key: mixedRun.key, status: 'SUCCEEDED' }, lake, 'https://d1.example');
    expect(subject).toBe('Jixiao 2025-11: 3 of 5 regions done');
    expect(body).toContain('没有结果:北原高新技术产业开发区管理委员会、云溪区');
    expect(body).toContain('新发偏差通知 6 个,新答复 3 个,新办结 0 个,到期没有答复、自动暂停 3 个。');
    expect(body).toContain('https://d1.example/index.html');
  });

  it('is said of a region whose run was kept before suspensions were counted', async () => {
    const lake = memoryBucket();
    const outcomes = mixedRun.outcomes.map(({ result, ...outcome }) => ({
      ...outcome,
      result: result && { ...result, notices: { opened: 2, answered: 1, closed: 0, withdrawn: 0 } },
    }));
    await keepDocument(lake, documents.merged(mixedRun.key), { ...mixedRun, outcomes });
    const { body } = await messageOf({ key: mixedRun.key, status: 'SUCCEEDED' }, lake, null);
    expect(body).toContain('新发偏差通知 6 个,新答复 3 个,新办结 0 个。');
    expect(body).toContain('0 closed.');
  });

  it('names the regions whose pages stay at a later period', async () => {
    const lake = memoryBucket();
    const [first, ...others] = mixedRun.outcomes;
    await keepDocument(lake, documents.merged(mixedRun.key), {
      ...mixedRun,
      outcomes: [{ ...first, reason: { zh: '更晚', en: 'later' } }, ...others],
    });
    const { body } = await messageOf({ key: mixedRun.key, status: 'SUCCEEDED' }, lake, null);
    expect(body).toContain('网页和结果表仍是更晚的期间:东江区。');
    expect(body).toContain('still show a later period: 东江区.');
  });

  it('is said of a run that has no outcomes yet', async () => {
    expect((await messageOf({ key: 'monthly-2025-11', status: 'ABORTED' }, memoryBucket(), null)).subject).toBe(
      'Jixiao monthly-2025-11: the run ended as ABORTED',
    );
  });

  it('is not made up where a run that succeeded left no outcomes', async () => {
    await expect(
      messageOf({ key: 'monthly-2025-11', status: 'SUCCEEDED' }, memoryBucket(), null),
    ).rejects.toBeInstanceOf(DocumentMissingError);
  });
});
