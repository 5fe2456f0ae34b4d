import { spawn } from 'node:child_process';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** What came of one start of a bundle. */
export interface Start {
  /** From the start of the process until the handler's answer, milliseconds. */
  readonly milliseconds: number;
  /** Of these, until the code was loaded. */
  readonly loaded: number;
  /**
   * Of the processor's time, milliseconds: what does not hang on how busy the machine is or how slow the services are.
   */
  readonly busy: number;
  readonly peakBytes: number;
  readonly result: unknown;
  /** What it wrote on stdout: log lines and metrics. */
  readonly log: string;
}

/** The handler threw, as Lambda would report it. */
export class HandlerError extends Error {
  override readonly name = 'HandlerError';
  readonly reported: { readonly name: string; readonly message: string; readonly stack: string };
  readonly log: string;
  constructor(reported: HandlerError['reported'], log: string) {
    super(`${reported.name}: ${reported.message}\n${reported.stack}\n${log}`);
    this.reported = reported;
    this.log = log;
  }
}

interface Told {
  readonly loadedAt?: number;
  readonly result?: unknown;
  readonly error?: HandlerError['reported'];
  readonly busy: number;
  readonly peakBytes: number;
}

const bare = fileURLToPath(new URL('bare.mjs', import.meta.url));

/** What Lambda sets and nothing else, but where the services are to be found. */
export const lambdaEnvironment = (folder: string, handler: string, megabytes: number): Record<string, string> => ({
  _HANDLER: handler,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_DEFAULT_REGION: 'cn-north-1',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(megabytes),
  AWS_LAMBDA_FUNCTION_NAME: 'jixiao-bundle-check',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_REGION: 'cn-north-1',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
  AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:2000',
  LAMBDA_RUNTIME_DIR: '/var/runtime',
  LAMBDA_TASK_ROOT: folder,
  LANG: 'en_US.UTF-8',
  PATH: '/usr/local/bin:/usr/bin/:/bin:/opt/bin',
  TZ: ':UTC',
  _X_AMZN_TRACE_ID: 'Root=1-65a0c1e2-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=1',
});

/**
 * Starts a bare Node in an unpacked bundle and waits for the handler's answer; throws HandlerError where the handler
 * does.
 */
export const startBundle = async (
  folder: string,
  environment: Readonly<Record<string, string>>,
  event: unknown,
): Promise<Start> => {
  const begun = performance.now();
  const child = spawn(process.execPath, [bare], {
    cwd: folder,
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(JSON.stringify(event));
  const answer = child.stdio[3] as Readable;
  let milliseconds = 0;
  answer.once('data', () => {
    milliseconds = performance.now() - begun;
  });
  const [told, log, errors] = await Promise.all([text(answer), text(child.stdout), text(child.stderr)]);
  if (!told) throw new Error(`the process of ${environment._HANDLER} ended without an answer: ${errors}`);
  const { loadedAt = 0, result, error, busy, peakBytes } = JSON.parse(told) as Told;
  if (error) throw new HandlerError(error, log + errors);
  return { milliseconds, loaded: loadedAt, busy, peakBytes, result, log };
};
