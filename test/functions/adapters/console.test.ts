import { describe, expect, test } from 'vitest';
import { failureShape } from '../../../analytics/core/failure.ts';
import { consoleLog, consoleOutbox } from '../../../functions/adapters/console.ts';

const terminal = (isTTY: boolean) => {
  const written: string[] = [];
  return { isTTY, written, write: (part: string) => written.push(part) };
};
const event = {
  stream: 'notice/P1',
  version: 2,
  kind: 'notice.opened',
  data: { amount: '1.00' },
  at: 't',
  actor: 'a',
  previousHash: 'p',
  hash: 'h',
};

describe('console log', () => {
  test('into a pipe: one line per warning, nothing else', () => {
    const pipe = terminal(false);
    const log = consoleLog(pipe, {});
    log.info('read', { files: 3 });
    log.progress('ingest', 1, 2);
    log.warn('refused', { file: '一.csv' });
    expect(pipe.written).toEqual(['refused file=一.csv\n']);
  });

  test.each([true, false])('a failure is a sentence, or a line without its stack; terminal: %s', (isTTY) => {
    const screen = terminal(isTTY);
    const log = consoleLog(screen, { NO_COLOR: '1' });
    const shape = failureShape(new Error('outer', { cause: new Error('inner') }));
    log.warn('marked file not made', { fileId: 'f', ...shape });
    log.warn('another', { tries: 2, ...shape });
    expect(screen.written[0]).toMatch(/^有一份退回的文件.* · .*its receipt lists every fault\n$/);
    expect(screen.written[1]).toBe('another tries=2\n');
    expect(screen.written.join('')).not.toMatch(/Error|\bat |fileId|inner/);
  });

  test('on a terminal: lines with their fields, warnings in colour', () => {
    const screen = terminal(true);
    const log = consoleLog(screen, {});
    log.info('read', { files: 3, kind: 'csv' });
    log.warn('refused');
    expect(screen.written).toEqual(['read files=3 kind=csv\n', '\u001b[33mrefused\u001b[0m\n']);
  });

  test('NO_COLOR takes the colour away, not the line', () => {
    const screen = terminal(true);
    consoleLog(screen, { NO_COLOR: '1' }).warn('refused');
    expect(screen.written).toEqual(['refused\n']);
  });

  test('progress is one line, written seldom, cleared before other lines and at the end', () => {
    const screen = terminal(true);
    let now = 0;
    const log = consoleLog(screen, {}, () => now);
    for (let done = 0; done < 100; done++) {
      log.progress('接收文件', done, 100);
      now += 1;
    }
    expect(screen.written).toHaveLength(2);
    expect(screen.written[1]).toContain('50/100 接收文件');
    log.info('half');
    log.progress('接收文件', 100, 100);
    expect(screen.written.slice(2)).toEqual(['\r\u001b[2Khalf\n', '\r\u001b[2K']);
  });

  test('a step without parts is done at once', () => {
    const screen = terminal(true);
    consoleLog(screen, {}).progress('nothing', 0, 0);
    expect(screen.written).toEqual(['\r\u001b[2K']);
  });
});

test('the outbox tells what was decided and where, not what is in it', async () => {
  const screen = terminal(true);
  await consoleOutbox(consoleLog(screen, {})).notify({ ...event, kind: 'file.refused', stream: 'intake' });
  expect(screen.written).toEqual(['file.refused stream=intake version=2\n']);
});

test('the outbox is silent about what comes by the hundred', async () => {
  const screen = terminal(true);
  for (const kind of ['file.accepted', 'notice.opened'])
    await consoleOutbox(consoleLog(screen, {})).notify({ ...event, kind });
  expect(screen.written).toEqual([]);
});
