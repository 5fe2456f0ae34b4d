import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { loadPolicy, PolicyError } from '../../analytics/policy/load.ts';
import type { Policy } from '../../analytics/policy/schema.ts';
import type { Io } from '../cli/outcome.ts';
import { processIo } from '../cli/process-io.ts';
import { type Compared, compareForm, refusedForm } from './compare.ts';
import { type Case, CaseError, RefusedError } from './facts.ts';
import { policyOf } from './policies.ts';
import { type GradeCase, readCases } from './read.ts';
import { partsOf, uploadsOf } from './render.ts';
import { withScorer } from './score.ts';
import { type Line, readersVerdict, type Verdict } from './verdict.ts';

const words: Readonly<Record<Verdict, string>> = {
  equal: '一致 equal',
  slip: '表自身差错 slip',
  judgement: '无说明的判断 judgement',
  ours: '本系统不符 ours',
};

const shown = (points: number | null): string => (points === null ? '—' : points.toFixed(2));

const lineOf = ({ name, printed, computed, rule, verdict, says }: Line): string =>
  `    ${words[verdict]}  ${name}  表 ${shown(printed)}  算 ${shown(computed)}${rule && `  ${rule}`}${says && `  ${says}`}`;

/** Where a form carries another verdict than the comparison gives. */
const otherwise = ({ form, verdict }: Compared): string => {
  const carried = readersVerdict(form);
  return carried === null || carried === verdict ? '' : `  所附结论不同 its own verdict: ${form.verdict}`;
};

const formText = (compared: Compared): string => {
  const { form, policy, lines, verdict, rounding } = compared;
  return [
    `${form.id}  ${words[verdict]}  规则 ${policy.name}@${policy.version}${rounding && `  ${rounding}`}${otherwise(compared)}`,
    ...(lines.length > 0 ? lines.map(lineOf) : ['    表上没有可比的得分']),
  ].join('\n');
};

/** How many of the forms that carry a verdict turn out to be what it says. */
const agreement = (compared: readonly Compared[]): string => {
  const carrying = compared.filter(({ form }) => readersVerdict(form) !== null);
  const agreeing = carrying.filter((each) => otherwise(each) === '');
  return carrying.length === 0
    ? ''
    : `${agreeing.length} / ${carrying.length} 与所附结论一致 forms are as their own verdict says\n`;
};

/** A printed grade against the lines its office uses: 90/80/60 means 优 from 90, 良 from 80, 中 from 60. */
const gradeLine = ({ id, total, grade, scale }: GradeCase): Line => {
  const [best = 90, good = 80, medium = 60] = scale;
  const given = total >= best ? '优' : total >= good ? '良' : total >= medium ? '中' : '差';
  return {
    name: `${id} 等级 ${grade}`,
    printed: total,
    computed: null,
    rule: scale.join('/'),
    verdict: given === grade ? 'equal' : 'slip',
    says: given === grade ? '' : `按这些线应为${given}`,
  };
};

type PolicyFor = (form: Case) => Policy;

/** Forms as the projects of one office, taken in together; throws RefusedError. */
const compareTogether = (forms: readonly Case[], policyFor: PolicyFor, io: Io): Promise<readonly Compared[]> => {
  const parts = partsOf(forms);
  return withScorer(uploadsOf(parts), io, async (score, key) => {
    const all: Compared[] = [];
    for (const form of forms) {
      const own = parts.filter((part) => part.of === form);
      all.push(await compareForm(form, own, policyFor(form), score, key));
    }
    return all;
  });
};

/** Forms together, or each alone where intake refuses them, so that one refused form hides no other. */
const compareForms = async (forms: readonly Case[], policyFor: PolicyFor, io: Io): Promise<readonly Compared[]> => {
  try {
    return await compareTogether(forms, policyFor, io);
  } catch (thrown) {
    if (!(thrown instanceof RefusedError)) throw thrown;
    const [only, ...others] = forms;
    if (only && others.length === 0) return [refusedForm(only, policyFor(only), thrown.message)];
  }
  const alone: Compared[] = [];
  for (const form of forms) alone.push(...(await compareForms([form], policyFor, io)));
  return alone;
};

/**
 * `npm run cases <folder>`: published scored forms against the product, row by row. Returns 1 where a difference is
 * ours, 2 for usage, 3 for a folder or file that can't be read.
 */
export const cases = async ([folder]: readonly string[], io: Io): Promise<number> => {
  if (!folder) {
    io.err('用法 · usage: npm run cases <folder>\n');
    return 2;
  }
  const found = await readCases(folder);
  const defaults = loadPolicy(await readFile(new URL('../../analytics/policy/default.yaml', import.meta.url), 'utf8'));
  const policyFor: PolicyFor = (form) => policyOf(form, found.policies.get(form.id), defaults);
  const compared = await compareForms(found.forms, policyFor, io);
  const grades = found.grades.map(gradeLine);
  const lines = [...compared.flatMap((each) => each.lines), ...grades];
  const count = (verdict: Verdict): number => lines.filter((line) => line.verdict === verdict).length;
  io.out(`${[...compared.map(formText), ...grades.map(lineOf)].join('\n')}\n\n${agreement(compared)}`);
  io.out(`${count('equal')} equal, ${count('slip')} slips, ${count('judgement')} judgements, ${count('ours')} ours\n`);
  return count('ours') > 0 ? 1 : 0;
};

/** What is wrong with the folder, said in a line; anything else is a fault of ours. */
const refused = (thrown: unknown): string => {
  if (thrown instanceof CaseError || thrown instanceof PolicyError) return thrown.message;
  if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return String((thrown as Error).message);
  throw thrown;
};

if (import.meta.main) {
  try {
    process.exitCode = await cases(process.argv.slice(2), processIo);
  } catch (thrown) {
    processIo.err(`${refused(thrown)}\n`);
    process.exitCode = 3;
  }
}
