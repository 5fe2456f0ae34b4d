import { describe, expect, it } from 'vitest';
import { jixiao } from './command.ts';

describe('commands that reach into the cloud', () => {
  it.each([
    [['push'], '--region-code'],
    [['pull', '--region-code', '310115'], '--lake-bucket'],
    [['push', '--region-code', '310115', '--lake-bucket', 'lake'], '--ledger-table'],
    [['restore', '--ledger-table', 't'], '--archive-bucket'],
  ])('%j: says which setting is missing and how to give it', async (argv, option) => {
    const { code, err } = await jixiao(...argv);
    expect(code).toBe(2);
    expect(err).toContain(`没有给出 ${option}`);
    expect(err).toContain(`${option} is not given`);
    expect(err).toContain('JIXIAO_');
  });

  it('a region’s code must look like one', async () => {
    const { code, err } = await jixiao(
      'push',
      '--region-code',
      '上海',
      '--lake-bucket',
      'lake',
      '--ledger-table',
      'table',
    );
    expect([code, err.split('\n')[0]]).toEqual([2, '“上海” 不是区划代码']);
  });

  it.each(['push', 'pull', 'restore', 'archive'])(
    '%s explains itself in both languages, with an example',
    async (verb) => {
      const { code, out } = await jixiao(verb, '--help');
      expect(code).toBe(0);
      expect(out).toMatch(/[一-鿿].*· [a-z]/);
      expect(out).toContain(`jixiao ${verb} --`);
    },
  );
});
