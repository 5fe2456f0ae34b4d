import { type Text, text } from '../core/language/text.ts';
import { faultTitle } from '../intake/faults/catalogue.ts';
import { rowSays, ruleSays, scoringSays } from './row-says.ts';
import type { Policy } from './schema.ts';
import { departmentSchemeRule, schemeRule } from './scheme-says.ts';
import { describeSetting } from './settings.ts';

/** One thing in which two policies differ: where, in whose words, and what stands there before and after. */
export interface PolicyDifference {
  readonly path: string;
  readonly what: Text;
  /** Null where one of the two has no such thing. */
  readonly before: Text | null;
  readonly after: Text | null;
  /** The clause that stands after; before where nothing does. */
  readonly clause: string;
}

const settingText = (name: string, value: string | number | null): Text => {
  if (value === null) return text('未设', 'not set');
  return describeSetting(name).choices[String(value)] ?? text(String(value), String(value));
};

const settingDifferences = (a: Policy, b: Policy): readonly PolicyDifference[] =>
  Object.entries(b.settings).flatMap(([name, after]) => {
    const before = a.settings[name as keyof Policy['settings']];
    if (before.value === after.value) return [];
    return [
      {
        path: `settings.${name}`,
        what: describeSetting(name).decides,
        before: settingText(name, before.value),
        after: settingText(name, after.value),
        clause: after.clause,
      },
    ];
  });

/** A row of a list: by what it is known in both policies, and itself in a sentence. */
interface Said {
  readonly key: string;
  readonly says: Text;
  readonly clause: string;
}

/** Lists of which the first row that fits decides: their order is a rule too. */
const firstThatFits: readonly string[] = [
  'execution_parts',
  'plan_curves',
  'scoring_rules',
  'schemes',
  'department_schemes',
];

interface List {
  readonly name: string;
  readonly what: Text;
  readonly rows: (policy: Policy) => readonly Said[];
}

const lists: readonly List[] = [
  {
    name: 'execution_bands',
    what: text('执行率分档', 'Bands of execution'),
    rows: (policy) =>
      policy.execution_bands.map((row) => ({
        key: String(row.from),
        says: rowSays.execution_bands(row),
        clause: row.clause,
      })),
  },
  {
    name: 'execution_parts',
    what: text('分资金计执行率', 'Execution by kinds of money'),
    rows: (policy) =>
      policy.execution_parts.map((row) => ({ key: row.code, says: rowSays.execution_parts(row), clause: row.clause })),
  },
  {
    name: 'tiers',
    what: text('定性档次', 'Tiers'),
    rows: (policy) => policy.tiers.map((row) => ({ key: row.tier, says: rowSays.tiers(row), clause: row.clause })),
  },
  {
    name: 'grades',
    what: text('等级', 'Grades'),
    rows: (policy) => policy.grades.map((row) => ({ key: row.grade, says: rowSays.grades(row), clause: row.clause })),
  },
  {
    name: 'caps',
    what: text('总分封顶', 'Caps'),
    rows: (policy) =>
      policy.caps.map((row) => ({ key: String(row.from), says: rowSays.caps(row), clause: row.clause })),
  },
  {
    name: 'framework',
    what: text('部门整体指标', 'Whole-department measures'),
    rows: (policy) =>
      policy.framework.map((row) => ({ key: row.code, says: rowSays.framework(row), clause: row.clause })),
  },
  {
    name: 'early_lines',
    what: text('执行率最低线', 'Early lines'),
    rows: (policy) =>
      policy.early_lines.map((row) => ({ key: String(row.month), says: rowSays.early_lines(row), clause: row.clause })),
  },
  {
    name: 'plan_curves',
    what: text('计划曲线', 'Plan curves'),
    rows: (policy) =>
      policy.plan_curves.map((row) => ({
        key: rowSays.plan_curves(row).en,
        says: rowSays.plan_curves(row),
        clause: row.clause,
      })),
  },
  {
    name: 'calendar',
    what: text('工作日历', 'Calendar'),
    rows: (policy) => policy.calendar.map((row) => ({ key: row.day, says: rowSays.calendar(row), clause: row.clause })),
  },
  {
    name: 'monthly_run',
    what: text('每月运行', 'Monthly run'),
    rows: ({ monthly_run: monthly }) =>
      monthly
        ? [
            {
              key: 'day',
              says: text(
                `每月 ${monthly.day} 日运行上月(${monthly.time_zone})`,
                `the month before is run on day ${monthly.day} (${monthly.time_zone})`,
              ),
              clause: monthly.clause,
            },
          ]
        : [],
  },
  {
    name: 'refused_warnings',
    what: text('按拒收处理的提醒', 'Warnings that refuse'),
    rows: ({ refused_warnings = [] }) =>
      refused_warnings.map(({ code, clause }) => ({ key: code, says: faultTitle(code) ?? text(code, code), clause })),
  },
  {
    name: 'scorings',
    what: text('计分办法', 'Scorings'),
    rows: (policy) => policy.scorings.map((row) => ({ key: row.code, says: scoringSays(row), clause: row.clause })),
  },
  {
    name: 'scoring_rules',
    what: text('计分办法用在', 'Where scorings apply'),
    rows: (policy) =>
      policy.scoring_rules.map((row) => {
        const says = ruleSays(row, policy);
        return { key: says.en, says, clause: row.clause };
      }),
  },
  {
    name: 'schemes',
    what: text('评价体系', 'Schemes'),
    rows: (policy) =>
      policy.schemes.map((row) => ({ key: row.code, says: schemeRule(row, policy), clause: row.clause })),
  },
  {
    name: 'department_schemes',
    what: text('部门整体的评价体系', 'Schemes of whole departments'),
    rows: (policy) =>
      policy.department_schemes.map((row) => ({
        key: row.code,
        says: departmentSchemeRule(row, policy),
        clause: row.clause,
      })),
  },
  {
    name: 'application',
    what: text('结果应用', 'Application of results'),
    rows: (policy) =>
      policy.application.map((row) => ({ key: row.grade, says: rowSays.application(row), clause: row.clause })),
  },
  {
    name: 'known_slips',
    what: text('来源差错', 'Known slips'),
    rows: (policy) =>
      policy.known_slips.map((row) => ({
        key: `${row.kind} ${row.level} ${row.key} ${row.measure} ${row.period}`,
        says: rowSays.known_slips(row),
        clause: row.note.zh,
      })),
  },
];

