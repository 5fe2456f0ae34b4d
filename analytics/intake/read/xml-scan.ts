import { damaged, tooLarge } from './sheet.ts';

/** What is told of a part as it is gone through; `parent` is the element around it, `text` what stands right before. */
export interface Listener {
  readonly open: (name: string, attributes: string, parent: string, isEmpty: boolean) => void;
  readonly close: (name: string, text: string) => void;
}

/** Hears of nothing: what is left is that the part is well-formed. */
export const unheard: Listener = { open: () => undefined, close: () => undefined };

/** Deeper than any office writes, and what readers that call themselves can bear. */
const maxDepth = 200;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The place behind the name of a tag: a blank, a slash or its end. */
const nameEnd = (text: string, from: number, end: number): number => {
  for (let at = from; at < end; at++) {
    const sign = text.charCodeAt(at);
    if (sign <= 0x20 || sign === 0x2f) return at;
  }
  return end;
};

/** The place of the `>` that ends a tag: one inside quotes ends nothing; −1 where there is none. */
const tagEnd = (text: string, from: number): number => {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (quote !== 0) quote = sign === quote ? 0 : quote;
    else if (sign === 0x22 || sign === 0x27) quote = sign;
    else if (sign === 0x3e) return at;
  }
  return -1;
};

/** How much is decoded at a time, so that a large part is not in memory twice. */
const pieceBytes = 2 ** 20;
/** As much of the text as tells what kind of tag begins. */
const tagStart = 10;

/**
 * Goes once through the XML of a part and throws UnreadableFileError where readers would part ways: tags that are not
 * closed in their order or begin inside another, entities of its own, an encoding other than UTF-8, more depth than a
 * document has. Names lose their prefix.
 */
export const scanXml = (part: string, bytes: Uint8Array, { open, close }: Listener): void => {
  const broken = (why: string, cause?: unknown): Error => damaged(`${part}: ${why}`, cause);
  const stack: string[] = [];
  let roots = 0;

  /** Where a comment or an instruction ends; −1 where its end is not in the text. */
  const aside = (text: string, at: number): number => {
    const isComment = text.startsWith('<!--', at);
    if (text[at + 1] === '!' && !isComment) throw broken(`${text.slice(at, at + 9)} is no part of a table`);
    if (stack.length > 1) throw broken('a comment between the cells');
    const end = text.indexOf(isComment ? '-->' : '?>', at);
    if (/encoding\s*=\s*["'](?!utf-?8["'])/i.test(text.slice(at, Math.min(end, at + 200)))) throw broken('not UTF-8');
    return end === -1 ? -1 : end + (isComment ? 2 : 1);
  };

  /** Goes through all tags that are whole; tells where the first begins that is not. */
  const pass = (text: string, isLast: boolean): number => {
    let after = 0;
    for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', after)) {
      if (!isLast && text.length - at < tagStart) break;
      const mark = text[at + 1];
      const isAside = mark === '?' || mark === '!';
      const end = isAside ? aside(text, at) : tagEnd(text, at);
      if (end === -1) {
        if (isLast) throw broken(`a ${isAside ? 'comment' : 'tag'} without an end`);
        break;
      }
      if (!isAside && text.lastIndexOf('<', end) > at) throw broken('a tag inside a tag');
      if (mark === '/') {
        const name = text.slice(at + 2, end).trimEnd();
        if (stack.pop() !== name) throw broken(`</${name.slice(0, 40)}> closes nothing`);
        close(local(name), text.slice(after, at));
      } else if (!isAside) {
        const name = text.slice(at + 1, nameEnd(text, at + 1, end));
        if (name === '') throw broken('a tag without a name');
        const isEmpty = text[end - 1] === '/';
        if (stack.length === 0 && roots++ > 0) throw broken('a second root');
        const attributes = text.slice(at + 1 + name.length, isEmpty ? end - 1 : end);
        open(local(name), attributes, local(stack.at(-1) ?? ''), isEmpty);
        if (!isEmpty && stack.push(name) > maxDepth) throw tooLarge(`${maxDepth} elements one inside another`);
      }
      after = end + 1;
    }
    return after;
  };

  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (from: number, to: number): string => {
    try {
      return decoder.decode(bytes.subarray(from, to), { stream: to < bytes.length });
    } catch (cause) {
      throw broken('not UTF-8', cause);
    }
  };
  let [rest, read] = ['', 0];
  do {
    // At least as much again as is left over: a long text is not copied anew for each piece.
    const to = Math.min(bytes.length, read + Math.max(pieceBytes, rest.length));
    const text = rest + decoded(read, to);
    rest = text.slice(pass(text, to === bytes.length));
    read = to;
  } while (read < bytes.length);
  if (stack.length > 0) throw broken(`<${stack.at(-1)?.slice(0, 40)}> is not closed`);
  if (roots === 0) throw broken('no XML');
};
