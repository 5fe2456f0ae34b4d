import type { Random } from '../random.ts';
import { departmentWords } from '../words/departments.ts';
import type { Department, Habit, Story } from './types.ts';

/**
 * One department lives each of these; those left over have a steady year. The order keeps the telling ones in small
 * samples.
 */
const stories: readonly Story[] = [
  'red-autumn',
  'low-targets',
  'misses-four',
  'steady',
  'overspends',
  'inflates',
  'adjusts',
  'underspends',
  'money-ahead',
  'misses-a-month',
  'restates',
  'unit-slip',
  'impossible',
  'no-reasons',
  'sends-twice',
  'late',
  'misses-a-month',
  'restates',
  'low-targets',
  'sends-twice',
  'inflates',
  'late',
  'adjusts',
  'underspends',
  'misses-a-month',
  'no-reasons',
];

const habits: readonly Habit[] = [
  'monthly-form',
  'gb18030-csv',
  'quarter-table',
  'quarter-sheets',
  'quarter-table',
  'monthly-form',
  'quarter-sheets',
  'utf8-csv',
  'quarter-table',
  'quarter-sheets',
  'quarter-table',
  'quarter-sheets',
];

/** The first `count` departments with their units, stories and habits. */
export const organise = (draw: Random, count: number): readonly Department[] => {
  if (count < 1 || count > departmentWords.length)
    throw new RangeError(`departments must lie between 1 and ${departmentWords.length}`);
  const habit = draw.fork('habit').int(0, habits.length - 1);
  return departmentWords.slice(0, count).map((words, index) => {
    const code = String(101 + index);
    const offices = [
      `${words.name}(本级)`,
      ...words.units.map((name) => (name.includes('中心') || name.includes('站') ? `区${name}` : name)),
    ];
    return {
      code,
      name: words.name,
      group: words.group,
      field: words.field,
      size: words.size,
      story: stories[index] ?? 'steady',
      habit: habits[(index + habit) % habits.length] ?? 'monthly-form',
      units: offices.map((name, number) => ({ code: `${code}${String(number + 1).padStart(3, '0')}`, name })),
    };
  });
};
