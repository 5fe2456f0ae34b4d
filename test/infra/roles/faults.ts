import { policyStatements, resourceStatements, type Statement, type Synthesised } from './walk.ts';

/** Actions for which AWS knows no resource; nothing else may be allowed on `*`. */
const withoutResource: readonly string[] = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];

/**
 * As far as a resource may be left open, by what it is: objects under a known prefix of a known bucket, executions of
 * the one machine.
 */
const open: readonly RegExp[] = [
  /^arn:<AWS::Partition>:s3:::[a-z-]+-lake-<AWS::AccountId>-<AWS::Region>\/(objects|marts|results|runs)\/\*$/,
  /^arn:<AWS::Partition>:s3:::[a-z-]+-(landing|site|archive)-<AWS::AccountId>-<AWS::Region>\/\*$/,
  /^arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:[a-z-]+-run(\/regions)?:\*$/,
];

const listing = ['s3:ListBucket', 's3:ListBucketVersions'];

const tooWide = ({ actions, resources, condition }: Statement): readonly string[] =>
  resources.flatMap((resource) => {
    if (resource === '*')
      return actions.filter((action) => !withoutResource.includes(action)).map((action) => `${action} on everything`);
    if (/[*?]/.test(resource))
      return open.some((pattern) => pattern.test(resource)) ? [] : [`${actions.join(', ')} on ${resource}`];
    const prefixes = condition.StringLikeIfExists?.['s3:prefix'];
    if (/-lake-[^/]*$/.test(resource) && actions.some((action) => listing.includes(action)) && !Array.isArray(prefixes))
      return [`listing all of ${resource}`];
    return [];
  });

const ofStatement = (statement: Statement): readonly string[] => {
  if (statement.effect !== 'Allow') return [];
  const wild = statement.actions.filter((action) => /[*?]/.test(action)).map((action) => `action ${action}`);
  return [...wild, ...(statement.inverted ? ['whatever is not named'] : []), ...tooWide(statement)].map(
    (fault) => `${statement.owner}: ${fault}`,
  );
};

/** The owner of a key hands its use to IAM; AWS wants this statement in every key that must not be lost. */
const isKeyOwner = ({ actions, principals }: Statement): boolean =>
  actions.join() === 'kms:*' && principals.includes(':root');

const ofResources = (template: Synthesised): readonly string[] =>
  resourceStatements(template)
    .filter((statement) => statement.effect === 'Allow' && !isKeyOwner(statement))
    .flatMap((statement) => [
      ...statement.actions
        .filter((action) => /[*?]/.test(action))
        .map((action) => `${statement.owner}: action ${action}`),
      ...(statement.principals.includes('"*"') ? [`${statement.owner}: anyone`] : []),
      ...(Object.keys(statement.condition).length === 0 ? [`${statement.owner}: on behalf of any account`] : []),
    ]);

/** Functions that a service may call for anyone, not for one resource of ours. */
const ofCallers = ({ Resources }: Synthesised): readonly string[] =>
  Object.entries(Resources)
    .filter(([, { Type, Properties = {} }]) => Type === 'AWS::Lambda::Permission' && !('SourceArn' in Properties))
    .map(([id]) => `${id}: called on behalf of anyone`);

const roleOf = (properties: Readonly<Record<string, unknown>>): string => JSON.stringify(properties.Role);

/** Functions that share a role with another, and roles with policies that others wrote. */
const ofRoles = ({ Resources }: Synthesised): readonly string[] => {
  const entries = Object.entries(Resources).map(([id, { Type, Properties = {} }]) => ({ id, Type, Properties }));
  const functions = entries.filter(({ Type }) => Type === 'AWS::Lambda::Function');
  const shared = functions.filter((one) =>
    functions.some((other) => other.id !== one.id && roleOf(other.Properties) === roleOf(one.Properties)),
  );
  const managed = entries.filter(
    ({ Type, Properties }) => Type.startsWith('AWS::IAM::') && 'ManagedPolicyArns' in Properties,
  );
  return [
    ...shared.map(({ id }) => `${id}: shares its role`),
    ...managed.map(({ id }) => `${id}: a policy that AWS wrote`),
  ];
};

/** Everything in a template that allows more than is needed; each fault names who. */
export const faultsOf = (template: Synthesised): readonly string[] => [
  ...policyStatements(template).flatMap(ofStatement),
  ...ofResources(template),
  ...ofCallers(template),
  ...ofRoles(template),
];
