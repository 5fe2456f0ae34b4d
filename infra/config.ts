import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

/** Days for which CloudWatch can keep a log; it knows no others. */
const logDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const region = z.strictObject({ code: z.string().regex(/^[0-9A-Za-z-]{1,32}$/), name: z.string().min(1).max(100) });

const site = z.strictObject({
  on: z.boolean().optional(),
  /** The site's own domain; needs the certificate. Without it the site answers under CloudFront's name. */
  domain: z.string().min(3).optional(),
  certificateArn: z.string().startsWith('arn:').optional(),
  /** A list of AWS WAF that says who may read. */
  webAclArn: z.string().startsWith('arn:').optional(),
  /** Countries (ISO 3166, two letters) from which the site may be read; everywhere when empty. */
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).default([]),
});

const shape = z.strictObject({
  /** Begins the name of everything that is made; two installs in one account differ in it. */
  name: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    .max(24),
  partition: z.enum(['aws', 'aws-cn']).default('aws'),
  regions: z
    .array(region)
    .min(1)
    .max(1000)
    .refine(
      (regions) => new Set(regions.map(({ code }) => code)).size === regions.length,
      'a region code stands twice',
    ),
  timeZone: z
    .string()
    .refine((zone) => zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone), 'not an IANA time zone'),
  /** When the month before is computed, in the time zone. */
  schedule: z.strictObject({ day: z.int().min(1).max(28), hour: z.int().min(0).max(23) }),
  /** The day of the month from which a run that has not finished is an alarm. */
  overdueDay: z.int().min(1).max(28),
  /** An upload that has waited longer than this is an alarm. */
  oldestUploadHours: z
    .int()
    .min(1)
    .max(24 * 14)
    .default(6),
  toleratedFailurePercent: z.int().min(0).max(100),
  /** Regions computed, and regions swept, at the same time. */
  concurrency: z.int().min(1).max(1000).default(10),
  edition: z.enum(['internal', 'department', 'public']),
  site: site.prefault({}),
  alarmEmail: z.email(),
  /** The addresses that get mail about finished runs and notices. */
  resultEmails: z.array(z.email()).default([]),
  /** Takes in no upload and begins no month by itself, so that a ledger can be restored; what comes meanwhile waits. */
  paused: z.boolean().default(false),
  /** Another name of the ledger's table, for the day one has to be made anew beside what is left of the last. */
  ledgerTable: z
    .string()
    .regex(/^[a-z][a-z0-9-]{2,60}$/)
    .optional(),
  /**
   * For how long no one can delete an upload or a decision, who administers the lock included; only who rewrites the
   * bucket's policy first.
   */
  retentionYears: z.int().min(1).max(100).default(10),
  logDays: z.literal(logDays).default(365),
  processor: z.enum(['arm64', 'x64']).default('arm64'),
  /** What one query may read at most. */
  athenaScanLimitGigabytes: z.int().min(1).max(10_000).default(10),
  /** The first year that queries look for. */
  firstFiscalYear: z.int().min(2000).max(2100).default(2020),
});

type Shape = z.infer<typeof shape>;
export type Config = Omit<Shape, 'site'> & { readonly site: Shape['site'] & { readonly on: boolean } };

/**
 * What the list of regions may weigh as JSON: it goes with every start of a run, of which no service takes more than
 * 256 kB.
 */
const regionBytes = 200_000;

/** What must hold between settings. */
const contradictions = ({ regions, partition, schedule, overdueDay, edition, site }: Config): readonly string[] => [
  ...(Buffer.byteLength(JSON.stringify({ regions })) <= regionBytes
    ? []
    : ['regions: together more than 200 kB, which no run could be given; shorten names']),
  ...(overdueDay > schedule.day ? [] : ['overdueDay: a run can only be overdue after schedule.day']),
  ...(site.on && partition === 'aws-cn'
    ? ['site.on: CloudFormation in aws-cn cannot keep the bucket private behind CloudFront; leave the site off']
    : []),
  ...(site.on && edition !== 'public' && !site.webAclArn
    ? ['site: an edition that is not public needs site.webAclArn, which says who may read']
    : []),
  ...(Boolean(site.domain) === Boolean(site.certificateArn)
    ? []
    : ['site: domain and certificateArn are given together or not at all']),
];

/** The configuration can't be used; every fault at once, each with the place of the setting. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[], options?: ErrorOptions) {
    super(`the configuration can't be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`, options);
    this.faults = faults;
  }
}

/**
 * The settings of one install, checked and completed: the site is on unless the partition lacks what it needs. Throws
 * ConfigError.
 * @example configOf(parse(await readFile('infra/example.yaml', 'utf8')))
 */
export const configOf = (settings: unknown): Config => {
  const parsed = shape.safeParse(settings);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const config = {
    ...parsed.data,
    site: { ...parsed.data.site, on: parsed.data.site.on ?? parsed.data.partition === 'aws' },
  };
  const faults = contradictions(config);
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
};

const settingsIn = async (path: string): Promise<unknown> => {
  try {
    return parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new ConfigError([`${path}: ${cause instanceof Error ? cause.message : 'unreadable'}`], { cause });
  }
};

/** Reads a configuration file; throws ConfigError. */
export const readConfig = async (path: string): Promise<Config> => configOf(await settingsIn(path));
