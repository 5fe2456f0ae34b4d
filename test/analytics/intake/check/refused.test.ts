import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../../../analytics/core/ports/engine.ts';
import { standing } from '../../../../analytics/intake/check/refused.ts';
import { smallEngine } from '../../evaluation/year.ts';

let session: Session;

beforeAll(async () => {
  session = await smallEngine.open([]);
  await session.loadTyped('refused', { source_file: 'BIGINT', project_code: 'VARCHAR' }, [
    ['1', 'P1'],
    ['2', null],
  ]);
  await session.loadTyped('rows_of', { source_file: 'BIGINT', project_code: 'VARCHAR' }, [
    ['1', 'P1'],
    ['1', 'P2'],
    ['1', null],
    ['2', 'P1'],
    ['2', null],
    ['3', 'P1'],
    ['3', null],
  ]);
});
afterAll(() => session.close());

const left = async (areOfProject: boolean): Promise<readonly string[]> => {
  const rows = await session.rows(`SELECT * FROM rows_of t WHERE ${standing(areOfProject)} ORDER BY ALL`);
  return rows.map(({ source_file, project_code }) => `${source_file} ${project_code}`);
};

test('rows stand that are of no refused file and no refused project, also where the project can’t be read', async () => {
  expect(await left(true)).toEqual(['1 P2', '1 null', '3 P1', '3 null']);
});

test('of what is not taken apart by project no row of a file stands in which anything fell', async () => {
  expect(await left(false)).toEqual(['3 P1', '3 null']);
});
