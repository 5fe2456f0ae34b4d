import { text } from '../../core/language/text.ts';
import { column, mart, shared } from './mart.ts';

/** How many targets each unit, each department and the district have met: as the year is evaluated, or so far. */
export const targetAchievement = mart({
  name: 'target_achievement',
  label: text('目标达成情况', 'Targets met'),
  about: text(
    '运行的最后一期,各单位、部门和全区(level)有多少目标达成。年末按年度评价(basis = evaluation):年末值与全年目标比。年度没有结束的按监控(monitoring):最近一次报的数,规则按计划折算的(默认为累计型,上限除外)与当时的计划进度比,其余与全年目标比;更早月份报的数另计入 carried。部分达成:没有达到,但不低于规则中定性“部分达成”一档的下限(默认 60 %)。indicators = met + partly + unmet + not_reported,未报不当作未达成。加到上级指标的子指标不单独计;部门整体指标见 evaluation_framework',
    'How many targets each unit, each department and the district (level) have met at the run’s last period. At the end of the year by its evaluation (basis = evaluation): year-end results against the year’s targets. Before it by monitoring: the last value reported, against as much of the target as the plan asks for at its period where the policy prorates it (by default what builds up over the year, ceilings apart), else against the whole target; values of an earlier period are counted in carried as well. Partly met: short of the target, but not below the lower end of the policy’s tier partly (60 % by default). indicators = met + partly + unmet + not_reported: what was not reported is not called unmet. Child rows that add up to another indicator are not counted by themselves; what whole departments declare is in evaluation_framework',
  ),
  key: ['fiscal_year', 'period', 'level', 'key_code'],
  later: true,
  columns: [
    shared.fiscalYear,
    shared.period,
    column('level', 'code', '层级', 'Level'),
    column('key_code', 'code', '编码', 'Code'),
    column('name', 'text', '名称', 'Name'),
    shared.department,
    column('basis', 'code', '口径', 'By evaluation or monitoring'),
    column('indicators', 'count', '有目标的指标', 'Indicators with a target'),
    column('reported', 'count', '已报', 'Reported'),
    column('met', 'count', '达成', 'Met'),
    column('partly', 'count', '部分达成', 'Partly met'),
    column('unmet', 'count', '未达成', 'Not met'),
    column('not_reported', 'count', '未报', 'Not reported'),
    column('carried', 'count', '沿用前期数', 'Of an earlier period'),
    column('met_of_reported', 'rate', '达成率(占已报)', 'Met, of those reported'),
    column('met_of_all', 'rate', '达成率(占全部)', 'Met, of all'),
  ],
});
