import { damaged, tooLarge } from './sheet.ts';

/** What is told of a part as it is gone through; `parent` is the element around it, `text` what stands right before. */
export interface Listener {
  readonly open: (name: string, attributes: string, parent: string, isEmpty: boolean) => void;
  readonly close: (name: string, text: string) => void;
}

/** Deeper than any office writes, and what readers that call themselves can bear. */
const maxDepth = 200;

const nameOf = /^[^\s/>]+/;
const prefix = /^[^:]*:/;

const local = (name: string): string => (name.includes(':') ? name.replace(prefix, '') : name);

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

/**
 * Goes once through the XML of a part and throws UnreadableFileError where readers would part ways: tags that are not
 * closed in their order, entities of its own, an encoding other than UTF-8, more depth than a document has. Names lose
 * their prefix.
 */
export const scanXml = (part: string, bytes: Uint8Array, { open, close }: Listener): void => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw damaged(`${part} is not UTF-8`, cause);
  }
  const broken = (why: string): Error => damaged(`${part}: ${why}`);
  const stack: string[] = [];
  let after = 0;
  let roots = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', after)) {
    const mark = text[at + 1];
    if (mark === '?' || mark === '!') {
      const isComment = text.startsWith('<!--', at);
      if (mark === '!' && !isComment) throw broken(`${text.slice(at, at + 9)} is no part of a table`);
      if (stack.length > 1) throw broken('a comment between the cells');
      const end = text.indexOf(isComment ? '-->' : '?>', at);
      if (end === -1) throw broken('a comment without an end');
      if (/encoding\s*=\s*["'](?!utf-?8["'])/i.test(text.slice(at, Math.min(end, at + 200)))) throw broken('not UTF-8');
      after = end + 2;
      continue;
    }
    const end = tagEnd(text, at);
    if (end === -1) throw broken('a tag without an end');
    if (mark === '/') {
      const name = text.slice(at + 2, end).trimEnd();
      if (stack.pop() !== name) throw broken(`</${name.slice(0, 40)}> closes nothing`);
      close(local(name), text.slice(after, at));
    } else {
      const name = nameOf.exec(text.slice(at + 1, Math.min(end, at + 100)))?.[0] ?? '';
      if (name === '') throw broken('a tag without a name');
      const isEmpty = text[end - 1] === '/';
      if (stack.length === 0 && roots++ > 0) throw broken('a second root');
      open(local(name), text.slice(at + 1 + name.length, isEmpty ? end - 1 : end), local(stack.at(-1) ?? ''), isEmpty);
      if (!isEmpty && stack.push(name) > maxDepth) throw tooLarge(`${maxDepth} elements one inside another`);
    }
    after = end + 1;
  }
  if (stack.length > 0) throw broken(`<${stack.at(-1)?.slice(0, 40)}> is not closed`);
  if (roots === 0) throw broken('no XML');
};
