import { datasetNamed } from '../../contracts/catalogue.ts';
import { type Text, text } from '../../core/language/text.ts';
import type { Receipt } from '../../intake/receipt.ts';

const onSheet = (sheet: string): Text => (sheet ? text(`(“${sheet}”)`, ` (“${sheet}”)`) : text('', ''));

/**
 * The forms that a sender filled in, each by its title and where it stands: official forms, else our templates; none
 * where nothing was recognised, or where a source description reads an export.
 */
export const sentOn = ({
  forms = [],
  tables,
  source,
}: Pick<Receipt, 'forms' | 'tables' | 'source'>): readonly Text[] => {
  const official = forms.map(({ title, sheet }) => {
    const at = onSheet(sheet);
    return text(`官方表“${title.zh}”${at.zh}`, `Official form “${title.en}”${at.en}`);
  });
  const sheets = new Set(forms.map(({ sheet }) => sheet));
  const templates = tables.flatMap(({ dataset, sheet }) => {
    const label = datasetNamed(dataset)?.label;
    if (source !== null || sheets.has(sheet) || !label) return [];
    const at = onSheet(sheet);
    return [text(`模板“${label.zh}”${at.zh}`, `Template “${label.en}”${at.en}`)];
  });
  return [...new Map([...official, ...templates].map((each) => [each.zh, each])).values()];
};
