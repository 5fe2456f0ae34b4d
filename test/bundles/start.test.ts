import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lambdaEnvironment, startBundle } from './start.ts';

const module = `
class QuotaError extends Error { name = 'QuotaError'; }
export const handler = async (event, context) => {
  if (event.fail) throw new QuotaError('spent');
  console.log('a line');
  return { event, home: process.env.HOME ?? null, memory: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE, remaining: context.getRemainingTimeInMillis() > 0 };
};
export const silent = async () => {};
export const dying = async () => process.exit(9);
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jixiao-start-'));
  await mkdir(join(folder, 'functions/one'), { recursive: true });
  await writeFile(join(folder, 'functions/one/handler.mjs'), module);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = (exported: string, event: unknown) =>
  startBundle(folder, lambdaEnvironment(folder, `functions/one/handler.${exported}`, 512), event);

test('gives the event to the handler in an environment of its own, and times the answer', async () => {
  const { result, log, milliseconds, loaded, peakBytes } = await start('handler', { 区: '330101' });
  expect(result).toEqual({ event: { 区: '330101' }, home: null, memory: '512', remaining: true });
  expect(log).toBe('a line\n');
  expect(loaded).toBeGreaterThan(0);
  expect(milliseconds).toBeGreaterThan(loaded);
  expect(peakBytes).toBeGreaterThan(10e6);
});

test('an answer of nothing is an answer', async () => {
  expect((await start('silent', {})).result).toBeNull();
});

test('reports what the handler threw, by its name', async () => {
  await expect(start('handler', { fail: true })).rejects.toMatchObject({
    name: 'HandlerError',
    reported: { name: 'QuotaError', message: 'spent', stack: expect.stringContaining('functions/one/handler.mjs') },
  });
});

test.each([
  ['a process that dies', 'dying', /ended without an answer/],
  ['a handler that is not there', 'absent', /is not a function/],
])('%s is no answer', async (_, exported, message) => {
  await expect(start(exported, {})).rejects.toThrow(message);
});
