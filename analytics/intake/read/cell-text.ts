/**
 * A number as plain decimal text of at most 15 significant digits, what Excel itself keeps. From 10^15 on digits may
 * already be lost, so those are written with an exponent, which every grammar refuses.
 * @example numberText(0.1 + 0.2) // '0.3'
 */
export const numberText = (value: number): string => {
  const rounded = Number(value.toPrecision(15));
  if (Math.abs(rounded) >= 1e15) return rounded.toExponential().toUpperCase();
  const written = String(rounded);
  if (!written.includes('e')) return written;
  const [mantissa = '', exponent = '0'] = written.replace('-', '').split(/e-?/);
  const digits = mantissa.replace('.', '').padStart(Number(exponent) + mantissa.replace('.', '').length - 1, '0');
  return `${rounded < 0 ? '-' : ''}0.${digits}`;
};

const dayMilliseconds = 86_400_000;

/**
 * A serial day number as an ISO date, with the time of day where there is one; counts Excel's 29 February 1900, which
 * never was.
 */
export const serialText = (serial: number, epoch1904: boolean): string => {
  if (!(serial >= 0 && serial < 2_958_466)) return numberText(serial);
  const days = epoch1904 ? serial + 1462 : serial;
  const shift = days < 60 ? 1 : 0;
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round((days + shift) * 86_400) * 1000);
  const iso = at.toISOString();
  return at.getTime() % dayMilliseconds === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
};

/** Results of failed formulas. */
export const knownErrors: ReadonlySet<string> = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
]);
