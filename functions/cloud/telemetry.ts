import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';

// Each takes the function's own name from POWERTOOLS_SERVICE_NAME: alarms look for figures under it.
export const logger = new Logger();
export const metrics = new Metrics({ namespace: 'Jixiao' });
// Requests are not traced by address: keys of uploads hold names that people chose.
export const tracer = new Tracer({ captureHTTPsRequests: false });
