import { points } from '../../core/language/figures.ts';
import { type Chart, caption, fixed, layered, paint, pixels, placed, word } from './chart.ts';
import { aboveLabels, besideLabels, laneLabels } from './lanes.ts';
import { colour, sizes, type Token } from './theme.ts';

export interface DepartmentScoreRow {
  readonly name: string;
  readonly score: number;
  readonly grade: string;
  readonly rank: number | null;
  /** Best and worst rank the data allow. */
  readonly best: number | null;
  readonly worst: number | null;
}

const gradeToken: Readonly<Record<string, Token>> = { excellent: 'good', good: 'good', medium: 'warn', poor: 'bad' };

export interface DepartmentScoreLayout {
  readonly width: number;
  readonly phone?: boolean;
  /** All rows, where these are one half of them: both halves share scales. */
  readonly among?: readonly DepartmentScoreRow[];
}

/** Departments by score, with the ranks they could have had beside it: a league table that shows its uncertainty. */
export const departmentScores = (rows: readonly DepartmentScoreRow[], layout: DepartmentScoreLayout): Chart => {
  const names = rows.map((row) => row.name);
  const { lanes, height, left } = layout.phone
    ? aboveLabels(names, layout.width, 20)
    : besideLabels(names, layout.width * 0.32, 25);
  const head = 24;
  const all = layout.among ?? rows;
  const low = Math.max(0, Math.floor(Math.min(80, ...all.map((row) => row.score)) / 10) * 10);
  const last = Math.max(1, ...all.map((row) => row.worst ?? row.rank ?? 1));
  const width = layout.width - left;
  const scoreEnd = left + width * 0.4;
  const [rankStart, rankEnd] = [left + width * 0.58, layout.width - 8];
  const x = (value: number) => left + 4 + ((value - low) / (100 - low)) * (scoreEnd - left - 4);
  const shaped = rows.map((row, index) => {
    const middle = head + (lanes[index]?.markY ?? 0);
    return {
      name: lanes[index]?.label ?? row.name,
      score: x(row.score),
      start: x(low),
      words: points(row.score),
      rank: row.rank,
      best: row.best ?? row.rank,
      worst: row.worst ?? row.rank,
      colour: colour(gradeToken[row.grade] ?? 'plan'),
      labelY: head + (lanes[index]?.labelY ?? 0),
      middle,
    };
  });
  const y = pixels('middle');
  const place = (field: string) => placed(field, [1, Math.max(2, last)], [rankStart, rankEnd]);
  const ranked = [{ filter: 'datum.rank !== null' }];
  const spec = layered({ width: layout.width, height: height + head }, [
    caption(`得分 ${low}–100`, left, 8, { fontSize: sizes.small }),
    caption('名次:1', rankStart, 8, { fontSize: sizes.small }),
    caption(String(last), rankEnd, 8, { align: 'right', fontSize: sizes.small }),
    fixed(
      { type: 'rule', stroke: colour('line') },
      { x: { value: left }, x2: { value: layout.width }, y: { value: head - 4 } },
    ),
    { ...laneLabels, encoding: { x: { value: 0 }, y: pixels('labelY'), text: word('name') } },
    {
      mark: { type: 'rule', stroke: colour('mid'), strokeWidth: 2 },
      encoding: { x: pixels('start'), x2: { field: 'score' }, y },
    },
    {
      mark: { type: 'point', filled: true, shape: 'circle', size: 60 },
      encoding: { x: pixels('score'), y, fill: paint('colour') },
    },
    {
      mark: { type: 'text', align: 'left', dx: 9, fontWeight: 600 },
      encoding: { x: pixels('score'), y, text: word('words') },
    },
    {
      transform: ranked,
      mark: { type: 'rule', stroke: colour('plan'), strokeWidth: 5, strokeOpacity: 0.35, strokeCap: 'round' },
      encoding: { x: place('best'), x2: { field: 'worst' }, y },
    },
    {
      transform: ranked,
      mark: { type: 'point', filled: true, shape: 'diamond', size: 46, fill: colour('ink') },
      encoding: { x: place('rank'), y },
    },
  ]);
  return { spec, rows: shaped, label: `${rows.length} 个部门的得分和名次区间` };
};
