import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random } from '../../../functions/sample/random.ts';
import { along } from '../../../functions/sample/world/course.ts';
import { keep, weakness } from '../../../functions/sample/world/loss.ts';
import { moneyAt, type Project, sumOf } from '../../../functions/sample/world/types.ts';
import { split } from '../../../functions/sample/world/weights.ts';
import { worldOf } from '../../../functions/sample/world/world.ts';

const world = worldOf(random('test'), { departments: 42, projects: 600 });

const share = (projects: readonly Project[], passes: (project: Project) => boolean): number =>
  projects.filter(passes).length / projects.length;

const rateAt = (projects: readonly Project[], month: number): number =>
  Number(sumOf(projects.map((project) => moneyAt(project, 'spent', month)))) /
  Number(sumOf(projects.map((project) => moneyAt(project, 'adjusted', month))));

const of = (story: string): readonly Project[] =>
  world.projects.filter((project) => project.department.story === story && project.type === 'specific');

describe('the district', () => {
  test('has the numbers it was asked for', () => {
    expect(world.departments).toHaveLength(42);
    expect(world.projects).toHaveLength(600);
    expect(world.projects.flatMap((project) => project.indicators)).toHaveLength(5000);
    expect(world.departments.flatMap((department) => department.units).length).toBeGreaterThan(110);
  });

  test('has codes that are unique and names that are distinct within a unit', () => {
    expect(new Set(world.projects.map((project) => project.code)).size).toBe(600);
    expect(new Set(world.projects.map((project) => `${project.unit.code} ${project.name}`)).size).toBe(600);
    expect(new Set(world.departments.flatMap((department) => department.units.map((unit) => unit.code))).size).toBe(
      world.departments.flatMap(({ units }) => units).length,
    );
  });

  test('has a department name too long for any chart', () => {
    expect(Math.max(...world.departments.map((department) => department.name.length))).toBeGreaterThan(35);
  });

  test('weights of every project add to 90, so that the execution rate’s 10 make 100', () => {
    for (const project of world.projects)
      expect(project.indicators.reduce((sum, indicator) => sum + indicator.weight, 0)).toBeCloseTo(90, 9);
  });

  test('has indicators of every direction, level and way of adding up, and some plan curves', () => {
    const all = world.projects.flatMap((project) => project.indicators);
    expect(new Set(all.map((indicator) => indicator.direction))).toEqual(
      new Set(['>=', '<=', '=', '<', 'qualitative']),
    );
    expect(new Set(all.map((indicator) => indicator.level1))).toEqual(
      new Set(['cost', 'output', 'benefit', 'satisfaction']),
    );
    expect(new Set(all.map((indicator) => indicator.flow)).size).toBe(2);
    expect(all.filter((indicator) => indicator.plan).length).toBeGreaterThan(50);
    for (const indicator of all) expect(indicator.target === null).toBe(indicator.direction === 'qualitative');
  });

  test('spending and counts never fall from one month to the next', () => {
    for (const project of world.projects) {
      for (let month = 2; month <= 12; month++)
        expect(moneyAt(project, 'spent', month) >= moneyAt(project, 'spent', month - 1)).toBe(true);
      for (const indicator of project.indicators.filter(({ flow }) => flow))
        expect([...indicator.values]).toEqual([...indicator.values].sort((a, b) => a - b));
    }
  });

  test('budgets are whole hundreds of yuan, so that 万元 writes them exactly', () => {
    for (const project of world.projects) for (const fund of project.funds) expect(fund.initial % 10_000n).toBe(0n);
  });

  test('spends nine tenths and more by year end, and less than half by June', () => {
    expect(rateAt(world.projects, 12)).toBeGreaterThan(0.9);
    expect(rateAt(world.projects, 12)).toBeLessThan(0.97);
    expect(rateAt(world.projects, 6)).toBeLessThan(0.5);
  });

  test('is meant to be graded 优良中差 about 35/40/20/5', () => {
    const aims = (['excellent', 'good', 'medium', 'poor'] as const).map((grade) =>
      share(world.projects, (project) => project.aim.grade === grade),
    );
    expect(aims.map((aim) => Math.round(aim * 20) / 20)).toEqual([0.3, 0.45, 0.2, 0.05]);
  });

  test('keeps statutory spending, public concern and several fund sources', () => {
    expect(share(world.projects, (project) => project.statutory)).toBeGreaterThan(0.05);
    expect(share(world.projects, (project) => project.concern)).toBeGreaterThan(0.1);
    expect(new Set(world.projects.flatMap((project) => project.funds.map((fund) => fund.source))).size).toBe(4);
    expect(world.projects.some((project) => project.funds.some((fund) => fund.kind === 'carryover'))).toBe(true);
  });
});

