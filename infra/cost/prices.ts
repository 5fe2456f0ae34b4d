import { z } from 'zod';

const price = z.number().min(0);

const shape = z.strictObject({
  /** Month of the price list, ISO. */
  listed: z.string().regex(/^\d{4}-\d{2}$/),
  place: z.string(),
  currency: z.string(),
  note: z.string(),
  prices: z.strictObject({
    lambdaGigabyteSecond: price,
    lambdaMillionRequests: price,
    s3ThousandPuts: price,
    s3ThousandGets: price,
    s3GigabyteMonth: price,
    dynamoMillionWriteUnits: price,
    dynamoMillionReadUnits: price,
    dynamoGigabyteMonth: price,
    dynamoBackupGigabyteMonth: price,
    stepThousandTransitions: price,
    sqsMillionRequests: price,
    eventMillion: price,
    snsThousandEmails: price,
    logGigabyte: price,
    traceMillion: price,
    metricMonth: price,
    alarmMonth: price,
    dashboardMonth: price,
    keyMonth: price,
    keyTenThousandRequests: price,
    cloudfrontGigabyte: price,
    cloudfrontTenThousandRequests: price,
  }),
});

/** A price list with its date and place. */
export type PriceList = z.infer<typeof shape>;
export type Prices = PriceList['prices'];

export const pricesOf = (document: unknown): PriceList => shape.parse(document);
