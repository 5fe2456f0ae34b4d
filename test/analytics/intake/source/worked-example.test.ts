import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { duckdbEngine } from '../../../../functions/adapters/duckdb.ts';
import { apply } from './sheet.ts';

it('the worked example of docs/source-descriptions.md gives what the page says', async () => {
  const page = await readFile(new URL('../../../../docs/source-descriptions.md', import.meta.url), 'utf8');
  const block = (kind: string): string => new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';
  const rows = block('text')
    .trim()
    .split('\n')
    .map((line) => line.split(';').map((cell) => cell || null));
  const session = await duckdbEngine({ threads: 1 }).open([]);
  try {
    const { tables, identities, faults } = await apply(session, block('yaml'), rows, {
      fileName: '支出月报_2025_03.csv',
    });
    expect(faults).toEqual([]);
    expect(identities).toMatchObject([{ checked: 2, held: 2 }]);
    const spent = tables[0]?.rows
      .filter((row) => row.project_code === 'P1')
      .map((row) => [row.period, row.spent_amount, row.adjusted_amount]);
    expect(new Set(spent?.map(String))).toEqual(
      new Set(['2025-01,100000,1205000', '2025-02,100000,1205000', '2025-03,125000,1205000']),
    );
    expect(tables[0]?.rows).toHaveLength(6);
  } finally {
    await session.close();
  }
});
