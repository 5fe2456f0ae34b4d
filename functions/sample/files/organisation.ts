import type { Random } from '../random.ts';
import type { World } from '../world/types.ts';
import type { Draft } from '../write/draft.ts';
import { headersOf } from '../write/headers.ts';
import { fictional } from './office.ts';

const fields = ['fiscal_year', 'department_code', 'department_name', 'unit_code', 'unit_name', 'department_group'];

/** The register of departments and units. */
export const organisationFile = (draw: Random, world: World): Draft => ({
  path: '01 机构/2025年预算单位名录.xlsx',
  form: 'xlsx',
  dataset: 'organisation',
  department: null,
  period: null,
  tables: [
    {
      sheet: '机构',
      titles: ['示例区2025年预算单位名录', fictional],
      headers: headersOf(draw, 'organisation', fields, 0),
      fields,
      rows: world.departments.flatMap((department) =>
        department.units.map((unit) => [
          { number: '2025' },
          department.code,
          department.name,
          unit.code,
          unit.name,
          department.group,
        ]),
      ),
    },
  ],
});
