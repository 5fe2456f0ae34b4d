import type { Mutant } from './sql-mutants.ts';

const changes: readonly (readonly [RegExp, string])[] = [
  // An order of things that differ knows no equals: turned round instead.
  [/ < (?=[^?\n]*\? -1 : 1)/g, ' > '],
  [/ > (?=[^?\n]*\? -1 : 1)/g, ' < '],
  [/ < (?![^?\n]*\? -1 : 1)/g, ' <= '],
  [/ <= /g, ' < '],
  [/ > (?![^?\n]*\? -1 : 1)/g, ' >= '],
  [/ >= /g, ' > '],
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ \+ /g, ' - '],
  [/ - /g, ' + '],
  [/ \* /g, ' / '],
  [/ \+= /g, ' -= '],
  [/ -= /g, ' += '],
  [/(?<!\?\? )\b0n\b/g, '1n'],
  [/(?<!\?\? )\b1n\b/g, '2n'],
  [/\b2n\b/g, '3n'],
  [/ -1 /g, ' 1 '],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/\.toSorted\((?!\()[^()]*\)/g, ''],
  [/\breturn (?=\w)/g, 'return; '],
];

/** Code without what is no code: comments, imports, texts and types keep their length and say nothing. */
const codeOf = (text: string): string => {
  const blank = (found: string): string => found.replaceAll(/[^\n]/g, '_');
  return text
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|^import .*$/gm, blank)
    .replaceAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, blank)
    .replaceAll(/^export (interface|type) [\s\S]*?^}/gm, blank);
};

/** Every mutant of a file of TypeScript, by plain text; one that breaks a type is tried like any other. */
export const typescriptMutants = (path: string, text: string): readonly Mutant[] => {
  const code = codeOf(text);
  return changes.flatMap(([from, to]) =>
    Array.from(code.matchAll(from), ({ 0: found, index }) => {
      const line = text.slice(0, index).split('\n').length;
      return {
        path,
        line,
        change: `${found.trim()} → ${to.trim() || '(nothing)'} in ${(text.split('\n')[line - 1] ?? '').trim()}`,
        text: text.slice(0, index) + to + text.slice(index + found.length),
      };
    }),
  );
};
