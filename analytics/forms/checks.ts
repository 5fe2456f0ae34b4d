/** The first of the words whose condition holds, as a formula; nothing where none does. */
const first = (...checks: readonly (readonly [string, string])[]): string =>
  checks.reduceRight((rest, [condition, words]) => `IF(${condition},"${words}",${rest})`, '""');

const empty = (column: string): string => `{${column}}=""`;

/** Of a row whose indicator stands in column `name`: nothing is asked of a row that is left blank. */
const unlessBlank = (columns: readonly string[], formula: string): string =>
  `IF(AND(${columns.map(empty).join(',')}),"",${formula})`;

/** A row of results: F the result, G the weight, H the points. */
export const resultRowCheck = unlessBlank(
  ['D', 'F', 'H'],
  first(
    [empty('D'), '未填指标名称'],
    [empty('F'), '未填完成值'],
    [empty('G'), '未填分值'],
    [empty('H'), '未填得分'],
    ['{H}>{G}', '得分超过分值'],
  ),
);

/**
 * The sum row below `rows` rows of results; `execution` tells how many lines above it the points of execution stand.
 */
export const totalCheck = (rows: number, execution?: number): string => {
  const sum = (column: string): string => `SUM({${column}-${rows}}:{${column}-1})`;
  const points = execution === undefined ? sum('H') : `${sum('H')}+N({I-${execution}})`;
  return first(
    ...(execution === undefined
      ? []
      : ([[`ROUND(${sum('G')}+N({G-${execution}})-100,2)<>0`, '分值合计≠100']] as const)),
    [empty('H'), '未填总分'],
    [`ROUND(${points}-{H},2)<>0`, '总分≠各行得分合计'],
  );
};

/** The sum of money in a column, and the parts of it on the lines below: `parts` of them. */
const partsDiffer = (column: string, parts: number): string =>
  `AND(COUNT({${column}+1}:{${column}+${parts}})>0,ROUND(SUM({${column}+1}:{${column}+${parts}})-N({${column}}),6)<>0)`;

/** The money of a year that is over: E budget, F spent, G and I points. */
export const yearMoneyCheck = first(
  [empty('E'), '未填全年预算数'],
  [empty('F'), '未填全年执行数'],
  [partsDiffer('E', 3), '预算数合计≠分项之和'],
  [partsDiffer('F', 3), '执行数合计≠分项之和'],
  [empty('I'), '未填得分'],
  ['{I}>{G}', '得分超过分值'],
);

/** The money of a year that runs: E spent until now, G expected. */
export const runningMoneyCheck = (month: number | undefined): string =>
  first(
    [empty('E'), `未填1-${month}月执行数`],
    [empty('G'), '未填全年预计执行数'],
    [partsDiffer('E', 2), '执行数合计≠分项之和'],
  );

/** A row of progress: F what was done, N to P the ticks of likelihood. */
export const progressRowCheck = unlessBlank(
  ['D', 'F'],
  first(
    [empty('F'), '未填执行情况'],
    ['COUNTA({N}:{P})=0', '未选完成可能性'],
    ['COUNTA({N}:{P})>1', '完成可能性只选一个'],
    ['COUNTA({H}:{L})>1', '偏差原因只选一个'],
  ),
);

/** A row of goals: columns of the name, of the target, and of the weight where the form has one. */
export const goalRowCheck = (name: string, target: string, weight?: string): string =>
  unlessBlank(
    [name, target],
    first(
      [empty(name), '未填指标名称'],
      [empty(target), '未填指标值'],
      ...(weight === undefined ? [] : ([[empty(weight), '未填分值']] as const)),
    ),
  );
