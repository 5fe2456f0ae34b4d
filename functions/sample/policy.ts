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

/** What each kind of project is scored by in the district, and why: three schemes, as the law's three kinds ask. */
const districtRules = {
  scorings: [
    {
      code: 'each_hundredth_short',
      name: { zh: '每低 1% 扣 0.2 分', en: 'a fifth of a point a hundredth short' },
      form: 'per_unit',
      unit: 0.01,
      of: 'target',
      points: 0.2,
      count: 'started',
      clause: '示例区绩效评价办法第五条(虚构)',
    },
    {
      code: 'ceiling_ratio',
      name: { zh: '超出按目标 ÷ 实际', en: 'ceiling by ratio' },
      form: 'ratio',
      clause: '示例区绩效评价办法第六条(虚构)',
    },
    {
      code: 'nothing_below_30',
      name: { zh: '不到三成不得分', en: 'nothing below three tenths' },
      form: 'proportional',
      zero_below: 0.3,
      clause: '示例区绩效评价办法第七条(虚构)',
    },
  ],
  scoring_rules: [
    {
      scheme: 'staff',
      direction: '>=',
      level1: 'output',
      scoring: 'each_hundredth_short',
      clause: '示例区绩效评价办法第五条(虚构)',
    },
    { scheme: 'operation', direction: '<=', scoring: 'ceiling_ratio', clause: '示例区绩效评价办法第六条(虚构)' },
    { scheme: 'specific', direction: '>=', scoring: 'nothing_below_30', clause: '示例区绩效评价办法第七条(虚构)' },
  ],
  schemes: [
    {
      code: 'staff',
      name: { zh: '人员类', en: 'Staff' },
      about: {
        zh: '按编制和标准发放,没有服务对象满意度;发放每差 1% 扣 0.2 分,差一点也算差',
        en: 'Paid by posts and rates, with nobody to be satisfied; each hundredth not paid out costs a fifth of a point',
      },
      for: [{ project_type: 'staff' }],
      execution_weight: 10,
      levels: ['cost', 'output', 'benefit'].map((level1) => ({ level1, weight: null })),
      clause: '示例区绩效评价办法第五条(虚构)',
    },
    {
      code: 'operation',
      name: { zh: '运转类', en: 'Operation' },
      about: {
        zh: '保运转看成本:超出上限的按目标 ÷ 实际,不一下子减到 0',
        en: 'Running costs are held by their ceilings, which are scored by ratio and never fall to nothing at once',
      },
      for: [{ project_type: 'operation' }],
      execution_weight: 10,
      levels: ['cost', 'output', 'benefit', 'satisfaction'].map((level1) => ({ level1, weight: null })),
      clause: '示例区绩效评价办法第六条(虚构)',
    },
    {
      code: 'specific',
      name: { zh: '特定目标类', en: 'Specific goal' },
      about: {
        zh: '为做成一件事而立项:完成不到三成的指标不得分',
        en: 'Set up to get one thing done: an indicator less than three tenths done earns nothing',
      },
      for: [{ project_type: 'specific' }],
      execution_weight: 10,
      levels: ['cost', 'output', 'benefit', 'satisfaction'].map((level1) => ({ level1, weight: null })),
      clause: '示例区绩效评价办法第七条(虚构)',
    },
  ],
};

/** The default policy with the district's name, notice, schemes and envelope; the comments stay. */
export const districtPolicy = (defaults: string, world: World): string => {
  const document = parseDocument(defaults);
  document.set('name', 'example-district');
  document.setIn(['title'], document.createNode({ zh: '示例区规则', en: 'Rules of the Example District' }));
  document.setIn(['region', 'name'], document.createNode({ zh: '示例区', en: 'Example District' }));
  document.setIn(
    ['region', 'notice'],
    document.createNode({ zh: '虚构数据,仅供演示', en: 'Fictional data for demonstration' }),
  );
  for (const [part, rows] of Object.entries(districtRules)) document.set(part, document.createNode(rows));
  document.setIn(['settings', 'allocation_envelope_amount', 'value'], envelopeOf(world));
  return document.toString({ lineWidth: 0 });
};
