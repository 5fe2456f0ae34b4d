import { type Chart, caption, fixed, layered, paint, placed } from './chart.ts';
import { colour, sizes } from './theme.ts';

export interface SelfScoreRow {
  readonly score: number;
  readonly self: number;
}

/** Points over which a project's own score is drawn as too high. */
export const wideGap = 5;

/** Own score against the score the rules give; on the line they agree, above it the unit was kinder to itself. */
export const selfScore = (rows: readonly SelfScoreRow[], layout: { readonly width: number }): Chart => {
  const height = Math.round(layout.width * 0.9);
  const low = Math.max(0, Math.floor(Math.min(80, ...rows.map((row) => Math.min(row.score, row.self))) / 10) * 10);
  const [left, right, top, bottom] = [30, layout.width - 8, 26, height - 32];
  const x = placed('score', [low, 100], [left, right]);
  const y = placed('self', [low, 100], [bottom, top]);
  const shaped = rows.map((row) => ({
    ...row,
    colour: colour(row.self - row.score > wideGap ? 'bad' : row.score - row.self > wideGap ? 'low' : 'good'),
  }));
  const ticks = Array.from({ length: Math.round((100 - low) / 10) + 1 }, (_, index) => low + index * 10).filter(
    (tick) => (100 - low) / 10 <= 5 || tick % 20 === 0,
  );
  const at = (tick: number, from: number, to: number) => from + ((tick - low) / (100 - low)) * (to - from);
  const spec = layered({ width: layout.width, height }, [
    ...ticks.map((tick) =>
      fixed(
        { type: 'rule', stroke: colour('line') },
        { x: { value: left }, x2: { value: right }, y: { value: at(tick, bottom, top) } },
      ),
    ),
    ...ticks.map((tick) =>
      caption(String(tick), left - 6, at(tick, bottom, top), { align: 'right', fontSize: sizes.small }),
    ),
    ...ticks.map((tick) =>
      caption(String(tick), at(tick, left, right), bottom + 12, {
        align: tick === 100 ? 'right' : 'center',
        fontSize: sizes.small,
      }),
    ),
    fixed(
      { type: 'rule', stroke: colour('plan'), strokeDash: [2, 3] },
      { x: { value: left }, x2: { value: right }, y: { value: bottom }, y2: { value: top } },
    ),
    {
      mark: { type: 'point', filled: true, shape: 'circle', size: 30, fillOpacity: 0.6 },
      encoding: { x, y, fill: paint('colour') },
    },
    caption('↑ 自评分', 0, 8, { fontSize: sizes.small }),
    caption('规则得分 →', right, height - 8, { align: 'right', fontSize: sizes.small }),
  ]);
  return { spec, rows: shaped, label: `${rows.length} 个项目的自评分与规则得分,虚线上两者相等` };
};
