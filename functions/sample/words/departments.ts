import { construction, environment, transport, urban } from './construction.ts';
import { agriculture, industry, market, science } from './economy.ts';
import type { FieldWords } from './field-words.ts';
import { administration, safety, township } from './governance.ts';
import { culture, education, employment, health, welfare } from './social.ts';

export interface DepartmentWords {
  readonly name: string;
  readonly group: string;
  readonly field: FieldWords;
  /** Units besides the department's own office; the size tells how many projects it has compared with others. */
  readonly units: readonly string[];
  readonly size: number;
}

const department = (
  group: string,
  name: string,
  field: FieldWords,
  size: number,
  ...units: readonly string[]
): DepartmentWords => ({
  name,
  group,
  field,
  units,
  size,
});

const social = '社会事业';
const economy = '经济发展';
const building = '城乡建设';
const order = '公共安全';
const office = '综合管理';
const street = '镇街';

/** Forty-two departments of a district that does not exist. The first five are there however small the sample is. */
export const departmentWords: readonly DepartmentWords[] = [
  department(
    social,
    '教育体育局',
    education,
    3.2,
    '第一实验小学',
    '第二中学',
    '教师发展中心',
    '青禾幼儿园',
    '体育事业发展中心',
  ),
  department(economy, '科学技术局', science, 1.3, '科技创新服务中心', '生产力促进中心'),
  department(
    economy,
    '农业农村局',
    agriculture,
    2.4,
    '农业技术推广站',
    '动物疫病预防控制中心',
    '农产品质量检测站',
    '农机服务中心',
  ),
  department(
    building,
    '自主创新先行区与综合保税区联合建设管理服务中心(产业协同与营商环境促进办公室)',
    industry,
    1.2,
    '园区建设服务站',
    '企业服务站',
  ),
  department(
    social,
    '卫生健康委员会',
    health,
    2.6,
    '疾病预防控制中心',
    '妇幼保健计划生育服务中心',
    '柳溪社区卫生服务中心',
    '人民医院',
  ),
  department(social, '民政局', welfare, 1.4, '社会救助服务中心', '养老服务指导中心'),
  department(social, '人力资源和社会保障局', employment, 1.5, '公共就业服务中心', '劳动保障监察大队'),
  department(building, '住房和城乡建设局', construction, 1.9, '房屋征收服务中心', '建设工程质量安全站', '住房保障中心'),
  department(building, '生态环境局', environment, 1.4, '环境监测站', '生态环境执法大队'),
  department(social, '文化和旅游局', culture, 1.5, '图书馆', '文化馆', '文物保护所'),
  department(building, '交通运输局', transport, 1.6, '公路养护中心', '道路运输服务中心'),
  department(building, '水利局', agriculture, 1.3, '河道管理所', '水库服务中心'),
  department(order, '应急管理局', safety, 1.2, '应急救援保障中心', '安全生产执法大队'),
  department(economy, '市场监督管理局', market, 1.5, '食品药品检验检测中心', '市场监管综合执法大队'),
  department(building, '城市管理局', urban, 2.0, '环境卫生服务中心', '园林绿化中心', '市政设施养护中心'),
  department(economy, '工业和信息化局', industry, 1.3, '中小企业服务中心', '节能监察中心'),
  department(economy, '商务局', industry, 1.0, '电子商务服务中心'),
  department(office, '发展和改革委员会', industry, 1.0, '重点项目服务中心', '价格认定中心'),
  department(office, '财政局', administration, 1.0, '财政评审中心', '国库支付中心'),
  department(building, '自然资源和规划局', construction, 1.3, '不动产登记中心', '国土空间规划中心'),
  department(building, '林业和园林局', agriculture, 0.9, '森林资源监测站'),
  department(social, '退役军人事务局', welfare, 0.8, '退役军人服务中心'),
  department(social, '医疗保障局', employment, 0.9, '医疗保险经办中心'),
  department(order, '司法局', safety, 0.8, '法律援助中心'),
  department(order, '公安分局', safety, 1.7, '交通管理大队', '特巡警大队', '出入境服务中心'),
  department(office, '审计局', administration, 0.6, '审计信息中心'),
  department(office, '统计局', market, 0.6, '社会经济调查队'),
  department(office, '信访局', administration, 0.5, '群众来访接待中心'),
  department(economy, '行政审批服务局', market, 0.9, '政务服务中心', '公共资源交易中心'),
  department(economy, '大数据管理局', market, 0.9, '数据资源中心'),
  department(social, '残疾人联合会', welfare, 0.7, '残疾人康复中心'),
  department(office, '总工会', administration, 0.5, '工人文化宫'),
  department(social, '妇女联合会', welfare, 0.5, '妇女儿童活动中心'),
  department(social, '融媒体中心', culture, 0.7, '新媒体制作部'),
  department(social, '档案馆', culture, 0.5, '档案数字化中心'),
  department(office, '机关事务服务中心', administration, 0.7, '公务用车服务中心', '会议服务中心'),
  department(economy, '招商投资促进局', industry, 0.8, '驻外招商联络处'),
  department(street, '青禾街道办事处', township, 1.1, '便民服务中心', '网格化服务中心'),
  department(street, '柳溪街道办事处', township, 1.0, '便民服务中心', '综合行政执法队'),
  department(street, '明湖街道办事处', township, 1.0, '便民服务中心'),
  department(street, '石桥镇人民政府', township, 1.3, '农业综合服务中心', '村镇建设服务中心'),
  department(street, '望岭镇人民政府', township, 1.2, '农业综合服务中心', '文化服务中心'),
];
