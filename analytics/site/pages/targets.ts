import { unlisted } from '../../contracts/codes.ts';
import type { TargetCount } from '../../contracts/marts/rows.ts';
import { type Html, html } from '../../core/html.ts';
import { count, quantity } from '../../core/language/figures.ts';
import { type Text, text } from '../../core/language/text.ts';
import { num, str, whole } from '../parts/cells.ts';
import type { Facts } from '../parts/facts.ts';
import { rate } from '../parts/figures.ts';
import { departmentLink } from '../parts/links.ts';
import { paths } from '../parts/paths.ts';
import { behind, type Column, table } from '../parts/table.ts';
import { both } from '../parts/words.ts';
import { sentence } from './targets-sentences.ts';

const counted: readonly Column<TargetCount>[] = [
  { head: text('有目标的指标', 'Targets'), kind: 'number', cell: (row) => count(whole(row.indicators)) },
  { head: text('达成', 'Met'), kind: 'number', cell: (row) => count(whole(row.met)) },
  { head: text('部分达成', 'Partly met'), kind: 'number', cell: (row) => count(whole(row.partly)) },
  { head: text('未达成', 'Not met'), kind: 'number', cell: (row) => count(whole(row.unmet)) },
  { head: text('未报', 'Not reported'), kind: 'number', cell: (row) => count(whole(row.not_reported)) },
  {
    head: text('达成率(占已报)', 'Met, of those reported'),
    kind: 'number',
    cell: (row) => rate(num(row.met_of_reported), '—'),
  },
  { head: text('达成率(占全部)', 'Met, of all'), kind: 'number', cell: (row) => rate(num(row.met_of_all), '—') },
];

const label = text('目标达成情况', 'Targets met');

const heading = (facts: Facts, row: TargetCount): Text =>
  sentence('targets', {
    indicators: whole(row.indicators),
    reported: whole(row.reported),
    met: whole(row.met),
    month: str(row.basis) === 'evaluation' ? null : facts.month,
  });

const how = ({ policy, month }: Facts, row: TargetCount): Text =>
  sentence('targetsHow', {
    month: str(row.basis) === 'evaluation' ? null : month,
    floors: policy.settings.prorated_rows.value === 'flows_and_floors',
    line: `${quantity((policy.tiers.find(({ tier }) => tier === 'partly')?.low ?? 1) * 100)}%`,
    carried: whole(row.carried),
  });

/** A table whose rows add up to the row below them. */
const addingUp = (first: Column<TargetCount>, rows: readonly TargetCount[], sum: TargetCount): Html =>
  table(label, [first, ...counted], rows, [both(text('合计', 'Together')), ...counted.map(({ cell }) => cell(sum))]);

/** How many targets a department has met, unit by unit where the edition shows units; null where it declared none. */
export const departmentTargets = (facts: Facts, code: string): Html | null => {
  const rows = facts.targetsOf.get(code) ?? [];
  const sum = rows.find(({ level }) => level === 'department');
  if (!sum || whole(sum.indicators) === 0) return null;
  const units = rows.filter(({ level }) => level === 'unit');
  const name: Column<TargetCount> = { head: text('单位', 'Unit'), cell: (row) => str(row.name) || str(row.key_code) };
  const whose = { head: facts.department, cell: () => facts.departmentNames.get(code) ?? code };
  const shown = units.length > 0 ? addingUp(name, units, sum) : table(label, [whose, ...counted], [sum]);
  return html`<section><h2>${both(heading(facts, sum))}</h2><p class="unit">${both(how(facts, sum))}</p>${shown}</section>
`;
};

/** How many targets were met in the district, department by department; null where none is declared. */
export const districtTargets = (facts: Facts): Html | null => {
  const sum = facts.marts.target_achievement.find(({ level }) => level === 'district');
  if (!sum || whole(sum.indicators) === 0) return null;
  const all = facts.marts.target_achievement.filter(({ level }) => level === 'department');
  const departments = [false, true].flatMap((last) => all.filter(({ key_code }) => (key_code === unlisted) === last));
  const name: Column<TargetCount> = {
    head: facts.department,
    cell: (row) => departmentLink(facts, paths.evaluation, str(row.key_code)),
  };
  const of = text(`各${facts.department.zh}`, `By ${facts.department.en}`);
  return html`<section><h2>${both(heading(facts, sum))}</h2><p class="unit">${both(how(facts, sum))}</p>${behind(addingUp(name, departments, sum), of)}</section>
`;
};
