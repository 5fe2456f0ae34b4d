import { parseDocument } from 'yaml';
import { formatYuan } from '../../analytics/core/money.ts';
import { moneyAt, type World } from './world/types.ts';

/**
 * The district's budget for next year: this year's adjusted budget and two hundredths more, in whole thousands of yuan.
 */
export const envelopeOf = (world: World): string => {
  const budget = world.projects.reduce((sum, project) => sum + moneyAt(project, 'adjusted', 12), 0n);
  return formatYuan(((budget * 102n) / 100n / 100_000n) * 100_000n);
};

/** The default policy with the district's name, its notice and its envelope; the comments stay. */
export const districtPolicy = (defaults: string, world: World): string => {
  const document = parseDocument(defaults);
  document.set('name', 'example-district');
  document.setIn(['title'], document.createNode({ zh: '示例区规则', en: 'Rules of the Example District' }));
  document.setIn(['region', 'name'], document.createNode({ zh: '示例区', en: 'Example District' }));
  document.setIn(
    ['region', 'notice'],
    document.createNode({ zh: '虚构数据,仅供演示', en: 'Fictional data for demonstration' }),
  );
  document.setIn(['settings', 'allocation_envelope_amount', 'value'], envelopeOf(world));
  return document.toString({ lineWidth: 0 });
};
