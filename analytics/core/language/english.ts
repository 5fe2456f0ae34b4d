/**
 * English plural of a regular noun; one that begins with a capital is a region's own name for something and stays as it
 * is.
 * @example plural('agency') // 'agencies'
 */
export const plural = (noun: string): string => {
  if (/^\p{Lu}/u.test(noun)) return noun;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
};
