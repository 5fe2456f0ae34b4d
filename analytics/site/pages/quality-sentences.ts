import { count, percent } from '../../core/language/figures.ts';
import { many, partlyEn, takenZh } from '../sentences/phrases.ts';
import { type InEnglish, sentencesOf } from '../sentences/sentences.ts';

/** In Chinese. Money arrives already written, such as 10.94 亿元. */
export const zh = {
  silent: (p: { indicators: number; missing: number; departments: number; unit: string }): string =>
    p.indicators === 0
      ? '没有要报的指标'
      : p.missing === 0
        ? '每项指标每个月都报了数'
        : `${count(p.missing)} 个指标月没有报数,占 ${percent(p.missing / p.indicators)},涉及 ${count(p.departments)} 个${p.unit}`,
  reporting: (p: { missing: number; months: number; unit: string }): string =>
    p.missing === 0 ? '每个项目每个月都报了资金数' : `${count(p.missing)} 个项目月没有报资金数`,
  corrected: (p: { replaced: number; partly: number }): string =>
    [
      p.replaced > 0 && `${count(p.replaced)} 个文件被后来的文件替代`,
      p.partly > 0 && `${count(p.partly)} 个文件部分被更正`,
    ]
      .filter(Boolean)
      .join(','),
  quality: (p: { files: number; refused: number; partly: number; share: number }): string =>
    `本年度收到 ${count(p.files)} 个文件,${takenZh(p, `(${percent(p.share)})`)}${p.refused + p.partly === 0 ? '' : ',每个都有原因'}`,
  qualityLead: (p: {
    rows: number;
    accepted: number;
    uncounted: number;
    warnings: number;
    superseded: number;
  }): string =>
    `${[
      `共 ${count(p.rows)} 行${p.uncounted > 0 ? `(${count(p.uncounted)} 个拒收的文件没有读出行,不在其中)` : ''},接受 ${count(p.accepted)} 行`,
      p.warnings === 0 ? '没有提醒' : `提醒 ${count(p.warnings)} 条`,
      p.superseded > 0 && `${count(p.superseded)} 个文件被后来的文件替代`,
    ]
      .filter(Boolean)
      .join(';')}。拒收的文件一行都不进入计算。`,
  reconciled: (p: { all: number; exact: number; slips: number; differs: number }): string =>
    `与公布数核对 ${count(p.all)} 项:${count(p.exact)} 项一致${p.slips > 0 ? `,${count(p.slips)} 项是来源自身的差错` : ''}${p.differs > 0 ? `,${count(p.differs)} 项不一致` : ''}`,
};

export const en: InEnglish<typeof zh> = {
  silent: (p) =>
    p.indicators === 0
      ? 'There is no indicator to report'
      : p.missing === 0
        ? 'Every indicator was reported every month'
        : `${many(p.missing, 'indicator-month')} not reported (${percent(p.missing / p.indicators)}), in ${many(p.departments, p.unit)}`,
  reporting: (p) =>
    p.missing === 0
      ? 'Every project reported its money every month'
      : `${count(p.missing)} project-months without a money figure`,
  corrected: (p) =>
    [
      p.replaced > 0 && `${many(p.replaced, 'file')} replaced by later ones`,
      p.partly > 0 && `${many(p.partly, 'file')} corrected in part`,
    ]
      .filter(Boolean)
      .join(', '),
  quality: (p) => {
    if (p.refused + p.partly === 0) return `${many(p.files, 'file')} received for the year, all accepted`;
    const refused =
      p.refused === 0
        ? `${many(p.files, 'file')} received for the year`
        : `${count(p.refused)} of the year’s ${many(p.files, 'file')} refused (${percent(p.share)})`;
    return [refused, partlyEn(p), 'each for a stated reason'].filter(Boolean).join(', ');
  },
  qualityLead: (p) =>
    `${many(p.rows, 'row')} received${p.uncounted > 0 ? ` (no rows could be read of ${many(p.uncounted, 'refused file')})` : ''}, ${count(p.accepted)} accepted; ${p.warnings === 0 ? 'no warnings' : many(p.warnings, 'warning')}${p.superseded === 0 ? '' : `, ${many(p.superseded, 'file')} superseded`}. Nothing of a refused file is used.`,
  reconciled: (p) =>
    `${count(p.all)} published figures checked: ${count(p.exact)} agree${p.slips > 0 ? `, ${count(p.slips)} are slips of the source` : ''}${p.differs > 0 ? `, ${count(p.differs)} differ` : ''}`,
};

export const sentence = sentencesOf(zh, en);
