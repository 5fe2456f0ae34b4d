import ExcelJS from 'exceljs';
import type { Upload } from '../../functions/steps/ingest/upload.ts';
import { textUpload } from './office.ts';

/** The lists of an office that knows two units of one department each and two projects of the first. */
export const formLists: readonly Upload[] = [
  textUpload(
    '机构.csv',
    '年度,主管部门编码,主管部门,预算单位编码,预算单位\n2025,801,甲局,801001,甲局本级\n2025,802,乙局,802001,乙局本级\n',
  ),
  textUpload(
    '项目.csv',
    '年度,预算单位编码,项目编码,项目名称,年初预算数\n2025,801001,100101,道路养护,1000000\n2025,801001,100102,桥梁维修,900000\n',
  ),
];

/**
 * A self-evaluation of 道路养护 on the ministry's form, in 万元, changed by `change`; row 6 has the money, row 8 the goal.
 */
export const evaluationForm = (change: (sheet: ExcelJS.Worksheet) => void): Upload => ({
  name: '自评.xlsx',
  bytes: async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('自评');
    sheet.addRows([
      ['项目支出绩效自评表'],
      ['(2025年度)'],
      ['项目名称', '道路养护'],
      ['主管部门', '甲局', null, '实施单位', '甲局本级'],
      ['项目资金(万元)', null, '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
      [null, '年度资金总额', 100, 100, 80, 10, '80%', 8],
      ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
      ['产出指标', '数量指标', '养护里程', '≥10公里', '12公里', 90, 90, null],
    ]);
    change(sheet);
    return new Uint8Array(await book.xlsx.writeBuffer());
  },
});
