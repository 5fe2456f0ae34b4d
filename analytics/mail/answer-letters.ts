import { datasetNamed } from '../contracts/catalogue.ts';
import type { Language, Text } from '../core/language/text.ts';
import { text } from '../core/language/text.ts';
import type { FileState, Receipt } from '../intake/receipt.ts';
import { byUrgency } from '../intake/receipt-order.ts';
import { faultKinds } from './fault-lines.ts';
import { inBoth } from './in-both.ts';
import type { Enclosure, Letter } from './letter.ts';
import { type Party, partyOf } from './parties.ts';
import type { MailSettings } from './settings.ts';

/** A file's answer as its sender gets it. */
export interface Answer {
  /** Under the name that the sender gave the file. */
  readonly receipt: Receipt;
  readonly receiptDigest: string;
  readonly page: Enclosure;
  /** The file with its faults marked; null where there is none. */
  readonly marked: Enclosure | null;
}

/** So many files are answered by one letter, and so many kinds of fault of each are written out; the page has all. */
const [filesInOne, kindsInOne] = [20, 8];

/** Servers take mails of 20 MB and more; what is attached grows by a third on the way. */
const mostAttached = 12_000_000;

const verdicts: Readonly<Record<FileState, Text>> = {
  refused: text('拒收', 'refused'),
  partly: text('部分接受', 'accepted in part'),
  accepted: text('已接受', 'accepted'),
};

const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;

const count = (receipts: readonly Receipt[], state: FileState): number =>
  receipts.filter((receipt) => receipt.state === state).length;

const shown: readonly FileState[] = ['refused', 'partly', 'accepted'];

/** How many files had which verdict, refusals first. */
export const tally = (receipts: readonly Receipt[]): Text => {
  const each = (language: Language): readonly string[] =>
    shown.flatMap((state) => {
      const number = count(receipts, state);
      if (number === 0) return [];
      return [language === 'zh' ? `${verdicts[state].zh} ${number}` : `${number} ${verdicts[state].en}`];
    });
  return text(each('zh').join(','), each('en').join(', '));
};

/** What a mail about these files is called: the verdict, then the file. */
export const subjectOf = (receipts: readonly Receipt[]): string => {
  const [first] = receipts;
  if (!first) return '';
  if (receipts.length === 1)
    return `【${verdicts[first.state].zh}】${first.fileName} · ${capital(verdicts[first.state].en)}`;
  const { zh, en } = tally(receipts);
  return `【${zh}】${first.fileName} 等 ${receipts.length} 个文件 · ${receipts.length} files: ${en}`;
};

const faultsOf = ({ faults }: Receipt): number =>
  faults.reduce((sum, { severity, times }) => sum + (severity === 'fault' ? times : 0), 0);

/** How many rows were taken, by what they are; nothing where there is no table. */
const rowsOf = ({ tables }: Receipt): Text => {
  const each = tables.map(({ dataset, rowsAccepted }) => {
    const label = datasetNamed(dataset)?.label ?? text(dataset, dataset);
    return text(`${label.zh} ${rowsAccepted} 行`, `${rowsAccepted} of ${label.en}`);
  });
  return each.length === 0
    ? text('', '')
    : text(`:${each.map(({ zh }) => zh).join(',')}`, `, rows: ${each.map(({ en }) => en).join(', ')}`);
};

const heads: Readonly<Record<FileState, (receipt: Receipt) => Text>> = {
  refused: (receipt) =>
    text(
      `■ 拒收 ${receipt.fileName}:${faultsOf(receipt)} 处要改,整个文件没有收下`,
      `■ Refused: ${receipt.fileName}, ${faultsOf(receipt)} to correct; nothing of it was taken`,
    ),
  partly: (receipt) => {
    if (receipt.refusedSheets)
      return text(
        `◐ 部分接受 ${receipt.fileName}:${receipt.refusedSheets.join('、')} 有错,已退回,其余的表已收下`,
        `◐ Accepted in part: ${receipt.fileName}; the forms on ${receipt.refusedSheets.join(', ')} were sent back, the others taken`,
      );
    return text(
      `◐ 部分接受 ${receipt.fileName}:有错的项目退回,其余已收下`,
      `◐ Accepted in part: ${receipt.fileName}; the projects at fault were sent back, the others taken`,
    );
  },
  accepted: (receipt) => {
    const { zh, en } = rowsOf(receipt);
    return text(`● 已接受 ${receipt.fileName}${zh}`, `● Accepted: ${receipt.fileName}${en}`);
  },
};

