import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Activity, firstQuarter, moneyOf, percent, secondQuarter } from './form.ts';
import { adjusted, financeCsv, type Line, linesTo, total } from './money.ts';

const march = linesTo(3);

const activity = (line: Line | undefined, more: Partial<Activity>): Activity => ({
  unit: line?.unit ?? '5103',
  unitName: line?.unitName ?? 'Empresa inventada',
  project: line?.project ?? 5_103_900_101,
  projectName: line?.projectName ?? 'Proyecto de empresa',
  activity: line?.activity ?? '510390010101',
  weight: 1,
  progress: 0,
  goal: 61,
  product: 4001,
  target: 1,
  productWeight: 1,
  delivered: 0,
  productProgress: 0,
  projectProgress: 0,
  money: moneyOf(line),
  starts: new Date(Date.UTC(2025, 0, 17)),
  ...more,
});

const first: readonly Activity[] = [
  activity(march[0], {
    progress: 0.2,
    productWeight: 0.6,
    delivered: 0.5,
    productProgress: 0.2,
    projectProgress: 0.136,
  }),
  activity(march[1], {
    product: 4002,
    progress: 0.04,
    target: 3,
    productWeight: 0.4,
    productProgress: 0.04,
    projectProgress: 0.136,
    starts: '2/13/2025',
  }),
  activity(march[2], {
    goal: 62,
    product: 4003,
    target: 10,
    weight: 0.5,
    progress: 0.1,
    delivered: 2,
    productProgress: 0.2,
    projectProgress: 0.2,
    starts: 'N/A',
  }),
  activity(march[2], {
    activity: 'BP900000021010109',
    goal: 62,
    product: 4003,
    target: 10,
    weight: 0.5,
    progress: 0.3,
    delivered: 2,
    productProgress: 0.2,
    projectProgress: 0.2,
    money: moneyOf(undefined),
    starts: null,
  }),
];

const later = (money: Activity['money']): Activity['money'] => [
  money[0],
  money[1],
  money[2],
  money[3] * 2,
  money[4] * 2,
];

const second: readonly Activity[] = [
  ...first.map((each): Activity => {
    const isFirst = each.project === 'BP90000001';
    const productProgress = each.product === 4001 ? 0.5 : each.product === 4002 ? 0.1 : 0.4;
    return {
      ...each,
      progress: productProgress,
      productProgress,
      projectProgress: isFirst ? 0.34 : 0.4,
      delivered: each.delivered * 2,
      money: later(each.money),
      starts: 'N/A',
    };
  }),
  activity(undefined, {
    product: 'N/A',
    goal: 6299,
    target: 4,
    progress: 0.8,
    delivered: Number.NaN,
    productProgress: Number.NaN,
    projectProgress: Number.NaN,
    money: [900, 900, 300, 200, 100],
    starts: '28/5/0205',
  }),
];

interface Group {
  readonly key: string;
  readonly name: string;
  readonly projects: number;
  readonly progress: number;
  readonly money: Activity['money'];
}

const groupOf = (key: string, name: string, activities: readonly Activity[], progress: number): Group => {
  const sum = (place: 0 | 1 | 2 | 3 | 4): number => activities.reduce((all, each) => all + each.money[place], 0);
  return {
    key,
    name,
    projects: new Set(activities.map((each) => each.project)).size,
    progress,
    money: [sum(0), sum(1), sum(2), sum(3), sum(4)],
  };
};

const rates = ([, modified, committed, owed, paid]: Activity['money']): readonly string[] => [
  percent(committed / modified),
  percent(owed / modified),
  percent(committed ? paid / committed : 0),
];

const unitsOf = (activities: readonly Activity[], progress: Readonly<Record<string, number>>): readonly Group[] =>
  [...Map.groupBy(activities, (each) => each.unit)].map(([unit, own]) =>
    groupOf(unit, own[0]?.unitName ?? '', own, progress[unit] ?? 0),
  );

const junePerProject: Readonly<Record<string, number>> = { BP90000001: 0.34, BP90000002: 0.4, 5103900101: 0.8 };
const june = unitsOf(second, { 9001: 0.34, 9002: 0.4, 5103: 0.8 });
const whole = groupOf('Total', '', second, (0.34 + 0.4 + 0.8) / 3);
const projects = [...Map.groupBy(second, (each) => String(each.project))].map(([key, own]) =>
  groupOf(key, own[0]?.projectName ?? '', own, junePerProject[key] ?? 0),
);

