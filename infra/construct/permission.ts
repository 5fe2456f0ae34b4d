import { Stack, Token, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';

/** What a role may do. `because` says why a resource can't be named to its end. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly because?: string;
}

/** A permission reaches further than one resource and does not say why. */
export class UnexplainedWildcardError extends Error {
  override readonly name = 'UnexplainedWildcardError';
}

/** An intrinsic as cdk-nag writes it in the name of a finding. */
const flat = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const [kind, held] = Object.entries(value as Record<string, unknown>)[0] ?? [];
  if (kind === 'Fn::Join') return ((held as [string, unknown[]])[1] ?? []).map(flat).join('');
  if (kind === 'Ref') return `<${held}>`;
  return `<${(held as string[]).join('.')}>`;
};

/**
 * Gives a role its permissions; each wildcard is acknowledged singly, with its reason. Throws UnexplainedWildcardError.
 */
export const allow = (role: Role, permissions: readonly Permission[]): void => {
  for (const { actions, resources, conditions, because } of permissions) {
    role.addToPolicy(
      new PolicyStatement({ actions: [...actions], resources: [...resources], ...(conditions && { conditions }) }),
    );
    for (const resource of resources.map((each) =>
      Token.isUnresolved(each) ? flat(Stack.of(role).resolve(each)) : each,
    )) {
      if (!resource.includes('*')) continue;
      if (!because) throw new UnexplainedWildcardError(`${actions.join(', ')} on ${resource}`);
      Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason: because });
    }
  }
};
