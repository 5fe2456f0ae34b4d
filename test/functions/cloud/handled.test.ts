import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handled } from '../../../functions/cloud/handled.ts';

// The logger takes its name as it is made.
vi.hoisted(() => vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'jixiao-build'));

const context = { awsRequestId: 'r-1', functionName: 'jixiao-build', getRemainingTimeInMillis: () => 1234 };

class Refused extends Error {
  override readonly name = 'Refused';
}

describe('the wrapper of every handler', () => {
  let lines: Record<string, unknown>[];
  beforeEach(() => {
    lines = [];
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((written) => {
        lines.push(JSON.parse(String(written)));
        return true;
      });
    }
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => vi.unstubAllEnvs());

  it('hands on the event, the time left and a log whose lines carry step and request', async () => {
    const handler = handled('build', async (event, { remaining, log }) => {
      log.info('looked', { files: 2 });
      log.progress('read', 1, 2);
      return [event, remaining()];
    });
    expect(await handler({ a: 1 }, context)).toEqual([{ a: 1 }, 1234]);
    expect(lines.filter(({ message }) => message === 'looked')).toMatchObject([
      { level: 'INFO', step: 'build', request: 'r-1', files: 2, service: 'jixiao-build' },
    ]);
    expect(JSON.stringify(lines)).not.toContain('"a":1');
  });

  it('throws a failure on by its name alone, and logs no message of ours', async () => {
    const service = Object.assign(new Error('landing/4401/李某.xlsx is throttled'), {
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 400 },
    });
    const handler = handled('ingest', async () => {
      throw new Refused('cell 王某 4,000', { cause: service });
    });
    const thrown = await handler(null, context).catch((error: Error) => error);
    expect(thrown).toMatchObject({ name: 'Refused', message: 'see the function’s log' });
    expect((thrown as Error).cause).toBeUndefined();
    const [line] = lines.filter(({ message }) => message === 'step failed');
    expect(line).toMatchObject({
      level: 'ERROR',
      error: 'Refused',
      cause: { error: 'ThrottlingException', status: 400 },
    });
    expect(JSON.stringify(lines)).not.toMatch(/王某|李某/);
    expect(JSON.stringify(line?.at)).toContain('handled.test.ts');
  });

  it('lets metrics leave in CloudWatch’s embedded form, also when the step fails', async () => {
    const handler = handled('watch', async (_event, { metrics }) => {
      metrics.addMetric('SilentDepartments', 'Count', 3);
      throw new Refused();
    });
    await handler(null, context).catch(() => undefined);
    expect(lines).toContainEqual(expect.objectContaining({ SilentDepartments: 3, _aws: expect.objectContaining({}) }));
  });
});
