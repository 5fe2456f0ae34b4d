import type { Found } from './apart.ts';
import type { Policy } from './schema.ts';
import { isWeekend } from './working-days.ts';

/** So many weekdays of a year can be free; China’s holidays take about 20. */
const mostFree = 60;

/** Each day stands once in the calendar, and only weekends are worked that the week has free. */
export const calendarAgrees = ({ calendar }: Policy): Found => {
  const days = calendar.map(({ day }) => day);
  const free = calendar.filter(({ day, works }) => works === 'no' && !isWeekend(day)).map(({ day }) => day.slice(0, 4));
  return [
    ...calendar.map(
      ({ day }, index) =>
        days.indexOf(day) !== index && {
          path: `calendar.${index}`,
          message: `${day} 已经写过:删去一行 · ${day} stands above already: delete one of the two`,
        },
    ),
    ...calendar.map(
      ({ day, works }, index) =>
        works === 'yes' &&
        !isWeekend(day) && {
          path: `calendar.${index}`,
          message: `${day} 不是周末,本来就上班:删去这一行,或改成补班的那个周末 · ${day} is no weekend and worked anyway: delete the row, or write the weekend that is worked`,
        },
    ),
    ...[...new Set(free)].map(
      (year) =>
        free.filter((other) => other === year).length > mostFree && {
          path: 'calendar',
          message: `${year} 年有 ${mostFree} 多个星期一至星期五不上班:只写法定节假日 · more than ${mostFree} weekdays of ${year} are free: write public holidays only`,
        },
    ),
  ];
};
