import { text } from '../../core/language/text.ts';
import { fiscalYear, projectCode } from '../common.ts';
import type { Dataset } from '../dataset.ts';

export const formName: Dataset = {
  name: 'form-name',
  label: text('名称对照', 'Name on a form'),
  about: text(
    '官方表上的项目名称对应哪个项目:财政部门确认一次,以后同名的表照此办理',
    'Which project a name on an official form means: finance matches it once, and later forms with it follow',
  ),
  clause: '财预〔2015〕88号;对照办法为本系统自定',
  titles: ['名称对照', '项目名称对照', '待匹配'],
  key: ['fiscal_year', 'unit_name', 'project_name'],
  isList: true,
  scope: ['fiscal_year', 'unit_name', 'project_name'],
  references: [{ columns: ['fiscal_year', 'project_code'], dataset: 'project', to: ['fiscal_year', 'project_code'] }],
  fields: [
    fiscalYear,
    {
      name: 'unit_name',
      label: text('表上的单位', 'Unit on the form'),
      aliases: ['单位名称', '实施单位', '填报单位'],
      type: 'text',
      about: text('表上写的实施单位', 'The unit as the form has it'),
      required: true,
      example: '第一实验小学',
    },
    {
      name: 'project_name',
      label: text('表上的项目名称', 'Project on the form'),
      aliases: ['项目名称'],
      type: 'text',
      about: text('表上写的项目名称', 'The project’s name as the form has it'),
      required: true,
      example: '食堂改造',
    },
    { ...projectCode, about: text('它对应的项目', 'The project it means') },
  ],
};
