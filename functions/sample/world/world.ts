import type { Random } from '../random.ts';
import type { FieldWords, ProjectWords } from '../words/field-words.ts';
import { bases, operation, people, qualifiers, staff } from '../words/standing.ts';
import { aimsOf, settled } from './aims.ts';
import { fundsOf } from './funds.ts';
import { goalsOf } from './goals.ts';
import { organise } from './organisation.ts';
import { type Department, type Project, sumOf, type World } from './types.ts';
import { indicatorsOf, lossesOf } from './values.ts';
import { shapeOf } from './weights.ts';

/** Five thousand indicators over six hundred projects. */
const indicatorsPerProject = 25 / 3;

/** Shares a whole number out by size; the largest remainders get what is left. */
const shareOut = (total: number, sizes: readonly number[]): readonly number[] => {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (total * size) / all);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((sum, share) => sum + share, 0);
  const order = exact.map((value, index) => [value % 1, index] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, index] of order.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
};

/** Indicators per project, six to eleven, adding to the whole. */
const sizes = (draw: Random, projects: number): readonly number[] => {
  const counts = Array.from({ length: projects }, () => draw.int(7, 10));
  let missing = Math.round(projects * indicatorsPerProject) - counts.reduce((sum, count) => sum + count, 0);
  for (let index = 0; missing !== 0; index = (index + 1) % projects) {
    const step = Math.sign(missing);
    const next = (counts[index] ?? 8) + step;
    if (next < 6 || next > 11) continue;
    counts[index] = next;
    missing -= step;
  }
  return counts;
};

interface Slot {
  readonly department: Department;
  readonly type: Project['type'];
  readonly field: FieldWords;
  readonly words: ProjectWords;
  readonly qualifier: string;
  readonly unit: number;
}

const slotsOf = (department: Department, count: number): readonly Slot[] =>
  Array.from({ length: count }, (_, index) => {
    const type = index === 0 && count > 2 ? 'staff' : index === 1 && count > 3 ? 'operation' : 'specific';
    const field = type === 'staff' ? staff : type === 'operation' ? operation : department.field;
    const number = type === 'specific' ? index - (count > 3 ? 2 : count > 2 ? 1 : 0) : 0;
    const words = field.projects[number % field.projects.length];
    if (!words) throw new RangeError('a field of work without projects');
    const qualifier = qualifiers[Math.floor(number / field.projects.length) % qualifiers.length] ?? '';
    return {
      department,
      type,
      field,
      words,
      qualifier,
      unit: type === 'specific' ? index % department.units.length : 0,
    };
  });

/** The district as it truly is, before anyone writes it down. Small samples keep the same departments. */
export const worldOf = (draw: Random, size: { readonly departments: number; readonly projects: number }): World => {
  const departments = organise(draw.fork('organisation'), size.departments);
  const counts = shareOut(
    size.projects,
    departments.map((department) => department.size),
  );
  const slots = departments.flatMap((department, index) => slotsOf(department, counts[index] ?? 0));
  const drawn = aimsOf(
    draw.fork('aims'),
    slots.filter((slot) => slot.type === 'specific').map((slot) => slot.department),
  ).values();
  const aims = slots.map((slot) => (slot.type === 'specific' ? (drawn.next().value ?? settled) : settled));
  const goalCounts = sizes(draw.fork('sizes'), slots.length);
  const serials = new Map<string, number>();
  const projects = slots.map((slot, index): Project => {
    const own = draw.fork(`project ${index}`);
    const unit = slot.department.units[slot.unit];
    const aim = aims[index];
    if (!unit || !aim) throw new RangeError('a project without a unit or an aim');
    const serial = (serials.get(unit.code) ?? 0) + 1;
    serials.set(unit.code, serial);
    const standing = slot.type !== 'specific';
    // Two in three of a department's projects turn red in autumn, not all of them.
    const spared = standing || (slot.department.story === 'red-autumn' && own.chance(0.35));
    const story = spared ? 'steady' : slot.department.story;
    const slow = (aim.light === 'yellow' || aim.light === 'red') && own.chance(0.55);
    const [low, high] = slot.words.scale;
    const initial = BigInt(Math.round(low * (high / low) ** own.next() * 100)) * 10_000n;
    const funds = fundsOf(own.fork('funds'), { initial, aim, story, staff: standing, slow });
    const adjusted = sumOf(funds.map((fund) => fund.adjusted[11] ?? 0n));
    const spent = sumOf(funds.map((fund) => fund.spent[11] ?? 0n));
    const executionLoss = 10 - Math.min(10, Number((spent * 10_000n) / adjusted) / 1000);
    const shape = shapeOf(own.fork('shape'), slot.type !== 'staff');
    const goals = goalsOf(own.fork('goals'), slot.field, slot.words, shape, goalCounts[index] ?? 8);
    const name = `${slot.words.name}${slot.qualifier}`;
    const [first] = goals.filter((goal) => goal.level1 === 'output');
    return {
      code: `2025${unit.code}${String(serial).padStart(3, '0')}`,
      name,
      department: slot.department,
      unit,
      type: slot.type,
      statutory: slot.type === 'staff' || /保障|保险|优抚|资助/.test(slot.words.name),
      concern: slot.type === 'specific' && own.chance(0.22),
      functionCode: slot.field.functionCode,
      responsible: own.pick(people),
      basis: own.pick(bases),
      goal: `完成${first?.name ?? name}${first?.target ?? ''}${first?.measure ?? ''},${slot.field.satisfied}得到实惠`,
      aim,
      funds,
      indicators: indicatorsOf(
        own.fork('values'),
        goals,
        lossesOf(own.fork('losses'), aim, story, slow, executionLoss),
        aim.light === 'blue',
      ),
    };
  });
  return { departments, projects };
};
