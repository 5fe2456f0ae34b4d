/** A template as it was synthesised. */
export interface Synthesised {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>
  >;
}

export interface Statement {
  /** Logical id of the role or policy it stands in. */
  readonly owner: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Of a resource's own policy: who, as it is written. */
  readonly principals: string;
  /** NotAction, NotResource or NotPrincipal: allowed is whatever is not named. */
  readonly inverted: boolean;
}

const listed = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** An intrinsic as one text: references in angle brackets. */
export const flat = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const [kind, held] = Object.entries(value as Readonly<Record<string, unknown>>)[0] ?? [];
  if (kind === 'Fn::Join') return (held as [string, unknown[]])[1].map(flat).join('');
  if (kind === 'Ref') return `<${held}>`;
  if (kind === 'Fn::GetAtt') return `<${(held as string[]).join('.')}>`;
  if (kind === 'Fn::ImportValue') return `<import ${flat(held)}>`;
  return JSON.stringify(value);
};

type Written = Readonly<Record<string, unknown>>;

const writtenIn = (document: unknown): readonly Written[] =>
  listed((document as Written | undefined)?.Statement) as readonly Written[];

const statementsIn = (owner: string, document: unknown): readonly Statement[] =>
  writtenIn(document).map((statement) => ({
    owner,
    effect: String(statement.Effect),
    actions: listed(statement.Action).map(String),
    resources: listed(statement.Resource).map(flat),
    condition: (statement.Condition ?? {}) as Statement['condition'],
    principals: JSON.stringify(statement.Principal ?? null),
    inverted: ['NotAction', 'NotResource', 'NotPrincipal'].some((name) => name in statement),
  }));

/** Every statement that says what a role may do, wherever it stands. */
export const policyStatements = ({ Resources }: Synthesised): readonly Statement[] =>
  Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]) => {
    if (Type === 'AWS::IAM::Policy' || Type === 'AWS::IAM::ManagedPolicy')
      return statementsIn(id, Properties.PolicyDocument);
    if (!/^AWS::IAM::(Role|User|Group)$/.test(Type)) return [];
    return listed(Properties.Policies).flatMap((policy) => statementsIn(id, (policy as Written).PolicyDocument));
  });

/** Every statement of a resource that says who may do what with it. */
export const resourceStatements = ({ Resources }: Synthesised): readonly Statement[] =>
  Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]) => {
    if (Type === 'AWS::KMS::Key') return statementsIn(id, Properties.KeyPolicy);
    return /^AWS::(S3::Bucket|SQS::Queue|SNS::Topic)Policy$/.test(Type)
      ? statementsIn(id, Properties.PolicyDocument)
      : [];
  });
