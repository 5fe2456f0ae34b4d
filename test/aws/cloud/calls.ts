import type { IncomingHttpHeaders } from 'node:http';

/** One request to a service of the cloud, as it went over the wire. */
export interface Call {
  /** The access key it was signed with: each function has its own. */
  readonly caller: string;
  readonly service: string;
  readonly action: string;
  /** Path and query. */
  readonly url: string;
  /** Whether it changes what the service keeps. */
  readonly mutates: boolean;
  /** Bytes of the request's and the answer's bodies. */
  readonly sent: number;
  received: number;
  status: number;
  /** Units of DynamoDB's capacity that it took. */
  units: number;
}

export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const s3Action = ({ method, url }: Request): string => {
  const { pathname, searchParams } = new URL(url, 'http://front');
  const hasKey = pathname.split('/').filter(Boolean).length > 1;
  if (searchParams.has('uploads')) return method === 'POST' ? 'CreateMultipartUpload' : 'ListMultipartUploads';
  if (searchParams.has('uploadId'))
    return (
      { POST: 'CompleteMultipartUpload', PUT: 'UploadPart', DELETE: 'AbortMultipartUpload' }[method] ?? 'ListParts'
    );
  if (!hasKey)
    return method === 'GET' ? (searchParams.has('versions') ? 'ListObjectVersions' : 'ListObjects') : `${method}Bucket`;
  return { PUT: 'PutObject', GET: 'GetObject', HEAD: 'HeadObject', DELETE: 'DeleteObject' }[method] ?? method;
};

const actionOf = (service: string, request: Request): string => {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1);
  if (service === 's3') return s3Action(request);
  return new URLSearchParams(request.body.toString()).get('Action') ?? `${request.method} ${request.url}`;
};

/** What a request asks of which service, by its signature's scope. */
export const callOf = (request: Request): Call => {
  const [, caller = 'nobody', service = 'unknown'] =
    /Credential=([^/]+)\/[^/]+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? '') ?? [];
  const action = actionOf(service, request);
  const mutates = !/^(Get|List|Head|Describe|Query|Scan|BatchGet|TransactGet|Receive)/.test(action);
  return {
    caller,
    service,
    action,
    url: request.url,
    mutates,
    sent: request.body.length,
    received: 0,
    status: 0,
    units: 0,
  };
};
