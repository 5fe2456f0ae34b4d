import type { Language, Text } from '../../analytics/core/language/text.ts';

/** What a command has to say: for a person, for a program, and whether there is something to act on. */
export interface Outcome {
  readonly human: (language: Language) => string;
  /** Plain JSON; money as text. */
  readonly json: unknown;
  readonly findings: boolean;
  /** Set by a command that answers a yes-or-no question where the answer is no: it ends with 1, strict or not. */
  readonly answersNo?: boolean;
}

/** The one place where commands meet the outside; tests pass their own. */
export interface Io {
  readonly out: (written: string) => void;
  readonly err: (written: string) => void;
  readonly isTerminal: boolean;
  readonly clock: () => string;
  /** Waits so many milliseconds; false as soon as the process is asked to stop. */
  readonly wait: (milliseconds: number) => Promise<boolean>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Options every command knows. */
export interface CommonOptions {
  readonly data?: string;
  readonly policy?: string;
  readonly lang: Language;
  readonly json: boolean;
  readonly strict: boolean;
}

/** Both languages, the asked-for one first. */
export const both = (said: Text, language: Language): string =>
  language === 'zh' ? `${said.zh}\n${said.en}` : `${said.en}\n${said.zh}`;

export const dataFolder = (options: CommonOptions, io: Io): string =>
  options.data ?? io.environment.JIXIAO_DATA ?? 'jixiao-data';
