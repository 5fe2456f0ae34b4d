/** A command line to be started by the machine. */
export interface Started {
  /** Program and arguments, paths absolute. */
  readonly command: readonly string[];
  /** The folder in which it is started. */
  readonly folder: string;
}

/** Percent and dollar signs mean something to systemd even in quotes. */
const forSystemd = (word: string): string =>
  `"${word.replaceAll(/[\\"]/g, '\\$&').replaceAll('%', '%%').replaceAll('$', '$$$$')}"`;

const systemd = ({ command, folder }: Started): string => `[Unit]
Description=jixiao: answer what is put into the folder and run each month on its day
After=network-online.target

[Service]
WorkingDirectory=${folder.replaceAll('%', '%%')}
ExecStart=${command.map(forSystemd).join(' ')}
Restart=on-failure
RestartSec=60

[Install]
WantedBy=multi-user.target
`;

const forShell = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** A percent sign ends a command in a crontab unless it is escaped. */
const cron = ({ command, folder }: Started): string => {
  const line = `cd ${forShell(folder)} && ${[...command, '--once'].map(forShell).join(' ')}`;
  return `*/10 * * * * ${line.replaceAll('%', String.raw`\%`)}\n`;
};

const forXml = (written: string): string =>
  written.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A backslash before a quote escapes it on Windows, so those that end a word are doubled. */
const forWindows = (word: string): string =>
  `"${word.replaceAll(/(\\*)"/g, String.raw`$1$1\"`).replace(/\\+$/, '$&$&')}"`;

/** Windows takes a task as UTF-16 text and refuses one that declares another encoding, so none is declared. */
const windows = ({ command: [program = '', ...words], folder }: Started): string => `<?xml version="1.0"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers>
    <TimeTrigger>
      <Repetition><Interval>PT10M</Interval></Repetition>
      <StartBoundary>2025-01-01T00:00:00</StartBoundary>
    </TimeTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
  </Settings>
  <Actions>
    <Exec>
      <Command>${forXml(program)}</Command>
      <Arguments>${forXml([...words, '--once'].map(forWindows).join(' '))}</Arguments>
      <WorkingDirectory>${forXml(folder)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`;

/** What each kind of machine is told to start, and how it is told: systemd keeps it running, others start it anew. */
export const installers = { systemd, cron, windows } as const satisfies Readonly<
  Record<string, (started: Started) => string>
>;

export type Installer = keyof typeof installers;

export const isInstaller = (name: string): name is Installer => Object.hasOwn(installers, name);