const sheets = {
  Organismo: [
    ['SEGUIMIENTO'],
    [
      'Cód centro gestor',
      null,
      'Total Proyectos',
      '% de Avance',
      'Ppto Inicial',
      'Ppto Modificado',
      'Ejecución',
      'Obligado',
      'Pagos',
      '% Ejecución',
      '% Ejecución Financiera',
      '% Pagos',
    ],
    ...[...june, whole].map(({ key, name, money, ...each }) => [
      key === 'Total' ? key : Number(key),
      name,
      each.projects,
      percent(each.progress),
      ...money,
      ...rates(money),
    ]),
  ],
  Proyectos: [
    ['SEGUIMIENTO'],
    [
      'Centro gestor',
      null,
      'Nombre Proyecto (BP)',
      null,
      '% Avance Proyecto',
      'Ppto Inicial',
      'Ppto Modificado',
      'Ejecución',
      'Obligado',
      'Pagos',
      '% Ejecución',
      '% Ejecución Financiera',
      '% Pagos',
    ],
    ...projects.map(({ key, name, progress, money }) => [
      1,
      name,
      key,
      name,
      percent(progress),
      ...money,
      ...rates(money),
    ]),
  ],
  'Avance Proyecto': [
    ['SEGUIMIENTO'],
    [
      null,
      'Centro gestor',
      null,
      'Nombre Proyecto (BP)',
      null,
      '% Avance Proyecto',
      'Meta PD',
      null,
      null,
      null,
      null,
      null,
      'Ejecución Fisica Trimestre II',
    ],
    ...projects.map(({ key, progress }) => {
      const own = second.find((each) => String(each.project) === key);
      return [
        null,
        Number(own?.unit),
        null,
        key,
        null,
        percent(progress),
        own?.goal ?? null,
        null,
        null,
        null,
        null,
        null,
        3,
      ];
    }),
  ],
};

const light = (lines: readonly Line[]): string => {
  const pace = (total(lines, (each) => each.owed) / total(lines, adjusted)) * (12 / 5);
  return pace < 0.75 ? 'red' : pace < 1 ? 'yellow' : 'green';
};

const moneyNames = ['Ppto Inicial', 'Ppto Modificado', 'Ejecución', 'Obligado', 'Pagos'];
const rateNames = [
  '% Ejecución (Ejecución / Modificado)',
  '% Ejecución Financiera (Obligado / Modificado)',
  '% Pagos (Pagos / Ejecución)',
];

/** The figures that a right import gives, worked out here from the invented numbers and by no code of the product. */
export const checkFigures = (): readonly (readonly string[])[] => {
  const months = [1, 3, 5] as const;
  const files = months.flatMap((month) => {
    const lines = linesTo(month);
    const figures: readonly (readonly [string, number])[] = [
      ['rows', lines.length],
      ['PPTO INICIAL', total(lines, (each) => each.initial)],
      ['PPTO. MODIFICADO', total(lines, adjusted)],
      ['TOTAL ACUMULADO CDP', total(lines, (each) => each.reserved)],
      ['EJECUCION', total(lines, (each) => each.committed)],
      ['TOTAL ACUMUL OBLIGAC', total(lines, (each) => each.owed)],
      ['PAGOS', total(lines, (each) => each.paid)],
    ];
    return figures.map(([measure, value]) => [`2025-0${month}`, 'recomputed', 'file', 'ALL', measure, String(value)]);
  });
  const firstSum = [...unitsOf(first, {}), groupOf('Total', '', first, 0)].flatMap(({ key, money }) =>
    money.map((value, place) => [
      '2025-Q1',
      'published (sum of rows of the Q1 workbook)',
      'unit',
      key,
      moneyNames[place] ?? '',
      String(value),
    ]),
  );
  const organismo = [...june, whole].flatMap((group) => {
    const line = (measure: string, value: string): string[] => [
      '2025-Q2',
      'published (sheet Organismo)',
      'unit',
      group.key,
      measure,
      value,
    ];
    return [
      line('Total Proyectos', String(group.projects)),
      line('% de Avance', percent(group.progress)),
      ...group.money.map((value, place) => line(moneyNames[place] ?? '', String(value))),
      ...rates(group.money).map((value, place) => line(rateNames[place] ?? '', value)),
    ];
  });
  const worked = [
    ...Map.groupBy(
      linesTo(5).filter(({ kind }) => kind === 'Actual'),
      ({ unit }) => unit,
    ),
  ].flatMap(([unit, lines]) => [
    [
      '2025-05',
      'recomputed (worked example, rule in README)',
      'unit',
      unit,
      'obligated / adjusted, Actual rows',
      percent(total(lines, (each) => each.owed) / total(lines, adjusted)),
    ],
    ['2025-05', 'recomputed (worked example, rule in README)', 'unit', unit, 'light', light(lines)],
  ]);
  return [...files, ...firstSum, ...organismo, ...worked];
};

const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export interface Changes {
  /** Changes the May lines before they are written. */
  readonly may?: (csv: string) => string;
  readonly figures?: (rows: readonly (readonly string[])[]) => readonly (readonly string[])[];
}

/** Writes an invented city's few files in the shapes of the real ones. */
export const writeMiniature = async (
  folder: string,
  { may = (csv) => csv, figures = (rows) => rows }: Changes = {},
): Promise<void> => {
  const put = (name: string, content: string | Uint8Array): Promise<void> => writeFile(join(folder, name), content);
  await put('EJECUCION_ENERO_2025.csv', financeCsv(linesTo(1), 'A'));
  await put('EJECUCION_MARZO_2025.csv.gz', gzipSync(financeCsv(march, 'B')));
  await put('EJECUCION_MAYO_2025.csv.gz', gzipSync(may(financeCsv(linesTo(5), 'C'))));
  await put('CUADRO 1S_I Trimestre 2025.xlsx', firstQuarter(first));
  await put('CUADRO 1S - Plan Acción 2025 II Trimestre.xlsx', secondQuarter(second, sheets));
  const rows = [['period', 'kind', 'level', 'key', 'measure', 'value'], ...figures(checkFigures())];
  await put('check-figures.csv', `${rows.map((row) => row.map(quoted).join(',')).join('\n')}\n`);
};
