import { type Call, callOf, type Request } from './calls.ts';

/** What a request must be allowed to do, as a role's policy would say it. */
export interface Need {
  readonly action: string;
  /** An ARN; of keys `inner` or `outer`. */
  readonly resource: string;
  /** The prefix that a listing names, where it names one. */
  readonly prefix?: string;
}

/** Where the install stands. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (xml: string): string => xml.replaceAll(/&(\w+);/g, (whole, name: string) => signs[name] ?? whole);

/** Buckets that others than our functions deliver from lie under the outer key. */
const keyOf = (bucket: string): string => (bucket.includes('-site-') ? 'outer' : 'inner');

const reading = ['GetObject', 'HeadObject'];
const writing = ['PutObject', 'CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload'];

const ofObjects = (action: string, { url, body, headers }: Request, { partition }: Place): readonly Need[] => {
  const { pathname, searchParams } = new URL(url, 'http://front');
  const [bucket = '', ...rest] = pathname.slice(1).split('/').map(decodeURIComponent);
  const arn = `arn:${partition}:s3:::${bucket}`;
  const object = `${arn}/${rest.join('/')}`;
  const key = keyOf(bucket);
  const prefix = searchParams.get('prefix');
  const listed = { resource: arn, ...(prefix === null ? {} : { prefix }) };
  if (action === 'ListObjects') return [{ action: 's3:ListBucket', ...listed }];
  if (action === 'ListObjectVersions') return [{ action: 's3:ListBucketVersions', ...listed }];
  if (action === 'POSTBucket' && searchParams.has('delete'))
    return [...body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, name = '']) => ({
      action: 's3:DeleteObject',
      resource: `${arn}/${plain(name)}`,
    }));
  const version = searchParams.has('versionId') ? 'Version' : '';
  if (reading.includes(action))
    return [
      { action: `s3:GetObject${version}`, resource: object },
      { action: 'kms:Decrypt', resource: key },
    ];
  if (!writing.includes(action))
    return [{ action: `s3:${action}${action === 'DeleteObject' ? version : ''}`, resource: object }];
  // Whoever writes over an object on the condition of what it holds must be allowed to read it.
  const seen = headers['if-match'] === undefined ? [] : [{ action: 's3:GetObject', resource: object }];
  const withKey = action === 'PutObject' ? ['kms:GenerateDataKey'] : ['kms:GenerateDataKey', 'kms:Decrypt'];
  return [
    { action: 's3:PutObject', resource: object },
    ...seen,
    ...withKey.map((each) => ({ action: each, resource: key })),
  ];
};

interface Asked {
  readonly TableName?: string;
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Readonly<Record<string, { readonly TableName: string }>>[];
  readonly Entries?: readonly { readonly EventBusName?: string }[];
  readonly stateMachineArn?: string;
}

/** What a transaction is authorised by: each of its items by what is done to it. */
const inTransaction: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

const ofLedger = (action: string, asked: Asked, arn: (resource: string) => string): readonly Need[] => {
  const done: readonly (readonly [action: string, table: string])[] = asked.TransactItems
    ? asked.TransactItems.flatMap((item) =>
        Object.entries(item).map(([kind, { TableName }]) => [inTransaction[kind] ?? kind, TableName] as const),
      )
    : [asked.TableName ?? [], ...Object.keys(asked.RequestItems ?? {})].flat().map((table) => [action, table] as const);
  const needs = done.map(([each, table]) => ({ action: `dynamodb:${each}`, resource: arn(`table/${table}`) }));
  return [...needs, { action: 'kms:Decrypt', resource: 'inner' }];
};

/** Everything that a request needs to be allowed; what is not known here needs a permission that no role has. */
export const needsOf = (
  request: Request,
  place: Place,
  { service, action }: Pick<Call, 'service' | 'action'> = callOf(request),
): readonly Need[] => {
  const arn = (resource: string) => `arn:${place.partition}:${service}:${place.region}:${place.account}:${resource}`;
  if (service === 's3') return ofObjects(action, request, place);
  if (service === 'sns') {
    const resource = new URLSearchParams(request.body.toString()).get('TopicArn') ?? '';
    return [
      { action: 'sns:Publish', resource },
      ...['kms:Decrypt', 'kms:GenerateDataKey'].map((each) => ({ action: each, resource: 'outer' })),
    ];
  }
  const asked = JSON.parse(request.body.toString() || '{}') as Asked;
  if (service === 'dynamodb') return ofLedger(action, asked, arn);
  if (service === 'events')
    return (asked.Entries ?? []).map(({ EventBusName = 'default' }) => ({
      action: `events:${action}`,
      resource: arn(`event-bus/${EventBusName}`),
    }));
  if (service === 'states') return [{ action: `states:${action}`, resource: asked.stateMachineArn ?? '' }];
  return [{ action: `${service}:${action}`, resource: 'unknown' }];
};
