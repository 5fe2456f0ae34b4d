import { DescriptionError } from '../../analytics/intake/description.ts';
import { delimiterOf } from '../../analytics/intake/read/csv.ts';
import { parseSource } from '../../analytics/intake/source/parse.ts';
import { loadPolicy, PolicyError } from '../../analytics/policy/load.ts';
import { readUpload } from '../../functions/steps/ingest/read-upload.ts';
import { archiveChanged, textChanged } from './mutants.ts';
import { type Random, randomOf } from './random.ts';
import { type Cells, sheetCells, textCells } from './second-reader.ts';
import { seeds } from './seeds.ts';

/*
 * npm run fuzz [-- <count> <seed>]: changes files in small ways, drawn by the seed, and reads each as intake does. What
 * is taken without a fault is held against a second reader: a row or a value that only it finds is a silent loss. Ends
 * with 1 where anything crashed, was lost, or took longer than a file may.
 */
const [count = '10000', seed = '1'] = process.argv.slice(2);
const patience = 20_000;

type Verdict = 'equal' | 'warned' | 'unheard' | 'refused' | 'lost' | 'crash' | 'slow';

const numberly = (text: string): string =>
  text.trim() !== '' && Number.isFinite(Number(text)) ? String(Number(Number(text).toPrecision(15))) : text.trim();

/** What the second reader finds in a table's rows and ours does not; null where nothing. */
const lossOf = (
  cells: Cells,
  rows: ReadonlyMap<number, readonly (string | null)[]>,
  headerRow: number,
): string | null => {
  for (const [row, theirs] of cells) {
    if (row <= headerRow) continue;
    const ours = rows.get(row) ?? [];
    for (const [column, text] of theirs.entries())
      if (numberly(text) !== numberly(ours[column] ?? ''))
        return `row ${row}, cell ${column + 1}: ${text} | ${ours[column] ?? ''}`;
  }
  return null;
};

const tableVerdict = async (name: string, bytes: Uint8Array): Promise<readonly [Verdict, string?]> => {
  const read = await readUpload(bytes, { name, bytes: async () => bytes }, []);
  if (read.faults.some(({ severity }) => severity === 'fault')) return ['refused'];
  const [sheet] = read.sheets;
  if (!sheet || !Array.isArray(sheet.rows)) return ['unheard'];
  const text = name.endsWith('.csv') ? new TextDecoder(read.encoding ?? 'utf-8').decode(bytes) : '';
  const cells = name.endsWith('.csv') ? textCells(bytes, delimiterOf(text)) : await sheetCells(bytes);
  if (!cells) return ['unheard'];
  const rows = new Map(sheet.rows.map((row) => [row.row, row.cells]));
  const loss = lossOf(cells, rows, sheet.heading.headerRow);
  if (loss === null) return [read.faults.length > 0 ? 'warned' : 'equal'];
  return read.faults.length > 0 ? ['warned'] : ['lost', loss];
};

const documentVerdict = async (name: string, bytes: Uint8Array): Promise<readonly [Verdict]> => {
  const { faults } = await readUpload(bytes, { name, bytes: async () => bytes }, []);
  return [faults.some(({ severity }) => severity === 'fault') ? 'refused' : 'unheard'];
};

const yamlVerdict = (name: string, bytes: Uint8Array): readonly [Verdict] => {
  try {
    const text = new TextDecoder().decode(bytes);
    if (name.startsWith('policy')) loadPolicy(text);
    else parseSource(text);
    return ['unheard'];
  } catch (cause) {
    if (cause instanceof PolicyError || cause instanceof DescriptionError) return ['refused'];
    throw cause;
  }
};

const ways: Readonly<
  Record<
    string,
    {
      readonly change: (bytes: Uint8Array, random: Random) => Uint8Array;
      readonly judge: (name: string, bytes: Uint8Array) => Promise<readonly [Verdict, string?]>;
    }
  >
> = {
  xlsx: { change: archiveChanged, judge: tableVerdict },
  csv: { change: textChanged, judge: tableVerdict },
  docx: { change: archiveChanged, judge: documentVerdict },
  yaml: { change: textChanged, judge: async (name, bytes) => yamlVerdict(name, bytes) },
};

const counts = new Map<string, Map<Verdict, number>>();
let slowest = 0;
const files = await seeds();
for (let index = 0; index < Number(count); index++) {
  const random = randomOf(Number(seed) * 1_000_003 + index);
  const { name, bytes } = random.of(files);
  const kind = name.slice(name.lastIndexOf('.') + 1);
  const way = ways[kind];
  if (!way) continue;
  const changed = way.change(bytes, random);
  const started = performance.now();
  let [verdict, why]: readonly [Verdict, string?] = ['crash'];
  try {
    [verdict, why] = await way.judge(name, changed);
  } catch (cause) {
    why = cause instanceof Error ? (cause.stack ?? cause.message).split('\n').slice(0, 4).join(' ') : String(cause);
  }
  const took = performance.now() - started;
  slowest = Math.max(slowest, took);
  if (took > patience) verdict = 'slow';
  const own = counts.get(kind) ?? new Map<Verdict, number>();
  counts.set(kind, own.set(verdict, (own.get(verdict) ?? 0) + 1));
  if (why !== undefined) console.log(`${verdict} #${index} ${name}: ${why}`);
}
for (const [kind, own] of counts)
  console.log(`${kind.padEnd(6)}${[...own].map(([verdict, times]) => `${verdict} ${times}`).join(', ')}`);
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(`${count} mutants, seed ${seed}; slowest ${(slowest / 1000).toFixed(1)} s, at most ${memory} MB`);
const bad = [...counts.values()].flatMap((own) =>
  (['crash', 'lost', 'slow'] as const).map((verdict) => own.get(verdict) ?? 0),
);
process.exitCode = bad.some((times) => times > 0) || memory > 1024 ? 1 : 0;
