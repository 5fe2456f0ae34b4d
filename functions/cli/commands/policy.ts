import { Argument, Option } from 'commander';
import { parse } from 'yaml';
import { type Language, type Text, text } from '../../../analytics/core/language/text.ts';
import { parsePeriod } from '../../../analytics/core/period.ts';
import { differenceSays, policyDifferences } from '../../../analytics/policy/differences.ts';
import { policyDoubts } from '../../../analytics/policy/doubts.ts';
import { policyJsonSchema } from '../../../analytics/policy/json-schema.ts';
import { policyId } from '../../../analytics/policy/load.ts';
import { type Migrated, migrate, schemaVersion } from '../../../analytics/policy/migrations.ts';
import { isPreset, presetDocument, presetNames, readPreset } from '../../../analytics/policy/presets.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { asset } from '../../adapters/assets.ts';
import { PeriodNotReportedError } from '../../steps/compute/step.ts';
import { type Effect, effectOf } from '../../steps/policy/effect.ts';
import { defaultPolicy } from '../../steps/policy/in-force.ts';
import { presentSnapshot } from '../../steps/snapshot/step.ts';
import { effectSays } from '../effect-says.ts';
import { InputError, UsageError } from '../failure.ts';
import { yearOption } from '../options.ts';
import { type CommonOptions, dataFolder, type Io, type Outcome } from '../outcome.ts';
import { namedPolicy, policyText } from '../policy-file.ts';
import { problems } from '../problems.ts';
import type { Verb } from '../verb.ts';
import { findLocal, readLocal } from '../wiring.ts';

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

const doubtsSay = (doubts: ReturnType<typeof policyDoubts>): readonly Text[] =>
  doubts.length === 0
    ? []
    : [
        text(
          `有 ${doubts.length} 处可以用,但多半不是本意:`,
          doubts.length === 1
            ? '1 place is allowed and probably not what is meant:'
            : `${doubts.length} places are allowed and probably not what is meant:`,
        ),
        ...doubts.map(({ path, says }) => text(`  ${path}:${says.zh}`, `  ${path}: ${says.en}`)),
      ];

const check = async (file: string): Promise<Outcome> => {
  const policy = await namedPolicy(file);
  const migrated = migrate(parse(await policyText(file)));
  const differences = policyDifferences(await defaultPolicy({ asset }), policy);
  const doubts = policyDoubts(policy);
  return {
    human: (language) =>
      said(
        [
          text(`● ${policyId(policy)} 可以使用`, `● ${policyId(policy)} can be used`),
          ...origin(migrated),
          ...doubtsSay(doubts),
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
    json: { id: policyId(policy), schema: migrated.from, added: migrated.added, doubts, differences },
    findings: doubts.length > 0,
  };
};

type DiffOptions = CommonOptions & { readonly through?: unknown; readonly year?: unknown };

/**
 * Whom the change touches on the data of a directory: the one that is named, else the usual one where there is one.
 * Null where nothing is named and nothing there can be compared. It is only looked at.
 */
const effectIn = async (options: DiffOptions, io: Io, policies: readonly [Policy, Policy]): Promise<Effect | null> => {
  const asked = [options.data, io.environment.JIXIAO_DATA, options.through, options.year].some(
    (each) => each !== undefined,
  );
  const folder = dataFolder(options, io);
  const local = await (asked ? readLocal(folder, io) : findLocal(folder, io));
  if (!local) return null;
  try {
    const snapshot = await presentSnapshot(local.effects);
    const through = typeof options.through === 'string' ? parsePeriod(options.through) : null;
    const year = options.year === undefined ? {} : { fiscalYear: yearOption(options.year) };
    if (snapshot.files.some(({ state }) => state !== 'refused'))
      return await effectOf(local.effects, { snapshot, through, ...year }, policies);
    if (asked) throw new InputError(problems.noData());
    return null;
  } catch (error) {
    if (!asked && error instanceof PeriodNotReportedError) return null;
    throw error;
  } finally {
    await local.close();
  }
};

const diff = async ([first, second]: readonly string[], options: DiffOptions, io: Io): Promise<Outcome> => {
  const policies = [await namedPolicy(first ?? ''), await namedPolicy(second ?? '')] as const;
  const [from, to] = policies.map(policyId);
  const differences = policyDifferences(...policies);
  const effect = await effectIn(options, io, policies);
  const heading =
    differences.length === 0
      ? text('两份规则一样', 'The two policies are the same')
      : text(`${from} → ${to}:${differences.length} 处不同`, `${from} → ${to}: ${differences.length} differences`);
  return {
    human: (language) =>
      said(
        [
          heading,
          ...differences.map(differenceSays).map(({ zh, en }) => text(`  ${zh}`, `  ${en}`)),
          ...(effect ? effectSays(effect, policies, dataFolder(options, io)) : []),
        ],
        language,
      ),
    json: { from, to, differences, effect },
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
      .addOption(new Option('--year <year>', '比哪一年 · fiscal year to compare').conflicts('through'))
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
