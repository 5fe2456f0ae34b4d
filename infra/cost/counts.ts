import { z } from 'zod';

const amount = z.int().min(0);

const work = z.strictObject({
  lambda: z.array(z.strictObject({ step: z.string(), invocations: amount, milliseconds: amount, memoryMb: amount })),
  s3: z.strictObject({ put: amount, get: amount, uploadedBytes: amount, downloadedBytes: amount }),
  dynamo: z.strictObject({ writeUnits: amount, readUnits: amount }),
  stepTransitions: amount,
  sqsRequests: amount,
  events: amount,
  snsMessages: amount,
  logBytes: amount,
});

const shape = z.strictObject({
  /** The day of the count, ISO. */
  countedOn: z.iso.date(),
  example: z.string(),
  files: amount,
  /** A year of uploads of one region. */
  intake: work,
  /** One monthly run of one region, with the overview. */
  run: work,
  /** What lies there after that year. */
  stored: z.strictObject({
    landingBytes: amount,
    objectsBytes: amount,
    martsBytes: amount,
    resultsBytes: amount,
    siteBytes: amount,
    archiveBytes: amount,
    ledgerBytes: amount,
  }),
});

/** What the services were asked for while one region's example year was driven through them. */
export type Counts = z.infer<typeof shape>;
export type Work = Counts['run'];

export const countsOf = (document: unknown): Counts => shape.parse(document);
