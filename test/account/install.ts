import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

/** What an install of the templates is called and where its parts are, by the outputs of its stacks. */
export interface Install {
  readonly landing: string;
  readonly lake: string;
  readonly site: string;
  readonly archive: string;
  readonly table: string;
  readonly bus: string;
  readonly machine: string;
  /** Where the site is served; absent where the install has none. */
  readonly siteUrl?: string;
}

const required = (name: string, meaning: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: ${meaning}`);
  return value;
};

/** The code of a district of that install which nobody has uploaded anything for. */
export const freshDistrict = (): string =>
  required('JIXIAO_DISTRICT', 'the code of a district in the configuration that nothing was uploaded for');

/** A code for objects and streams of a test's own, beside every district's. */
export const ownRegion = (): string => `test-${randomUUID().slice(0, 8)}`;

/**
 * Asks CloudFormation for the install that JIXIAO_INSTALL names; what the tests write there stays, so it must be one to
 * be thrown away.
 */
export const findInstall = async (): Promise<Install> => {
  const name = required('JIXIAO_INSTALL', 'the `name` of the configuration of an install that can be thrown away');
  const client = new CloudFormationClient({});
  const outputsOf = async (part: string): Promise<Readonly<Record<string, string>>> => {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: `${name}-${part}` }));
    return Object.fromEntries(
      (Stacks[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    );
  };
  const found = (outputs: Readonly<Record<string, string>>, output: string): string => {
    const value = outputs[output];
    if (!value) throw new Error(`the install ${name} has no output ${output}`);
    return value;
  };
  try {
    const [data, runs] = await Promise.all([outputsOf('data'), outputsOf('runs')]);
    const site: Readonly<Record<string, string>> = await outputsOf('site').catch((cause: Error) => {
      // CloudFormation answers so for a stack that is not there, as in an install without a site.
      if (cause.name === 'ValidationError') return {};
      throw cause;
    });
    return {
      ...{
        landing: found(data, 'LandingBucket'),
        lake: found(data, 'LakeBucket'),
        site: found(data, 'SiteBucket'),
        archive: found(data, 'ArchiveBucket'),
      },
      ...{ table: found(data, 'LedgerTable'), bus: found(data, 'BusName'), machine: found(runs, 'StateMachine') },
      ...(site.SiteUrl ? { siteUrl: site.SiteUrl } : {}),
    };
  } finally {
    client.destroy();
  }
};
