import { count, percent } from '../../core/language/figures.ts';
import { type Chart, layered, paint, pixels, placed, word } from './chart.ts';
import { besideLabels, laneLabels } from './lanes.ts';
import { colour, type Token } from './theme.ts';

export interface GradeRow {
  readonly grade: string;
  readonly name: string;
  readonly projects: number;
}

const gradeToken: Readonly<Record<string, Token>> = { excellent: 'good', good: 'good-2', medium: 'warn', poor: 'bad' };

/** How many projects reached each grade; those not graded are an outline, not a bar. */
export const gradeDistribution = (rows: readonly GradeRow[], layout: { readonly width: number }): Chart => {
  const { lanes, height, left } = besideLabels(
    rows.map((row) => row.name),
    layout.width * 0.3,
    32,
  );
  const total = rows.reduce((sum, row) => sum + row.projects, 0);
  const most = Math.max(1, ...rows.map((row) => row.projects));
  const right = layout.width - 110;
  const shaped = rows.map((row, index) => ({
    name: lanes[index]?.label ?? row.name,
    projects: row.projects,
    graded: row.grade in gradeToken,
    words: `${count(row.projects)} 个 · ${percent(total === 0 ? 0 : row.projects / total)}`,
    colour: colour(gradeToken[row.grade] ?? 'plan'),
    labelY: lanes[index]?.labelY ?? 0,
    middle: lanes[index]?.markY ?? 0,
    top: (lanes[index]?.markY ?? 0) - 10,
    bottom: (lanes[index]?.markY ?? 0) + 10,
    end: left + (row.projects / most) * (right - left) + 6,
  }));
  const bar = {
    x: placed('projects', [0, most], [left, right]),
    x2: { datum: 0 },
    y: pixels('top'),
    y2: { field: 'bottom' },
  };
  const spec = layered({ width: layout.width, height }, [
    { ...laneLabels, encoding: { x: { value: 0 }, y: pixels('labelY'), text: word('name') } },
    { transform: [{ filter: 'datum.graded' }], mark: { type: 'rect' }, encoding: { ...bar, fill: paint('colour') } },
    {
      transform: [{ filter: '!datum.graded && datum.projects > 0' }],
      mark: { type: 'rect', fill: 'transparent', stroke: colour('plan'), strokeDash: [3, 2] },
      encoding: bar,
    },
    {
      mark: { type: 'text', align: 'left', fontWeight: 600 },
      encoding: { x: pixels('end'), y: pixels('middle'), text: word('words') },
    },
  ]);
  return { spec, rows: shaped, label: `各等级项目数:${rows.map((row) => `${row.name} ${row.projects}`).join(',')}` };
};
