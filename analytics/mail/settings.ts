import { z } from 'zod';
import { text } from '../core/language/text.ts';
import type { DocumentIssue } from '../core/language/validation.ts';
import { readDescription } from '../intake/description.ts';

const plain = /^[^\s@<>()[\]:;,"\\]+@[^\s@<>()[\]:;,"\\]+$/;

/** Whether a text is one address alone. */
export const isAddress = (written: string): boolean => plain.test(written);

/** One address alone, without a name. */
const address = z.string().regex(plain, {
  error:
    '只写一个邮箱地址,如 yusuan@cz.example.gov.cn,不带姓名和尖括号｜takes one address alone, such as budget@finance.example, without a name',
});

const recipient = z.strictObject({
  /** Code of a unit or a department, as it stands in the names of files and folders. */
  unit: z.string().min(1).optional(),
  /** A folder below the one that is watched. */
  folder: z.string().min(1).optional(),
  to: z.array(address).min(1),
});

const settings = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  secure: z.enum(['tls', 'starttls', 'none']),
  user: z.string().min(1).optional(),
  password_env: z.string().min(1).optional(),
  password_file: z.string().min(1).optional(),
  from: address,
  from_name: z.string().min(1).optional(),
  /** Where answers go of which it is not known whose they are, and what is said of months. */
  finance: z.array(address).min(1),
  recipients: z.array(recipient).default([]),
  /** Who answers a mail from an address that stands in no table: the finance office alone, or a reply goes out. */
  unknown_senders: z.enum(['finance', 'reply']).default('finance'),
});

/** An office's mail: its server, and whose address is which. */
export type MailSettings = z.infer<typeof settings>;

const isLoopback = (host: string): boolean => /^(localhost|127(\.[0-9]+){3}|::1)$/i.test(host);

const of = (path: string, zh: string, en: string): DocumentIssue => ({ path, says: text(zh, en) });

const passwordIssues = ({
  user,
  password_env,
  password_file,
  secure,
  host,
}: MailSettings): readonly DocumentIssue[] => {
  const given = [password_env, password_file].filter((each) => each !== undefined).length;
  if (user === undefined)
    return given === 0
      ? []
      : [of('user', '写了密码在哪里,没有写用户名:补上', 'it says where the password is, not whose: add the user')];
  if (given !== 1)
    return [
      of(
        'user',
        '密码不写在这里:写 password_env(环境变量名)或 password_file(文件)其中一个',
        'the password is not written here: name an environment variable as password_env or a file as password_file, one of the two',
      ),
    ];
  return secure === 'none' && !isLoopback(host)
    ? [
        of(
          'secure',
          'none 会把密码明文发给另一台机器:改成 tls(多为 465 端口)或 starttls(多为 587 端口)',
          'none would send the password to another machine for all to read: write tls (mostly port 465) or starttls (mostly port 587)',
        ),
      ]
    : [];
};

/** Folders as they are looked for: with forward slashes, none at the ends. */
export const folderPath = (written: string): string =>
  written.replaceAll('\\', '/').replaceAll(/^(?:\.?\/)+|\/+$/g, '');

const recipientIssues = ({ recipients }: MailSettings): readonly DocumentIssue[] => {
  const seen = new Set<string>();
  return recipients.flatMap(({ unit, folder }, index): readonly DocumentIssue[] => {
    const path = `recipients.${index}`;
    if (unit === undefined && folder === undefined)
      return [
        of(
          path,
          '没有写是谁:写 unit(单位或部门编码)或 folder(子文件夹)',
          'it does not say whose these are: write unit (a code) or folder (below the one that is watched)',
        ),
      ];
    const names = [...(unit === undefined ? [] : [unit]), ...(folder === undefined ? [] : [folderPath(folder)])];
    const again = names.find((name) => seen.has(name));
    for (const name of names) seen.add(name);
    return again === undefined
      ? []
      : [of(path, `${again} 写了两次:合成一项`, `${again} stands twice: make one entry of the two`)];
  });
};

/**
 * Reads an office's mail settings in YAML; throws DescriptionError naming every wrong place.
 * @example const settings = parseMailSettings(await readFile('mail.yaml', 'utf8'))
 */
export const parseMailSettings = (written: string): MailSettings =>
  readDescription(written, settings, (read) => [...passwordIssues(read), ...recipientIssues(read)]);
