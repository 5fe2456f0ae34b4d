import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Session } from '../../../analytics/core/ports/engine.ts';
import { smallEngine } from '../evaluation/year.ts';
import { auditsHold } from './audits-hold.ts';

let session: Session;
beforeEach(async () => {
  session = await smallEngine.open([]);
  await session.run('CREATE TABLE intake_file (file_id VARCHAR, rows_accepted BIGINT)');
});
afterEach(() => session.close());

const intakeFile = { name: 'intake_file', grain: [{ name: 'file_id', optional: false }], mustHold: [] };
const other = { name: 'other', grain: [{ name: 'code', optional: true }], mustHold: [] };

it('passes what holds', async () => {
  await session.run("INSERT INTO intake_file VALUES ('a', 1), ('b', 2)");
  await expect(auditsHold(session, [intakeFile])).resolves.toBeUndefined();
});

it('names the audit that is broken, whichever of many, with its rows', async () => {
  await session.run("CREATE TABLE other AS SELECT 'c' AS code");
  await session.run("INSERT INTO intake_file VALUES ('a', 1), ('a', 2)");
  await expect(auditsHold(session, [other, intakeFile])).rejects.toMatchObject({
    name: 'AuditError',
    message: expect.stringContaining('key_intake_file'),
  });
});
