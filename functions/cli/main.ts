import { Command, CommanderError, Option } from 'commander';
import { type Language, type Text, text } from '../../analytics/core/language/text.ts';
import type { Problem } from '../steps/problems.ts';
import { allocateCommand } from './commands/allocate.ts';
import { archiveCommand } from './commands/archive.ts';
import { doctorCommand } from './commands/doctor.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { explainCommand } from './commands/explain.ts';
import { formCommand } from './commands/form.ts';
import { ingestCommand } from './commands/ingest.ts';
import { initCommand } from './commands/init.ts';
import { keyCommand } from './commands/key.ts';
import { monitorCommand } from './commands/monitor.ts';
import { policyCommand } from './commands/policy.ts';
import { pullCommand } from './commands/pull.ts';
import { pushCommand } from './commands/push.ts';
import { reportCommand } from './commands/report.ts';
import { restoreCommand } from './commands/restore.ts';
import { runCommand } from './commands/run.ts';
import { sampleCommand } from './commands/sample.ts';
import { sourceCommand } from './commands/source.ts';
import { statusCommand } from './commands/status.ts';
import { templateCommand } from './commands/template.ts';
import { verifyCommand } from './commands/verify.ts';
import { watchCommand } from './commands/watch.ts';
import { exit, failureOf } from './failure.ts';
import { both, type CommonOptions, type Io } from './outcome.ts';
import type { Verb } from './verb.ts';

const verbs: readonly Verb[] = [
  runCommand,
  watchCommand,
  initCommand,
  sampleCommand,
  templateCommand,
  formCommand,
  sourceCommand,
  ingestCommand,
  statusCommand,
  monitorCommand,
  evaluateCommand,
  allocateCommand,
  reportCommand,
  explainCommand,
  verifyCommand,
  policyCommand,
  keyCommand,
  pushCommand,
  pullCommand,
  restoreCommand,
  archiveCommand,
  doctorCommand,
];

const withCommonOptions = (command: Command): Command =>
  command
    .option('--data <folder>', '数据目录,默认 ./jixiao-data 或 JIXIAO_DATA · data directory')
    .addOption(new Option('--lang <language>', '语言 · language').choices(['zh', 'en']).default('zh'))
    .option('--json', '结果为一份 JSON · print one JSON document', false)
    .option('--strict', '有待处理的问题时以 1 退出 · exit with 1 when there is something to act on', false);

/** Why a strict run ends with 1. */
const strictFindings = text(
  '有需要处理的:拒收的文件、红灯或评为差的部门,见上',
  'There is something to act on: refused files, red lights or poor grades; see above',
);

const languageIn = (argv: readonly string[]): Language =>
  argv[argv.indexOf('--lang') + 1] === 'en' && argv.includes('--lang') ? 'en' : 'zh';

/** What went wrong and what to do about it, in one piece for each language. */
const whole = ({ says, remedy }: Problem): Text => text(`${says.zh}\n${remedy.zh}`, `${says.en}\n${remedy.en}`);

const report = (thrown: unknown, argv: readonly string[], io: Io): number => {
  const { problem, exitCode } = failureOf(thrown);
  if (argv.includes('--json')) io.out(`${JSON.stringify({ error: problem }, null, 2)}\n`);
  else io.err(`${both(whole(problem), languageIn(argv))}\n`);
  if (exitCode === exit.ourFault && io.environment.JIXIAO_DEBUG && thrown instanceof Error) io.err(`${thrown.stack}\n`);
  return exitCode;
};

/**
 * Runs one command and returns its exit code: 0 done, 1 findings (with --strict) or a result that does not hold, 2
 * usage, 3 bad input, 4 our fault.
 */
export const main = async (argv: readonly string[], io: Io): Promise<number> => {
  let exitCode: number = exit.done;
  const program = new Command('jixiao')
    .description('绩效:预算绩效管理的一年 · a government’s budget performance year')
    .version('0.1.0')
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .exitOverride()
    .showHelpAfterError('用 jixiao --help 查看用法 · see jixiao --help');
  for (const verb of verbs) {
    withCommonOptions(verb.define(program.command(verb.name))).action(async (...given: unknown[]) => {
      const command = given.at(-1) as Command;
      const options = command.opts<CommonOptions & Record<string, unknown>>();
      const outcome = await verb.act(command.args, options, io);
      io.out(options.json ? `${JSON.stringify(outcome.json, null, 2)}\n` : `${outcome.human(options.lang)}\n`);
      if (outcome.answersNo) exitCode = exit.findings;
      if (!outcome.findings || !options.strict) return;
      exitCode = exit.findings;
      io.err(`${both(strictFindings, options.lang)}\n`);
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exit.done : exit.usage;
    return report(thrown, argv, io);
  }
};
