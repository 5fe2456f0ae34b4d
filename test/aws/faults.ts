import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { TestServer } from './servers.ts';

/** A request on its way to the server behind. */
export interface Passing {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Milliseconds of the wall clock. */
  readonly at: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What happens to a request instead of passing it on. `pass` passes it on and gives the server's answer. */
export type Fault = (passing: Passing, response: ServerResponse, pass: () => Promise<Answer>) => Promise<void> | void;

/** A server in front of a test server, which does to some requests what a network or a busy service does. */
export interface FaultyServer extends TestServer {
  /** Lets the fault happen to the next `times` requests that match. */
  readonly inject: (when: (passing: Passing) => boolean, fault: Fault, times?: number) => void;
  /**
   * Forgets the faults that are still to happen and says how many they were. A test that ends with some has tested
   * nothing of them.
   */
  readonly clear: () => number;
  /** Every request since the last call, in order. */
  readonly take: () => readonly Passing[];
}

export const isAction = (action: string) => (passing: Passing) =>
  String(passing.headers['x-amz-target'] ?? '').endsWith(`.${action}`);
export const isRequest =
  (method: string, part = '') =>
  (passing: Passing) =>
    passing.method === method && passing.path.includes(part);

/** Answers by itself; the server behind hears nothing. */
export const answerWith =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Fault =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

/** An error as services of the JSON protocol answer it. */
export const refuseWith = (name: string, more: object = {}, status = 400): Fault =>
  answerWith(status, JSON.stringify({ __type: `com.amazonaws#${name}`, message: name, ...more }), {
    'content-type': 'application/x-amz-json-1.0',
  });

/** An error as S3 answers it. */
export const refuseAsS3 = (status: number, code: string): Fault =>
  answerWith(status, `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`, {
    'content-type': 'application/xml',
  });

/** The server behind does what was asked; its answer is lost. `meanwhile` happens before the sender learns that. */
export const loseAnswer =
  (meanwhile: () => Promise<unknown> = async () => {}): Fault =>
  async (_, response, pass) => {
    await pass();
    await meanwhile();
    response.socket?.destroy();
  };

/** The answer's body breaks off after so many bytes. */
export const cutAfter =
  (bytes: number): Fault =>
  async (_, response, pass) => {
    const { status, headers, body } = await pass();
    response.writeHead(status, headers);
    response.write(body.subarray(0, bytes), () => response.socket?.destroy());
  };

/** Changes what the server behind answered. */
export const answerChanged =
  (change: (body: string) => string): Fault =>
  async (_, response, pass) => {
    const { status, headers, body } = await pass();
    const { 'content-length': _length, 'x-amz-crc32': _checksum, ...rest } = headers;
    response.writeHead(status, rest).end(change(body.toString()));
  };

const passOn = (target: URL, { method, path, headers, body }: Passing): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const onward = request({ host: target.hostname, port: target.port, method, path, headers }, (answer) => {
      buffer(answer).then(
        (received) => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: received }),
        reject,
      );
    });
    onward.once('error', reject);
    onward.end(body);
  });

export const startFaulty = async (behind: TestServer): Promise<FaultyServer> => {
  const target = new URL(behind.url);
  const faults: { when: (passing: Passing) => boolean; fault: Fault; times: number }[] = [];
  let seen: Passing[] = [];

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const passing = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: await buffer(incoming),
      at: Date.now(),
    };
    seen.push(passing);
    const pass = () => passOn(target, passing);
    const planned = faults.find(({ when, times }) => times > 0 && when(passing));
    if (planned) {
      planned.times--;
      await planned.fault(passing, response, pass);
      return;
    }
    const { status, headers, body } = await pass();
    const { 'transfer-encoding': _chunked, ...rest } = headers;
    response.writeHead(status, rest).end(body);
  };

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((cause) => response.destroy(cause));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    inject: (when, fault, times = 1) => void faults.push({ when, fault, times }),
    clear: () => faults.splice(0).reduce((sum, { times }) => sum + times, 0),
    take: () => {
      const taken = seen;
      seen = [];
      return taken;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
