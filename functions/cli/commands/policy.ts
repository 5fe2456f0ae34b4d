import { Argument } from 'commander';
import { parse } from 'yaml';
import { grades, lights, worded } from '../../../analytics/contracts/codes.ts';
import { type Language, type Text, text } from '../../../analytics/core/language/text.ts';
import { parsePeriod } from '../../../analytics/core/period.ts';
import { differenceSays, policyDifferences } from '../../../analytics/policy/differences.ts';
import { policyJsonSchema } from '../../../analytics/policy/json-schema.ts';
import { policyId } from '../../../analytics/policy/load.ts';
import { type Migrated, migrate, schemaVersion } from '../../../analytics/policy/migrations.ts';
import { isPreset, presetDocument, presetNames, readPreset } from '../../../analytics/policy/presets.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { asset } from '../../adapters/assets.ts';
import { type Changed, type Effect, effectOf } from '../../steps/policy/effect.ts';
import { defaultPolicy } from '../../steps/policy/in-force.ts';
import { takeSnapshot } from '../../steps/snapshot/step.ts';
import { InputError, UsageError } from '../failure.ts';
import { type CommonOptions, dataFolder, type Io, type Outcome } from '../outcome.ts';
import { namedPolicy, policyText } from '../policy-file.ts';
import { problems } from '../problems.ts';
import type { Verb } from '../verb.ts';
import { openLocal } from '../wiring.ts';

const said = (all: readonly Text[], language: Language): string => all.map((each) => each[language]).join('\n');

const origin = ({ from, added }: Migrated): readonly Text[] =>
  from === schemaVersion
    ? [text(`结构版本 ${schemaVersion}`, `schema ${schemaVersion}`)]
    : [
        text(
          `结构版本 ${from},按版本 ${schemaVersion} 补了 ${added.length} 项,都不改变结果:`,
          `schema ${from}; ${added.length} entries of schema ${schemaVersion} added, none of which changes a figure:`,
        ),
        ...added.map(({ path, value }) =>
          text(`  ${path}: ${JSON.stringify(value)}`, `  ${path}: ${JSON.stringify(value)}`),
        ),
      ];

const check = async (file: string): Promise<Outcome> => {
  const policy = await namedPolicy(file);
  const migrated = migrate(parse(await policyText(file)));
  const differences = policyDifferences(await defaultPolicy({ asset }), policy);
  return {
    human: (language) =>
      said(
        [
          text(`● ${policyId(policy)} 可以使用`, `● ${policyId(policy)} can be used`),
          ...origin(migrated),
          differences.length === 0
            ? text('与默认规则一样', 'The same as the default rules')
            : text(
                `与默认规则有 ${differences.length} 处不同:`,
                `${differences.length} differences from the default rules:`,
              ),
          ...differences.map(differenceSays).map(({ zh, en }) => text(`  ${zh}`, `  ${en}`)),
        ],
        language,
      ),
    json: { id: policyId(policy), schema: migrated.from, added: migrated.added, differences },
    findings: false,
  };
};

/** So many projects are named in each list; `--json` has them all. */
const mostListed = 20;

const changeLines = (
  title: Text,
  changes: readonly Changed[],
  say: (value: string | null) => Text,
): readonly Text[] => [
  text(`${title.zh}:${changes.length} 个项目`, `${title.en}: ${changes.length} projects`),
  ...changes.slice(0, mostListed).map(({ project, name, before, after }) => {
    const [was, is] = [say(before), say(after)];
    return text(`  ${project} ${name}  ${was.zh} → ${is.zh}`, `  ${project} ${name}  ${was.en} → ${is.en}`);
  }),
  ...(changes.length > mostListed
    ? [
        text(
          `  另有 ${changes.length - mostListed} 个,见 --json`,
          `  and ${changes.length - mostListed} more: --json has them`,
        ),
      ]
    : []),
];

const bare = (value: string | null): Text => text(value ?? '—', value ?? '—');

const effectSays = (effect: Effect, { grades: named }: Policy): readonly Text[] => {
  const grade = (value: string | null): Text =>
    value === null
      ? text('未评', 'not evaluated')
      : (named.find((each) => each.grade === value)?.name ?? worded(grades, value));
  return [
    text(`在现有数据上(到 ${effect.through}):`, `On the present data (to ${effect.through}):`),
    ...changeLines(text('灯变', 'Lights change'), effect.lights, (value) =>
      value === null ? bare(value) : worded(lights, value),
    ),
    ...changeLines(text('得分变', 'Scores change'), effect.scores, bare),
    ...changeLines(text('等级变', 'Grades change'), effect.grades, grade),
    ...changeLines(text('下年度预算变(元)', 'Next year’s money changes'), effect.money, bare),
  ];
};

