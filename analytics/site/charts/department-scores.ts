import { points } from '../../core/language/figures.ts';
import { type Chart, only, paint, specOf, word } from './chart.ts';
import { aboveLabels, besideLabels } from './lanes.ts';
import { colour, type Token } from './theme.ts';

export interface DepartmentScoreRow {
  readonly name: string;
  readonly score: number;
  readonly grade: string;
  readonly rank: number | null;
  /** Best and worst rank the data allow. */
  readonly best: number | null;
  readonly worst: number | null;
}

const tones: Readonly<Record<string, Token>> = {
  excellent: 'good',
  good: 'good',
  medium: 'warn',
  pass: 'warn',
  poor: 'bad',
  failing: 'bad',
};

export interface DepartmentScoreLayout {
  readonly width: number;
  readonly phone?: boolean;
  /** All rows, where these are one half of them: both halves share scales. */
  readonly among?: readonly DepartmentScoreRow[];
}

/** Room for the figure of the highest score, and space between the two pictures. */
const [figure, between] = [46, 14];

/** Departments by score, with the ranks they could have had beside it: a league table that shows its uncertainty. */
export const departmentScores = (rows: readonly DepartmentScoreRow[], layout: DepartmentScoreLayout): Chart => {
  const all = layout.among ?? rows;
  const names = rows.map((row) => row.name);
  const lanes = layout.phone
    ? aboveLabels(names, layout.width, 20)
    : besideLabels(
        names,
        layout.width * 0.32,
        25,
        all.map((row) => row.name),
      );
  const low = Math.max(0, Math.floor(Math.min(80, ...all.map((row) => row.score)) / 10) * 10);
  const last = Math.max(2, ...all.map((row) => row.worst ?? row.rank ?? 1));
  const { y, down } = lanes;
  const ends = (title: string, domain: readonly [number, number]) => ({
    type: 'quantitative',
    scale: { domain, nice: false, zero: false, padding: 4 },
    axis: { title, titleAnchor: 'start', orient: 'top', values: domain, labelFlush: true, ticks: false },
  });
  const score = { field: 'score', ...ends('得分', [low, 100]) };
  const place = (field: string) => ({ field, ...ends('名次', [1, last]) });
  const dot = { type: 'point', filled: true, yOffset: down };
  const width = layout.width - lanes.left - figure - between;
  const scores = {
    width: Math.round(width * 0.48),
    height: { step: lanes.step },
    layer: [
      ...lanes.layers,
      {
        mark: { type: 'rule', stroke: colour('mid'), strokeWidth: 2, yOffset: down },
        encoding: { x: score, x2: { datum: low }, y },
      },
      { mark: { ...dot, shape: 'circle', size: 60 }, encoding: { x: score, y, fill: paint('grade', tones) } },
      {
        mark: { type: 'text', align: 'left', dx: 9, dy: down, fontWeight: 600 },
        encoding: { x: score, y, text: word('words') },
      },
    ],
  };
  const ranks = {
    width: Math.round(width * 0.52),
    height: { step: lanes.step },
    layer: [
      {
        transform: only('datum.rank !== null'),
        mark: {
          type: 'rule',
          stroke: colour('plan'),
          strokeWidth: 5,
          opacity: 0.35,
          strokeCap: 'round',
          yOffset: down,
        },
        encoding: { x: place('best'), x2: { field: 'worst' }, y: { ...y, axis: null } },
      },
      {
        transform: only('datum.rank !== null'),
        mark: { ...dot, shape: 'diamond', size: 46, fill: colour('ink') },
        encoding: { x: place('rank'), y: { ...y, axis: null } },
      },
    ],
  };
  const spec = specOf(
    rows.map((row, index) => ({
      lane: lanes.labels[index] ?? row.name,
      score: row.score,
      grade: row.grade,
      words: points(row.score),
      rank: row.rank,
      best: row.best ?? row.rank,
      worst: row.worst ?? row.rank,
    })),
    { hconcat: [scores, ranks], bounds: 'flush', spacing: figure + between, resolve: { scale: { y: 'shared' } } },
  );
  return { spec, height: lanes.height + 40, label: `${rows.length} 个部门的得分和名次区间` };
};
