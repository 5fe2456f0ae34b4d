import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../analytics/intake/receipt.ts';
import { ingest, type Upload } from '../../../functions/steps/ingest/step.ts';
import { textUpload } from '../../support/office.ts';
import { officeForEach } from '../../support/office-for-each.ts';

const table =
  (head: string) =>
  (name: string, ...rows: readonly string[]): Upload =>
    textUpload(name, `${head}\n${rows.map((row) => `2025,${row}\n`).join('')}`);
const projects = table('年度,预算单位编码,项目编码,项目名称,年初预算数');
const goals = table('年度,项目编码,指标编码,指标名称,一级指标,指标方向,目标值,计量单位,权重');
const results = table('年度,期间,项目编码,指标编码,实际完成值');
const spent = table('年度,期间,项目编码,预算明细,全年预算数,执行数');

const office = officeForEach((effects) =>
  ingest(effects, [
    textUpload('机构.csv', '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,101,教育局,101001,一小\n'),
    projects('项目.csv', '101001,P1,食堂,4800000'),
    goals('指标.csv', 'P1,A,数量,产出,≥,12,所,20', 'P1,B,面积,产出,≥,12,所,20'),
  ]),
);

/** The project that the first file refers to, and its goal, which come late. */
const missing = [projects('项目补.csv', '101001,P9,操场,800000'), goals('指标补.csv', 'P9,A,数量,产出,≥,12,所,20')];

const said = ({ state, fileName, faults }: Receipt): string =>
  [fileName, state, ...faults.map(({ severity, code, place }) => `${severity} ${code} ${place.row}`)].join(' | ');
const sent = async (...uploads: readonly Upload[]): Promise<readonly string[]> =>
  (await ingest(office().effects, uploads)).map(said);

const june = '2025-06,';
const part = results('6月进度.csv', `${june}P1,A,6`, `${june}P9,A,6`);
const whole = results('6月进度全.csv', `${june}P1,A,6`, `${june}P1,B,9`);
const line = spent('6月执行.csv', `${june}P1,301,2800000,1000000`, `${june}P9,301,800000,300000`);
const lines = spent('6月执行全.csv', `${june}P1,301,2800000,1000000`, `${june}P1,302,2000000,500000`);
const other = spent('6月执行全.csv', `${june}P1,301,2800000,1100000`);

describe('a file that was refused at first and stands now', () => {
  it.each([
    ['indicators', part, whole],
    ['lines with money', line, lines],
  ])('leaves out no %s of a file sent after it', async (_, first, later) => {
    expect((await sent(first))[0]).toContain('refused');
    expect(await sent(later)).toEqual([`${later.name} | accepted`]);
    await sent(...missing);
    expect((await sent(first))[0]).toMatch(/^\S+ \| accepted/);
    expect((await sent(first))[0]).not.toContain('left-out');
  });

  it.each([
    ['indicators', part, whole],
    ['lines with money', line, lines],
  ])('leaves out no %s of a file that is sent with what it lacked', async (_, first, later) => {
    expect((await sent(first))[0]).toContain('refused');
    expect(await sent(...missing, later, first)).toEqual([
      '项目补.csv | accepted',
      '指标补.csv | accepted',
      `${later.name} | accepted`,
      `${first.name} | accepted`,
    ]);
  });

  it.each([
    ['indicators', whole, results('6月进度二.csv', `${june}P1,A,6`), 'refused | fault rows-left-out 2'],
    [
      'lines with money',
      lines,
      spent('6月执行二.csv', `${june}P1,301,2800000,1000000`),
      'accepted | warning lines-left-out 2',
    ],
  ])('has its %s left out by a file sent after it', async (_, before, later, expected) => {
    const first = { ...before, name: before.name.replace('全', '一') };
    const lacking = { ...first, bytes: async () => Buffer.from(`${await text(first)}2025,${june}P9,${rest(first)}`) };
    expect((await sent(lacking))[0]).toContain('refused');
    const answers = await sent(...missing, later, lacking);
    expect(answers.slice(2)).toEqual([`${later.name} | ${expected}`, `${lacking.name} | accepted`]);
  });

  it('does not disagree with a file that is sent later; that one decides', async () => {
    expect((await sent(line))[0]).toContain('refused');
    expect((await sent(...missing, other, line)).slice(2)).toEqual([
      `${other.name} | accepted | warning later-file-taken 2`,
      `${line.name} | accepted`,
    ]);
  });
});

const text = async ({ bytes }: Upload): Promise<string> => new TextDecoder().decode(await bytes());
const rest = ({ name }: Upload): string => (name.includes('执行') ? '301,800000,300000\n' : 'A,6\n');
