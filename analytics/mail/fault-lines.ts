import { type Language, type Text, text } from '../core/language/text.ts';
import type { Fault } from '../intake/fault.ts';
import { faultWords } from '../intake/faults/catalogue.ts';

/** So many places of one kind of fault are written out. */
const placesOfKind = 3;

const longestValue = 40;

const short = (written: string): string => {
  const line = written.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return [...line].length > longestValue ? `${[...line].slice(0, longestValue).join('')}…` : line;
};

const inSheet = ({ place: { sheet, column } }: Fault): Text => {
  const [zh, en] = [sheet ? `工作表“${sheet}” ` : '', sheet ? `sheet “${sheet}”, ` : ''];
  return text(`${zh}${column ? `“${column}”列 ` : ''}`, `${en}${column ? `column “${column}”, ` : ''}`);
};

const inRow = ({ place: { row, value } }: Fault): Text => {
  const what = value === undefined ? '' : `“${short(value)}”`;
  return row === undefined
    ? text(what, what)
    : text(`第 ${row} 行${what}`, `row ${row}${what === '' ? '' : ` ${what}`}`);
};

const timesOf = (faults: readonly Fault[]): number => faults.reduce((sum, { times }) => sum + times, 0);

/** Where faults of one kind stand: the first few, and how many there are. */
const placesOf = (faults: readonly Fault[], language: Language): string => {
  const [first] = faults;
  if (!first) return '';
  const rows = faults.slice(0, placesOfKind).flatMap((fault) => inRow(fault)[language] || []);
  const count = timesOf(faults);
  const more =
    count > rows.length && count > 1
      ? text(`${rows.length > 0 ? ' 等' : ''} ${count} 处`, `${rows.length > 0 ? ', ' : ''}${count} in all`)
      : text('', '');
  const said = `${inSheet(first)[language]}${rows.join(language === 'zh' ? '、' : ', ')}${more[language]}`;
  return said.replace(/[\s,]+$/, '');
};

const kindOf = (fault: Fault): string => {
  const { rule, remedy } = faultWords(fault);
  return JSON.stringify([fault.severity, fault.place.sheet, fault.place.column, rule.zh, remedy.zh]);
};

/** A kind of fault: where it is, and what the rule is and what to do. */
const kindSays = (faults: readonly Fault[], language: Language): readonly string[] => {
  const [first] = faults;
  if (!first) return [];
  const { rule, remedy } = faultWords(first);
  const places = placesOf(faults, language);
  const warning = language === 'zh' ? '提醒:' : 'Note: ';
  return [
    ...(places === '' ? [] : [`    ${places}`]),
    `      ${first.severity === 'warning' ? warning : ''}${rule[language]} → ${remedy[language]}`,
  ];
};

/**
 * Faults for whoever reads a mail: those of one kind in one column together, faults before warnings. One entry for each
 * kind, of a line or two.
 */
export const faultKinds = (faults: readonly Fault[], language: Language): readonly (readonly string[])[] => {
  const kinds = Map.groupBy(
    faults.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning')),
    kindOf,
  );
  return [...kinds.values()].map((kind) => kindSays(kind, language));
};
