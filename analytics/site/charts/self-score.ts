import { type Chart, once, paint, specOf } from './chart.ts';
import { colour, type Token } from './theme.ts';

export interface SelfScoreRow {
  readonly score: number;
  readonly self: number;
}

/** Points over which a project's own score is drawn as too high. */
export const wideGap = 5;

const tones: Readonly<Record<string, Token>> = { high: 'bad', low: 'low', near: 'good' };
const toneOf = ({ score, self }: SelfScoreRow): string => {
  if (self - score > wideGap) return 'high';
  return score - self > wideGap ? 'low' : 'near';
};

/** Own score against the score the rules give; on the line they agree, above it the unit was kinder to itself. */
export const selfScore = (rows: readonly SelfScoreRow[], layout: { readonly width: number }): Chart => {
  const height = Math.round(layout.width * 0.72);
  const low = Math.max(0, Math.floor(Math.min(80, ...rows.flatMap((row) => [row.score, row.self])) / 10) * 10);
  const axis = (field: string, more: object) => ({
    field,
    type: 'quantitative',
    scale: { domain: [low, 100], nice: false, zero: false },
    axis: { tickCount: 5, ticks: false, domain: false, labelFlush: true, labelColor: colour('soft'), ...more },
  });
  const x = axis('score', { title: '规则得分 →', titleAnchor: 'end', labelPadding: 6 });
  const y = axis('self', {
    title: '↑ 自评分',
    titleAngle: 0,
    titleAlign: 'left',
    titleAnchor: 'end',
    titleX: -26,
    titleY: -12,
    grid: true,
    labelPadding: 6,
  });
  const spec = specOf(
    rows.map((row) => ({ ...row, tone: toneOf(row) })),
    {
      width: layout.width - 32,
      height,
      layer: [
        once(
          { type: 'rule', stroke: colour('plan'), strokeDash: [2, 3] },
          { x: { value: 0 }, x2: { value: 'width' }, y: { value: 'height' }, y2: { value: 0 } },
        ),
        {
          mark: { type: 'point', filled: true, size: 30, fillOpacity: 0.6 },
          encoding: { x, y, fill: paint('tone', tones) },
        },
      ],
    },
  );
  return { spec, height: height + 60, label: `${rows.length} 个项目的自评分与规则得分,虚线上两者相等` };
};
