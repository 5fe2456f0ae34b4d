/** A period or a date as Chinese write it; anything else as it is. @example dateZh('2025-06') // '2025年6月' */
export const dateZh = (written: string): string => {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(written) ?? [];
  if (year === undefined) return written;
  return `${year}年${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}`;
};

/**
 * An instant in universal time, with its zone named.
 * @example instantZh('2026-01-05T10:00:00.000Z') // '2026年1月5日 10:00 UTC'
 */
export const instantZh = (instant: string): string => `${dateZh(instant.slice(0, 10))} ${instant.slice(11, 16)} UTC`;
