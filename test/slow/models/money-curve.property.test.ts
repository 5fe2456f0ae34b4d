import { beforeAll, describe, expect, it } from 'vitest';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import { ident } from '../../../analytics/core/ident.ts';
import type { Row } from '../../../analytics/core/ports/engine.ts';
import type { Model } from '../../../analytics/models/catalogue.ts';
import { martOrder } from '../../../analytics/models/mart-rows.ts';
import type { Policy } from '../../../analytics/policy/schema.ts';
import { auditsHold } from '../../analytics/models/audits-hold.ts';
import { monitored, openMonitored } from '../../analytics/models/fixture.ts';
import { type DrawnWorld, drawnWorlds, everyModel } from '../../support/drawn/worlds.ts';

const curve = (plan_03: number, plan_06: number, plan_09: number, more: object = {}) => ({
  of: 'money' as const,
  plan_03,
  plan_06,
  plan_09,
  clause: '某地',
  ...more,
});

const withCurves = (world: DrawnWorld, plan_curves: Policy['plan_curves']): DrawnWorld => ({
  ...world,
  policy: { ...world.policy, plan_curves },
});

/** Every published row of a world, once its audits have passed; which plan it was held against is left out. */
const published = async (
  world: DrawnWorld,
  models: readonly Model[] = everyModel,
): Promise<Readonly<Record<string, readonly Row[]>>> => {
  const session = await openMonitored(world, models);
  try {
    await auditsHold(session, models);
    const found: Record<string, readonly Row[]> = {};
    for (const mart of marts.filter(({ name }) => models.some((model) => model.name === name))) {
      const columns = mart.columns.map(({ name }) => name).filter((name) => !/^plan_(clause|curved)$/.test(name));
      found[mart.name] = await session.rows(
        `SELECT ${columns.map(ident).join(', ')} FROM ${mart.name} ORDER BY ${martOrder(mart)}`,
      );
    }
    return found;
  } finally {
    await session.close();
  }
};

const amount = /_amount$/;

/** All money a hundred times as much, as if it were in fen. */
const scaled = (world: DrawnWorld): DrawnWorld => ({
  ...world,
  given: Object.fromEntries(
    Object.entries(world.given).map(([dataset, rows]) => [
      dataset,
      rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [
            name,
            value !== null && amount.test(name) ? String(Number((Number(value) * 100).toFixed(2))) : value,
          ]),
        ),
      ),
    ]),
  ) as DrawnWorld['given'],
});

const judged = ['planned_progress', 'execution_rate', 'execution_deviation', 'light', 'quadrant', 'money_light'];
const monitoring = ['monitoring_project', 'monitoring_unit', 'monitoring_department', 'monitoring_district'];

const judgedOf = (rows: readonly Row[]): readonly unknown[] => rows.map((row) => judged.map((name) => row[name]));

const steep = [curve(0.05, 0.3, 0.95, { project_type: 'specific' }), curve(0.4, 0.4, 0.4, { project_type: 'staff' })];

describe.each(drawnWorlds.slice(0, 2))('a drawn year whose money is planned by curves: $name', (world) => {
  let without: Readonly<Record<string, readonly Row[]>>;
  beforeAll(async () => {
    without = await published(world);
  });

  it('is what it is without any where the curve is the straight line', async () => {
    expect(await published(withCurves(world, [curve(0.25, 0.5, 0.75)]))).toEqual(without);
  });

  it('is not where it is steep, and then judges alike in other units of money', async () => {
    const bent = withCurves(world, steep);
    const [found, in100] = [await published(bent), await published(scaled(bent), monitored)];
    for (const mart of monitoring) {
      expect(judgedOf(found[mart] ?? []), mart).not.toEqual(judgedOf(without[mart] ?? []));
      expect(judgedOf(in100[mart] ?? []), mart).toEqual(judgedOf(found[mart] ?? []));
    }
  });
});
