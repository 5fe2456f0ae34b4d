import type { Request } from './calls.ts';
import type { Made } from './deploy.ts';

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: { readonly Null?: Readonly<Record<string, string>> };
}

const statementsIn = (made: readonly Made[]): readonly Statement[] =>
  made
    .filter(({ type }) => type === 'AWS::S3::BucketPolicy')
    .flatMap(({ properties }) => (properties.PolicyDocument as { Statement: Statement[] }).Statement)
    .filter(
      ({ Effect, Condition }) =>
        Effect === 'Deny' && (Condition === undefined || Condition.Null?.['s3:if-none-match'] === 'true'),
    );

const covers = ({ Resource }: Statement, arn: string): boolean =>
  [Resource]
    .flat()
    .some((pattern) =>
      new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(arn),
    );

const actionOf = ({ method, url }: Request): string | undefined => {
  const { searchParams } = new URL(url, 'http://front');
  if (method === 'DELETE')
    return searchParams.has('uploadId')
      ? undefined
      : searchParams.has('versionId')
        ? 's3:DeleteObjectVersion'
        : 's3:DeleteObject';
  const isPart = searchParams.has('partNumber') || searchParams.has('uploads');
  return (method === 'PUT' || method === 'POST') && !isPart ? 's3:PutObject' : undefined;
};

/**
 * Says of a request to S3 whether the templates' bucket policies would refuse it: creation of an object without
 * `if-none-match` where objects are written once, and any deletion there. (Deletion of many at once names its keys in
 * the body and is not looked at.)
 */
export const refusesBy = (made: readonly Made[], partition: string): ((request: Request) => boolean) => {
  const statements = statementsIn(made);
  return (request) => {
    const action = actionOf(request);
    const arn = `arn:${partition}:s3:::${decodeURIComponent(new URL(request.url, 'http://front').pathname.slice(1))}`;
    return (
      action !== undefined &&
      statements.some(
        (statement) =>
          [statement.Action].flat().includes(action) &&
          covers(statement, arn) &&
          (statement.Condition === undefined || request.headers['if-none-match'] === undefined),
      )
    );
  };
};
