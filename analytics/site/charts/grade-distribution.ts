import { count, percent } from '../../core/language/figures.ts';
import { amount, type Chart, only, paint, specOf, word } from './chart.ts';
import { besideLabels } from './lanes.ts';
import { colour, type Token } from './theme.ts';

export interface GradeRow {
  readonly grade: string;
  readonly name: string;
  readonly projects: number;
}

export const gradeToken: Readonly<Record<string, Token>> = {
  excellent: 'good',
  good: 'good-2',
  medium: 'warn',
  pass: 'warn',
  poor: 'bad',
  failing: 'bad',
};

/** How many projects reached each grade, as shares of the graded; those not graded are an outline, not a bar. */
export const gradeDistribution = (rows: readonly GradeRow[], layout: { readonly width: number }): Chart => {
  const lanes = besideLabels(
    rows.map((row) => row.name),
    layout.width * 0.3,
    32,
  );
  const graded = (row: GradeRow): boolean => row.grade in gradeToken;
  const total = rows.filter(graded).reduce((sum, row) => sum + row.projects, 0);
  const x = amount('projects', 110);
  const { y } = lanes;
  const bar = { type: 'bar', height: 20 };
  const spec = specOf(
    rows.map((row, index) => ({
      lane: lanes.labels[index] ?? row.name,
      grade: row.grade,
      graded: graded(row),
      projects: row.projects,
      words: `${count(row.projects)} 个${graded(row) ? ` · ${percent(total === 0 ? 0 : row.projects / total)}` : ''}`,
    })),
    {
      width: layout.width - lanes.left,
      height: { step: lanes.step },
      layer: [
        ...lanes.layers,
        {
          mark: { type: 'text', align: 'left', dx: 6, fontWeight: 600 },
          encoding: { x, y, text: word('words') },
        },
        { transform: only('datum.graded'), mark: bar, encoding: { x, y, fill: paint('grade', gradeToken) } },
        {
          transform: only('!datum.graded && datum.projects > 0'),
          mark: { ...bar, fill: 'transparent', stroke: colour('plan'), strokeDash: [3, 2] },
          encoding: { x, y },
        },
      ],
    },
  );
  return {
    spec,
    height: lanes.height,
    label: `各等级项目数:${rows.map((row) => `${row.name} ${row.projects}`).join(',')}`,
  };
};
