import type { Indicator, Project } from '../world/types.ts';
import { sumOf } from '../world/types.ts';
import { type Cell, date, number, type Table } from '../write/cell.ts';
import type { Draft } from '../write/draft.ts';
import { headersOf, wordFor } from '../write/headers.ts';
import { tenThousands, yuan } from './money-text.ts';
import { fictional, type Office, wide } from './office.ts';

const projectFields = [
  'fiscal_year',
  'unit_code',
  'project_code',
  'project_name',
  'project_type',
  'fund_source',
  'initial_amount',
  'start_date',
  'end_date',
  'function_code',
  'public_concern',
  'statutory',
  'responsible',
  'basis',
  'overall_goal',
];

const indicatorFields = [
  'fiscal_year',
  'project_code',
  'indicator_code',
  'level1',
  'level2',
  'indicator_name',
  'direction',
  'target_value',
  'target_text',
  'unit_of_measure',
  'weight',
  'accumulation',
  'core',
  'standard',
  'evidence_source',
  'plan_03',
  'plan_06',
  'plan_09',
];

export const codeCell = (office: Office, code: string): Cell => (office.numericCodes ? number(code) : code);

const amountCell = (office: Office, fen: bigint): Cell => number(office.tenThousands ? tenThousands(fen) : yuan(fen));

const projectRow = (office: Office, project: Project): readonly Cell[] => [
  number('2025'),
  project.unit.code,
  codeCell(office, project.code),
  project.name,
  wordFor('project', 'project_type', project.type),
  project.funds[0]?.source ?? '一般公共预算',
  amountCell(office, sumOf(project.funds.map((fund) => fund.initial))),
  date('2025-01-01'),
  date('2025-12-31'),
  project.functionCode,
  project.concern ? '是' : '否',
  project.statutory ? '是' : null,
  project.responsible,
  project.basis,
  project.goal,
];

const evidence: Readonly<Record<Indicator['level1'], string>> = {
  cost: '结算审核报告',
  output: '验收单和台账',
  benefit: '统计报表',
  satisfaction: '问卷调查',
};

const indicatorRow = (office: Office, project: Project, indicator: Indicator): readonly Cell[] => {
  const target = indicator.target === null ? null : String(indicator.target);
  return [
    number('2025'),
    codeCell(office, project.code),
    indicator.code,
    wordFor('indicator', 'level1', indicator.level1),
    indicator.level2,
    indicator.name,
    wordFor('indicator', 'direction', indicator.direction),
    target !== null && office.wide && office.draw.chance(0.1) ? ` ${wide(target)}` : number(target),
    indicator.targetText || null,
    indicator.measure || null,
    number(indicator.weight),
    indicator.flow ? '累计' : '时点',
    indicator.core ? '是' : null,
    wordFor('indicator', 'standard', indicator.direction === '=' ? 'industry' : 'plan'),
    evidence[indicator.level1],
    ...(indicator.plan ? indicator.plan.map((share) => `${Math.round(share * 100)}%`) : [null, null, null]),
  ];
};

/**
 * A department's goal declaration form: one workbook, projects on the first sheet and their indicators on the second.
 */
export const declarationFile = (office: Office, projects: readonly Project[]): Draft => {
  const { department } = office;
  const draw = office.draw.fork('declaration');
  const unit = { header: '', note: '  单位:万元', yuan: '  单位:元' }[office.tenThousands ?? 'yuan'];
  const note = `填报部门:${department.name}${unit}  ${fictional}`;
  const mark = (header: string, field: string): string =>
    field === 'initial_amount' && office.tenThousands === 'header' ? `${header}(万元)` : header;
  const sheet = (
    name: string,
    title: string,
    dataset: string,
    fields: readonly string[],
    rows: Table['rows'],
  ): Table => ({
    sheet: name,
    titles: [title, note],
    headers: headersOf(draw, dataset, fields, office.loose).map((header, index) => mark(header, fields[index] ?? '')),
    fields,
    rows,
  });
  return {
    path: `02 目标申报/${department.name}.xlsx`,
    form: 'xlsx',
    dataset: 'indicator',
    department: department.code,
    period: null,
    tables: [
      sheet(
        '项目',
        '2025年财政支出绩效目标申报表',
        'project',
        projectFields,
        projects.map((project) => projectRow(office, project)),
      ),
      sheet(
        '绩效指标',
        '2025年度绩效指标明细表',
        'indicator',
        indicatorFields,
        projects.flatMap((project) => project.indicators.map((indicator) => indicatorRow(office, project, indicator))),
      ),
    ],
  };
};
