import type { Log } from '../../analytics/core/ports/log.ts';
import type { Outbox } from '../../analytics/core/ports/outbox.ts';
import { plainLine } from './console-words.ts';

/** What the log needs of stderr. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(written: string): unknown;
}

/** A line that is written over again and again; it ends with its own clearing. */
const bar = (step: string, done: number, total: number): string => {
  const width = 24;
  const filled = total > 0 ? Math.round((width * Math.min(done, total)) / total) : width;
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total} ${step}`;
};

const clearLine = '\r\u001b[2K';

/**
 * For a person who watches: warnings in yellow unless NO_COLOR is set, and one line of progress at most twenty times a
 * second.
 */
const watched = (terminal: Terminal, color: boolean, now: () => number): Log => {
  let shown = false;
  let last = Number.NEGATIVE_INFINITY;
  const line = (written: string): void => {
    terminal.write(`${shown ? clearLine : ''}${written}\n`);
    shown = false;
  };
  return {
    info: (message, fields) => line(plainLine(message, fields)),
    warn: (message, fields) => {
      const said = plainLine(message, fields);
      line(color ? `\u001b[33m${said}\u001b[0m` : said);
    },
    progress: (step, done, total) => {
      const finished = done >= total;
      if (!finished && now() - last < 50) return;
      last = now();
      terminal.write(`${clearLine}${finished ? '' : bar(step, done, total)}`);
      shown = !finished;
    },
  };
};

/** For a file or a pipe, which a person reads later: one line per warning, nothing else. */
const piped = (terminal: Terminal): Log => ({
  info: () => {},
  warn: (message, fields) => terminal.write(`${plainLine(message, fields)}\n`),
  progress: () => {},
});

/** The log of one machine, on stderr: stdout belongs to the result. */
export const consoleLog = (
  terminal: Terminal = process.stderr,
  env: NodeJS.ProcessEnv = process.env,
  now: () => number = Date.now,
): Log => (terminal.isTTY ? watched(terminal, !env.NO_COLOR, now) : piped(terminal));

/**
 * Decisions a person who watches should hear of at once; the others come by the hundred and are counted in the summary.
 */
const worthALine: ReadonlySet<string> = new Set(['file.refused', 'file.partly', 'policy.adopted']);

/**
 * On one machine the ledger itself is the message; a person who watches sees a line for what is out of the ordinary.
 */
export const consoleOutbox = (log: Log): Outbox => ({
  notify: async ({ kind, stream, version }) => {
    if (worthALine.has(kind)) log.info(kind, { stream, version });
  },
});
