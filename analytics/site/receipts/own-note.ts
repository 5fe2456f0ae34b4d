import type { Cell, Comment, Fill, RichText } from 'exceljs';

/** Excel's own light red ends in CE: a cell that the sender coloured with it is not taken for one of ours. */
const ours = 'FFFFC7CF';
/** The colour of a cell at fault. */
export const markFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: ours } } as const;

/** What each of our comments begins with, by which it is known again. */
export const opening = '〔绩效 jixiao 批注〕';
/**
 * From our opening to our end, which remembers how the cell was filled before; to the last word where no end is left.
 */
const block = /\n?〔绩效 jixiao 批注〕.*?(?:〔批注完( [^〕]*)?〕|$)/s;
const small = { size: 7, color: { argb: 'FF999999' } } as const;

type Run = Partial<RichText> & { readonly text: string };

const runsOf = (note: Cell['note']): readonly Run[] => {
  if (typeof note === 'string') return note === '' ? [] : [{ text: note }];
  return note?.texts ?? [];
};

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** The runs without the letters between two places of their joined text. */
const without = (runs: readonly Run[], from: number, to: number): readonly Run[] => {
  let at = 0;
  return runs.flatMap((run) => {
    const [start, end] = [at, at + run.text.length];
    at = end;
    const text = run.text.slice(0, Math.max(0, from - start)) + run.text.slice(Math.max(0, to - start));
    return text === '' ? [] : [{ ...run, text }];
  });
};

const noteWith = (note: Cell['note'], runs: readonly Run[]): Comment => ({
  ...(typeof note === 'object' ? note : {}),
  texts: [...runs] as RichText[],
});

/** The library has no word for it, and keeps a note it has read in two places. */
const removeNote = (cell: Cell): void => {
  delete (cell as Cell & { _comment?: unknown })._comment;
  delete (cell.model as { comment?: unknown }).comment;
};

const isPlain = (fill: Fill | undefined): boolean => !fill || (fill.type === 'pattern' && fill.pattern === 'none');

const fillIn = (written: string | undefined): Fill | undefined => {
  try {
    const fill: unknown = JSON.parse(written ?? 'null');
    return typeof fill === 'object' && fill !== null && 'type' in fill ? (fill as Fill) : undefined;
  } catch {
    return undefined;
  }
};

/** Colours a cell and says why in its comment, after what the sender wrote there. */
export const markCell = (cell: Cell, said: string): void => {
  const before = runsOf(cell.note);
  const fill = isPlain(cell.fill) ? '' : ` ${JSON.stringify(cell.fill)}`;
  cell.note = noteWith(cell.note, [
    ...before,
    { text: `${before.length > 0 ? '\n' : ''}${opening}\n${said}\n` },
    { font: small, text: `〔批注完${fill}〕` },
  ]);
  // Cells share style objects; the new fill must not colour the others.
  cell.style = { ...cell.style, fill: markFill };
};

/** Takes our colour and our words off a cell: its fill is as before where the comment still tells, else it has none. */
export const unmarkCell = (cell: Cell): void => {
  const runs = runsOf(cell.note);
  const found = block.exec(textOf(runs));
  if (found) {
    const kept = without(runs, found.index, found.index + found[0].length);
    if (kept.length === 0) removeNote(cell);
    else cell.note = noteWith(cell.note, kept);
  }
  if (cell.fill?.type !== 'pattern' || cell.fill.fgColor?.argb !== ours) return;
  const { fill: _, ...style } = cell.style;
  const fill = fillIn(found?.[1]);
  cell.style = fill ? { ...style, fill } : style;
};
