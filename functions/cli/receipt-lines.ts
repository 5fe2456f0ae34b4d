import { type Language, type Text, text } from '../../analytics/core/language/text.ts';
import { faultWords } from '../../analytics/intake/faults/catalogue.ts';
import type { Receipt } from '../../analytics/intake/receipt.ts';

const place = ({ place: { sheet, row, column, value } }: Receipt['faults'][number]): string =>
  [sheet, row && `${row}`, column, value !== undefined && `“${value}”`]
    .flatMap((part) => (part ? [part.replaceAll(/\s+/g, ' ')] : []))
    .join(' · ');

/** What was taken of a file and what was sent back. */
const partly = ({ tables, refusedSheets }: Receipt): Text => {
  if (refusedSheets)
    return text(
      `其余的表已接受,退回 ${refusedSheets.join('、')}`,
      `these forms were sent back, the others accepted: ${refusedSheets.join(', ')}`,
    );
  const rows = (column: 'rowsReceived' | 'rowsAccepted'): number => tables.reduce((sum, each) => sum + each[column], 0);
  const [received, accepted] = [rows('rowsReceived'), rows('rowsAccepted')];
  const projects = [
    ...new Set(tables.flatMap(({ refusedProjects = [] }) => refusedProjects.map((each) => each.projectCode))),
  ];
  return text(
    `接受 ${accepted} 行,退回 ${received - accepted} 行:项目 ${projects.join('、')}`,
    `${accepted} rows accepted, ${received - accepted} sent back: projects ${projects.join(', ')}`,
  );
};

/** Faults one by one, then warnings by their kind: the first, with how many there are. */
const together = (faults: Receipt['faults']): Receipt['faults'] => {
  const warned = Map.groupBy(
    faults.filter(({ severity }) => severity === 'warning'),
    ({ code }) => code,
  );
  const kinds = [...warned.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, times: more.reduce((sum, { times }) => sum + times, first.times) }] : [],
  );
  return [...faults.filter(({ severity }) => severity === 'fault'), ...kinds];
};

/** Faults, and warnings by their kind: where, what and what to do. */
export const faultLines = (faults: Receipt['faults'], language: Language): readonly string[] =>
  together(faults).map((fault) => {
    const { rule, remedy } = faultWords(fault);
    const [where, times] = [place(fault), fault.times > 1 ? ` (×${fault.times})` : ''];
    return `${where === '' ? '' : `    ${where}\n`}      ${rule[language]} → ${remedy[language]}${times}`;
  });

/** What became of a file in a few lines: its faults one by one, and what it was warned of. */
export const receiptLines = (receipt: Receipt, language: Language): string => {
  const name = receipt.sentAs ?? receipt.fileName;
  const accepted = receipt.tables.map(({ dataset, rowsAccepted }) => `${dataset} ${rowsAccepted}`).join(', ');
  const faults = faultLines(receipt.faults, language);
  if (receipt.state === 'accepted') return [`● ${name}  ${accepted}`, ...faults].join('\n');
  const [mark, counts] = receipt.state === 'partly' ? ['◐', `  ${partly(receipt)[language]}`] : ['■', ''];
  return [`${mark} ${name}${counts}`, ...faults].join('\n');
};
