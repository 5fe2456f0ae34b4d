/** A file's name has 255 bytes at most; a character of Chinese takes three, and what answers the file is longer. */
const longest = 60;

const parts = (name: string): readonly [stem: string, ending: string] => {
  const at = name.lastIndexOf('.');
  return at > 0 && name.length - at <= 12 ? [name.slice(0, at), name.slice(at)] : [name, ''];
};

/**
 * What an attachment is called here: its own name without folders and signs that no file's name has, a number where its
 * name can't be read.
 * @example ownName('../../6月执行.xlsx', 1) // '6月执行.xlsx'
 */
export const ownName = (written: string | null, number: number): string => {
  const last = (written ?? '').split(/[\\/]/).at(-1) ?? '';
  const [stem, ending] = parts(
    last
      .replaceAll(/[\p{C}<>:"|?*]/gu, '')
      .replace(/^[\s.~]+/, '')
      .trim(),
  );
  if (stem === '' || last.includes('\ufffd')) return `附件${number}${ending.replaceAll('\ufffd', '')}`;
  return `${[...stem].slice(0, longest).join('')}${ending}`;
};

/** The names of one mail, told apart by numbers where two are one. */
export const apart = (names: readonly string[]): readonly string[] => {
  const taken = new Set<string>();
  return names.map((name) => {
    const [stem, ending] = parts(name);
    let own = name;
    for (let number = 2; taken.has(own.toLowerCase()); number += 1) own = `${stem} ${number}${ending}`;
    taken.add(own.toLowerCase());
    return own;
  });
};
