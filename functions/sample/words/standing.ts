import { type FieldWords, works } from './field-words.ts';

/** Spending every department has: pay, and keeping the office open. */
export const staff: FieldWords = {
  functionCode: '2010301',
  projects: [
    works(
      '在职人员工资与社会保险 300-2600',
      '保障在职人数 人 ~30-320',
      '工资发放批次 次 12-12',
      '社保缴纳人数 人 ~30-320',
    ),
  ],
  quality: ['工资发放准确率 % =100', '财政供养人员控制率 % ≤100', '社保缴纳准确率 % =100'],
  benefit: ['欠发工资投诉 起 =0', '在岗率 % ≥96', '人员队伍 定性 保持稳定', '履职保障 定性 总体有力'],
  satisfied: '在职人员',
};

export const operation: FieldWords = {
  functionCode: '2010302',
  projects: [
    works('日常公用经费 40-420', '保障办公人数 人 ~30-320', '保障会议次数 次 12-120', '设备维护次数 次 12-96'),
  ],
  quality: ['公用经费控制率 % ≤100', '政府采购合规率 % =100', '资产账实相符率 % ≥98'],
  benefit: ['单位运转中断 次 =0', '人均用电下降率 % ≥2', '运转保障 定性 平稳有序', '厉行节约 定性 落实到位'],
  satisfied: '干部职工',
};

/** Said of timeliness and cost whatever the field is. */
export const timely: readonly string[] = ['按计划节点完成率 % ≥95', '资金拨付及时率 % ≥98', '任务按期完成率 % =100'];
export const costs: readonly string[] = ['单位成本 元 ≤120-9800', '成本超支率 % ≤3'];

/** Appended where a department runs the same kind of project more than once. */
export const qualifiers: readonly string[] = [
  '',
  '(城东片区)',
  '(城西片区)',
  '(二期)',
  '(南部片区)',
  '(试点)',
  '(续建)',
];

export const bases: readonly string[] = [
  '“十四五”专项规划',
  '区政府工作报告重点任务',
  '区委区政府年度民生实事',
  '上级部门年度工作要点',
  '部门职责与三年滚动规划',
];
export const people: readonly string[] = ['业务科科长', '项目办主任', '财务科科长', '分管负责人', '综合科科长'];
