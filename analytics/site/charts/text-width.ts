const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u2014\u2018-\u201d\u2026]|[\u{20000}-\u{3fffd}]/u;
const capital = /[A-ZÀ-ÞMWmw@%&●■◆▲−+]/u;

const em = (character: string): number => {
  if (wide.test(character)) return 1;
  return capital.test(character) ? 0.68 : 0.56;
};

/** Width of one line in pixels: 1 em per Chinese character, about 0.56 em otherwise (capitals a little more). */
export const textWidth = (line: string, fontSize: number): number => {
  let width = 0;
  for (const character of line) width += em(character);
  return width * fontSize;
};

const pieces = (line: string): string[] => line.match(/[\x21-\x7e\u00c0-\u024f]+\s*|\s+|./gu) ?? [];

/** Cuts a piece that is wider than a line by itself. */
const cut = (piece: string, fontSize: number, width: number): string[] =>
  textWidth(piece.trimEnd(), fontSize) > width ? [...piece] : [piece];

/**
 * Breaks a label into lines no wider than `width`: anywhere in Chinese, at blanks in other scripts.
 * @example wrap('自然资源和规划局', 13, 60) // ['自然资源', '和规划局']
 */
export const wrap = (label: string, fontSize: number, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(label.trim()).flatMap((piece) => cut(piece, fontSize, width))) {
    if (line !== '' && textWidth((line + piece).trimEnd(), fontSize) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
};
