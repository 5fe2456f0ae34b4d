import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { messagesIn } from '../../../../functions/steps/sweep/messages.ts';

/** A message as SQS hands on what EventBridge says of an upload. */
const message = (messageId: string, key: string, version?: string) => ({
  messageId,
  receiptHandle: 'h',
  attributes: { ApproximateReceiveCount: '1' },
  body: JSON.stringify({
    version: '0',
    'detail-type': 'Object Created',
    source: 'aws.s3',
    detail: {
      version: '0',
      bucket: { name: 'landing' },
      object: { key, size: 5, etag: 'e', ...(version ? { 'version-id': version } : {}), sequencer: '0' },
      reason: 'PutObject',
    },
  }),
});

describe('a batch of news of uploads', () => {
  it('is gathered by region, keys taken as they are written', () => {
    const records = [
      message('1', '330100/教育局/6月 执行+1%20.xlsx', 'v1'),
      message('2', '330100/项目.csv', 'v2'),
      message('3', 'zone-2/a.csv'),
      message('4', '330100/项目.csv', 'v2'),
    ];
    expect(messagesIn({ Records: records })).toEqual({
      regions: [
        { region: '330100', messages: ['1', '2', '4'], versions: new Set(['v1', 'v2']) },
        { region: 'zone-2', messages: ['3'], versions: new Set() },
      ],
      unreadable: [],
      outside: 0,
    });
  });

  it.each(['a.csv', '教育局/a.csv', '/a.csv', `${'9'.repeat(40)}/a.csv`])(
    'an upload at %j is below no region',
    (key) => {
      expect(messagesIn({ Records: [message('1', key)] })).toEqual({ regions: [], unreadable: [], outside: 1 });
    },
  );

  it.each([
    ['not JSON', '{'],
    ['another document', '{"detail-type":"Object Deleted"}'],
    ['nothing', ''],
  ])('%s is named, and the rest goes on', (_, body) => {
    const { regions, unreadable } = messagesIn({ Records: [{ messageId: 'bad', body }, message('1', '1/a.csv')] });
    expect([regions.length, unreadable]).toEqual([1, ['bad']]);
  });

  it('is refused where it is no batch', () => {
    expect(() => messagesIn({ detail: {} })).toThrow(ZodError);
  });
});
