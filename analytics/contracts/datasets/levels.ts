import { text } from '../../core/language/text.ts';
import type { Choice } from '../field.ts';

/** First levels of the frameworks in use; others are taken as they are written. */
export const levels: readonly Choice[] = [
  { code: 'cost', label: text('成本', 'Cost'), aliases: ['成本指标'] },
  { code: 'output', label: text('产出', 'Output'), aliases: ['产出指标'] },
  { code: 'benefit', label: text('效益', 'Benefit'), aliases: ['效益指标'] },
  { code: 'satisfaction', label: text('满意度', 'Satisfaction'), aliases: ['满意度指标', '服务对象满意度'] },
  { code: 'input', label: text('投入', 'Input'), aliases: ['投入指标', '项目投入'] },
  { code: 'process', label: text('过程', 'Process'), aliases: ['过程指标', '项目过程'] },
  { code: 'effect', label: text('效果', 'Effect'), aliases: ['效果指标', '项目效果'] },
  { code: 'decision', label: text('决策', 'Decision'), aliases: ['决策指标', '项目决策'] },
  { code: 'management', label: text('管理', 'Management'), aliases: ['管理指标', '项目管理', '管理效率'] },
  { code: 'duty', label: text('履职效能', 'Duty performed'), aliases: ['履职效能指标'] },
  { code: 'running_cost', label: text('运行成本', 'Running cost'), aliases: ['运行成本指标'] },
  { code: 'social_effect', label: text('社会效应', 'Social effect'), aliases: ['社会效应指标'] },
  {
    code: 'sustainability',
    label: text('可持续发展能力', 'Sustainability'),
    aliases: ['可持续发展能力指标', '可持续性'],
  },
];
