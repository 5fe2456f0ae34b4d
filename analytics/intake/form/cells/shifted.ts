/**
 * A decimal text times a power of ten, exactly.
 * @example shifted('0.68', 4) // '6800'
 */
export const shifted = (value: string, places: number): string => {
  const [sign, bare] = value.startsWith('-') ? ['-', value.slice(1)] : ['', value];
  const [whole = '', decimals = ''] = bare.split('.');
  const all = places >= 0 ? whole + decimals.padEnd(places, '0') : whole.padStart(1 - places, '0') + decimals;
  const point = places >= 0 ? whole.length + places : Math.max(whole.length, 1 - places) + places;
  const [left, right] = [all.slice(0, point).replace(/^0+(?=[0-9])/, ''), all.slice(point).replace(/0+$/, '')];
  return `${sign}${left === '' ? '0' : left}${right === '' ? '' : `.${right}`}`;
};