describe('stories', () => {
  test('overspending goes past the budget by December', () => {
    expect(of('overspends').some((project) => moneyAt(project, 'spent', 12) > moneyAt(project, 'adjusted', 12))).toBe(
      true,
    );
    expect(of('steady').every((project) => moneyAt(project, 'spent', 12) <= moneyAt(project, 'adjusted', 12))).toBe(
      true,
    );
  });

  test('idle money shows in a low rate', () => {
    expect(rateAt(of('underspends'), 12)).toBeLessThan(rateAt(world.projects, 12) - 0.05);
  });

  test('the red autumn is far behind in September and recovers', () => {
    expect(rateAt(of('red-autumn'), 9)).toBeLessThan(0.62);
    expect(rateAt(of('red-autumn'), 12)).toBeGreaterThan(0.9);
  });

  test('targets set too low are passed by June', () => {
    const passed = of('low-targets').filter((project) =>
      project.indicators.some(
        (indicator) =>
          indicator.flow && indicator.target !== null && (indicator.values[5] ?? 0) >= 1.2 * indicator.target,
      ),
    );
    expect(passed.length).toBeGreaterThan(2);
  });

  test('mid-year adjustments change budgets', () => {
    const changed = of('adjusts').filter(
      (project) => moneyAt(project, 'adjusted', 1) !== moneyAt(project, 'adjusted', 12),
    );
    expect(changed.length).toBeGreaterThan(3);
  });
});

describe('small districts', () => {
  test.each([
    [1, 1],
    [1, 3],
    [3, 10],
    [42, 60],
  ])('%i departments and %i projects', (departments, projects) => {
    const small = worldOf(random('small'), { departments, projects });
    expect(small.departments).toHaveLength(departments);
    expect(small.projects).toHaveLength(projects);
  });

  test.each([0, 43])('%i departments are refused', (departments) => {
    expect(() => worldOf(random('x'), { departments, projects: 10 })).toThrow(RangeError);
  });
});

describe('arithmetic', () => {
  test('along is straight between its knots and stays at the last', () => {
    const knots = [
      [0, 0],
      [6, 3],
      [12, 12],
    ] as const;
    expect([0, 3, 6, 9, 12, 13].map((month) => along(knots, month))).toEqual([0, 1.5, 3, 7.5, 12, 12]);
  });

  test('split gives all points, in halves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9 }), (points, rows) => {
        const parts = split(points, rows);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(points);
        for (const part of parts) expect(part * 2).toBe(Math.round(part * 2));
      }),
    );
  });

  test('keep loses the points it is told to, where the rows can bear it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 40, noNaN: true }), fc.string(), (points, seed) => {
        const rows = Array.from({ length: 8 }, () => ({ weight: 11.25, most: 0.5 }));
        const { order, eager } = weakness(random(seed), rows.length);
        const kept = keep(rows, order, eager, points);
        const lost = kept.reduce((sum, part) => sum + (1 - part) * 11.25, 0);
        expect(Math.abs(lost - points)).toBeLessThan(0.06);
        for (const part of kept) expect(part).toBeGreaterThanOrEqual(0.039);
      }),
    );
  });
});
