import { expect, test } from 'vitest';
import {
  departmentNamed,
  type Identified,
  projectNamed,
  unitNamed,
} from '../../../../analytics/intake/form/identity.ts';
import { type KnownRow, knownFrom } from '../../../../analytics/intake/form/known.ts';

const unit = (department_code: string, department_name: string, unit_code: string, unit_name: string): KnownRow => ({
  department_code,
  department_name,
  unit_code,
  unit_name,
});
const project = (unit_code: string, project_code: string, project_name: string): KnownRow => ({
  unit_code,
  project_code,
  project_name,
});

const known = knownFrom({
  organisation: [
    unit('801', '甲局', '801001', '甲局本级'),
    unit('801', '甲局', '801002', '示范区第一小学'),
    unit('802', '乙局', '802001', '乙局本级'),
    unit('803', '丙局', '803001', '丙局本级'),
    unit('804', '丙局', '804001', '丙局二所'),
    unit('805', '庚局', '805001', '庚局(本级)'),
  ],
  project: [
    project('801001', '100101', '道路养护'),
    project('801001', '100102', '桥梁维修'),
    project('801001', '100105', '高标准农田15万亩'),
    project('802001', '100103', '公路养护'),
    project('802001', '100104', '道路养护'),
  ],
  matches: [],
  indicator: [],
  departmentIndicator: [],
});

/** The code that was found, or the rows between which nobody can tell, or nothing. */
const said = (found: Identified, code: string): string => {
  if (found.row !== null) return found.row[code] ?? '';
  const near = found.nearest.map((row) => row[code]);
  return found.isAmbiguous ? `${near.join('?')}${near.length === 1 ? '?' : ''}` : '';
};

const own = known.units.byCode.get('801001')?.[0] ?? null;

test.each([
  ['道路养护', '100101'],
  ['100101', '100101'],
  ['100101-道路养护', '100101'],
  ['道路养护(100101)', '100101'],
  ['100101-道路养护工程(一期)', '100101'],
  ['100101-桥梁维修', '100101?100102'],
  ['桥梁维修(100101)', '100101?100102'],
  ['100101-公路养护', '100101?100103'],
  ['999999-桥梁维修', '100102?'],
  ['100101-食堂建设', '100101?'],
  ['100101-道路保养', '100101?'],
  ['100101-路养护', '100101'],
  ['100105-高标准农田', '100105'],
  ['100105-高标准农田1万亩', '100105?'],
  ['公路养护', ''],
  ['高标准农田15万亩', '100105'],
  ['高标准农田1.5万亩', ''],
])('the project %s of 甲局本级 is %s', (written, due) => {
  const found = projectNamed(known, written, own);
  expect(said(found, 'project_code')).toBe(due);
  if (written.startsWith('999999')) expect(found).toMatchObject({ row: null, isAmbiguous: true });
});

test('of two units’ projects of one name the code tells which', () => {
  expect(said(projectNamed(known, '100104-道路养护', null), 'project_code')).toBe('100104');
  expect(said(projectNamed(known, '道路养护', null), 'project_code')).toBe('100101?100104');
});

test.each([
  ['庚局本级', '805001'],
  ['庚局（本级）', '805001'],
  ['801002-示范区第一小学', '801002'],
  ['801002-第一小学', '801002'],
  ['第一小学', '801002'],
  ['801001-乙局本级', '801001?802001'],
  ['801001-第一小学', '801001?801002'],
  ['999999-第一小学', '801002?'],
  ['999999-乙局本级', '802001?'],
  ['801002-示范区三小', '801002?'],
  ['801002-一小学', '801002'],
])('the unit %s is %s', (written, due) => {
  expect(said(unitNamed(known, written), 'unit_code')).toBe(due);
});

test.each([
  [['801', '甲局'], '801'],
  [['801'], '801'],
  [['801-甲局'], '801'],
  [['801', '甲局(汇总)'], '801'],
  [['801-乙局'], '801?802'],
  [['801', '乙局'], '801?802'],
  [['801', '999-乙局'], '801?802'],
  [['803', '丙局'], '803'],
  [['999', '乙局'], '802?'],
  [['999-乙局'], '802?'],
  [['801', '丁局'], '801?'],
  [['801-丁局'], '801?'],
  [['801', '—'], '801'],
  [['801', '甲局', '999'], '801?'],
  [['丙局'], '803?804'],
  [[], ''],
])('the department in the cells %j is %s', (written, due) => {
  expect(said(departmentNamed(known, written), 'department_code')).toBe(due);
});
