const digit = '零一二三四五六七八九';
const one = '[一二两三四五六七八九]';

const pattern = new RegExp(
  `^(?:(?<thousands>${one})千(?<gap1>[零〇])?)?(?:(?<hundreds>${one})百(?<gap2>[零〇])?)?(?:(?<tens>${one}?)十)?(?<ones>${one})?$`,
);

const figure = (written: string | undefined): number => (written === '两' ? 2 : digit.indexOf(written ?? '零'));

/**
 * A whole number below ten thousand in Chinese numerals; undefined where it is none, or only roughly one as 两三 and
 * 一百二 are.
 * @example readNumeral('一百二十') // 120
 */
export const readNumeral = (written: string): number | undefined => {
  const found = pattern.exec(written)?.groups;
  if (!found || written === '') return undefined;
  const { thousands, hundreds, tens, ones, gap1, gap2 } = found;
  // 一百二 is said for 120, and 一百零二 for 102.
  if (ones !== undefined && tens === undefined && (hundreds ?? thousands) !== undefined && !(gap1 ?? gap2))
    return undefined;
  const ten = tens === undefined ? 0 : tens === '' ? 1 : figure(tens);
  return figure(thousands) * 1000 + figure(hundreds) * 100 + ten * 10 + figure(ones);
};
