import { mkdir, writeFile } from 'node:fs/promises';
import { openCounter } from './delivery.ts';
import { mutantOf } from './mutant.ts';
import { deliverySize } from './seeds/slot.ts';
import { type Tried, tryDelivery, type Verdict } from './try.ts';

/*
 * npm run fuzz [-- <count> <seed> <first>]: changes workbooks, documents, texts and settings in small ways, drawn by
 * the seed, and sends them to an office's intake, twenty in a delivery. What is accepted is read once more by other
 * readers: a row that only they find, or another value in the lake, is a loss. Ends with 1 where a mutant crashed, was
 * accepted with a loss, took longer than a file may, or memory went past a gigabyte. `-- 1 <seed> <index>` tries one
 * again and leaves it in out/fuzz.
 */
const [count = '10000', run = '1', first = '0'] = process.argv.slice(2);
if (![count, run, first].every((given) => /^[0-9]+$/.test(given)))
  throw new TypeError(`npm run fuzz takes whole numbers: ${process.argv.slice(2).join(' ')}`);
const [from, to] = [Number(first), Number(first) + Number(count)];
const failures: readonly Verdict[] = ['crash', 'lost', 'other', 'slow'];
const folder = new URL('../../out/fuzz/', import.meta.url);

const counts = new Map<string, Map<Verdict, number>>();
let slowest = 0;

const keep = async ({ mutant }: Tried): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const file = new URL(`${run}-${mutant.index}-${mutant.seed.name}`, folder);
  await writeFile(file, mutant.bytes);
};

const note = async (tried: Tried): Promise<void> => {
  const { mutant, verdict, why } = tried;
  const { kind, name } = mutant.seed;
  const own = counts.get(kind) ?? new Map<Verdict, number>();
  counts.set(kind, own.set(verdict, (own.get(verdict) ?? 0) + 1));
  if (why !== undefined) console.log(`${verdict} ${name}: ${why} (npm run fuzz -- 1 ${run} ${mutant.index})`);
  if (to - from === 1) await keep(tried);
};

const counter = await openCounter();
try {
  for (let index = from - (from % deliverySize); index < to; index += deliverySize) {
    const places = Array.from({ length: deliverySize }, (_, place) => index + place);
    const mutants = await Promise.all(places.map((each) => mutantOf(Number(run), each)));
    const started = performance.now();
    const tried = await tryDelivery(counter, mutants);
    slowest = Math.max(slowest, performance.now() - started);
    for (const each of tried) if (each.mutant.index >= from && each.mutant.index < to) await note(each);
  }
} finally {
  await counter.close();
}
for (const [kind, own] of counts)
  console.log(`${kind.padEnd(6)}${[...own].map(([verdict, times]) => `${verdict} ${times}`).join(', ')}`);
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(`${count} mutants, seed ${run}; slowest delivery ${(slowest / 1000).toFixed(1)} s, at most ${memory} MB`);
const isBad = [...counts.values()].some((own) => failures.some((verdict) => own.has(verdict)));
process.exitCode = isBad || memory > 1024 ? 1 : 0;
