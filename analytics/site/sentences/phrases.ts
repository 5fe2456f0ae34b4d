import { plural } from '../../core/language/english.ts';
import { count, signed } from '../../core/language/figures.ts';

/* Parts of sentences that several pages share. */

export const awayZh = (fraction: number): string => {
  const size = signed(Math.abs(fraction)).replace('+', '');
  if (size === '0.0') return '与计划持平';
  return fraction < 0 ? `比计划低 ${size} 个百分点` : `比计划高 ${size} 个百分点`;
};

export const pastZh = (threshold: string): string => (threshold === '' ? '落后计划' : `落后计划超过 ${threshold}`);

export const awayEn = (fraction: number): string => {
  const size = signed(Math.abs(fraction)).replace('+', '');
  if (size === '0.0') return 'on plan';
  return `${size} points ${fraction < 0 ? 'behind' : 'ahead of'} plan`;
};

/** English plural of a regular noun; a proper noun, such as a region's own word for a department, stays as it is. */
export const many = (n: number, noun: string): string => `${count(n)} ${n === 1 ? noun : plural(noun)}`;

export const is = (n: number): string => (n === 1 ? 'is' : 'are');

export const pastEn = (threshold: string): string =>
  threshold === '' ? 'behind plan' : `behind plan by more than ${threshold}`;

/** What became of the files that were sent; `share` is written behind how many were refused whole. */
export const takenZh = (p: { refused: number; partly: number }, share = ''): string =>
  [p.refused > 0 && `拒收 ${count(p.refused)} 个${share}`, p.partly > 0 && `${count(p.partly)} 个退回了部分项目`]
    .filter(Boolean)
    .join(',') || '全部接受';

/** Files of which some projects were sent back. */
export const partlyEn = ({ partly }: { partly: number }): string | false =>
  partly > 0 && `${count(partly)} sent back in part`;
