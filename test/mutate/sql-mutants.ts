import { speaks, sqlTokens, type Token } from '../../analytics/models/sql-tokens.ts';

/** One small change of a file that some test should notice. */
export interface Mutant {
  readonly path: string;
  readonly line: number;
  /** What was changed, as a person reads it. */
  readonly change: string;
  /** The whole file with the change. */
  readonly text: string;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

const swapped: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '=': '<>',
  '<>': '=',
  '+': '-',
  '-': '+',
  AND: 'OR',
  OR: 'AND',
  TRUE: 'FALSE',
  FALSE: 'TRUE',
  DESC: 'ASC',
};
const swappedCalls: Readonly<Record<string, string>> = { min: 'max', max: 'min', greatest: 'least', least: 'greatest' };

/** The speaking tokens of a text, with what stands around each. */
class Reading {
  readonly tokens: readonly Token[];
  constructor(sql: string) {
    this.tokens = sqlTokens(sql).filter(speaks);
  }
  word(index: number): string {
    const token = this.tokens[index];
    return token?.kind === 'word' ? token.text.toUpperCase() : '';
  }
  text(index: number): string {
    return this.tokens[index]?.text ?? '';
  }
  end(index: number): number {
    const token = this.tokens[index];
    return token ? token.at + token.text.length : 0;
  }
  at(index: number): number {
    return this.tokens[index]?.at ?? 0;
  }
  /**
   * The first index from `start` on the same level of brackets and CASE at which `stops` holds; -1 where the level ends
   * first.
   */
  ahead(start: number, stops: (index: number) => boolean): number {
    let depth = 0;
    for (let index = start; index < this.tokens.length; index++) {
      if (depth === 0 && stops(index)) return index;
      if (this.text(index) === '(' || this.word(index) === 'CASE') depth += 1;
      if (this.text(index) === ')' || this.word(index) === 'END') depth -= 1;
      if (depth < 0) return index;
    }
    return this.tokens.length;
  }
}

const clauses = new Set([
  ...[
    'SELECT',
    'FROM',
    'WHERE',
    'GROUP',
    'HAVING',
    'ORDER',
    'LEFT',
    'CROSS',
    'JOIN',
    'FULL',
    'UNION',
    'ON',
    'AND',
    'OR',
  ],
  ...['THEN', 'ELSE', 'WHEN', 'AS', 'END'],
]);

const argumentsOf = (reading: Reading, open: number): readonly (readonly [from: number, to: number])[] => {
  const found: (readonly [number, number])[] = [];
  let start = open + 1;
  for (;;) {
    const end = reading.ahead(start, (index) => reading.text(index) === ',');
    found.push([reading.at(start), reading.end(end - 1)]);
    if (reading.text(end) !== ',') return found;
    start = end + 1;
  }
};

/** A number that says how something is typed is no number of a rule. */
const isInType = (reading: Reading, index: number): boolean => {
  for (let before = index - 1; before > index - 5; before--)
    if (reading.text(before) === '(') return ['DECIMAL', 'ROUND'].includes(reading.word(before - 1));
  return false;
};

const editsAt = (sql: string, reading: Reading, index: number): readonly Edit[] => {
  const [text, word] = [reading.text(index), reading.word(index)];
  const [from, to] = [reading.at(index), reading.end(index)];
  const by = (change: string): Edit => ({ from, to, by: change });
  const isCall = reading.text(index + 1) === '(';
  const part = ([start, end]: readonly [number, number] | undefined = [0, 0]): string => sql.slice(start, end);
  const closing = (open: number): number => reading.ahead(open + 1, () => false);

  if (isCall && swappedCalls[text]) return [by(swappedCalls[text])];
  if (isCall && ['coalesce', 'rounded', 'rate', 'half_up', 'money_part'].includes(text)) {
    const given = argumentsOf(reading, index + 1);
    const whole = (change: string): Edit => ({ from, to: reading.end(closing(index + 1)), by: change });
    const [one, two, four] = [part(given[0]), part(given[1]), part(given[3])];
    if (text === 'coalesce') return [whole(`(${one})`)];
    if (text === 'rounded')
      return ['half_up', 'half_even'].map((mode) => whole(`rounded(${one}, ${two}, '${mode}', ${four})`));
    if (text === 'money_part') return [whole(`CAST(floor((${one}) * (${two}) * 100) / 100 AS DECIMAL(38,2))`)];
    const floored = `floor(CAST(${one} AS DOUBLE) / (${two}) * ${text === 'rate' ? '1000000) / 1000000' : '1)'}`;
    return [whole(`CAST(${floored} AS DECIMAL(38,${text === 'rate' ? 6 : 0}))`)];
  }
  if (word === 'LEFT' && reading.word(index + 1) === 'JOIN') return [{ from, to: reading.end(index + 1), by: 'JOIN' }];
  if (word === 'IS') {
    const negated = reading.word(index + 1) === 'NOT';
    if (reading.word(index + (negated ? 2 : 1)) !== 'NULL') return [];
    return [{ from, to: reading.end(index + (negated ? 1 : 0)), by: negated ? 'IS' : 'IS NOT' }];
  }
  if (word === 'IN') {
    const negated = reading.word(index - 1) === 'NOT';
    return [negated ? { from: reading.at(index - 1), to, by: 'IN' } : by('NOT IN')];
  }
  if (word === 'WHEN') {
    // Of the short CASE x WHEN y the comparison stands in no condition.
    const then = reading.ahead(index + 1, (at) => reading.word(at) === 'THEN');
    const condition = sql.slice(reading.at(index + 1), reading.end(then - 1));
    const isCondition = /[<>=]|\b(IS|IN|AND|OR|NOT|BETWEEN)\b/.test(condition) || /^\w+$/.test(condition);
    return isCondition ? [{ from: reading.at(index + 1), to: reading.end(then - 1), by: `NOT (${condition})` }] : [];
  }
  if (word === 'AND' || word === 'OR') {
    const isRange = reading.word(index - 2) === 'BETWEEN' || reading.word(index - 3) === 'BETWEEN';
    if (isRange) return [];
    const end = reading.ahead(index + 1, (at) => clauses.has(reading.word(at)) || reading.text(at) === ',');
    return [by(swapped[word] ?? ''), { from, to: reading.end(end - 1), by: '' }];
  }
  if (reading.tokens[index]?.kind === 'number' && !isInType(reading, index))
    return /^\d+$/.test(text) ? [by(String(BigInt(text) + 1n))] : [];
  const change = swapped[reading.tokens[index]?.kind === 'sign' ? text : word];
  return change ? [by(change)] : [];
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Every mutant of a file of SQL; heads and other comments stay as they are. */
export const sqlMutants = (path: string, sql: string): readonly Mutant[] => {
  const reading = new Reading(sql);
  return reading.tokens.flatMap((_, index) =>
    editsAt(sql, reading, index).map(({ from, to, by }) => ({
      path,
      line: sql.slice(0, from).split('\n').length,
      change: `${oneLine(sql.slice(from, to))} → ${oneLine(by) || '(nothing)'}`,
      text: sql.slice(0, from) + by + sql.slice(to),
    })),
  );
};