/** Whom the change touches, where the data directory holds anything; null where not. */
const effectIn = async (
  options: CommonOptions & { readonly through?: unknown },
  io: Io,
  policies: readonly [Policy, Policy],
) => {
  const through = typeof options.through === 'string' ? parsePeriod(options.through) : null;
  const local = await openLocal(dataFolder(options, io), io);
  try {
    const snapshot = await takeSnapshot(local.effects);
    if (!snapshot.files.some(({ state }) => state !== 'refused')) throw new InputError(problems.noData());
    return await effectOf(local.effects, snapshot, through, policies);
  } finally {
    await local.close();
  }
};

const diff = async ([first, second]: readonly string[], options: CommonOptions, io: Io): Promise<Outcome> => {
  const [a, b] = [await namedPolicy(first ?? ''), await namedPolicy(second ?? '')];
  const differences = policyDifferences(a, b);
  // A data directory is only looked at where one is named: opening one makes it.
  const named = options.data !== undefined || io.environment.JIXIAO_DATA !== undefined;
  const effect = named ? await effectIn(options, io, [a, b]) : null;
  const heading =
    differences.length === 0
      ? text('两份规则一样', 'The two policies are the same')
      : text(
          `${policyId(a)} → ${policyId(b)}:${differences.length} 处不同`,
          `${policyId(a)} → ${policyId(b)}: ${differences.length} differences`,
        );
  return {
    human: (language) =>
      said(
        [
          heading,
          ...differences.map(differenceSays).map(({ zh, en }) => text(`  ${zh}`, `  ${en}`)),
          ...(effect ? effectSays(effect, b) : []),
        ],
        language,
      ),
    json: { from: policyId(a), to: policyId(b), differences, effect },
    findings: false,
  };
};

const presets = async (name: string | undefined): Promise<Outcome> => {
  if (name !== undefined) {
    if (!isPreset(name)) throw new InputError(problems.presetUnknown(name, presetNames));
    const document = await presetDocument(asset, name);
    return { human: () => document.trimEnd(), json: parse(document), findings: false };
  }
  const all = await Promise.all(presetNames.map(async (each) => ({ name: each, ...(await readPreset(asset, each)) })));
  return {
    human: (language) =>
      all.map((each) => `${each.name}  ${each.province[language]}  ${each.about[language]}(${each.clause})`).join('\n'),
    json: all.map(({ name: code, province, about, clause }) => ({ name: code, province, about, clause })),
    findings: false,
  };
};

/** How many files each action takes, at least and at most. */
const actions: Readonly<Record<string, readonly [number, number]>> = {
  check: [1, 1],
  diff: [2, 2],
  schema: [0, 0],
  presets: [0, 1],
};

export const policyCommand: Verb = {
  name: 'policy',
  define: (command) =>
    command
      .addArgument(new Argument('<action>', '做什么 · what to do').choices(Object.keys(actions)))
      .argument('[file...]', '规则文件、预设名或 default · policy files, names of presets, or default')
      .option('--through <period>', '比到哪个月 · last period to compare')
      .description(
        '检查规则、比较两份规则及其影响、列出预设 · check a policy, compare two and what changes, list presets',
      )
      .addHelpText(
        'after',
        '\n例 · examples\n  jixiao policy check policy.yaml\n  jixiao policy diff default policy.yaml --data ./jixiao-data\n  jixiao policy presets hubei > policy.yaml\n  jixiao policy schema > policy.schema.json',
      ),
  act: async ([action = '', ...files], options, io) => {
    const [least, most] = actions[action] ?? [0, 0];
    if (files.length < least || files.length > most) throw new UsageError(problems.policyFiles(action, least));
    if (action === 'check') return check(files[0] ?? '');
    if (action === 'diff') return diff(files, options, io);
    if (action === 'presets') return presets(files[0]);
    const schema = policyJsonSchema();
    return { human: () => JSON.stringify(schema, null, 2), json: schema, findings: false };
  },
};
