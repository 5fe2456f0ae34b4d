import { text } from '../../core/language/text.ts';
import { departmentCode, fiscalYear, unitCode } from '../common.ts';
import type { Dataset } from '../dataset.ts';

export const organisation: Dataset = {
  name: 'organisation',
  label: text('机构', 'Organisation'),
  about: text('部门与所属预算单位', 'Departments and their budget units'),
  clause: '洛开〔2017〕79号',
  titles: ['机构', '部门单位', '预算单位名录', '单位目录', '机构信息表'],
  key: ['fiscal_year', 'unit_code'],
  isList: true,
  scope: ['fiscal_year', 'unit_code'],
  fields: [
    fiscalYear,
    departmentCode,
    {
      name: 'department_name',
      label: text('主管部门', 'Department'),
      aliases: ['部门名称', '主管部门名称'],
      type: 'text',
      about: text('主管部门全称', 'Full name of the department'),
      required: true,
      example: '教育体育局',
    },
    unitCode,
    {
      name: 'unit_name',
      label: text('预算单位', 'Budget unit'),
      aliases: ['单位名称', '预算单位名称'],
      type: 'text',
      about: text('预算单位全称', 'Full name of the unit'),
      required: true,
      example: '第一实验小学',
    },
    {
      name: 'department_group',
      label: text('部门类别', 'Department group'),
      aliases: ['类别', '分组'],
      type: 'text',
      about: text('同类部门在组内比较', 'Departments are compared within their group'),
      fallback: '未分组',
      example: '社会事业',
    },
  ],
};
