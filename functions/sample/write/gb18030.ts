/** The two-byte part of GB18030, which holds every common character, turned round from the decoder that Node brings. */
const table = (): Map<string, number> => {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number>();
  const pair = new Uint8Array(2);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      pair[0] = lead;
      pair[1] = trail;
      const letter = decoder.decode(pair);
      if (letter.length === 1 && letter !== '\ufffd' && !codes.has(letter)) codes.set(letter, (lead << 8) | trail);
    }
  }
  return codes;
};

let known: Map<string, number> | undefined;

/** Encodes words as GB18030; throws RangeError at a character that needs four bytes. */
export const gb18030 = (words: string): Uint8Array => {
  known ??= table();
  const bytes = new Uint8Array(words.length * 2);
  let at = 0;
  for (let index = 0; index < words.length; index++) {
    const unit = words.charCodeAt(index);
    if (unit < 0x80) {
      bytes[at++] = unit;
      continue;
    }
    const code = known.get(words.charAt(index));
    if (code === undefined) throw new RangeError(`${words.charAt(index)} is not a two-byte character of GB18030`);
    bytes[at++] = code >> 8;
    bytes[at++] = code & 0xff;
  }
  return bytes.slice(0, at);
};
