import { z } from 'zod';

/** The settings of a function: the variable of each setting, and what it must look like. */
const settings = {
  landingBucket: { variable: 'JIXIAO_LANDING_BUCKET', shape: z.string().min(3) },
  lakeBucket: { variable: 'JIXIAO_LAKE_BUCKET', shape: z.string().min(3) },
  siteBucket: { variable: 'JIXIAO_SITE_BUCKET', shape: z.string().min(3) },
  archiveBucket: { variable: 'JIXIAO_ARCHIVE_BUCKET', shape: z.string().min(3) },
  ledgerTable: { variable: 'JIXIAO_LEDGER_TABLE', shape: z.string().min(3) },
  busName: { variable: 'JIXIAO_BUS_NAME', shape: z.string().min(1) },
  topicArn: { variable: 'JIXIAO_TOPIC_ARN', shape: z.string().startsWith('arn:') },
  stateMachineArn: { variable: 'JIXIAO_STATE_MACHINE_ARN', shape: z.string().startsWith('arn:') },
  timeZone: {
    variable: 'JIXIAO_TIME_ZONE',
    shape: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC'),
  },
  edition: { variable: 'JIXIAO_EDITION', shape: z.enum(['internal', 'department', 'public']) },
  /** Where the pages can be read; absent where the site is switched off. */
  siteUrl: { variable: 'JIXIAO_SITE_URL', shape: z.url().optional() },
} as const;

export type Setting = keyof typeof settings;
export type Environment = { readonly [Name in Setting]: z.infer<(typeof settings)[Name]['shape']> };

/** Variables that are absent or not what they must be; their values are not repeated. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly variables: readonly string[];
  constructor(variables: readonly string[], options?: ErrorOptions) {
    super(`not set as they must be: ${variables.join(', ')}`, options);
    this.variables = variables;
  }
}

/**
 * The named settings and no others, so that each function is given only what it needs; throws EnvironmentError that
 * names every wrong one.
 * @example const { lakeBucket } = environmentOf(process.env, 'lakeBucket')
 */
export const environmentOf = <Name extends Setting>(
  variables: Readonly<Record<string, string | undefined>>,
  ...needed: readonly Name[]
): Pick<Environment, Name> => {
  const found = needed.map((name) => ({
    name,
    parsed: settings[name].shape.safeParse(variables[settings[name].variable]),
  }));
  const wrong = found.filter(({ parsed }) => !parsed.success).map(({ name }) => settings[name].variable);
  if (wrong.length > 0) throw new EnvironmentError(wrong);
  return Object.fromEntries(found.map(({ name, parsed }) => [name, parsed.data])) as Pick<Environment, Name>;
};
