import { dirname } from 'node:path';
import { reconciliation } from '../../analytics/contracts/marts/intake.ts';
import type { Engine } from '../../analytics/core/ports/engine.ts';
import type { Receipt } from '../../analytics/intake/receipt.ts';
import { headings } from './words.ts';

export interface Figure {
  readonly kind: string;
  readonly period: string;
  readonly level: string;
  readonly keyCode: string;
  readonly measure: string;
  readonly published: string;
  readonly computed: string;
  readonly state: string;
  readonly noteZh: string;
  readonly noteEn: string;
}

/** The reconciliation mart of a finished run, in key order. */
export const readFigures = async (engine: Engine, parquet: string): Promise<readonly Figure[]> => {
  const session = await engine.open([dirname(parquet)]);
  try {
    await session.viewParquet(
      'reconciliation',
      [parquet],
      Object.fromEntries(reconciliation.columns.map(({ name, type }) => [name, type])),
    );
    const rows = await session.rows('SELECT * FROM "reconciliation" ORDER BY kind, period, level, key_code, measure');
    const text = (cell: unknown): string => (cell === null || cell === undefined ? '—' : String(cell));
    return rows.map((row) => ({
      kind: text(row.kind),
      period: text(row.period),
      level: text(row.level),
      keyCode: text(row.key_code),
      measure: text(row.measure),
      published: text(row.published),
      computed: text(row.computed),
      state: text(row.state),
      noteZh: text(row.note_zh),
      noteEn: text(row.note_en),
    }));
  } finally {
    await session.close();
  }
};

const number = (value: number): string => value.toLocaleString('en-US');
const isUnexplained = ({ state }: Figure): boolean => state !== 'exact' && state !== 'known_slip';
const counted = (figures: readonly Figure[], state: string): number =>
  figures.filter((figure) => figure.state === state).length;

const kindLine = (kind: string, figures: readonly Figure[]): string => {
  const slips = counted(figures, 'known_slip');
  const wrong = figures.filter(isUnexplained).length;
  const reached = `${number(counted(figures, 'exact'))}${slips ? ` + ${slips}` : ''} / ${number(figures.length)}`;
  return `  ${wrong ? '✗' : '✓'} ${kind.padEnd(50)} ${reached}${wrong ? `  (${wrong})` : ''}`;
};

const figureLine = (figure: Figure, note: string): string =>
  `  ${figure.kind} · ${figure.level} ${figure.keyCode} ${figure.measure} ${figure.period}: ${figure.published} ≠ ${figure.computed}${note}`;

const identityLines = (receipts: readonly Receipt[]): readonly string[] => {
  const sums = new Map<string, { says: string; held: number; checked: number }>();
  for (const { identities = [], source } of receipts) {
    for (const { name, says, held, checked } of identities) {
      const known = sums.get(`${source} ${name}`) ?? { says: `${says.zh} · ${says.en}`, held: 0, checked: 0 };
      sums.set(`${source} ${name}`, { ...known, held: known.held + held, checked: known.checked + checked });
    }
  }
  return [...sums.values()].map(({ says, held, checked }) => `  ${says}  ${number(held)} / ${number(checked)}`);
};

export interface Verdict {
  readonly lines: readonly string[];
  /** Every figure is reproduced at its own precision or named as the source's own slip, and every file was accepted. */
  readonly holds: boolean;
}

/** What the example prints after the run's own summary. */
export const verdictOf = (figures: readonly Figure[], receipts: readonly Receipt[]): Verdict => {
  const byKind = [...Map.groupBy(figures, ({ kind }) => kind)];
  const slips = figures.filter(({ state }) => state === 'known_slip');
  const unexplained = figures.filter(isUnexplained);
  const refused = receipts.filter(({ state }) => state === 'refused');
  const identities = identityLines(receipts);
  const part = (heading: string, lines: readonly string[]): readonly string[] =>
    lines.length > 0 ? ['', heading, ...lines] : [];
  return {
    holds: figures.length > 0 && unexplained.length === 0 && refused.length === 0,
    lines: [
      ...part(headings.identities, identities),
      ...(figures.length === 0 ? ['', headings.none] : []),
      ...part(
        headings.slips,
        slips.map((figure) => figureLine(figure, ` — ${figure.noteZh} · ${figure.noteEn}`)),
      ),
      ...part(
        headings.unexplained,
        unexplained.map((figure) => figureLine(figure, ` (${figure.state})`)),
      ),
      ...part(
        headings.refused,
        refused.map(({ fileName }) => `  ${fileName}`),
      ),
      ...part(headings.figures, [
        ...byKind.map(([kind, own]) => kindLine(kind, own)),
        ...(byKind.length > 1 ? [kindLine('合计 total', figures)] : []),
      ]),
    ],
  };
};