const urgentFirst = (answers: readonly Answer[]): readonly Answer[] =>
  byUrgency(answers.map((answer) => ({ ...answer, state: answer.receipt.state, faults: answer.receipt.faults })));

/** What is attached, as far as a mail can carry it: pages first. */
const attached = (answers: readonly Answer[]): readonly Enclosure[] => {
  let bytes = 0;
  return [...answers.map(({ page }) => page), ...answers.flatMap(({ marked }) => marked ?? [])].filter((each) => {
    if (bytes + each.bytes > mostAttached) return false;
    bytes += each.bytes;
    return true;
  });
};

/** How a sender sends a file again, and where he finds what a mail can't carry. */
export interface AnswerWays {
  readonly sendBack: Text;
  readonly tooLarge: Text;
}

/** Where the rest of an answer is: attached, or elsewhere. */
const placeOf = ({ name }: Enclosure, isAttached: boolean, { tooLarge }: AnswerWays): Text =>
  isAttached
    ? text(`附件“${name}”`, `the attached “${name}”`)
    : text(`“${name}”(${tooLarge.zh})`, `“${name}”, which ${tooLarge.en}`);

const said = (
  { receipt, page, marked }: Answer,
  enclosures: readonly Enclosure[],
  ways: AnswerWays,
  language: Language,
): readonly string[] => {
  const kinds = faultKinds(receipt.faults, language);
  const place = (enclosure: Enclosure): string => placeOf(enclosure, enclosures.includes(enclosure), ways)[language];
  const more = kinds.length - kindsInOne;
  const rest = text(`    另有 ${more} 种,见${place(page)}`, `    ${more} more kinds in ${place(page)}`);
  const mend = marked
    ? text(
        `    错处已标在${place(marked)}里:改好,${ways.sendBack.zh}`,
        `    Where it is wrong is marked in ${place(marked)}: correct it and ${ways.sendBack.en}`,
      )
    : text(`    改好原文件,${ways.sendBack.zh}`, `    Correct your file and ${ways.sendBack.en}`);
  return [
    heads[receipt.state](receipt)[language],
    ...kinds.slice(0, kindsInOne).flat(),
    ...(more > 0 ? [rest[language]] : []),
    ...(receipt.state === 'accepted' ? [] : [mend[language]]),
  ];
};

/** What is said of several files in one letter, the most urgent first, and what goes with it. */
export const saidOfFiles = (
  answers: readonly Answer[],
  ways: AnswerWays,
): { readonly receipts: readonly Receipt[]; readonly enclosures: readonly Enclosure[] } & Readonly<
  Record<Language, readonly string[]>
> => {
  const inOrder = urgentFirst(answers);
  const enclosures = attached(inOrder);
  const lines = (language: Language): readonly string[] =>
    inOrder.flatMap((answer, index) => [...(index > 0 ? [''] : []), ...said(answer, enclosures, ways, language)]);
  return { receipts: inOrder.map(({ receipt }) => receipt), enclosures, zh: lines('zh'), en: lines('en') };
};

const intoFolder: AnswerWays = {
  sendBack: text('放回原来的文件夹', 'put it back into its folder'),
  tooLarge: text('太大,没有附上,在文件旁边', 'is too large for a mail and lies beside the file'),
};

const letterOf = (party: Party, answers: readonly Answer[]): Letter => {
  const { receipts, enclosures, zh, en } = saidOfFiles(answers, intoFolder);
  return {
    party,
    subject: subjectOf(receipts),
    text: inBoth(zh, en),
    enclosures,
    receipts: answers.map(({ receiptDigest }) => receiptDigest),
  };
};

/**
 * The letters that hand answers to those who put the files into the folder: one for each, more where there are many.
 */
export const answerLetters = (settings: MailSettings, answers: readonly Answer[]): readonly Letter[] =>
  [...Map.groupBy(urgentFirst(answers), ({ receipt }) => partyOf(settings, receipt.fileName))].flatMap(([party, own]) =>
    Array.from({ length: Math.ceil(own.length / filesInOne) }, (_, index) =>
      letterOf(party, own.slice(index * filesInOne, (index + 1) * filesInOne)),
    ),
  );
