import type { Counts, Work } from './counts.ts';
import type { Prices } from './prices.ts';

/** What one install pays whatever its size. */
export interface Standing {
  readonly keys: number;
  readonly alarms: number;
  readonly metrics: number;
  readonly dashboards: number;
  /** Requests by which Lambda asks an idle queue for news, a month. */
  readonly polls: number;
  /** The hourly watch: its calls a month, and what one takes for one region. */
  readonly watch: { readonly calls: number; readonly milliseconds: number; readonly memoryMb: number };
}

/** What readers ask of one region's pages in a month; an assumption, not a count. */
export interface Readers {
  readonly pages: number;
  readonly bytesPerPage: number;
}

/** One service's part of a month, in the currency of the prices: `fixed` once an install, `each` once a region. */
export interface CostLine {
  readonly service: string;
  readonly of: string;
  readonly fixed: number;
  readonly each: number;
}

const gigabyte = 1e9;
const million = 1e6;

/** A month has one run and a twelfth of the year's uploads. */
const monthly = (counts: Counts, of: (work: Work) => number): number => of(counts.run) + of(counts.intake) / 12;

const gigabyteSeconds = ({ lambda }: Pick<Work, 'lambda'>): number =>
  lambda.reduce((sum, { milliseconds, memoryMb }) => sum + (milliseconds / 1000) * (memoryMb / 1024), 0);
const invocations = ({ lambda }: Work): number => lambda.reduce((sum, each) => sum + each.invocations, 0);

/**
 * A month's cost by service, from what was counted. Storage is that after one year of data; requests to the key service
 * are taken as one per object written or read, which bucket keys only lower.
 */
export const costLines = (
  counts: Counts,
  prices: Prices,
  standing: Standing,
  readers: Readers,
): readonly CostLine[] => {
  const month = (of: (work: Work) => number): number => monthly(counts, of);
  const { stored } = counts;
  const watching: Work['lambda'] = [
    {
      step: 'watch',
      invocations: standing.watch.calls,
      milliseconds: standing.watch.calls * standing.watch.milliseconds,
      memoryMb: standing.watch.memoryMb,
    },
  ];
  const objects =
    stored.landingBytes +
    stored.objectsBytes +
    stored.martsBytes +
    stored.resultsBytes +
    stored.siteBytes +
    stored.archiveBytes;
  return [
    {
      service: 'Lambda',
      of: 'GB-seconds and invocations, the hourly watch among them',
      fixed: (standing.watch.calls / million) * prices.lambdaMillionRequests,
      each:
        (month(gigabyteSeconds) + gigabyteSeconds({ lambda: watching })) * prices.lambdaGigabyteSecond +
        (month(invocations) / million) * prices.lambdaMillionRequests,
    },
    {
      service: 'S3',
      of: 'requests, and storage after a year',
      fixed: 0,
      each:
        (month(({ s3 }) => s3.put) / 1000) * prices.s3ThousandPuts +
        ((month(({ s3 }) => s3.get) + readers.pages) / 1000) * prices.s3ThousandGets +
        (objects / gigabyte) * prices.s3GigabyteMonth,
    },
    {
      service: 'DynamoDB',
      of: 'requests, storage, point-in-time recovery',
      fixed: 0,
      each:
        (month(({ dynamo }) => dynamo.writeUnits) / million) * prices.dynamoMillionWriteUnits +
        (month(({ dynamo }) => dynamo.readUnits) / million) * prices.dynamoMillionReadUnits +
        (stored.ledgerBytes / gigabyte) * (prices.dynamoGigabyteMonth + prices.dynamoBackupGigabyteMonth),
    },
    {
      service: 'Step Functions',
      of: 'state transitions',
      fixed: 0,
      each: (month(({ stepTransitions }) => stepTransitions) / 1000) * prices.stepThousandTransitions,
    },
    {
      service: 'SQS, EventBridge, SNS',
      of: 'messages, and asking an idle queue',
      fixed: (standing.polls / million) * prices.sqsMillionRequests,
      each:
        (month(({ sqsRequests }) => sqsRequests) / million) * prices.sqsMillionRequests +
        (month(({ events }) => events) / million) * prices.eventMillion +
        (month(({ snsMessages }) => snsMessages) / 1000) * prices.snsThousandEmails,
    },
    {
      service: 'CloudWatch, X-Ray',
      of: 'alarms, metrics, dashboard; logs and traces',
      fixed:
        standing.alarms * prices.alarmMonth +
        standing.metrics * prices.metricMonth +
        standing.dashboards * prices.dashboardMonth,
      each:
        (month(({ logBytes }) => logBytes) / gigabyte) * prices.logGigabyte +
        (month(invocations) / million) * prices.traceMillion,
    },
    {
      service: 'KMS',
      of: 'keys and requests',
      fixed: standing.keys * prices.keyMonth,
      each: (month(({ s3 }) => s3.put + s3.get) / 10_000) * prices.keyTenThousandRequests,
    },
    {
      service: 'CloudFront',
      of: `${readers.pages} page views of ${Math.round(readers.bytesPerPage / 1000)} kB a region`,
      fixed: 0,
      each:
        ((readers.pages * readers.bytesPerPage) / gigabyte) * prices.cloudfrontGigabyte +
        (readers.pages / 10_000) * prices.cloudfrontTenThousandRequests,
    },
  ];
};
