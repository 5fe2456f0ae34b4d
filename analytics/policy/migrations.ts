/** The schema of the policy documents that this release writes. A document that names none is of schema 1. */
export const schemaVersion = 3;

type Document = Readonly<Record<string, unknown>>;

/** What a migration put into a document: where, and with which value and clause. */
export interface Added {
  readonly path: string;
  readonly value: unknown;
}

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const before = '旧版规则没有此项,按旧版的做法 · not in the older policy: as it was done then';

/**
 * Settings that releases of schema 1 added one by one, each with the value under which the release before it behaved as
 * it did. An office's own document has those of its time and lacks the others.
 */
const settingsOfVersion1: Readonly<Record<string, string | number | null>> = {
  execution_rate_decimals: null,
  fund_without_budget_rule: 'new',
  outside_tier: 'lower',
  judged_points: 'comparison',
  execution_without_budget: 'zero',
  zero_denominator: 'adjusted',
  missing_self_evaluation: 'year_end_values',
  missing_self_evaluation_deduction: 0,
  unanswered_row: 'zero',
  self_evaluation_due: null,
  late_self_evaluation_deduction: 0,
  refusal: 'file',
};

/** Settings of schema 2 that leave every figure as schema 1 had it. */
const settingsOfVersion2: Readonly<Record<string, string | number | null>> = {
  execution_zero_below: 0.6,
  far_above_effect: 'points',
  indicator_blue_against: 'year',
  prorated_rows: 'flows',
  zero_target: 'direction',
  ceiling_light: 'deviation',
  unbudgeted_light: 'green',
  without_goals: 'money',
  goals_apart_from: null,
  rank_within: 'all',
  ties: 'share',
  department_blend: 'budget_weighted',
  re_evaluation: 'beside',
  returned_deduction: 0,
  total_decimals: null,
  range_formula: 'met_or_not',
  late_day_points: null,
};

/** Lists of schema 2; empty they leave every figure as schema 1 had it. */
const listsOfVersion2 = ['early_lines', 'plan_curves', 'scorings', 'scoring_rules', 'schemes'];

/** Settings of schema 3 that leave every figure as schema 2 had it. */
const settingsOfVersion3: Readonly<Record<string, string | number | null>> = {
  notice_answer_working_days: null,
  notice_given_day: null,
  returned_deduction_counts: 'standing',
  allocation_score: 're_evaluation',
};

/** Lists of schema 3; empty they leave every figure as schema 2 had it. */
const listsOfVersion3 = ['calendar', 'department_schemes', 'execution_parts'];

const withSettings = (
  document: Document,
  neutral: Readonly<Record<string, string | number | null>>,
): readonly [Document, readonly Added[]] => {
  if (!isDocument(document.settings)) return [document, []];
  const settings = document.settings;
  const missing = Object.entries(neutral)
    .filter(([name]) => !Object.hasOwn(settings, name))
    .map(([name, value]) => [name, { value, clause: before }] as const);
  return [
    { ...document, settings: { ...settings, ...Object.fromEntries(missing) } },
    missing.map(([name, { value }]) => ({ path: `settings.${name}`, value })),
  ];
};

const lines = (document: Document): readonly Document[] =>
  Array.isArray(document.application) ? document.application.filter(isDocument) : [];

/**
 * The first release's own document had names with a comma and no quotes, which YAML reads as a name and a key without
 * a value, and which that release let pass: the parts are put together again.
 */
const withWholeNames = (document: Document): readonly [Document, readonly Added[]] => {
  const whole = (name: Document): Document => {
    const parts = Object.keys(name).filter((key) => name[key] === null);
    if (parts.length === 0) return name;
    return { zh: [name.zh, ...parts].join(','), en: name.en };
  };
  const application = lines(document).map((line) =>
    isDocument(line.name) ? { ...line, name: whole(line.name) } : line,
  );
  return [application.length > 0 ? { ...document, application } : document, []];
};

/** Before there was a line for projects that are not evaluated, they went by the line for what has no grade. */
const withNotEvaluated = (document: Document): readonly [Document, readonly Added[]] => {
  const present = lines(document);
  const ungraded = present.find(({ grade }) => grade === 'ungraded');
  if (!ungraded || present.some(({ grade }) => grade === 'not_evaluated')) return [document, []];
  const line = { ...ungraded, grade: 'not_evaluated', clause: before };
  return [
    { ...document, application: [...present, line] },
    [{ path: `application.${present.length}`, value: 'not_evaluated' }],
  ];
};

const withLists = (document: Document, lists: readonly string[]): readonly [Document, readonly Added[]] => {
  const missing = lists.filter((name) => !Object.hasOwn(document, name));
  return [
    { ...document, ...Object.fromEntries(missing.map((name) => [name, []])) },
    missing.map((name) => ({ path: name, value: [] })),
  ];
};

type Step = (document: Document) => readonly [Document, readonly Added[]];

const toVersion2: readonly Step[] = [
  withWholeNames,
  (document) => withSettings(document, settingsOfVersion1),
  withNotEvaluated,
  (document) => withSettings(document, settingsOfVersion2),
  (document) => withLists(document, listsOfVersion2),
];

const toVersion3: readonly Step[] = [
  (document) => withSettings(document, settingsOfVersion3),
  (document) => withLists(document, listsOfVersion3),
];

/** The steps that lead from each schema to the next; the first leads from 1 to 2. */
const migrations: readonly (readonly Step[])[] = [toVersion2, toVersion3];

/** A document in today's schema, the schema it was written in, and what had to be added. */
export interface Migrated {
  readonly document: unknown;
  readonly from: number;
  readonly added: readonly Added[];
}

/**
 * Brings a policy document, as it was parsed, to today's schema: what a later schema asks for gets the value that
 * changes no figure. A document of a newer schema, or no document at all, comes back as it is: validation refuses it.
 */
export const migrate = (written: unknown): Migrated => {
  const from = isDocument(written) ? (written.schema ?? 1) : schemaVersion;
  if (!isDocument(written) || typeof from !== 'number' || from >= schemaVersion || !migrations[from - 1])
    return { document: written, from: typeof from === 'number' ? from : schemaVersion, added: [] };
  const { schema: _schema, ...rest } = written;
  const [document, added] = migrations
    .slice(from - 1)
    .flat()
    .reduce<readonly [Document, readonly Added[]]>(
      ([at, sofar], step) => {
        const [next, more] = step(at);
        return [next, [...sofar, ...more]];
      },
      [{ schema: schemaVersion, ...rest }, []],
    );
  return { document, from, added };
};
