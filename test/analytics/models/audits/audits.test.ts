import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../../analytics/core/ports/engine.ts';
import { allocationLineAudited } from '../../../../analytics/models/allocation-line.ts';
import { auditPath, runAudits } from '../../../../analytics/models/audit.ts';
import { readModels } from '../../../../analytics/models/catalogue.ts';
import { asset } from '../../evaluation/year.ts';
import { auditCases, foundAfter } from './cases.ts';
import { openAudited } from './world.ts';

const audited = [...(await readModels(asset)), allocationLineAudited];
const names = audited.flatMap(({ mustHold }) => mustHold).sort();

describe('audits', () => {
  it('each have a file and cases', () => {
    const folder = new URL('../../../../analytics/models/audits/', import.meta.url);
    expect(readdirSync(folder).sort()).toEqual(names.map((name) => `${name}.sql`));
    expect(Object.keys(auditCases).sort()).toEqual(names);
  });

  it('each say what must hold', async () => {
    for (const name of names) expect(await asset(auditPath(name))).toMatch(new RegExp(`^-- ${name} · .+\n-- .+`));
  });

  it.each<[string, string, string | null]>([
    ['with an envelope that leaves a reserve', '2025-12', '99999.99'],
    ['in the middle of the year', '2025-06', null],
  ])('are silent on what the models make %s', async (_, through, envelope) => {
    const session = await openAudited(through, envelope);
    try {
      await runAudits(session, asset, audited);
    } finally {
      await session.close();
    }
  });
});

describe('in a small year', () => {
  let session: Session;
  beforeAll(async () => {
    session = await openAudited();
  });
  afterAll(() => session.close());

  it('all are silent at its end, before anything is changed', () => runAudits(session, asset, audited));

  describe.each(Object.entries(auditCases))('%s', (name, { key, cases }) => {
    it('is silent before anything is changed, and speaks of some change', async () => {
      expect(await session.rows(await asset(auditPath(name)))).toEqual([]);
      expect(cases.some(([, ...found]) => found.length > 0)).toBe(true);
    });

    it.each(cases.map(([change, ...found]) => ({ change, found })))(
      'finds $found after $change',
      async ({ change, found }) =>
        expect(await foundAfter(session, await asset(auditPath(name)), key, change)).toEqual(found.toSorted()),
    );
  });
});
