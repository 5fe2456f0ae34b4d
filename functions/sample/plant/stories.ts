import { type Text, text } from '../../../analytics/core/language/text.ts';
import { missedMonths } from '../files/monitoring.ts';
import type { Office } from '../files/office.ts';
import { slipped } from '../files/treasury.ts';
import type { Story, World } from '../world/types.ts';
import type { Planted } from './planted.ts';

const says: Readonly<Record<Exclude<Story, 'steady'>, Text>> = {
  late: text('监控表总在次月下旬才报', 'Monitoring forms come late in the following month'),
  'misses-a-month': text('有一个月没有报监控表', 'One month’s monitoring form never came'),
  'misses-four': text('连续四个月没有报监控表', 'Four months in a row were never reported'),
  restates: text('先报错,后更正', 'Reports wrongly, then restates'),
  'sends-twice': text('同一文件送两次', 'Sends the same file twice'),
  overspends: text('部分项目年底支出超过预算', 'Some projects spend more than their budget by year end'),
  underspends: text('资金沉淀,年底执行率低', 'Money lies idle; execution is low at year end'),
  'money-ahead': text('钱花得快,事办得慢', 'Money runs ahead of the goals'),
  'low-targets': text('目标定得太低,年中就超额完成', 'Targets are set too low and are passed by mid-year'),
  adjusts: text('年中大幅调整预算', 'Large budget adjustments in mid-year'),
  'red-autumn': text('三季度亮红灯,年底赶上', 'Red in the third quarter, recovered by year end'),
  impossible: text('申报有指标完全不可能完成', 'Declares that an indicator cannot be reached'),
  inflates: text('自评分高于按规则计算的分数', 'Self-evaluation is higher than the rule allows'),
  'no-reasons': text('未达目标却不说明原因', 'Gives no reasons for missed targets'),
  'unit-slip': text(
    '国库四月把预算按万元写进元的列,当月显示超支',
    'In April the treasury wrote budgets in 万元 under a 元 header; they show as overspent',
  ),
};

/** What each department lives through, in words, so that the run's pages can be held against it. */
export const storiesOf = (world: World, offices: readonly Office[]): readonly Planted[] =>
  world.departments.flatMap((department): readonly Planted[] => {
    if (department.story === 'steady') return [];
    const office = offices.find((each) => each.department === department);
    const base = { expect: 'shown', department: department.code, says: says[department.story] } as const;
    const missed = office ? missedMonths(department, office) : [];
    const kind = `story:${department.story}`;
    if (missed.length > 0)
      return missed.map((month) => ({
        kind,
        ...base,
        dataset: 'progress',
        period: `2025-${String(month).padStart(2, '0')}`,
      }));
    if (department.story === 'unit-slip')
      return slipped(world.projects).map((project) => ({
        kind,
        ...base,
        dataset: 'execution',
        project: project.code,
        period: '2025-04',
      }));
    return [{ kind, ...base }];
  });
