import { dirname, resolve, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { exit, failureOf, InputError, UsageError } from '../failure.ts';
import { isFolder } from '../folder-entries.ts';
import { postOf } from '../mail-file.ts';
import { wholeNumberOption } from '../options.ts';
import { both, dataFolder, type Io, type Outcome } from '../outcome.ts';
import { problems } from '../problems.ts';
import type { Verb } from '../verb.ts';
import { installers, isInstaller } from '../watch/install.ts';
import { type Looked, look, nothingYet, type Remembered } from '../watch/pass.ts';
import { doneSays, waitingSays } from '../watch/says.ts';
import type { Done, Watched } from '../watch/watched.ts';

type Options = Parameters<Verb['act']>[1];

/** Seconds between two looks where only two are taken. */
const apart = 2;

type Paths = Omit<Watched, 'mail'> & { readonly mail: string | null };

const install = (name: string, watched: Paths, every: number): Outcome => {
  if (!isInstaller(name)) throw new UsageError(problems.installerUnknown(name, Object.keys(installers)));
  const { folder, ...paths } = watched;
  const options = Object.entries(paths).flatMap(([option, path]) =>
    path === null ? [] : [`--${option}`, resolve(path)],
  );
  const written = installers[name]({
    command: [
      process.execPath,
      fileURLToPath(new URL('../cli.ts', import.meta.url)),
      'watch',
      resolve(folder),
      ...options,
      ...(name === 'systemd' ? ['--every', String(every)] : []),
    ],
    folder: dirname(resolve(folder)),
  });
  return { human: () => written.trimEnd(), json: { install: name, written }, findings: false };
};

/** What went wrong at a look and is right again when somebody has seen to it; throws on what is our fault. */
const problemAt = (thrown: unknown): ReturnType<typeof failureOf>['problem'] => {
  const { problem, exitCode } = failureOf(thrown);
  if (exitCode !== exit.badInput) throw thrown;
  return problem;
};

/** What the operating system says of a file that somebody is moving, deleting or writing just now. */
const inMotion = new Set(['ENOENT', 'EBUSY', 'EPERM']);

const isBelow = (path: string, folder: string): boolean => resolve(path).startsWith(`${resolve(folder)}${sep}`);

/** One look; throws InputError where a file of the folder was moved or is held while it is looked at. */
const seen = async (watched: Watched, remembered: Remembered, io: Io): Promise<Looked> => {
  try {
    return await look(watched, remembered, io);
  } catch (cause) {
    const { code = '', path } = cause as NodeJS.ErrnoException;
    if (!inMotion.has(code) || path === undefined || !isBelow(path, watched.folder)) throw cause;
    throw new InputError(problems.fileInMotion(path), { cause });
  }
};

const summary = ({ answered, mails, unread, others, skipped, months, mailed }: Done) => ({
  answered: answered.map(({ fileName, sentAs, state }) => ({ file: sentAs ?? fileName, state })),
  ...(mails.length > 0 ? { mails } : {}),
  ...(unread.length > 0 ? { unread } : {}),
  notRead: others,
  skipped,
  months: months.map((month) =>
    'putOff' in month
      ? { period: month.period, putOff: month.putOff }
      : {
          period: month.period,
          run: month.produced.record.id,
          resultDigest: month.produced.record.resultDigest,
          laterStands: month.laterStands,
          silent: month.produced.headline.silent,
        },
  ),
  ...(mailed ? { mail: { tried: mailed.tried, waiting: mailed.waiting } } : {}),
});

/** Whether somebody has to see to something: files sent back or not read, letters that could not be sent. */
const isFinding = ({ answered, unread, mailed }: Done): boolean =>
  answered.some(({ state }) => state !== 'accepted') || unread.length > 0 || (mailed?.waiting ?? 0) > 0;

const once = async (watched: Watched, io: Io): Promise<Outcome> => {
  const first = await seen(watched, nothingYet, io);
  await io.wait(apart * 1000);
  const { done, waiting } = await seen(watched, first.remembered, io);
  const left = waiting.length > 0 ? [waitingSays(waiting)] : [];
  return {
    human: (language) =>
      [...(done ? [doneSays(done, watched.out)] : []), ...left].map((said) => said[language]).join('\n'),
    json: { ...(done ? summary(done) : {}), waiting },
    findings: (done !== null && isFinding(done)) || waiting.length > 0,
  };
};

/** Looks until it is asked to stop, and says each thing when it is done. */
const onAndOn = async (watched: Watched, every: number, { lang, json }: Options, io: Io): Promise<Outcome> => {
  const say = (words: string, data: unknown): void => {
    if (json) io.out(`${JSON.stringify(data)}\n`);
    else if (words !== '') io.out(`${words}\n`);
  };
  let remembered: Remembered = nothingYet;
  let told = '';
  let isFound = false;
  do {
    try {
      const looked = await seen(watched, remembered, io);
      remembered = looked.remembered;
      told = '';
      if (looked.done === null) continue;
      isFound ||= isFinding(looked.done);
      say(doneSays(looked.done, watched.out)[lang], summary(looked.done));
    } catch (thrown) {
      const problem = problemAt(thrown);
      if (problem.says.zh !== told) io.err(`${both(problem.says, lang)}\n${both(problem.remedy, lang)}\n`);
      told = problem.says.zh;
    }
  } while (await io.wait(every * 1000));
  return {
    human: (language) => (language === 'zh' ? '已停止' : 'Stopped'),
    json: { stopped: true },
    findings: isFound,
  };
};

export const watchCommand: Verb = {
  name: 'watch',
  define: (command) =>
    command
      .argument('<folder>', '各单位放文件的文件夹 · the folder into which files are put')
      .requiredOption('--out <folder>', '结果放哪里 · where the results go')
      .option(
        '--policy <file>',
        '规则文件或预设名,默认用文件夹里的 policy.yaml · policy file or preset; the folder’s policy.yaml by default',
      )
      .option('--sources <folder>', '来源描述所在文件夹 · folder of source descriptions')
      .option('--mail <file>', '邮件设置,答复也寄给送文件的人 · mail settings; answers are mailed to their senders too')
      .option('--every <seconds>', '每隔多少秒看一次,默认 10 · seconds between two looks, 10 by default')
      .option('--once', '看一遍就结束,给定时任务用 · look once and end, for a timer', false)
      .option(
        '--install <kind>',
        '打印 systemd、cron 或 windows 的定时配置 · print what systemd, cron or Windows needs',
      )
      .description(
        '守着文件夹:来了就答复,到日子就运行上月 · answer what is put into a folder, and run each month on its day',
      )
      .addHelpText(
        'after',
        '\n例 · examples\n  jixiao watch ./office --out ./office-out\n  jixiao watch ./office --out ./office-out --install systemd > jixiao.service',
      ),
  act: async ([folder = ''], options, io) => {
    const every = wholeNumberOption('--every', options.every, 1, 86_400, 10);
    if (!(await isFolder(folder))) throw new InputError(problems.folderMissing(folder));
    const mail = typeof options.mail === 'string' ? options.mail : null;
    const paths: Omit<Watched, 'mail'> = {
      folder,
      out: String(options.out),
      data: dataFolder(options, io),
      policy: options.policy ?? null,
      sources: typeof options.sources === 'string' ? options.sources : null,
    };
    if (typeof options.install === 'string') return install(options.install, { ...paths, mail }, every);
    const watched: Watched = { ...paths, mail: mail === null ? null : await postOf(mail, io) };
    return options.once === true ? once(watched, io) : onAndOn(watched, every, options, io);
  },
};
