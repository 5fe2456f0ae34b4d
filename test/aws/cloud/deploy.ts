import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Clients } from './clients.ts';
import { completions, isMade } from './complete.ts';
import type { FunctionSetting } from './functions.ts';
import { answered, questionsOf, type Template, withOnly, withoutReferencesTo } from './template.ts';

/** A synthesised stack. */
export interface Stack {
  readonly name: string;
  readonly template: Template;
  /** Folders of assets by the key under which they are uploaded. */
  readonly assets: Readonly<Record<string, string>>;
}

/** A resource with every reference resolved. */
export interface Made {
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** An empty zip: the functions' code runs from its folder. */
const emptyZip = Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64');

interface AssetManifest {
  readonly files: Readonly<
    Record<
      string,
      { readonly source: { readonly path: string; readonly packaging: string }; readonly destinations: object }
    >
  >;
}

/** The stacks of a synthesised app, those that others rely on first. */
export const stacksIn = async (folder: string): Promise<readonly Stack[]> => {
  const { artifacts } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
    artifacts: Record<
      string,
      { type: string; dependencies?: string[]; properties: { templateFile: string; stackName?: string } }
    >;
  };
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack');
  const reach = (id: string): number =>
    1 +
    Math.max(
      0,
      ...(artifacts[id]?.dependencies ?? []).filter((other) => stacks.some(([each]) => each === other)).map(reach),
    );
  const read = async ([id, { properties }]: (typeof stacks)[number]): Promise<Stack> => {
    const template = JSON.parse(await readFile(join(folder, properties.templateFile), 'utf8')) as Template;
    const [manifest] = (await readdir(folder)).filter((file) => file === `${id}.assets.json`);
    const { files } = manifest
      ? (JSON.parse(await readFile(join(folder, manifest), 'utf8')) as AssetManifest)
      : { files: {} };
    const zips = Object.entries(files).filter(([, { source }]) => source.packaging === 'zip');
    return {
      name: properties.stackName ?? id,
      template,
      assets: Object.fromEntries(zips.map(([hash, { source }]) => [`${hash}.zip`, resolve(folder, source.path)])),
    };
  };
  return Promise.all(stacks.sort(([one], [other]) => reach(one) - reach(other)).map(read));
};

/** Waits, and repetitions in vain, that a test need not sit out. */
const withoutDelay = (template: Template): string =>
  JSON.stringify(template)
    .replace(/"DelaySeconds":\d+/g, '"DelaySeconds":0')
    .replace(/"maxReceiveCount":\d+/g, '"maxReceiveCount":8');

const assetBucket = (account: string, region: string) => `cdk-hnb659fds-assets-${account}-${region}`;

/**
 * Deploys one stack: what moto's CloudFormation can make, by it; the rest by the services' own interfaces. Returns
 * every resource, made or not, with its references resolved.
 */
const deployStack = async (clients: Clients, { name, template }: Stack): Promise<readonly Made[]> => {
  const made = withOnly(template, isMade);
  // The keys' and the roles' policies refer to nothing that a test looks at.
  const told = Object.entries(template.Resources).filter(([, { Type }]) => !/^AWS::(IAM|KMS)::/.test(Type));
  const absentNamed = withoutReferencesTo(Object.fromEntries(told), made.Resources);
  const questions = questionsOf(absentNamed);
  const outputs = Object.fromEntries([...questions].map(([text, id]) => [id, { Value: JSON.parse(text) }]));
  await clients.cloudFormation.send(
    new CreateStackCommand({
      StackName: name,
      TemplateBody: withoutDelay({ Resources: made.Resources, Outputs: { ...made.Outputs, ...outputs } }),
    }),
  );
  const { Stacks: [stack] = [] } = await clients.cloudFormation.send(new DescribeStacksCommand({ StackName: name }));
  if (stack?.StackStatus !== 'CREATE_COMPLETE')
    throw new Error(`${name}: ${stack?.StackStatus} ${stack?.StackStatusReason}`);
  const answers = new Map(
    (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? '']),
  );
  const resolved = told.map(([id, { Type }]) => ({
    id,
    type: Type,
    properties: answered(absentNamed[id]?.Properties ?? {}, questions, answers) as Made['properties'],
  }));
  for (const { type, properties } of resolved) await completions[type]?.(clients, properties);
  return resolved;
};

/** Deploys the stacks in their order. */
export const deploy = async (
  clients: Clients,
  stacks: readonly Stack[],
  place: { readonly account: string; readonly region: string },
): Promise<readonly Made[]> => {
  const Bucket = assetBucket(place.account, place.region);
  await clients.s3.send(
    new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: place.region as 'eu-west-1' } }),
  );
  const made: Made[] = [];
  for (const stack of stacks) {
    for (const Key of Object.keys(stack.assets))
      await clients.s3.send(new PutObjectCommand({ Bucket, Key, Body: emptyZip }));
    made.push(...(await deployStack(clients, stack)));
  }
  return made;
};

interface LambdaProperties {
  readonly FunctionName: string;
  readonly Handler: string;
  readonly Code: { readonly S3Key: string };
  readonly MemorySize: number;
  readonly Timeout: number;
  readonly Environment?: { readonly Variables: Readonly<Record<string, string>> };
}

/** The functions among what was made, with the folders in which their code lies. */
export const functionsIn = (made: readonly Made[], stacks: readonly Stack[]): readonly FunctionSetting[] => {
  const assets: Readonly<Record<string, string>> = Object.assign({}, ...stacks.map((stack) => stack.assets));
  return made
    .filter(({ type }) => type === 'AWS::Lambda::Function')
    .map(({ properties }) => {
      const { FunctionName, Handler, Code, MemorySize, Timeout, Environment } =
        properties as unknown as LambdaProperties;
      const dot = Handler.lastIndexOf('.');
      return {
        name: FunctionName,
        file: join(assets[Code.S3Key] ?? '', `${Handler.slice(0, dot)}.mjs`),
        exported: Handler.slice(dot + 1),
        environment: Environment?.Variables ?? {},
        memoryMb: MemorySize,
        timeoutSeconds: Timeout,
      };
    });
};
