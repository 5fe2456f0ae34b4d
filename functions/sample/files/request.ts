import type { Random } from '../random.ts';
import { type Department, type Fund, moneyAt, type Project, type World } from '../world/types.ts';
import { number, type Table } from '../write/cell.ts';
import type { Draft } from '../write/draft.ts';
import { headersOf } from '../write/headers.ts';
import { byGroup } from './by-group.ts';
import { yuan } from './money-text.ts';
import { fictional } from './office.ts';

const fields = [
  'fiscal_year',
  'unit_code',
  'project_code',
  'project_name',
  'previous_project_code',
  'fund_source',
  'requested_amount',
  'floor_amount',
];

const thousands = (amount: bigint, share: number): bigint =>
  ((amount * BigInt(Math.round(share * 1000))) / 1000n / 100_000n) * 100_000n;

/** Money of one source, carry-over left out: nobody asks for that again. */
const asked = (project: Project): readonly Fund[] => project.funds.filter((fund) => fund.kind === 'current');

const continued = (draw: Random, project: Project): Table['rows'] => {
  const standing = project.type !== 'specific';
  const growth = standing ? draw.between(1, 1.05) : draw.between(1, 1.4);
  return asked(project).map((fund) => {
    const requested = thousands(fund.adjusted[11] ?? fund.initial, growth) + 100_000n;
    const floor =
      project.type === 'staff' ? thousands(requested, 0.96) : project.statutory ? thousands(requested, 0.9) : 0n;
    return [
      number('2026'),
      project.unit.code,
      `2026${project.code.slice(4)}`,
      project.name,
      project.code,
      fund.source,
      number(yuan(requested)),
      floor === 0n ? null : number(yuan(floor)),
    ];
  });
};

/** A new project asks for about what a middling one has now. */
const fresh = (draw: Random, department: Department, serial: number): Table['rows'][number] => {
  const [unit] = department.units;
  const words = draw.pick(department.field.projects);
  const [low, high] = words.scale;
  const amount = BigInt(Math.round((low + high) / 2)) * 1_000_000n;
  return [
    number('2026'),
    unit?.code ?? '',
    `2026${unit?.code ?? ''}${String(900 + serial)}`,
    `${words.name}(2026年新增)`,
    null,
    '一般公共预算',
    number(yuan(thousands(amount, draw.between(0.4, 0.9)))),
    null,
  ];
};

/** Next year's asks, one workbook for each group of departments: most projects go on, some end, some are new. */
export const requestFiles = (draw: Random, world: World): readonly Draft[] =>
  byGroup(world).map(([group, departments]) => {
    const rows = departments.flatMap((department) => {
      const own = draw.fork(department.code);
      const projects = world.projects.filter(
        (project) => project.department.code === department.code && moneyAt(project, 'adjusted', 12) > 0n,
      );
      const going = projects
        .filter((project) => project.type !== 'specific' || own.chance(0.97))
        .flatMap((project) => continued(own, project));
      return [...going, ...Array.from({ length: own.int(0, 3) }, (_, index) => fresh(own, department, index + 1))];
    });
    return {
      path: `08 预算申请/2026年项目预算申请(${group}).xlsx`,
      form: 'xlsx',
      dataset: 'request',
      department: null,
      period: null,
      tables: [
        {
          sheet: '预算申请',
          titles: [`示例区2026年项目预算申请表(${group})`, `单位:元  ${fictional}`],
          headers: headersOf(draw, 'request', fields, 0),
          fields,
          rows,
        },
      ],
    };
  });
