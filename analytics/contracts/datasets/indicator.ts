import { text } from '../../core/language/text.ts';
import { fiscalYear, indicatorCode, projectCode } from '../common.ts';
import type { Dataset } from '../dataset.ts';
import type { Field } from '../field.ts';

const planAt = (month: string, zh: string, en: string): Field => ({
  name: `plan_${month}`,
  label: text(`${zh}计划进度`, `Planned progress, ${en}`),
  type: 'fraction',
  about: text('申报的累计计划进度;不填按序时进度', 'Declared cumulative plan; straight line when left empty'),
  min: '0',
  max: '1',
  example: '',
});

export const indicator: Dataset = {
  name: 'indicator',
  label: text('绩效指标', 'Indicator'),
  about: text('绩效目标申报表的指标明细', 'The indicator table of the goal declaration form'),
  clause: '财政支出绩效目标申报表;财预〔2021〕101号',
  titles: ['绩效指标', '指标', '指标明细', '绩效目标', '年度绩效指标'],
  key: ['fiscal_year', 'project_code', 'indicator_code'],
  scope: ['fiscal_year', 'project_code'],
  separable: true,
  references: [{ columns: ['fiscal_year', 'project_code'], dataset: 'project', to: ['fiscal_year', 'project_code'] }],
  rules: [
    {
      code: 'target-missing',
      sql: `SELECT source_row, 'target_value' AS field, direction AS value FROM typed WHERE direction <> 'qualitative' AND target_value IS NULL`,
      says: text('定量指标没有目标值', 'A quantitative indicator has no target value'),
      remedy: text(
        '填写目标值,或把指标方向改为“定性”',
        'Fill in the target value, or make the direction 定性 (qualitative)',
      ),
    },
    {
      code: 'weights-over-100',
      sql: `SELECT min(source_row) AS source_row, 'weight' AS field, project_code || ': ' || CAST(sum(weight) AS VARCHAR) AS value
            FROM typed GROUP BY source_file, fiscal_year, project_code HAVING sum(weight) > 100`,
      says: text('同一项目的指标权重合计超过 100', 'The weights of one project add to more than 100'),
      remedy: text(
        '调整权重,使指标权重与预算执行率权重合计为 100',
        'Correct the weights; with the execution rate they add to 100',
      ),
    },
    {
      code: 'parent-unknown',
      sql: `SELECT child.source_row, 'parent_indicator_code' AS field, child.parent_indicator_code AS value
            FROM typed AS child
            LEFT JOIN typed AS parent
                   ON parent.source_file = child.source_file AND parent.fiscal_year = child.fiscal_year AND parent.project_code = child.project_code
                  AND parent.indicator_code = child.parent_indicator_code AND parent.indicator_code <> child.indicator_code
            WHERE child.parent_indicator_code IS NOT NULL AND parent.indicator_code IS NULL`,
      says: text('同一项目里没有这个上级指标', 'The project has no such parent indicator'),
      remedy: text(
        '改成同一项目里另一个指标的编码,不是子指标就留空',
        'Name another indicator of the same project, or leave it empty where this is no child row',
      ),
    },
  ],
  fields: [
    fiscalYear,
    projectCode,
    indicatorCode,
    {
      name: 'indicator_name',
      label: text('指标名称', 'Indicator'),
      aliases: ['三级指标', '绩效指标', '指标内容'],
      type: 'text',
      about: text('三级指标名称', 'Level 3 indicator name'),
      required: true,
      example: '改造食堂数量',
    },
    {
      name: 'level1',
      label: text('一级指标', 'Level 1'),
      aliases: ['一级'],
      type: 'choice',
      about: text('成本、产出、效益、满意度', 'Cost, output, benefit, satisfaction'),
      required: true,
      choices: [
        { code: 'cost', label: text('成本', 'Cost'), aliases: ['成本指标'] },
        { code: 'output', label: text('产出', 'Output'), aliases: ['产出指标'] },
        { code: 'benefit', label: text('效益', 'Benefit'), aliases: ['效益指标'] },
        { code: 'satisfaction', label: text('满意度', 'Satisfaction'), aliases: ['满意度指标'] },
      ],
      example: '产出',
    },
    {
      name: 'level2',
      label: text('二级指标', 'Level 2'),
      aliases: ['二级'],
      type: 'text',
      about: text('数量、质量、时效、成本等', 'Quantity, quality, timeliness, cost and so on'),
      example: '数量',
    },
    {
      name: 'direction',
      label: text('指标方向', 'Direction'),
      aliases: ['计算符号', '指标性质', '方向', '符号'],
      type: 'choice',
      about: text('≥、≤、=、>、< 或定性', '≥, ≤, =, >, < or qualitative'),
      required: true,
      choices: [
        { code: '>=', label: text('≥', 'at least'), aliases: ['>=', '大于等于', '不少于', '不低于', '正向'] },
        { code: '<=', label: text('≤', 'at most'), aliases: ['<=', '小于等于', '不超过', '不高于', '反向'] },
        { code: '=', label: text('=', 'equal to'), aliases: ['等于', '＝'] },
        { code: '>', label: text('>', 'more than'), aliases: ['大于', '＞'] },
        { code: '<', label: text('<', 'less than'), aliases: ['小于', '＜'] },
        { code: 'qualitative', label: text('定性', 'qualitative'), aliases: ['定性指标'] },
      ],
      example: '≥',
    },
    {
      name: 'target_value',
      label: text('目标值', 'Target'),
      aliases: ['年度指标值', '指标值', '年度目标值', '全年目标值'],
      type: 'number',
      about: text('全年目标值', 'The whole year’s target'),
      example: '12',
    },
    {
      name: 'target_text',
      label: text('定性目标', 'Qualitative target'),
      aliases: ['目标描述', '定性描述'],
      type: 'text',
      about: text('定性指标的目标描述', 'What a qualitative indicator asks for'),
      example: '',
    },
    {
      name: 'unit_of_measure',
      label: text('计量单位', 'Unit of measure'),
      aliases: ['度量单位', '单位'],
      type: 'text',
      about: text('所、人次、% 等', 'Schools, visits, % and so on'),
      example: '所',
    },
    {
      name: 'weight',
      label: text('权重', 'Weight'),
      aliases: ['分值', '权重分值', '指标权重'],
      type: 'number',
      about: text('分,可有小数;子指标为 0', 'Points, decimals allowed; 0 for child rows'),
      required: true,
      min: '0',
      max: '100',
      example: '20',
    },
    {
      name: 'accumulation',
      label: text('累计方式', 'Accumulation'),
      aliases: ['指标类型', '累计类型'],
      type: 'choice',
      about: text('逐月累计,或任一时点的水平', 'Builds up over the year, or is a level at any time'),
      choices: [
        { code: 'flow', label: text('累计', 'flow'), aliases: ['流量', '累计型'] },
        { code: 'stock', label: text('时点', 'stock'), aliases: ['存量', '时点型', '水平'] },
      ],
      fallback: 'flow',
      example: '累计',
    },
    {
      name: 'core',
      label: text('核心指标', 'Core'),
      aliases: ['是否核心'],
      type: 'flag',
      about: text('核心指标标记', 'Marked as a core indicator'),
      fallback: '否',
      example: '是',
    },
    {
      name: 'parent_indicator_code',
      label: text('上级指标编码', 'Parent indicator'),
      aliases: ['父指标编码'],
      type: 'code',
      about: text('不计权重的子指标所属的指标', 'The indicator an unweighted child row adds up to'),
      example: '',
    },
    {
      name: 'standard',
      label: text('指标标准', 'Standard'),
      aliases: ['标准', '标准类型'],
      type: 'choice',
      about: text('计划、行业或历史标准', 'Plan, industry or history'),
      choices: [
        { code: 'plan', label: text('计划标准', 'plan') },
        { code: 'industry', label: text('行业标准', 'industry') },
        { code: 'history', label: text('历史标准', 'history') },
      ],
      fallback: '计划标准',
      example: '计划标准',
    },
    {
      name: 'evidence_source',
      label: text('佐证来源', 'Source of evidence'),
      aliases: ['数据来源', '证据来源', '取值依据'],
      type: 'text',
      about: text('实际值从哪里取', 'Where the actual value is taken from'),
      example: '竣工验收单',
    },
    planAt('03', '一季度', 'to March'),
    planAt('06', '上半年', 'to June'),
    planAt('09', '前三季度', 'to September'),
  ],
};
