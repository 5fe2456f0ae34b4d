import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Invoked } from './front.ts';

/** A function as its template describes it. */
export interface FunctionSetting {
  readonly name: string;
  /** The bundle's file that holds the handler, and what it exports it as. */
  readonly file: string;
  readonly exported: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
}

/** One answered invocation: its length is what Lambda charges for. */
export interface Invocation {
  readonly name: string;
  readonly memoryMb: number;
  readonly milliseconds: number;
  readonly failed: boolean;
  readonly cold: boolean;
}

interface Container {
  readonly child: ChildProcess;
  readonly home: string;
  isUsed: boolean;
}

/** Everything that stands for Lambda. */
export interface Functions {
  readonly invocations: Invocation[];
  /** What the functions printed, newest last. */
  readonly lines: string[];
  invoke: (name: string, event: unknown) => Promise<Invoked>;
  /** Ends every container of the function at once, as a machine that dies. */
  readonly kill: (name: string) => void;
  /** Ends all; the next invocation is a cold start. */
  readonly stop: () => Promise<void>;
}

const runtime = fileURLToPath(new URL('runtime.ts', import.meta.url));

const start = async (
  setting: FunctionSetting,
  base: Readonly<Record<string, string>>,
  lines: string[],
): Promise<Container> => {
  const home = await mkdtemp(join(tmpdir(), 'jixiao-function-'));
  const child = fork(runtime, [setting.file, setting.exported], {
    cwd: home,
    execArgv: ['--no-warnings'],
    env: {
      ...base,
      ...setting.environment,
      AWS_ACCESS_KEY_ID: setting.name,
      AWS_LAMBDA_FUNCTION_NAME: setting.name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(setting.memoryMb),
      TMPDIR: home,
      HOME: home,
      PATH: process.env.PATH ?? '',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part) => lines.push(`${setting.name}: ${part}`));
  await new Promise((ready, fail) => {
    child.once('message', ready);
    child.once('exit', (code) =>
      fail(new Error(`${setting.name} ended with ${code} before its first event: ${lines.at(-1)}`)),
    );
  });
  return { child, home, isUsed: false };
};

const crashed = (name: string): Invoked => ({
  payload: {
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${randomUUID()} Error: Runtime exited (${name})`,
  },
  failed: true,
});
const timedOut: Invoked = { payload: { errorType: 'Sandbox.Timedout', errorMessage: 'Task timed out' }, failed: true };

const ask = (
  { child }: Container,
  { name, timeoutSeconds }: FunctionSetting,
  event: unknown,
  clock: string | undefined,
): Promise<Invoked> =>
  new Promise((resolve) => {
    const request = randomUUID();
    const settle = (invoked: Invoked) => {
      clearTimeout(patience);
      child.off('exit', onExit);
      child.off('message', onMessage);
      resolve(invoked);
    };
    const onExit = () => settle(crashed(name));
    const onMessage = (answer: Invoked & { readonly request?: string }) => {
      if (answer.request === request) settle({ payload: answer.payload, failed: answer.failed });
    };
    const patience = setTimeout(() => {
      child.kill('SIGKILL');
      settle(timedOut);
    }, timeoutSeconds * 1000);
    child.on('exit', onExit);
    child.on('message', onMessage);
    child.send({ request, event, deadline: Date.now() + timeoutSeconds * 1000, clock }, (error) => {
      if (error) onExit();
    });
  });

/**
 * Starts containers as events come, one event at a time in each; `base` is what every function's environment holds
 * beside its own, `clock` the time that they stamp, real time where undefined.
 */
export const startFunctions = (
  settings: readonly FunctionSetting[],
  base: Readonly<Record<string, string>>,
  clock: () => string | undefined,
): Functions => {
  const containers = new Map<string, Container[]>();
  const invocations: Invocation[] = [];
  const lines: string[] = [];
  const homes: string[] = [];
  process.once('exit', () => {
    for (const { child } of [...containers.values()].flat()) child.kill('SIGKILL');
  });
  const alive = (name: string) =>
    (containers.get(name) ?? []).filter(({ child }) => child.exitCode === null && child.signalCode === null);
  const take = async (setting: FunctionSetting): Promise<{ readonly container: Container; readonly cold: boolean }> => {
    const idle = alive(setting.name).find(({ isUsed }) => !isUsed);
    if (idle) {
      idle.isUsed = true;
      return { container: idle, cold: false };
    }
    const container = await start(setting, base, lines);
    homes.push(container.home);
    container.isUsed = true;
    containers.set(setting.name, [...alive(setting.name), container]);
    return { container, cold: true };
  };
  const kill = (name: string) => {
    for (const { child } of alive(name)) child.kill('SIGKILL');
  };
  return {
    invocations,
    lines,
    invoke: async (name, event) => {
      const setting = settings.find((one) => one.name === name);
      if (!setting) throw new Error(`no function ${name}`);
      const began = performance.now();
      const { container, cold } = await take(setting);
      const invoked = await ask(container, setting, event, clock());
      container.isUsed = false;
      invocations.push({
        name,
        memoryMb: setting.memoryMb,
        milliseconds: performance.now() - began,
        failed: invoked.failed,
        cold,
      });
      return invoked;
    },
    kill,
    stop: async () => {
      const all = [...containers.keys()].flatMap(alive);
      await Promise.all(
        all.map(({ child }) => {
          const gone = new Promise((done) => child.once('exit', done));
          child.kill('SIGKILL');
          return gone;
        }),
      );
      await Promise.all(homes.map((home) => rm(home, { recursive: true, force: true })));
      containers.clear();
    },
  };
};
