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
    expect((await jixiao(...argv, '--json')).json()).toMatchObject({ error: { code: 'setting-missing' } });
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
    const options = ['--lake-bucket', 'lake', '--ledger-table', 'table', '--json'];
    const said = (region: string) => jixiao('push', '--region-code', region, ...options, '--data', '/nowhere');
    expect((await said('上海')).json()).toMatchObject({ error: { code: 'region-code-unreadable' } });
    expect((await said('310115')).json()).toMatchObject({ error: { code: 'no-data' } });
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
