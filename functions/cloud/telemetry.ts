import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';

const serviceName = 'jixiao';

export const logger = new Logger({ serviceName });
export const metrics = new Metrics({ serviceName, namespace: 'Jixiao', singleMetric: false });
// Requests are not traced by address: keys of uploads hold names that people chose.
export const tracer = new Tracer({ serviceName, captureHTTPsRequests: false });