/** What each list of a policy is. */
export const listWords: Readonly<Record<string, Text>> = Object.fromEntries(
  lists.map(({ name, what }) => [name, what]),
);

const enumerated = (keys: readonly string[]): Text => text(keys.join('、'), keys.join(', '));

/** The order of what both policies have, where it is not the same and decides. */
const orderDifference = (
  { name, what }: List,
  before: ReadonlyMap<string, Said>,
  after: ReadonlyMap<string, Said>,
): readonly PolicyDifference[] => {
  const [was, is] = [
    [...before.keys()].filter((key) => after.has(key)),
    [...after.keys()].filter((key) => before.has(key)),
  ];
  if (!firstThatFits.includes(name) || was.join('\n') === is.join('\n')) return [];
  return [
    {
      path: name,
      what: text(`${what.zh},先合适的先用`, `${what.en}, the first that fits`),
      before: enumerated(was),
      after: enumerated(is),
      clause: after.get(is[0] ?? '')?.clause ?? '',
    },
  ];
};

const byKey = (rows: readonly Said[]): ReadonlyMap<string, Said> => new Map(rows.map((row) => [row.key, row]));

const listDifferences = (a: Policy, b: Policy): readonly PolicyDifference[] =>
  lists.flatMap((list) => {
    const [before, after] = [byKey(list.rows(a)), byKey(list.rows(b))];
    const rows = [...new Set([...before.keys(), ...after.keys()])].flatMap((key): readonly PolicyDifference[] => {
      const [was, is] = [before.get(key), after.get(key)];
      if (was?.says.zh === is?.says.zh && was?.says.en === is?.says.en) return [];
      return [
        {
          path: `${list.name}.${key}`,
          what: list.what,
          before: was?.says ?? null,
          after: is?.says ?? null,
          clause: (is ?? was)?.clause ?? '',
        },
      ];
    });
    return [...rows, ...orderDifference(list, before, after)];
  });

/** Everything by which a decision under policy `b` may differ from one under `a`, in the order of the document. */
export const policyDifferences = (a: Policy, b: Policy): readonly PolicyDifference[] => [
  ...settingDifferences(a, b),
  ...listDifferences(a, b),
];

/** A difference as a sentence. */
export const differenceSays = ({ what, before, after, clause }: PolicyDifference): Text => {
  if (before === null)
    return text(`${what.zh}:增加“${after?.zh}”(${clause})`, `${what.en}: added “${after?.en}” (${clause})`);
  if (after === null) return text(`${what.zh}:去掉“${before.zh}”`, `${what.en}: removed “${before.en}”`);
  return text(
    `${what.zh}:由“${before.zh}”改为“${after.zh}”(${clause})`,
    `${what.en}: “${before.en}” becomes “${after.en}” (${clause})`,
  );
};
