// Stands where Lambda's own runtime stands: finds the handler as Lambda does, gives it the event on stdin and a context, and tells on descriptor 3 what came of it.
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const { LAMBDA_TASK_ROOT = '', _HANDLER = '', AWS_LAMBDA_FUNCTION_NAME: functionName } = process.env;
const dot = _HANDLER.lastIndexOf('.');
const deadline = Date.now() + 120_000;
const context = {
  functionName,
  awsRequestId: '00000000-0000-4000-8000-000000000001',
  getRemainingTimeInMillis: () => deadline - Date.now(),
};

const answered = async () => {
  try {
    const module = await import(pathToFileURL(join(LAMBDA_TASK_ROOT, `${_HANDLER.slice(0, dot)}.mjs`)).href);
    const loadedAt = performance.now();
    const event = JSON.parse(await text(process.stdin));
    const result = await module[_HANDLER.slice(dot + 1)](event, context);
    return { loadedAt, result: result ?? null };
  } catch ({ name, message, stack }) {
    return { error: { name, message, stack } };
  }
};

/** The kernel's own high-water mark: the one that Node tells begins with what the parent had. */
const peakBytes = () => Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;

const answer = await answered();
const { user, system } = process.cpuUsage();
writeSync(3, JSON.stringify({ ...answer, peakBytes: peakBytes(), busy: (user + system) / 1000 }));
// Lambda freezes what is still open; here it would keep the process.
process.exit(0);
