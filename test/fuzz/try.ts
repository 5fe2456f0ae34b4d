import type { Answer, Counter } from './delivery.ts';
import { type Judgement, judge } from './judge.ts';
import { type Loaded, type Mutant, sentAs } from './mutant.ts';
import { saidOf } from './said.ts';
import { leafLost } from './second/yaml.ts';

export type Verdict = Judgement['verdict'] | 'refused' | 'unheard' | 'crash' | 'slow';

export interface Tried {
  readonly mutant: Mutant;
  readonly verdict: Verdict;
  readonly why?: string;
}

/** The most that a file may take. */
const patience = 20_000;

const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? cause.message).split('\n').slice(0, 4).join(' ') : String(cause);

/** Of settings that were loaded: whether they say what the document does, then whether the lake does. */
const judged = async (mutant: Mutant, { settings }: Loaded, answer: Answer | undefined): Promise<Tried> => {
  const { seed, bytes } = mutant;
  const leaf = seed.kind === 'yaml' ? leafLost(new TextDecoder().decode(bytes), settings) : null;
  if (leaf !== null) return { mutant, verdict: 'other', why: leaf };
  if (!answer) return { mutant, verdict: 'equal' };
  if (answer.receipt.state === 'refused') return { mutant, verdict: 'refused' };
  const said = await saidOf(mutant, answer);
  return said ? { mutant, ...judge(said, answer) } : { mutant, verdict: 'unheard', why: 'no second reader reads it' };
};

/** Sends mutants as one delivery; throws whatever intake throws, without a word of which mutant it was. */
const sent = async (counter: Counter, mutants: readonly Mutant[]): Promise<readonly Tried[]> => {
  const loaded = mutants.map((mutant) => ({ mutant, loaded: sentAs(mutant) }));
  const uploads = loaded.flatMap(({ loaded: each }) => each?.upload ?? []);
  const taken = await counter.take(uploads);
  if (taken.length !== uploads.length) throw new RangeError(`${taken.length} answers to ${uploads.length} files`);
  const answers = taken.values();
  const tried: Tried[] = [];
  for (const { mutant, loaded: each } of loaded) {
    const answer = each?.upload ? answers.next().value : undefined;
    tried.push(each ? await judged(mutant, each, answer) : { mutant, verdict: 'refused' });
  }
  return tried;
};

const alone = async (counter: Counter, mutant: Mutant): Promise<Tried> => {
  const started = performance.now();
  try {
    const [tried] = await sent(counter, [mutant]);
    const took = performance.now() - started;
    return took > patience || !tried ? { mutant, verdict: 'slow', why: `${(took / 1000).toFixed(1)} s` } : tried;
  } catch (cause) {
    return { mutant, verdict: 'crash', why: reasonOf(cause) };
  }
};

const isBroken = ({ verdict }: Tried): boolean => verdict === 'crash' || verdict === 'slow';

/**
 * Tries mutants as one delivery; each by itself where one of them breaks it or takes too long. A delivery that none of
 * its files breaks alone is charged to the first.
 */
export const tryDelivery = async (counter: Counter, mutants: readonly Mutant[]): Promise<readonly Tried[]> => {
  const started = performance.now();
  let why: string | undefined;
  try {
    const tried = await sent(counter, mutants);
    if (performance.now() - started <= patience) return tried;
  } catch (cause) {
    why = `with its neighbours only: ${reasonOf(cause)}`;
  }
  const tried: Tried[] = [];
  for (const mutant of mutants) tried.push(await alone(counter, mutant));
  const [first, ...rest] = tried;
  return why === undefined || !first || tried.some(isBroken) ? tried : [{ ...first, verdict: 'crash', why }, ...rest];
};
