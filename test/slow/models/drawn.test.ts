import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { marts } from '../../../analytics/contracts/marts/catalogue.ts';
import type { Mart } from '../../../analytics/contracts/marts/mart.ts';
import { ident } from '../../../analytics/core/ident.ts';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { martOrder } from '../../../analytics/models/mart-rows.ts';
import { auditsHold } from '../../analytics/models/audits-hold.ts';
import { openMonitored } from '../../analytics/models/fixture.ts';
import { drawnWorlds, everyModel } from '../../support/drawn/worlds.ts';

const published = marts.filter(({ name }) => everyModel.some((model) => model.name === name));

/** The columns of a mart without later ones that say nothing in any row. */
const saying = async (session: Session, mart: Mart): Promise<readonly string[]> => {
  const later = mart.columns.filter((column) => column.later).map(({ name }) => name);
  const counts = later.map((name) => `count(${ident(name)}) AS ${ident(name)}`).join(', ');
  const [said = {}] = later.length > 0 ? await session.rows(`SELECT ${counts} FROM ${mart.name}`) : [];
  return mart.columns.map(({ name }) => name).filter((name) => !later.includes(name) || Number(said[name]) > 0);
};

const figuresOf = async (session: Session): Promise<Readonly<Record<string, unknown>>> => {
  const found: Record<string, unknown> = {};
  for (const mart of published) {
    const columns = (await saying(session, mart)).map(ident).join(', ');
    const [row] = await session.rows(
      `SELECT count(*) AS n, sha256(string_agg(CAST(m AS VARCHAR), chr(10) ORDER BY ${martOrder(mart)})) AS digest FROM (SELECT ${columns} FROM ${mart.name}) AS m`,
    );
    found[mart.name] = { rows: Number(row?.n), digest: row?.digest };
  }
  return found;
};

/**
 * Where a mart is no longer what it was, the new figures are left beside the expected ones as `*.actual.json`; they are
 * taken over by a commit that says which figures changed and why.
 */
describe('a year drawn from few values', () => {
  it.each(drawnWorlds)('passes the audits and keeps its figures: $name', async (world) => {
    const session = await openMonitored(world, everyModel);
    try {
      await auditsHold(session, everyModel);
      const found = await figuresOf(session);
      const file = new URL(`../../golden/drawn/${world.name}.json`, import.meta.url);
      const expected: unknown = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
      if (JSON.stringify(found) !== JSON.stringify(expected))
        await writeFile(new URL(`${world.name}.actual.json`, file), `${JSON.stringify(found, null, 2)}\n`);
      expect(found).toEqual(expected);
    } finally {
      await session.close();
    }
  });
});
