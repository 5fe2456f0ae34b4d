/** The parts of a CloudFormation template that a deployment looks at. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
}
export type Resources = Readonly<Record<string, Resource>>;
export interface Template {
  readonly Resources: Resources;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Export?: unknown }>>;
}

const isIntrinsic = (value: object): boolean => {
  const [key = '', ...others] = Object.keys(value);
  return others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'));
};

/** The value with each outermost intrinsic function in it replaced. */
const mapIntrinsics = (value: unknown, replace: (intrinsic: object) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((each) => mapIntrinsics(each, replace));
  if (typeof value !== 'object' || value === null) return value;
  if (isIntrinsic(value)) return replace(value);
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, mapIntrinsics(held, replace)]));
};

/** References to absent resources, wherever they stand, become the name of the lack. */
const withoutAbsent = (value: unknown, isAbsent: (id: string) => boolean): unknown =>
  mapIntrinsics(value, (intrinsic) => {
    const [[kind = '', held] = []] = Object.entries(intrinsic);
    const [id, ...attribute] = [held].flat() as string[];
    if ((kind === 'Ref' || kind === 'Fn::GetAtt') && isAbsent(String(id)))
      return `absent-${[id, ...attribute].join('-')}`;
    return { [kind]: withoutAbsent(held, isAbsent) };
  });

/** All of these resources, with references to those that are not among `made` in words. */
export const withoutReferencesTo = (resources: Resources, made: Resources): Resources =>
  withoutAbsent(resources, (id) => id in resources && !(id in made)) as Resources;

/** A template with some of its resources only; what refers to the others says so in words. */
export const withOnly = ({ Resources, Outputs = {} }: Template, keep: (resource: Resource) => boolean): Template => {
  const kept = Object.entries(Resources).filter(([, resource]) => keep(resource));
  const ids = new Set(kept.map(([id]) => id));
  const isAbsent = (id: string) => id in Resources && !ids.has(id);
  // moto reads the tags of keys under other names.
  const of = ([id, { Type, Properties: { Tags: _, ...Properties } = {}, DependsOn = [] }]: (typeof kept)[number]): [
    string,
    Resource,
  ] => {
    const before = [DependsOn].flat().filter((each) => ids.has(each));
    return [
      id,
      {
        Type,
        Properties: withoutAbsent(Properties, isAbsent) as Resource['Properties'],
        ...(before.length > 0 ? { DependsOn: before } : {}),
      },
    ];
  };
  return {
    Resources: Object.fromEntries(kept.map(of)),
    Outputs: withoutAbsent(Outputs, isAbsent) as Template['Outputs'],
  };
};

/**
 * Every intrinsic of the resources as an output, so that the server that deploys them resolves it; `answered` puts the
 * answers in place.
 */
export const questionsOf = (resources: Resources): ReadonlyMap<string, string> => {
  const questions = new Map<string, string>();
  mapIntrinsics(
    Object.values(resources).map(({ Properties }) => Properties),
    (intrinsic) => {
      const text = JSON.stringify(intrinsic);
      if (!questions.has(text)) questions.set(text, `Question${questions.size}`);
      return null;
    },
  );
  return questions;
};

/** The properties as the server has resolved them; throws where it has not. */
export const answered = (
  value: unknown,
  questions: ReadonlyMap<string, string>,
  answers: ReadonlyMap<string, string>,
): unknown =>
  mapIntrinsics(value, (intrinsic) => {
    const answer = answers.get(questions.get(JSON.stringify(intrinsic)) ?? '');
    if (answer === undefined) throw new Error(`not resolved: ${JSON.stringify(intrinsic)}`);
    return answer;
  });
