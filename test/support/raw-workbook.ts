import { zipSync } from 'fflate';

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

const relations = (kinds: readonly string[]): string =>
  `<Relationships>${kinds
    .map((kind, index) => `<Relationship Id="r${index + 1}" Type="x/${kind}" Target="${targets[kind]}"/>`)
    .join('')}</Relationships>`;

const targets: Readonly<Record<string, string>> = {
  worksheet: 'worksheets/sheet1.xml',
  styles: 'styles.xml',
  sharedStrings: '/xl/sharedStrings.xml',
};

export const listOfSheets = (...attributes: readonly string[]): string =>
  `<workbook><sheets>${attributes.map((each) => `<sheet ${each}/>`).join('')}</sheets></workbook>`;

/** The parts of a workbook of one sheet, as no program need write them; others beside them or in their place. */
export const rawParts = (sheet: string, more: Readonly<Record<string, string>> = {}): Record<string, Uint8Array> =>
  Object.fromEntries(
    Object.entries({
      'xl/workbook.xml': listOfSheets('name="表" r:id="r1"'),
      'xl/_rels/workbook.xml.rels': relations(['worksheet', 'styles', 'sharedStrings']),
      'xl/worksheets/sheet1.xml': sheet,
      ...more,
    }).map(([name, xml]) => [name, encoded(xml)]),
  );

export const rawWorkbook = (sheet: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(rawParts(sheet, more));

/** A sheet of these rows. */
export const sheetOf = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
