import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Call, callOf, type Request } from './calls.ts';

/**
 * What may befall a request: refused, for good or as too much; lost on its way there or back; or answered to someone
 * who is dead by then.
 */
export type Fault = 'deny' | 'throttle' | 'lose-request' | 'lose-response' | 'kill';

/** What became of an invocation, as Lambda says it. */
export interface Invoked {
  readonly payload: unknown;
  readonly failed: boolean;
}

/** The one address of the cloud under test. */
export interface Front {
  readonly url: string;
  /** Every request to a service since the start, in order of their answers. */
  readonly calls: Call[];
  /** Asked before each request to a service. */
  fault: (call: Call) => Fault | undefined;
  /**
   * Whether the service must refuse a request, by the policies of buckets and roles; asked again with the answer's
   * status.
   */
  refuses: (request: Request, call: Call, status?: number) => boolean;
  /** Ends the process of whoever made the call. */
  kill: (caller: string) => void;
  /** Answers for Lambda. */
  invoke: (name: string, event: unknown) => Promise<Invoked>;
  /** Sends what is no invocation to the servers that stand for S3 and DynamoDB and the rest. */
  serve: (services: { readonly moto: string; readonly dynamo: string }) => void;
  readonly stop: () => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

const forward = (to: string, { method, url, headers, body }: Request): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(to);
    const outgoing = send(
      { hostname, port, path: url, method, headers: { ...headers, 'content-length': body.length } },
      (answer) => {
        buffer(answer).then(
          (bytes) => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: bytes }),
          reject,
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/** DynamoDB Local keeps apart what comes under different keys, and tells the capacity only when asked. */
const forDynamo = (request: Request): Request => {
  const headers: Request['headers'] = {
    ...request.headers,
    authorization: (request.headers.authorization ?? '').replace(/Credential=[^/]+/, 'Credential=test'),
  };
  if (!String(headers['x-amz-target']).startsWith('DynamoDB_')) return { ...request, headers };
  const { action } = callOf(request);
  if (!/^(PutItem|GetItem|UpdateItem|DeleteItem|Query|Scan|Batch|Transact)/.test(action))
    return { ...request, headers };
  return {
    ...request,
    headers,
    body: Buffer.from(JSON.stringify({ ...JSON.parse(request.body.toString()), ReturnConsumedCapacity: 'TOTAL' })),
  };
};

const unitsIn = (body: Buffer): number => {
  const { ConsumedCapacity: taken } = JSON.parse(body.toString() || '{}') as {
    ConsumedCapacity?: { CapacityUnits: number } | { CapacityUnits: number }[];
  };
  return [taken ?? []].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
};

const throttled = (service: string): Answer =>
  service === 'dynamodb'
    ? {
        status: 400,
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: Buffer.from(
          JSON.stringify({
            __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
            message: 'too much',
          }),
        ),
      }
    : {
        status: 503,
        headers: { 'content-type': 'application/xml' },
        body: Buffer.from('<Error><Code>SlowDown</Code><Message>too much</Message></Error>'),
      };

const denied = (service: string): Answer =>
  service === 's3' || service === 'sns'
    ? {
        status: 403,
        headers: { 'content-type': 'application/xml' },
        body: Buffer.from('<Error><Code>AccessDenied</Code><Message>a policy denies it</Message></Error>'),
      }
    : {
        status: 400,
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: Buffer.from(
          JSON.stringify({ __type: 'com.amazonaws#AccessDeniedException', message: 'a policy denies it' }),
        ),
      };

const reply = (response: ServerResponse, { status, headers, body }: Answer) => {
  const { 'transfer-encoding': _, connection: __, ...rest } = headers;
  response.writeHead(status, { ...rest, ...(rest['content-length'] ? {} : { 'content-length': body.length }) });
  response.end(body);
};

/**
 * Starts the address that all clients use: invocations go to `invoke`, DynamoDB's requests to its server, all others to
 * moto.
 */
export const startFront = async (): Promise<Front> => {
  let services: { readonly moto: string; readonly dynamo: string } | undefined;
  const answerInvocation = async (name: string, request: Request): Promise<Answer> => {
    const event: unknown = JSON.parse(request.body.toString() || '{}');
    const isAsync = request.headers['x-amz-invocation-type'] === 'Event';
    const invoked = await front.invoke(name, event);
    return {
      status: isAsync ? 202 : 200,
      headers: {
        'content-type': 'application/json',
        ...(invoked.failed ? { 'x-amz-function-error': 'Unhandled' } : {}),
      },
      body: Buffer.from(JSON.stringify(invoked.payload ?? null)),
    };
  };
  const answer = async (request: Request): Promise<Answer | 'lost'> => {
    const [, name] = /^\/2015-03-31\/functions\/([^/]+)\/invocations/.exec(request.url) ?? [];
    if (name) return answerInvocation(decodeURIComponent(name), request);
    if (!services) throw new Error('the cloud has no services yet');
    const call = callOf(request);
    const fault = front.fault(call);
    if (fault === 'lose-request') return 'lost';
    const isDynamo = call.service === 'dynamodb';
    const { moto, dynamo } = services;
    const serve = (): Promise<Answer> => (isDynamo ? forward(dynamo, forDynamo(request)) : forward(moto, request));
    const done =
      fault === 'deny' || front.refuses(request, call)
        ? denied(call.service)
        : fault === 'throttle'
          ? throttled(call.service)
          : await serve();
    const got = front.refuses(request, call, done.status) ? denied(call.service) : done;
    Object.assign(call, {
      received: got.body.length,
      status: got.status,
      units: isDynamo && got.status === 200 ? unitsIn(got.body) : 0,
    });
    front.calls.push(call);
    if (fault === 'kill') front.kill(call.caller);
    return fault === 'lose-response' || fault === 'kill' ? 'lost' : got;
  };
  const server = createServer((incoming, response) => {
    buffer(incoming)
      .then((body) =>
        answer({ method: incoming.method ?? 'GET', url: incoming.url ?? '/', headers: incoming.headers, body }),
      )
      .then((got) => (got === 'lost' ? response.destroy() : reply(response, got)))
      .catch((cause) => response.destroy(cause));
  });
  server.requestTimeout = 0;
  // moto's state machine calls the name `localhost`, whose first address may be the newer one.
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  const front: Front = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    calls: [],
    fault: () => undefined,
    refuses: () => false,
    kill: () => undefined,
    invoke: async (name) => ({ payload: { errorType: 'NoSuchFunction', errorMessage: name }, failed: true }),
    serve: (given) => {
      services = given;
    },
    stop: async () => {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
  return front;
};
