import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { presetDocument } from '../../../analytics/policy/presets.ts';
import { asset } from '../../../functions/adapters/assets.ts';

/** The cells of one column of a mart as it was written; none of them has a comma. */
export const columnOf = async (out: string, mart: string, name: string): Promise<readonly string[]> => {
  const [head = '', ...lines] = (await readFile(join(out, 'marts', `${mart}.csv`), 'utf8')).trim().split('\r\n');
  const place = head.replace('\uFEFF', '').split(',').indexOf(name);
  return [...new Set(lines.map((line) => line.split(',')[place] ?? ''))];
};

const csv = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.join(',')}\n`).join('');

/** Goals and results of whole departments, some in no level of a scheme and some left blank, and facts of projects. */
export const writeWholes = async (
  input: string,
  departments: readonly string[],
  projects: readonly string[],
): Promise<void> => {
  const [goals, results, facts] = [
    departments.flatMap((code, index) => [
      ['2025', code, 'internal_rules', '管理制度健全性', '过程', '定性', '', '', '', '2'],
      ['2025', code, 'A', '产出甲', '产出', '≥', '100', '', '', String(10 + 7 * index)],
      ['2025', code, 'B', '产出乙', '产出', '区间', '80', '90', '', '5'],
      ['2025', code, 'C', '效果', '效果', '不晚于', '', '', '2025-11-30', '15'],
      ['2025', code, 'D', '别的', '其他一级', '≤', '10', '', '', '3'],
    ]),
    departments.slice(1).flatMap((code, index) => [
      ['2025', code, 'internal_rules', '', '', '部分达成', `${String(60 + 7 * index)}%`, '', '人手少'],
      ['2025', code, 'A', String(60 + 17 * index), '', '', '', '8', ''],
      ['2025', code, 'C', '', `2025-12-0${index + 1}`, '', '', '', ''],
    ]),
    projects.flatMap((code, index) => [
      ['2025', code, '计划产出数', String(3 + (index % 4))],
      ['2025', code, '实际产出数', String(index % 5)],
      ['2025', code, '质量达标产出数', String(Math.min(index % 5, 3))],
      ...(index % 3 === 0
        ? []
        : [
            ['2025', code, '计划成本', '90.05'],
            ['2025', code, '实际成本', `8${index % 10}.5`],
          ]),
    ]),
  ];
  const goalHeads = '年度,主管部门编码,指标编码,指标名称,一级指标,指标方向,目标值,目标上限,完成时限,权重'.split(',');
  const resultHeads =
    '年度,主管部门编码,指标编码,全年完成值,实际完成日期,定性完成情况,档内比例,自评得分,偏差原因'.split(',');
  await writeFile(join(input, '11部门整体绩效指标.csv'), csv([goalHeads, ...goals]));
  await writeFile(join(input, '12部门整体自评.csv'), csv([resultHeads, ...results]));
  await writeFile(join(input, '13项目基础数据.csv'), csv([['年度', '项目编码', '数据项', '数值'], ...facts]));
};

/**
 * The folder's own policy with what the presets of whole departments, of finance's evaluation and of lights C bring,
 * execution in two parts and curves of money.
 */
export const everyRule = async (input: string): Promise<string> => {
  const policy = parseDocument(await readFile(join(input, 'policy.yaml'), 'utf8'));
  const read = async (name: 'whole-department' | 'finance-evaluation' | 'lights-c') =>
    parse(await presetDocument(asset, name));
  const [whole, finance, lights] = await Promise.all([
    read('whole-department'),
    read('finance-evaluation'),
    read('lights-c'),
  ]);
  policy.set('department_schemes', policy.createNode(whole.department_schemes));
  const schemes = (policy.toJS() as { schemes: readonly { code: string }[] }).schemes;
  policy.set(
    'schemes',
    policy.createNode(
      schemes.map((scheme) =>
        scheme.code === 'specific' ? { ...scheme, levels: [], computed: finance.schemes[0].computed } : scheme,
      ),
    ),
  );
  const scorings = (policy.toJS() as { scorings: readonly object[] }).scorings;
  policy.set('scorings', policy.createNode([...scorings, ...finance.scorings]));
  policy.set('early_lines', policy.createNode(lights.early_lines));
  for (const name of ['goals_apart_from', 'notice_answer_working_days'])
    policy.setIn(['settings', name], policy.createNode(lights.settings[name]));
  const clause = '算例';
  policy.set(
    'execution_parts',
    policy.createNode([
      { code: 'general', name: { zh: '一般', en: 'general' }, fund_source: '一般公共预算', weight: 7, clause },
      { code: 'current', name: { zh: '当年', en: 'current' }, money_kind: 'current', weight: 3, clause },
    ]),
  );
  policy.set(
    'plan_curves',
    policy.createNode([
      { of: 'money', project_type: 'specific', plan_03: 0.1, plan_06: 0.35, plan_09: 0.7, clause },
      { project_type: 'operation', plan_03: 0.2, plan_06: 0.45, plan_09: 0.8, clause },
    ]),
  );
  policy.setIn(['settings', 'returned_deduction', 'value'], 1.5);
  policy.setIn(['settings', 'returned_deduction_counts', 'value'], 'each');
  const file = join(input, 'every-rule.yaml');
  await writeFile(file, policy.toString());
  return file;
};
