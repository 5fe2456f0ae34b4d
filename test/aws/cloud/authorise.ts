import { flat, policyStatements, type Statement, type Synthesised } from '../../infra/roles/walk.ts';
import type { Call, Request } from './calls.ts';
import { type Need, needsOf, type Place } from './needs.ts';

/** A condition in a policy that this evaluation does not know: passing over it would prove nothing. */
export class UnknownConditionError extends Error {
  override readonly name = 'UnknownConditionError';
}

type Roles = ReadonlyMap<string, readonly Statement[]>;

const literal = (resource: string, { partition, region, account }: Place): string => {
  const key = /<[^>]*(Inner|Outer)[^>]*>/.exec(resource)?.[1];
  if (key) return key.toLowerCase();
  return resource
    .replaceAll('<AWS::Partition>', partition)
    .replaceAll('<AWS::Region>', region)
    .replaceAll('<AWS::AccountId>', account);
};

/** What each function's role may do, by the function's name. */
export const rolesOf = (templates: readonly Synthesised[], place: Place): Roles =>
  new Map(
    templates.flatMap((template) => {
      const entries = Object.entries(template.Resources);
      const statements = policyStatements(template).map((each) => ({
        ...each,
        resources: each.resources.map((resource) => literal(resource, place)),
      }));
      const policiesOf = (role: string) =>
        entries
          .filter(([, { Properties = {} }]) =>
            ((Properties.Roles ?? []) as unknown[]).some((each) => flat(each) === `<${role}>`),
          )
          .map(([id]) => id);
      return entries
        .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
        .map(([, { Properties = {} }]): [string, readonly Statement[]] => {
          const owners = policiesOf(flat(Properties.Role).replace(/^<(.*)\.Arn>$/, '$1'));
          return [String(Properties.FunctionName), statements.filter(({ owner }) => owners.includes(owner))];
        });
    }),
  );

const matches = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 's').test(text);

const holds = (condition: Statement['condition'], { prefix }: Need): boolean =>
  Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, patterns]) => {
      if (operator !== 'StringLikeIfExists' || key !== 's3:prefix')
        throw new UnknownConditionError(`${operator} ${key}`);
      return prefix === undefined || [patterns].flat().some((pattern) => matches(String(pattern), prefix));
    }),
  );

const covers = (statement: Statement, need: Need): boolean =>
  statement.effect === 'Allow' &&
  statement.actions.includes(need.action) &&
  statement.resources.some((resource) => matches(resource, need.resource)) &&
  holds(statement.condition, need);

/** The needs of a request that no statement allows. */
const lacking = (statements: readonly Statement[], needs: readonly Need[]): readonly Need[] =>
  needs.filter((need) => !statements.some((statement) => covers(statement, need)));

/**
 * Says of a request that a function made what its role in the templates does not allow; nothing where the caller is no
 * function of ours. After the answer it is asked again with the status: whoever may not list a bucket is not told that
 * an object is absent.
 */
export const lacksOf =
  (roles: Roles, place: Place) =>
  (
    request: Request,
    { caller, service, action }: Pick<Call, 'caller' | 'service' | 'action'>,
    status?: number,
  ): readonly Need[] => {
    const statements = roles.get(caller);
    if (!statements) return [];
    if (status === undefined) return lacking(statements, needsOf(request, place, { service, action }));
    const isAbsence = service === 's3' && status === 404 && ['GetObject', 'HeadObject'].includes(action);
    const [, bucket = ''] = new URL(request.url, 'http://front').pathname.split('/');
    return isAbsence
      ? lacking(statements, [{ action: 's3:ListBucket', resource: `arn:${place.partition}:s3:::${bucket}` }])
      : [];
  };
