import { dirname, resolve } from 'node:path';
import type { Mailer } from '../../analytics/core/ports/mailer.ts';
import { DescriptionError } from '../../analytics/intake/description.ts';
import { type MailSettings, parseMailSettings } from '../../analytics/mail/settings.ts';
import { InputError } from './failure.ts';
import { readNamed } from './named-file.ts';
import type { Io } from './outcome.ts';
import { problems } from './problems.ts';

/** An office's mail, ready to be used. */
export interface Post {
  readonly settings: MailSettings;
  readonly mailer: Mailer;
}

/** Seconds after which a mail server that says nothing is given up. */
const patience = 30;

/** The password from where the settings say it is; throws InputError where there is none. */
const passwordOf = async (
  file: string,
  { password_env, password_file }: MailSettings,
  { environment }: Pick<Io, 'environment'>,
): Promise<string> => {
  const [place, found] =
    password_file === undefined
      ? [password_env ?? '', environment[password_env ?? '']]
      : [password_file, (await readNamed(resolve(dirname(file), password_file))).replace(/\r?\n$/, '')];
  if (!found) throw new InputError(problems.mailPasswordMissing(place));
  return found;
};

/** Reads mail settings that a person named; throws InputError that names the file and every wrong place. */
export const postOf = async (file: string, io: Pick<Io, 'environment'>): Promise<Post> => {
  const written = await readNamed(file);
  try {
    const settings = parseMailSettings(written);
    const { host, port, secure, user } = settings;
    // Loading it takes a tenth of a second, which a command without mail need not wait for.
    const { smtpMailer } = await import('../adapters/smtp-mailer.ts');
    const login = user === undefined ? null : { user, password: await passwordOf(file, settings, io) };
    return { settings, mailer: smtpMailer({ host, port, secure, login, patience }) };
  } catch (cause) {
    if (!(cause instanceof DescriptionError)) throw cause;
    throw new InputError(problems.mailInvalid(file, cause.says), { cause });
  }
};
