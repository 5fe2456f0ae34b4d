/** Letters of a text to be taken out and what comes in their place. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What comes in before a letter of a text. */
export const insertion = (at: number, text: string): Edit => ({ from: at, to: at, text });

/** A text with edits that do not overlap; of several at one place the first stands first. All else stays as it is. */
export const edited = (text: string, edits: readonly Edit[]): string => {
  let [result, at] = ['', 0];
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    result += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return result + text.slice(at);
};
