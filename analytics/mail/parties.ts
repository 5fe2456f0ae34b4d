import { folderPath, type MailSettings } from './settings.ts';

/** Who is written to: a unit or a folder of the office's table by its name there; null for the finance office. */
export type Party = string | null;

type Recipient = MailSettings['recipients'][number];

/** What an entry of the table is called, in the ledger too, where no address stands. */
const named = ({ unit, folder }: Recipient): string => unit ?? folderPath(folder ?? '');

const longestFirst = (length: (each: Recipient) => number) => (a: Recipient, b: Recipient) => length(b) - length(a);

/** The entry of the folder that a file lies in, the innermost where several do. */
const byFolder = (recipients: readonly Recipient[], name: string): Recipient | undefined =>
  recipients
    .filter(({ folder }) => folder !== undefined && name.startsWith(`${folderPath(folder)}/`))
    .toSorted(longestFirst(({ folder = '' }) => folder.length))[0];

/** A code that stands in a name by itself, not as a part of a longer one. */
const speaksOf = (name: string, code: string): boolean => {
  for (let at = name.indexOf(code); at >= 0; at = name.indexOf(code, at + 1)) {
    const around = `${name[at - 1] ?? ''} ${name[at + code.length] ?? ''}`;
    if (!/[0-9A-Za-z]/.test(around)) return true;
  }
  return false;
};

/** The one entry whose code stands in a name, the longest where several do; undefined where two are as long. */
const byCode = (recipients: readonly Recipient[], name: string): Recipient | undefined => {
  const [first, second] = recipients
    .filter(({ unit }) => unit !== undefined && speaksOf(name, unit))
    .toSorted(longestFirst(({ unit = '' }) => unit.length));
  return first?.unit?.length === second?.unit?.length ? undefined : first;
};

/**
 * Whose answer a file's is, by its path below the watched folder: of the folder it was put into, else of the code in
 * its name.
 * @example partyOf(settings, '教育局/6月.xlsx') // '教育局'
 */
export const partyOf = ({ recipients }: Pick<MailSettings, 'recipients'>, name: string): Party => {
  const found = byFolder(recipients, name) ?? byCode(recipients, name);
  return found ? named(found) : null;
};

/** The addresses of a party as the table has them now; the finance office's where it is no longer in it. */
export const addressesOf = ({ recipients, finance }: MailSettings, party: Party): readonly string[] =>
  recipients.find((recipient) => named(recipient) === party)?.to ?? finance;

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Who a sender is by his address; undefined where it stands in no table. */
export const partyAt = ({ recipients, finance }: MailSettings, address: string): Party | undefined => {
  const found = recipients.find(({ to }) => to.some((each) => isSame(each, address)));
  if (found) return named(found);
  return finance.some((each) => isSame(each, address)) ? null : undefined;
};
