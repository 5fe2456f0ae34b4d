import { type Text, text } from '../../core/language/text.ts';

/** What fills the blanks of a message: the detail of a fault. */
export type Detail = Readonly<Record<string, string>>;

/** A catalogue entry: a short title, the rule that was broken and what to do about it, each in both languages. */
export interface FaultEntry {
  readonly title: Text;
  readonly rule: (detail: Detail) => Text;
  readonly remedy: (detail: Detail) => Text;
}

/** The blank's content, or an ellipsis where the catalogue is shown without a fault at hand. */
export const blank = (detail: Detail, name: string): string => detail[name] ?? '…';

/** Words that say the same whatever the detail. */
export const same = (zh: string, en: string) => () => text(zh, en);
