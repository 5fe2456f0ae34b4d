/** A line of the miniature's finance export; all values are invented. */
export interface Line {
  readonly unit: string;
  readonly unitName: string;
  readonly project: string;
  readonly projectName: string;
  readonly activity: string;
  readonly economic: string;
  readonly fund: string;
  readonly kind: 'Actual' | 'Reserva' | 'Balance';
  readonly initial: number;
  /** Reductions, additions, contra-credits, credits, deferred, undeferred: signed. */
  readonly changes: readonly [number, number, number, number, number, number];
  readonly reserved: number;
  readonly committed: number;
  readonly owed: number;
  readonly paid: number;
}

export const adjusted = (line: Line): number => line.initial + line.changes.reduce((sum, change) => sum + change, 0);
export const total = (lines: readonly Line[], of: (line: Line) => number): number =>
  lines.reduce((sum, line) => sum + of(line), 0);

const line = (
  unit: string,
  project: string,
  activity: string,
  kind: Line['kind'],
  money: Pick<Line, 'initial' | 'changes' | 'reserved' | 'committed' | 'owed' | 'paid'>,
): Line => ({
  unit,
  unitName: unit === '9001' ? 'Unidad de Prueba' : 'Unidad de Ensayo',
  project,
  projectName: `Proyecto inventado ${project.slice(-1)}`,
  activity: `${project}10101${activity}`,
  economic: `2-${activity}`,
  fund: kind === 'Reserva' ? 'R1' : '1100',
  kind,
  ...money,
});

/** The invented year to the end of a month: everything owed grows, and one commitment falls. */
export const linesTo = (month: 1 | 3 | 5): readonly Line[] => [
  line('9001', 'BP90000001', '01', 'Actual', {
    initial: 1_000_000,
    changes: [0, 200_000, -50_000, 50_000, 0, 0],
    reserved: 900_000,
    committed: month === 3 ? 700_000 : 800_000,
    owed: 100_000 * month,
    paid: 80_000 * month,
  }),
  line('9001', 'BP90000001', '02', 'Actual', {
    initial: 0,
    changes: [0, 300_000, 0, 0, 0, 0],
    reserved: 100_000,
    committed: 100_000,
    owed: 0,
    paid: 0,
  }),
  line('9002', 'BP90000002', '01', 'Actual', {
    initial: 5_000_000,
    changes: [-1_000_000, 0, 0, 0, -200_000, 200_000],
    reserved: 4_000_000,
    committed: 3_500_000,
    owed: 350_000 * month,
    paid: 350_000 * month,
  }),
  line('9002', 'BP90000003', '01', 'Reserva', {
    initial: 0,
    changes: [0, 400_000, 0, 0, 0, 0],
    reserved: 400_000,
    committed: 400_000,
    owed: 40_000 * month,
    paid: 0,
  }),
  ...(month === 5
    ? [
        line('9001', 'BP90000001', '03', 'Balance', {
          initial: 0,
          changes: [0, 700_000, 0, 0, 0, 0],
          reserved: 600_000,
          committed: 500_000,
          owed: 0,
          paid: 0,
        }),
      ]
    : []),
];

const grouped = (value: number): string =>
  `${value < 0 ? '-' : ''}${String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, '.')}`;
const padded = (value: number): string => (value === 0 ? ' -   ' : ` ${grouped(value)} `);

const columns: readonly (readonly [string, (line: Line, written: (value: number) => string) => string])[] = [
  ['Centro Gestor', ({ unit }) => unit],
  ['Nombre Centro Gestor', ({ unitName }) => unitName],
  ['BP', ({ project }) => project],
  ['Nombre BP', ({ projectName }) => projectName],
  ['Programa Presupuestal', ({ activity }) => activity],
  ['Pospre', ({ economic }) => economic],
  ['Fondo', ({ fund }) => fund],
  ['Nombre Fondo', () => '"Fondo\n""propio"""'],
  ['VIGENCIA', ({ kind }) => kind],
  ['PPTO INICIAL', (each, written) => written(each.initial)],
  ...['REDUCCIONES', 'ADICIONES', 'CONTRACREDITOS', 'CREDITOS', 'APLAZAMIENTO', 'DESAPLAZAMIENTO'].map(
    (name, index) =>
      [name, (each: Line, written: (value: number) => string) => written(each.changes[index] ?? 0)] as const,
  ),
  ['PPTO. MODIFICADO', (each, written) => written(adjusted(each))],
  ['TOTAL ACUMULADO CDP', (each, written) => written(each.reserved)],
  ['TOTAL ACUMULADO RPC', (each, written) => written(each.committed)],
  ['TOTAL ACUMUL OBLIGAC', (each, written) => written(each.owed)],
  ['PAGOS', (each, written) => written(each.paid)],
  ['EJECUCION', (each, written) => written(each.committed)],
  ['SALDOS CDP', (each, written) => written(each.reserved - each.committed)],
  ['PPTO. DISPONIBLE', (each, written) => written(adjusted(each) - each.reserved)],
];

/**
 * The export in one of its header variants: A pads every name and names the project otherwise, C puts two columns in
 * the middle.
 */
export const financeCsv = (lines: readonly Line[], variant: 'A' | 'B' | 'C'): string => {
  const named = columns.map(
    ([name, cell]) => [variant === 'A' ? ` ${name === 'Nombre BP' ? 'Nombre Proyecto' : name} ` : name, cell] as const,
  );
  const more = [['Código Producto MGA', () => '4001'] as const, ['Nombre Producto MGA', () => 'Producto'] as const];
  const all = variant === 'C' ? [...named.slice(0, 4), ...more, ...named.slice(4)] : named;
  // Some rows of variant B carry plain digits.
  const rows = lines.map((each, index) =>
    all.map(([, cell]) => cell(each, variant === 'B' && index === 1 ? String : padded)).join(';'),
  );
  return `\uFEFF${[all.map(([name]) => name).join(';'), ...rows].join('\n')}\n`;
};
