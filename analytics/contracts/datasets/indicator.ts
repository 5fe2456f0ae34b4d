import { text } from '../../core/language/text.ts';
import { fiscalYear, indicatorCode, projectCode } from '../common.ts';
import type { Dataset } from '../dataset.ts';
import type { Field } from '../field.ts';
import { evidenceSource, goalFields, ownScoring } from './goal-fields.ts';
import { indicatorRules } from './indicator-rules.ts';

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
  fixedOnceApproved: [
    'level1',
    'level2',
    'direction',
    'target_value',
    'target_high',
    'target_date',
    'unit_of_measure',
    'weight',
    'accumulation',
    'scoring',
    'parent_indicator_code',
    'plan_03',
    'plan_06',
    'plan_09',
  ],
  consults: ['indicator', 'approval'],
  references: [{ columns: ['fiscal_year', 'project_code'], dataset: 'project', to: ['fiscal_year', 'project_code'] }],
  rules: indicatorRules,
  fields: [
    fiscalYear,
    projectCode,
    indicatorCode,
    ...goalFields,
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
    ownScoring,
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
    evidenceSource,
    planAt('03', '一季度', 'to March'),
    planAt('06', '上半年', 'to June'),
    planAt('09', '前三季度', 'to September'),
  ],
};
